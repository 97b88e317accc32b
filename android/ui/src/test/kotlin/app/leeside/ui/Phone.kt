package app.leeside.ui

import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import app.leeside.ClockReading
import app.leeside.CueKind
import app.leeside.Leeside
import app.leeside.PlatformClock
import app.leeside.Reminder
import app.leeside.RunCue
import app.leeside.desktop.Resources
import app.leeside.ui.app.App
import app.leeside.ui.app.HandOver
import app.leeside.ui.app.Platform
import app.leeside.ui.app.Settings
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.SupervisorJob
import kotlinx.coroutines.cancel
import java.io.File
import java.time.Duration
import java.time.Instant
import java.time.LocalDateTime
import java.time.ZoneOffset

/** An evening in November, on which all walks begin. */
internal val EVENING: Instant = Instant.parse("2026-11-20T19:38:00Z")

/** A clock that stands still until the walk moves it. */
internal class WalkClock(
    @Volatile var now: Instant = EVENING,
) : PlatformClock {
    override fun reading() = ClockReading(now)

    fun wait(span: Duration) {
        now = now.plus(span)
    }
}

/** Keeps settings as long as the phone is there. */
internal class WalkSettings : Settings {
    private val kept = mutableMapOf<String, String>()

    override fun get(name: String): String? = kept[name]

    override fun set(
        name: String,
        value: String?,
    ) {
        if (value == null) kept.remove(name) else kept[name] = value
    }
}

/** What stands in for the phone around the app: files go to where the walk finds them. */
internal class WalkPlatform(
    private val clock: WalkClock,
    override val scratch: File,
) : Platform {
    override val strings = Resources.strings
    override val faces = Resources.faces
    override val settings = WalkSettings()

    /** What was handed over last. */
    @Volatile var handed: ByteArray? = null

    /** What the person chooses next. */
    @Volatile var toPick: ByteArray? = null
    val cues = mutableListOf<CueKind>()
    var dialled: String? = null

    override fun now(): LocalDateTime = LocalDateTime.ofInstant(clock.now, ZoneOffset.UTC)

    override fun offsetMinutes() = 0

    override suspend fun handOver(
        name: String,
        file: ByteArray,
        way: HandOver,
    ): Boolean {
        handed = file
        return true
    }

    override suspend fun pick(most: Int): ByteArray? = toPick

    override fun give(cue: RunCue) {
        cues += cue.kind
    }

    /** Lays the phone on its face, or turns it up again, while a run plays. */
    @Volatile var faceDown: ((Boolean) -> Unit)? = null

    override fun playing(faceDown: ((Boolean) -> Unit)?) {
        this.faceDown = faceDown
    }

    var reminders = emptyList<Reminder>()

    override fun remind(reminders: List<Reminder>) {
        this.reminders = reminders
    }

    override fun licence(name: String) = Resources.licence(name)

    override fun dial(number: String) {
        dialled = number
    }
}

/** One phone: the whole app over a real store. */
internal class Phone(
    folder: File,
    val clock: WalkClock = WalkClock(),
) : AutoCloseable {
    private var scope = scope()
    private val store = File(folder, "store")
    val platform = WalkPlatform(clock, folder.apply { mkdirs() })
    var leeside = Leeside(store, clock)
        private set
    var app by mutableStateOf(App(leeside, platform, scope).apply { start() })
        private set

    /** The system ends the process, and the person opens the app again. */
    fun killed() {
        scope.cancel()
        leeside.close()
        scope = scope()
        leeside = Leeside(store, clock)
        app = App(leeside, platform, scope).apply { start() }
    }

    private fun scope() = CoroutineScope(SupervisorJob() + Dispatchers.Default.limitedParallelism(1))

    override fun close() {
        scope.cancel()
        leeside.close()
    }
}
