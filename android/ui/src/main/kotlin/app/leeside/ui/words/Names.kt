package app.leeside.ui.words

import app.leeside.Contact
import app.leeside.Feeling
import app.leeside.Field
import app.leeside.Near
import app.leeside.Often
import app.leeside.Talk
import app.leeside.TalkMode
import app.leeside.TalkWhen
import app.leeside.Touch

// The ids of the core's words for its choices.

private fun Enum<*>.plain(): String = name.lowercase().removePrefix("no_").let { if (it.length < name.length) "none" else it }

/** How a choice of the core reads. */
internal fun idOf(choice: Touch) = "value.touch.${choice.plain()}"

/** How a choice of the core reads. */
internal fun idOf(choice: Near) = "value.near.${choice.plain()}"

/** How a choice of the core reads. */
internal fun idOf(choice: Talk) = "value.talk.${choice.plain()}"

/** How a choice of the core reads. */
internal fun idOf(choice: Often) = "value.often.${choice.plain()}"

/** How a choice of the core reads. */
internal fun idOf(choice: TalkMode) = "value.talk_mode.${choice.plain()}"

/** How a choice of the core reads. */
internal fun idOf(choice: TalkWhen) = "value.talk_when.${choice.plain()}"

/** How a choice of the core reads. */
internal fun idOf(choice: Contact) = "value.contact.${choice.plain()}"

/** How a choice of the core reads. */
internal fun idOf(choice: Feeling) = "value.feeling.${choice.plain()}"

/** What a field of the voice is called. */
internal fun idOf(field: Field): String =
    "field.voice." +
        when (field) {
            Field.TOUCH -> "closeness.touch"
            Field.NEAR -> "closeness.near"
            Field.TALK -> "closeness.talk"
            Field.COMFORTS -> "comforts"
            Field.PLEASE_NOT -> "please_not"
            Field.FEELINGS -> "feelings"
            Field.SIGNAL_SPACE -> "signals.space"
            Field.SIGNAL_STAY -> "signals.stay"
            Field.NEEDS_BODY -> "needs.body"
            Field.NEEDS_FEELINGS -> "needs.feelings"
            Field.NEEDS_MIND -> "needs.mind"
            Field.LIGHT -> "place.light"
            Field.SOUND -> "place.sound"
            Field.WARMTH -> "place.warmth"
            Field.PLACE_NOTES -> "place.notes"
            Field.TALK_MODE -> "talk_style.mode"
            Field.TALK_WHEN -> "talk_style.when"
            Field.REASSURE -> "reassure"
            Field.SPACE_WHERE -> "space_care.where"
            Field.SPACE_CONTACT -> "space_care.contact"
            Field.SPACE_MINUTES -> "space_care.minutes"
            Field.SPACE_BACK -> "space_care.back"
            Field.SPACE_WHEN_YOU_GO -> "space_care.when_you_go"
            Field.SPACE_WHILE_I_WAIT -> "space_care.while_i_wait"
            Field.DRINK -> "food.drink"
            Field.SNACK -> "food.snack"
            Field.AVOID -> "food.avoid"
            Field.SLEEP_WHERE -> "sleep.where"
            Field.QUIET_FROM -> "sleep.quiet_from"
            Field.DAYS_AFTER -> "days_after"
            Field.CAN_GIVE -> "can_give"
            Field.ACCESS -> "access"
        }
