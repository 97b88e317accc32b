package app.leeside.ui.ours

import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import app.leeside.Meeting
import app.leeside.secretOf
import app.leeside.ui.app.App
import app.leeside.ui.app.FILE_MOST
import app.leeside.ui.app.HandOver
import app.leeside.ui.app.Place
import app.leeside.ui.app.Presenter
import kotlinx.coroutines.launch

/** Where the meeting of two phones stands. */
internal enum class Meet { Free, Names, How, Words, Accept, Reply, Compare, Done }

/** Joins two phones: an invite, its words, a reply, and words that both compare. */
internal class MeetPresenter(
    app: App,
    private val invited: Boolean,
) : Presenter(app) {
    var at by mutableStateOf(Meet.Free)
        private set
    var mine by mutableStateOf("")
    var theirs by mutableStateOf("")

    /** The words of my invite, to be said aloud or on another way than the file. */
    var words by mutableStateOf(emptyList<String>())
        private set

    /** The words of their invite, as they are typed. */
    var typed by mutableStateOf("")

    /** Whether the two had a plan before on other phones. */
    var before by mutableStateOf(false)

    /** Words that the list knows for what was begun. */
    var endings by mutableStateOf(emptyList<String>())
        private set

    /** The words that are the same on both phones. */
    var safety by mutableStateOf(emptyList<String>())
        private set
    var handed by mutableStateOf(false)
        private set

    /** A file of theirs that was chosen. */
    var file by mutableStateOf<ByteArray?>(null)
        private set

    private var toHandOver = ByteArray(0)

    val partner: String get() = app.bond?.name.orEmpty()

    override suspend fun load() {
        if (mine.isEmpty()) mine = core.partner { nickname() }.orEmpty()
        when (app.bond?.meeting) {
            Meeting.COMPARE_WORDS -> compare()
            Meeting.PAIRED -> if (at == Meet.Free) at = Meet.Done
            else -> Unit
        }
    }

    /** Whatever the answer is, nothing is kept of it. */
    fun freeAnswered() {
        at = if (app.bond == null) Meet.Names else how()
    }

    private fun how() = if (invited) Meet.Accept else Meet.How

    fun named() {
        act {
            core.partner { setNickname(mine.trim()) }
            val id = core.partner { add(theirs.trim()) }
            app.choose(id)
            at = how()
        }
    }

    fun invite() {
        val bond = app.bond?.id ?: return
        act {
            val made = core.partner { invite(bond, before) }
            words = made.words
            toHandOver = made.file
            handed = false
            app.choose(bond)
            at = Meet.Words
        }
    }

    fun accept() {
        at = Meet.Accept
    }

    /** Hands the invite or the reply over. */
    fun handOver(way: HandOver) {
        app.scope.launch {
            val name = if (at == Meet.Words) "invite.age" else "reply.age"
            if (app.platform.handOver(name, toHandOver, way)) handed = true
        }
    }

    fun awaitReply() {
        at = Meet.Reply
    }

    fun pick() {
        app.scope.launch { file = app.platform.pick(FILE_MOST) ?: file }
    }

    fun type(text: String) {
        typed = text
        app.scope.launch {
            val begun = text.takeLastWhile { !it.isWhitespace() }
            endings = if (begun.length < BEGUN) emptyList() else core.partner { completeWord(begun) }.filter { it != begun }.take(ENDINGS)
        }
    }

    fun end(with: String) {
        typed = typed.dropLastWhile { !it.isWhitespace() } + with + " "
        endings = emptyList()
    }

    /** Answers their invite. */
    fun answer() {
        val bond = app.bond?.id ?: return
        val invite = file ?: return
        act {
            val bytes = secretOf(typed)
            try {
                toHandOver = core.partner { acceptInvite(bond, invite, bytes, before) }
            } finally {
                bytes.fill(0)
            }
            typed = ""
            file = null
            handed = false
            app.choose(bond)
            compare()
        }
    }

    /** Opens their reply to my invite. */
    fun openReply() {
        val bond = app.bond?.id ?: return
        val reply = file ?: return
        act {
            core.partner { openReply(bond, reply) }
            file = null
            toHandOver = ByteArray(0)
            app.choose(bond)
            compare()
        }
    }

    /** Whether there is a reply of mine that has to reach the other phone. */
    val hasReply: Boolean get() = toHandOver.isNotEmpty()

    private suspend fun compare() {
        val bond = app.bond?.id ?: return
        safety = core.partner { safetyWords(bond) }.orEmpty()
        if (toHandOver.isEmpty()) toHandOver = core.partner { replyAgain(bond) } ?: toHandOver
        at = Meet.Compare
    }

    fun compared(same: Boolean) {
        val bond = app.bond?.id ?: return
        act {
            core.partner { wordsCompared(bond, same) }
            app.choose(bond)
            at = if (same) Meet.Done else Meet.How
            if (!same) trouble = "meet_not_same"
        }
    }

    fun done() = app.go(Place.Ours)

    private companion object {
        const val BEGUN = 2
        const val ENDINGS = 4
    }
}
