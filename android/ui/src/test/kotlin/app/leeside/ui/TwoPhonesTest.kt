package app.leeside.ui

import org.junit.jupiter.api.io.TempDir
import org.junit.jupiter.params.ParameterizedTest
import org.junit.jupiter.params.provider.EnumSource
import java.nio.file.Path
import java.time.Duration
import kotlin.test.assertEquals
import kotlin.test.assertTrue

/** What the screen shows of words that are one word each: the words of an invite, or those to compare. */
internal fun Walk.wordsShown(): List<String> = texts().filter { Regex("[a-z]{3,}").matches(it) }

/** Two phones meet, from their first runs to the joined plan. */
internal fun Walk.meet(
    ari: Phone,
    bo: Phone,
) {
    hold(ari)
    firstRun()
    click("Hands only")
    click("The same room")
    click("The rest later")
    click("Meet your partner")
    click("Skip")
    type("meet-mine", "Ari")
    type("meet-theirs", "Bo")
    click("Next")
    see("Who begins?")
    photograph("20-meet-how")
    click("Make an invite")
    see("Say these words to Bo")
    photograph("21-invite", same = false)
    val words = wordsShown()
    click("Share the file")
    see("I have their reply")
    val invite = checkNotNull(ari.platform.handed)

    hold(bo)
    click("My partner gave me an invite")
    click("I have read this")
    click("Yes")
    type("word", WORD)
    type("again", WORD)
    click("Make the lock")
    click("Later")
    see("How close, right after?")
    click("The rest later")
    click("Open my invite")
    click("Skip")
    type("meet-mine", "Bo")
    type("meet-theirs", "Ari")
    click("Next")
    bo.platform.toPick = invite
    click("Choose the file")
    see("A file is chosen.")
    type("invite-words", words.joinToString(" "))
    photograph("22-accept", same = false)
    click("Answer the invite")
    see("Are these the same on both phones?")
    photograph("23-compare", same = false)
    val ofBo = wordsShown()
    click("Share it")
    val reply = checkNotNull(bo.platform.handed)

    hold(ari)
    click("I have their reply")
    ari.platform.toPick = reply
    click("Choose the file")
    click("Open the reply")
    see("Are these the same on both phones?")
    assertEquals(ofBo, wordsShown())
    click("They are the same")
    click("To our plan")

    hold(bo)
    click("They are the same")
    see("You and Ari are joined")
    photograph("24-joined")
    click("To our plan")
}

/** A walk with two phones that have met; both are put away at its end. */
internal fun walkOfTwo(
    folder: Path,
    sight: Sight = Sight.Light,
    act: Walk.(ari: Phone, bo: Phone, clock: WalkClock) -> Unit,
) = walk(sight) {
    val clock = WalkClock()
    val (ari, bo) = listOf("ari", "bo").map { Phone(folder.resolve(it).toFile(), clock) }
    meet(ari, bo)
    act(ari, bo, clock)
    ari.close()
    bo.close()
}

/** The first of the five questions, answered with no touch. */
internal fun Walk.rulesOutTouch() {
    click("Mine")
    click("Write it: five questions")
    click("No touch")
    click("The rest later")
}

/** Makes a parcel of everything that is ticked. */
internal fun Walk.parcel(from: Phone): ByteArray {
    hold(from)
    click("Ours")
    click("Make a parcel")
    click("Make the parcel")
    click("Share the file")
    click("Done")
    return checkNotNull(from.platform.handed)
}

/** Everything that is ticked goes from one phone to the other. */
internal fun Walk.carry(
    from: Phone,
    to: Phone,
    seen: String? = null,
    picture: String? = null,
) {
    to.platform.toPick = parcel(from)
    hold(to)
    click("Ours")
    click("Take one in")
    click("Choose the file")
    see("What is in it")
    seen?.let { see(it) }
    picture?.let { photograph(it) }
    click("Take it in")
    see("Between the two phones")
}

class TwoPhonesTest {
    @TempDir lateinit var folder: Path

    @ParameterizedTest
    @EnumSource(Sight::class, names = ["Light", "Dark", "Large"])
    fun `two phones go from the welcome to a revised plan, through files, by clicks alone`(sight: Sight) =
        walkOfTwo(folder, sight) { ari, bo, clock ->
            // Agreed: one suggests, the other says yes.
            hold(ari)
            see("Start with one: a word for space.")
            photograph("30-ours-paired")
            click("Add a part")
            photograph("31-parts")
            clickPart("Space")
            type("answer", "I hear you. I am here.")
            photograph("32-edit-space")
            click("Suggest it")
            see("Only on this phone until you share it")
            click("Make a parcel")
            see("What Bo would learn")
            photograph("33-out")
            click("Close")
            carry(ari, bo, "A suggestion. You decide later", "34-in")
            photograph("35-ours-suggested")
            click("Read it")
            see("Ari suggests something")
            photograph("36-topic-suggested")
            click("Yes from me")
            see("Yes from both, for now")
            photograph("37-topic-both")
            click("Back")
            carry(bo, ari, "Now it is a yes from both.")
            see("Yes from both, for now")
            photograph("38-ours-agreed")

            // Cooled down: the run plays while everything else is locked.
            click("Now")
            click("Set out for tonight")
            photograph("40-tonight")
            clickPart("The next parcel may say")
            click("Ready")
            see("Ready when you are.")
            photograph("41-ready")
            playThrough()
            see("Locked")
            type("open", WORD)
            click("Open")
            see("Good evening")

            // Debriefed, the next day.
            clock.wait(Duration.ofHours(25))
            click("Mine")
            click("Now")
            see("Waiting, without hurry")
            photograph("50-now-due")
            clickPart("What helped you?")
            see("Nothing is saved.")
            photograph("51-debrief")
            click("Write, for me")
            type("helped", "the quiet, side by side")
            see("Copy this one for Bo")
            type("next", "tea before the blanket")
            photograph("51-debrief-write")
            click("Keep for me")
            click("Mine")
            clickPart("How is it now?")
            click("Okay")
            type("line", "soft, and a little tired")
            photograph("51-check-in")
            click("Save")

            // Revised: other words for the same part.
            click("Ours")
            clickPart("Space")
            click("Suggest a change")
            type("while-waiting", "make two cups of tea")
            click("Suggest it")
            see("Suggested by you")
            click("Back")
            carry(ari, bo)
            click("Read it")
            photograph("52-topic-changed")
            click("Yes from me")
            see("make two cups of tea")
            click("Back")
            carry(bo, ari)
            clickPart("Space")
            see("make two cups of tea")
            assertTrue(sees("Yes from both, for now"))
            photograph("53-revised")
        }

    /** From the start to the end, with what happens on the way. */
    private fun Walk.playThrough() {
        click("Start")
        see("Is anyone hurt or cold?")
        photograph("42-body", same = false)
        click("We are fine")
        see("Not this")
        photograph("43-step", same = false)
        click("Not this")
        see("Next")
        click("Next")
        click("Space")
        see("I am off")
        photograph("44-space-leaver", same = false)
        click("I am off")
        see("Is someone in danger?")
        photograph("45-space-waiter", same = false)
        click("We are back")
        see("Stay with me")
        click("Stay with me")
        see("Said it")
        photograph("46-stay", same = false)
        click("Said it")
        click("A feeling came")
        see("Anger")
        photograph("47-feelings")
        click("Tears")
        photograph("48-feeling", same = false)
        click("Just stay")
        click("End")
        see("That is enough for tonight.")
        photograph("49-end")
        click("Close")
    }
}
