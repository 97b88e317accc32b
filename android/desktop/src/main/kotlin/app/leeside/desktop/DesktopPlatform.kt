package app.leeside.desktop

import app.leeside.Reminder
import app.leeside.RunCue
import app.leeside.ui.app.HandOver
import app.leeside.ui.app.Platform
import app.leeside.ui.app.Settings
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.withContext
import java.awt.FileDialog
import java.awt.Frame
import java.io.File
import java.time.LocalDateTime
import java.time.OffsetDateTime
import java.util.Properties

/** A developer's machine in the place of a phone: it has files, and neither buzz nor reminders. */
class DesktopPlatform(
    private val folder: File,
) : Platform {
    override val strings = Resources.strings
    override val faces = Resources.faces
    override val settings = FileSettings(File(folder, "settings"))
    override val scratch = folder

    override fun now(): LocalDateTime = LocalDateTime.now()

    override fun offsetMinutes() = OffsetDateTime.now().offset.totalSeconds / SECONDS

    override suspend fun handOver(
        name: String,
        file: ByteArray,
        way: HandOver,
    ): Boolean = choose(FileDialog.SAVE, name)?.let { it.writeBytes(file) } != null

    override suspend fun pick(most: Int): ByteArray? = choose(FileDialog.LOAD, null)?.inputStream()?.use { it.readNBytes(most + 1) }

    private suspend fun choose(
        mode: Int,
        name: String?,
    ): File? =
        withContext(Dispatchers.IO) {
            val dialog = FileDialog(null as Frame?, "Leeside", mode).apply { file = name }
            dialog.isVisible = true
            dialog.file?.let { File(dialog.directory, it) }
        }

    override fun give(cue: RunCue) = Unit

    override fun playing(faceDown: ((Boolean) -> Unit)?) = Unit

    override fun remind(reminders: List<Reminder>) = Unit

    override fun licence(name: String) = Resources.licence(name)

    override fun dial(number: String) = Unit

    private companion object {
        const val SECONDS = 60
    }
}

/** Settings in a file. */
class FileSettings(
    private val file: File,
) : Settings {
    private val kept = Properties().apply { if (file.exists()) file.inputStream().use { load(it) } }

    override fun get(name: String): String? = kept.getProperty(name)

    override fun set(
        name: String,
        value: String?,
    ) {
        if (value == null) kept.remove(name) else kept.setProperty(name, value)
        file.outputStream().use { kept.store(it, null) }
    }
}
