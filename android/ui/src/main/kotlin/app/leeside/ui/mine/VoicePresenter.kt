package app.leeside.ui.mine

import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import app.leeside.Comfort
import app.leeside.ComfortGroup
import app.leeside.ContentComfort
import app.leeside.Feeling
import app.leeside.FeelingPage
import app.leeside.Field
import app.leeside.ItemKey
import app.leeside.ItemValue
import app.leeside.LeesideException
import app.leeside.Limit
import app.leeside.Near
import app.leeside.Response
import app.leeside.Signal
import app.leeside.TagWords
import app.leeside.Talk
import app.leeside.Touch
import app.leeside.ui.app.App
import app.leeside.ui.app.Place
import app.leeside.ui.app.Presenter
import kotlinx.coroutines.launch

/** The five questions that are a whole voice. */
internal enum class Question { Closeness, Comforts, PleaseNot, Feelings, Signals }

/** The five questions. Each may stay empty, and empty means "ask me". */
internal class VoicePresenter(
    app: App,
    private val done: () -> Unit,
) : Presenter(app) {
    val voice = VoiceStore(app)

    var question by mutableStateOf(Question.Closeness)
        private set
    var comforts by mutableStateOf(emptyList<ContentComfort>())
        private set
    var tags by mutableStateOf(emptyList<TagWords>())
        private set
    var feelings by mutableStateOf(emptyList<FeelingPage>())
        private set

    /** Which comforts are shown. */
    var group by mutableStateOf(ComfortGroup.QUIET)

    /** The comfort whose answers are open. */
    var comfort by mutableStateOf<String?>(null)
        private set

    /** Which feeling is open. */
    var feeling by mutableStateOf(Feeling.TEARS)

    /** Whether all that may be off-limits is shown. */
    var allTags by mutableStateOf(false)

    /** The name of the next off-limit in own words. */
    var nextLimit by mutableStateOf<String?>(null)
        private set

    override suspend fun load() {
        comforts = core.content { comforts() }
        tags = core.content { tags() }
        feelings = core.content { feelings() }
        voice.load()
        if (nextLimit == null) nextLimit = core.plan { newItemId() }
    }

    val touch: Touch? get() = (value(Field.TOUCH) as? ItemValue.Touch)?.most
    val near: Near? get() = (value(Field.NEAR) as? ItemValue.Near)?.most
    val talk: Talk? get() = (value(Field.TALK) as? ItemValue.Talk)?.most

    fun touch(most: Touch?) = voice.say(ItemKey(Field.TOUCH), most?.let { ItemValue.Touch(it) })

    fun near(most: Near?) = voice.say(ItemKey(Field.NEAR), most?.let { ItemValue.Near(it) })

    fun talk(most: Talk?) = voice.say(ItemKey(Field.TALK), most?.let { ItemValue.Talk(it) })

    fun comfort(id: String): Comfort = (voice.items[ItemKey(Field.COMFORTS, id)] as? ItemValue.Comfort)?.comfort ?: Comfort()

    fun openComfort(id: String) {
        comfort = if (comfort == id) null else id
    }

    fun say(
        id: String,
        said: Comfort,
    ) = voice.say(ItemKey(Field.COMFORTS, id), ItemValue.Comfort(said))

    /** The off-limit of a tag, if it is one. */
    fun limitOf(tag: String): ItemKey? =
        voice.list(Field.PLEASE_NOT).firstOrNull { (it.second as? ItemValue.Limit)?.limit?.tag == tag }?.first

    fun limit(tag: String) {
        val there = limitOf(tag)
        if (there != null) return voice.say(there, null)
        app.scope.launch {
            val key = ItemKey(Field.PLEASE_NOT, core.plan { newItemId() })
            voice.say(key, ItemValue.Limit(Limit(tag)))
        }
    }

    /** Off-limits in own words, and an empty one to write. */
    val ownLimits: List<Pair<ItemKey, String>>
        get() {
            val written =
                voice.list(Field.PLEASE_NOT).mapNotNull { (key, value) ->
                    val limit = (value as? ItemValue.Limit)?.limit
                    limit?.text?.takeIf { limit.tag == null }?.let { key to it }
                }
            val next = nextLimit?.let { ItemKey(Field.PLEASE_NOT, it) }
            return if (next == null || written.any { it.first == next }) written else written + (next to "")
        }

    fun limit(
        key: ItemKey,
        text: String,
    ) = voice.say(key, ItemValue.Limit(Limit(text = text.take(OWN_WORDS))))

    fun anotherLimit() {
        app.scope.launch { nextLimit = core.plan { newItemId() } }
    }

    fun response(of: Feeling): Response = (voice.items[keyOf(of)] as? ItemValue.Response)?.response ?: Response()

    fun say(
        of: Feeling,
        said: Response,
    ) = voice.say(keyOf(of), ItemValue.Response(Response(said.helps?.take(OWN_WORDS), said.not?.take(OWN_WORDS))))

    fun signal(field: Field): Signal = (value(field) as? ItemValue.Signal)?.signal ?: Signal()

    fun say(
        field: Field,
        said: Signal,
    ) = voice.say(ItemKey(field), ItemValue.Signal(Signal(said.word?.take(OWN_WORDS), said.sign?.take(OWN_WORDS))))

    /** The next question, or the end. */
    fun next() {
        act {
            voice.flush()
            voice.load()
            val at = question.ordinal + 1
            if (at == Question.entries.size) done() else question = Question.entries[at]
        }
    }

    /** One question back. Says whether there was one. */
    fun back(): Boolean {
        if (question.ordinal == 0) return false
        question = Question.entries[question.ordinal - 1]
        app.scope.launch { save() }
        return true
    }

    /** Enough for now: what was said so far is kept. */
    fun stop() {
        act {
            voice.flush()
            done()
        }
    }

    override fun gone() {
        app.scope.launch { save() }
    }

    private suspend fun save() {
        try {
            voice.flush()
        } catch (error: LeesideException) {
            failed(error)
        }
    }

    override fun failed(error: LeesideException) {
        super.failed(error)
        if (error is LeesideException.Unfit) voice.letGo()
    }

    private fun value(field: Field): ItemValue? = voice.items[ItemKey(field)]

    private fun keyOf(feeling: Feeling) = ItemKey(Field.FEELINGS, feeling.name.lowercase())
}

/** Own words are at most so long, in characters. */
internal const val OWN_WORDS = 200
