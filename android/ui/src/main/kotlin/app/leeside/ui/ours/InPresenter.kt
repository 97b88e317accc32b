package app.leeside.ui.ours

import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import app.leeside.First
import app.leeside.FoundFile
import app.leeside.IncomingParcel
import app.leeside.IncomingPreview
import app.leeside.LeesideException
import app.leeside.TopicView
import app.leeside.ui.app.App
import app.leeside.ui.app.FILE_MOST
import app.leeside.ui.app.Place
import app.leeside.ui.app.Presenter

/** A file from the other phone: it is looked at before anything of it counts. */
internal class InPresenter(
    app: App,
    private var opened: ByteArray? = null,
) : Presenter(app) {
    var preview by mutableStateOf<IncomingPreview?>(null)
        private set
    var topics by mutableStateOf(emptyMap<String, TopicView>())
        private set

    /** What the file is instead of a parcel, if it is. */
    var other by mutableStateOf<String?>(null)
        private set

    private var parcel: IncomingParcel? = null

    override suspend fun load() {
        opened?.let {
            opened = null
            look(it)
        }
    }

    fun pick() {
        act {
            val file = app.platform.pick(FILE_MOST) ?: return@act
            look(file)
        }
    }

    private suspend fun look(file: ByteArray) {
        other = null
        when (val found = core.partner { lookAt(file, emptyList()) }) {
            is FoundFile.Parcel -> {
                parcel?.close()
                parcel = found.parcel
                app.choose(found.bond)
                topics = core.plan { topics(found.bond) }.associateBy { it.id }
                preview = found.parcel.preview()
            }

            is FoundFile.Reply -> {
                core.partner { openReply(found.bond, file) }
                app.choose(found.bond)
                app.back()
                app.open(MeetPresenter(app, invited = false))
            }

            FoundFile.NeedsWords -> {
                other = "in_needs_words"
            }
        }
    }

    fun takeIn() {
        val taken = parcel ?: return
        act {
            taken.takeIn()
            app.back()
        }
    }

    /** A file of somebody with whom no plan is open: it is dropped, with one quiet line. */
    override fun failed(error: LeesideException) {
        super.failed(error)
        if (error is LeesideException.NotYet && error.why == First.PAIR) trouble = "in_no_plan"
    }

    override fun gone() {
        parcel?.close()
        parcel = null
    }
}
