package app.leeside.ui.help

import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import app.leeside.ContentLine
import app.leeside.ContentPage
import app.leeside.HelpLine
import app.leeside.ui.app.App
import app.leeside.ui.app.Place
import app.leeside.ui.app.Presenter

/** Help: the same for everyone, also before anything is unlocked. */
internal class HelpPresenter(
    app: App,
) : Presenter(app) {
    var regions by mutableStateOf(emptyList<ContentLine>())
        private set
    var region by mutableStateOf(ANYWHERE)
        private set
    var lines by mutableStateOf(emptyList<HelpLine>())
        private set
    var pages by mutableStateOf(emptyList<ContentPage>())
        private set

    /** A page that is being read. */
    var reading by mutableStateOf<ContentPage?>(null)
        private set

    /** The number that was tapped: what a call leaves behind stands before the dialler opens. */
    var dialling by mutableStateOf<HelpLine?>(null)
        private set

    override suspend fun load() {
        regions = core.content { regions() }
        pages = core.content { pages() }
        read()
    }

    private suspend fun read() {
        lines = core.content { help(region) }
    }

    fun region(id: String) {
        region = id
        act { read() }
    }

    fun page(id: String): ContentPage? = pages.firstOrNull { it.id == id }

    fun read(id: String) {
        reading = page(id)
    }

    fun readNothing() {
        reading = null
    }

    fun call(line: HelpLine) {
        dialling = if (dialling?.id == line.id) null else line
    }

    fun dial(number: String) {
        dialling = null
        app.platform.dial(number)
    }

    private companion object {
        const val ANYWHERE = "any"
    }
}
