package app.leeside.ui.after

import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import app.leeside.JournalEntry
import app.leeside.JournalFilter
import app.leeside.JournalPage
import app.leeside.Language
import app.leeside.LanguageFlag
import app.leeside.LeesideException
import app.leeside.secretOf
import app.leeside.ui.app.App
import app.leeside.ui.app.Place
import app.leeside.ui.app.Presenter
import app.leeside.ui.mine.filled
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.launch
import kotlinx.coroutines.withContext

/** The journal behind a door of its own. Closed, it looks the same for none and for many. */
internal class JournalPresenter(
    app: App,
    private var toKeep: String? = null,
) : Presenter(app) {
    var open by mutableStateOf(false)
        private set
    var typed by mutableStateOf("")
    var entries by mutableStateOf(emptyList<JournalEntry>())
        private set

    /** What is looked for. */
    var search by mutableStateOf("")
        private set

    fun openDoor() {
        val words = secretOf(typed)
        act {
            try {
                core.journal { openDoor(words) }
                typed = ""
                open = true
                read()
                // Something written elsewhere that its author wants to keep.
                toKeep?.let { app.open(EntryPresenter(app, null, it)) }
                toKeep = null
            } finally {
                words.fill(0)
            }
        }
    }

    override suspend fun load() {
        if (open) read()
    }

    private suspend fun read() {
        val looked = search.filled()
        entries =
            if (looked == null) {
                core.journal { list(JournalFilter(), null, MOST) }.entries
            } else {
                core.journal { search(looked, JournalFilter(), MOST) }.map { it.entry }
            }
    }

    fun lookFor(text: String) {
        search = text
        refresh()
    }

    fun write() = app.open(EntryPresenter(app, null))

    fun read(entry: JournalEntry) = app.open(EntryPresenter(app, entry))

    override fun failed(error: LeesideException) {
        super.failed(error)
        typed = ""
    }

    override fun gone() {
        typed = ""
        entries = emptyList()
        if (!open) return
        open = false
        app.scope.launch {
            try {
                core.journal { closeDoor() }
            } catch (_: LeesideException) {
                // It is locked already: the door is shut with it.
            }
        }
    }

    private companion object {
        const val MOST = 50u
    }
}

/** One page, written in peace. */
internal class EntryPresenter(
    app: App,
    private val entry: JournalEntry?,
    begun: String = "",
) : Presenter(app) {
    var title by mutableStateOf(entry?.page?.title.orEmpty())
    var body by mutableStateOf(entry?.page?.body ?: begun)
        private set
    var prompt by mutableStateOf<String?>(null)
        private set

    /** A hint at one sentence; it goes with one tap and is not asked twice. */
    var flag by mutableStateOf<LanguageFlag?>(null)
        private set

    /** Whether "Forget this entry now" was tapped once. */
    var forgetting by mutableStateOf(false)

    val isNew: Boolean get() = entry == null

    private val kept = mutableSetOf<String>()

    fun body(text: String) {
        body = text
        flag = null
    }

    /** Looks for words that may land as blame. */
    fun askForHint() {
        app.scope.launch {
            val flags = withContext(Dispatchers.IO) { Language().use { it.check(body) } }
            flag = flags.firstOrNull { part(it) !in kept }
        }
    }

    /** The words that a hint is about. Its places count bytes of UTF-8. */
    fun part(of: LanguageFlag): String {
        val bytes = body.toByteArray()
        val (from, to) = of.place.start.toInt() to of.place.end.toInt()
        return if (from in 0..to && to <= bytes.size) String(bytes, from, to - from) else ""
    }

    /** Puts the hint's own words in the place of the sentence that it is about; its blanks are there to be filled. */
    fun useHint(of: LanguageFlag) {
        val at = body.indexOf(part(of))
        if (at >= 0) {
            val from = body.lastIndexOfAny(ENDS, maxOf(0, at - 1)).let { if (it < 0 || it >= at) 0 else it + 1 }
            val to = body.indexOfAny(ENDS, at).let { if (it < 0) body.length else it + 1 }
            val words = of.instead.substringAfter('“', of.instead).substringBeforeLast('”')
            body = listOf(body.take(from), words, body.drop(to)).map { it.trim() }.filter { it.isNotEmpty() }.joinToString(" ")
        }
        flag = null
    }

    fun keepMine(of: LanguageFlag) {
        kept += part(of)
        flag = null
    }

    fun prompt() {
        act { prompt = core.journal { prompt(emptyList()) }?.text }
    }

    fun keep() {
        if (body.isBlank() && title.isBlank()) {
            app.back()
            return
        }
        act {
            val page = entry?.page ?: JournalPage(app.platform.now().toLocalDate())
            val written = page.copy(title = title.trim(), body = body)
            core.journal { if (entry == null) write(written) else edit(entry.id, written).let { entry.id } }
            app.back()
        }
    }

    fun forget() {
        val id = entry?.id ?: return
        act {
            core.journal { forget(id) }
            app.back()
        }
    }

    override fun gone() {
        body = ""
        title = ""
    }

    private companion object {
        val ENDS = charArrayOf('.', '!', '?', '\n')
    }
}
