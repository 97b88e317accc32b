package app.leeside.ui.app

import app.leeside.KeyRelease
import app.leeside.Reminder
import app.leeside.RunCue
import app.leeside.ui.theme.Faces
import app.leeside.ui.words.Strings
import java.io.File
import java.time.LocalDateTime

/** What only the phone has. Everything else is the same on a phone and on a developer's machine. */
interface Platform {
    /** The app's resources. */
    val strings: Strings

    /** The two faces. */
    val faces: Faces

    /** What is kept outside of the locked store. Nothing personal belongs in it. */
    val settings: Settings

    /** A folder of the app's own for a file that is read once and deleted. */
    val scratch: File

    /** The time on the phone's wall clock. */
    fun now(): LocalDateTime

    /** The phone's offset from UTC in minutes. It is never kept or sent. */
    fun offsetMinutes(): Int

    /** Hands a file over: saves it where the person says, or shares it. Says whether that was done. */
    suspend fun handOver(
        name: String,
        file: ByteArray,
        way: HandOver,
    ): Boolean

    /** Lets the person choose a file, at most [most] bytes of it; nothing if none was chosen. */
    suspend fun pick(most: Int): ByteArray?

    /** Gives a cue of the player: felt, heard, or neither, as it says. */
    fun give(cue: RunCue)

    /**
     * Keeps the screen on and low while a run plays, or lets it go.
     *
     * @param faceDown what to call when the phone is laid on its face (true) or turned up again; nothing when the run is over.
     */
    fun playing(faceDown: ((Boolean) -> Unit)?)

    /** Puts these reminders in place of all that were set before. */
    fun remind(reminders: List<Reminder>)

    /** The phone's keystore, opened by a finger or a face; nothing where there is none that is strong enough. */
    val finger: KeyRelease? get() = null

    /** The text of a licence by its name. */
    fun licence(name: String): String

    /** Opens the phone's own dialler with a number. It calls nobody. */
    fun dial(number: String)
}

/** How a file leaves the app. */
enum class HandOver {
    /** By the phone's share sheet. */
    Share,

    /** To a place that the person chooses. */
    Save,
}

/** The few settings that are needed before anything is unlocked. */
interface Settings {
    /** The setting of that name. */
    operator fun get(name: String): String?

    /** Keeps it; nothing takes it away. */
    operator fun set(
        name: String,
        value: String?,
    )
}

/** A parcel or an invite is never larger than this, in bytes. */
internal const val FILE_MOST = 16 * 1024 * 1024
