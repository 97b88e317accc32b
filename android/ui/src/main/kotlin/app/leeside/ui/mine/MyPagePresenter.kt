package app.leeside.ui.mine

import app.leeside.Field
import app.leeside.ui.app.App
import app.leeside.ui.app.Place
import app.leeside.ui.app.Presenter
import app.leeside.ui.ours.OutPresenter

/** A group of fields, as my page shows them. */
internal enum class Chapter(
    val fields: List<Field>,
) {
    Needs(listOf(Field.NEEDS_BODY, Field.NEEDS_FEELINGS, Field.NEEDS_MIND)),
    Around(listOf(Field.LIGHT, Field.SOUND, Field.WARMTH, Field.PLACE_NOTES)),
    Talking(listOf(Field.TALK_MODE, Field.TALK_WHEN, Field.REASSURE)),
    Room(
        listOf(
            Field.SPACE_WHERE,
            Field.SPACE_CONTACT,
            Field.SPACE_MINUTES,
            Field.SPACE_BACK,
            Field.SPACE_WHEN_YOU_GO,
            Field.SPACE_WHILE_I_WAIT,
        ),
    ),
    Food(listOf(Field.DRINK, Field.SNACK, Field.AVOID)),
    Later(listOf(Field.SLEEP_WHERE, Field.QUIET_FROM, Field.DAYS_AFTER)),
    Giving(listOf(Field.CAN_GIVE, Field.ACCESS)),
}

/** The whole of my page: the five questions, and more if I like. */
internal class MyPagePresenter(
    app: App,
) : Presenter(app) {
    val voice = VoiceStore(app)

    /** Whether there is somebody with whom it could be shared. */
    val canShare: Boolean get() = app.bond != null

    override suspend fun load() = voice.load()

    /** What stands on the page in one group of fields. */
    fun lines(fields: List<Field>): List<String> = fields.flatMap { field -> voice.list(field).mapNotNull { voice.readings[it.first] } }

    fun fiveQuestions() = app.open(VoicePresenter(app) { app.back() })

    fun open(chapter: Chapter) = app.open(ChapterPresenter(app, chapter))

    fun share() {
        app.bond?.let { app.open(OutPresenter(app, it)) }
    }
}
