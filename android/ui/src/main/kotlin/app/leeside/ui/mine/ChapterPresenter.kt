package app.leeside.ui.mine

import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import app.leeside.Contact
import app.leeside.Field
import app.leeside.ItemKey
import app.leeside.ItemValue
import app.leeside.LeesideException
import app.leeside.TalkMode
import app.leeside.TalkWhen
import app.leeside.ui.app.App
import app.leeside.ui.app.Place
import app.leeside.ui.app.Presenter
import kotlinx.coroutines.launch

/** One chapter of my page, to write in. */
internal class ChapterPresenter(
    app: App,
    val chapter: Chapter,
) : Presenter(app) {
    val voice = VoiceStore(app)

    /** The names of the next entries of each list. */
    var next by mutableStateOf(emptyMap<Field, String>())
        private set

    override suspend fun load() {
        voice.load()
        val lists = chapter.fields.filter { it.isList && it !in next }
        next = next + lists.associateWith { core.plan { newItemId() } }
    }

    /** The entries of a list, and an empty one to write. */
    fun entries(field: Field): List<Pair<ItemKey, String>> {
        val written = voice.list(field).map { (key, value) -> key to (value as? ItemValue.Text)?.text.orEmpty() }
        val empty = next[field]?.let { ItemKey(field, it) }
        return if (empty == null || written.any { it.first == empty }) written else written + (empty to "")
    }

    fun another(field: Field) {
        app.scope.launch { next = next + (field to core.plan { newItemId() }) }
    }

    fun text(field: Field): String = (voice.items[ItemKey(field)] as? ItemValue.Text)?.text.orEmpty()

    fun text(
        key: ItemKey,
        text: String,
    ) = voice.say(key, ItemValue.Text(text.take(OWN_WORDS)))

    val mode: TalkMode? get() = (voice.items[ItemKey(Field.TALK_MODE)] as? ItemValue.TalkMode)?.mode
    val time: TalkWhen? get() = (voice.items[ItemKey(Field.TALK_WHEN)] as? ItemValue.TalkWhen)?.time
    val contact: Contact? get() = (voice.items[ItemKey(Field.SPACE_CONTACT)] as? ItemValue.Contact)?.contact

    fun mode(to: TalkMode?) = voice.say(ItemKey(Field.TALK_MODE), to?.let { ItemValue.TalkMode(it) })

    fun time(to: TalkWhen?) = voice.say(ItemKey(Field.TALK_WHEN), to?.let { ItemValue.TalkWhen(it) })

    fun contact(to: Contact?) = voice.say(ItemKey(Field.SPACE_CONTACT), to?.let { ItemValue.Contact(it) })

    fun minutes(field: Field): Int? = (voice.items[ItemKey(field)] as? ItemValue.Minutes)?.minutes?.toInt()

    fun minutes(
        field: Field,
        to: Int?,
    ) = voice.say(ItemKey(field), to?.let { ItemValue.Minutes(it.toUInt()) })

    fun done() {
        act {
            voice.flush()
            app.back()
        }
    }

    override fun gone() {
        app.scope.launch {
            try {
                voice.flush()
            } catch (error: LeesideException) {
                failed(error)
            }
        }
    }

    override fun failed(error: LeesideException) {
        super.failed(error)
        if (error is LeesideException.Unfit) voice.letGo()
    }
}

private val LISTS =
    setOf(
        Field.NEEDS_BODY,
        Field.NEEDS_FEELINGS,
        Field.NEEDS_MIND,
        Field.REASSURE,
        Field.SPACE_WHILE_I_WAIT,
        Field.AVOID,
        Field.DAYS_AFTER,
        Field.ACCESS,
    )

/** Whether a field of a chapter is a list of own lines. */
internal val Field.isList: Boolean get() = this in LISTS
