package app.leeside

import kotlinx.coroutines.CancellationException
import kotlinx.coroutines.CoroutineDispatcher
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.async
import kotlinx.coroutines.coroutineScope
import kotlinx.coroutines.delay
import kotlinx.coroutines.ensureActive
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.flow
import kotlinx.coroutines.flow.flowOn
import kotlinx.coroutines.launch
import kotlinx.coroutines.withContext
import java.io.File
import kotlin.time.Duration
import kotlin.time.Duration.Companion.milliseconds
import kotlin.time.Duration.Companion.seconds

/**
 * The app's one way to the core. Keep one for each folder as long as the app lives.
 *
 * Each subject has its own object, and a block runs with it away from the calling thread:
 *
 * ```
 * val effect = leeside.plan { write(bond, key, ItemValue.Text("tea")) }
 * ```
 *
 * A block may make several calls. Everything that goes wrong is a [LeesideException]: `when` over it is
 * exhaustive, and a screen takes its words from the app's own texts, never from `message`.
 *
 * @param folder where the vault is or will be; nothing else belongs in it.
 * @param clock the phone's clocks.
 * @param dispatcher where the blocking work runs.
 */
class Leeside(
    folder: File,
    clock: PlatformClock = SystemClock,
    private val dispatcher: CoroutineDispatcher = Dispatchers.IO,
) : AutoCloseable {
    private val core = translated { LeesideCore(folder.path, clock) }
    private val plans = core.plan()
    private val partners = core.partner()
    private val cooldowns = core.cooldown()
    private val pages = core.journal()
    private val own = core.reflect()
    private val overTime = core.rhythm()
    private val texts = core.content()
    private val secret = core.secrets()
    private val backups = core.backup()

    /** Whether there is a vault in the folder, whole or in part. */
    suspend fun exists(): Boolean = call { exists() }

    /** Whether it is locked. */
    suspend fun isLocked(): Boolean = call { isLocked() }

    /** Makes a new vault and leaves it unlocked. Takes about a second. */
    suspend fun create(passphrase: ByteArray) = long(null) { core.create(passphrase, it) }

    /** Takes the folder for this process and leaves it locked, for a lock screen. */
    suspend fun hold() = call { hold() }

    /** Unlocks with the passphrase, as typed: see [secretOf]. Takes about a second. */
    suspend fun unlock(passphrase: ByteArray) = long(null) { core.unlock(passphrase, it) }

    /** Unlocks with the recovery words, as typed. Takes about a second. */
    suspend fun unlockWithRecoveryWords(words: ByteArray) =
        long(null) { core.unlockWithRecoveryWords(words, it) }

    /** Unlocks with the key that the phone's keystore releases. */
    suspend fun unlockWithDevice(keystore: KeyRelease) = call { unlockWithDevice(keystore) }

    /** Makes a new vault from a backup and leaves it unlocked. Each plan then pairs anew. */
    suspend fun restore(
        backup: File,
        backupPassphrase: ByteArray,
        passphrase: ByteArray,
        progress: ((WorkProgress) -> Unit)? = null,
    ): BackupSummary = long(progress) { core.restore(backup.path, backupPassphrase, passphrase, it) }

    /** Writes a backup, and reads it again from where it lies. */
    suspend fun backUp(
        to: File,
        passphrase: ByteArray,
        withoutTheirs: Boolean = false,
        progress: ((WorkProgress) -> Unit)? = null,
    ): BackupSummary = long(progress) { backups.make(to.path, passphrase, withoutTheirs, it) }

    /** Reads a whole backup without keeping any of it. */
    suspend fun verifyBackup(
        file: File,
        passphrase: ByteArray,
        progress: ((WorkProgress) -> Unit)? = null,
    ): BackupSummary = long(progress) { backups.verify(file.path, passphrase, it) }

    /** "Somebody knows my passphrase": a new key, and everything written anew under it. */
    suspend fun renewKey(
        passphrase: ByteArray,
        keystore: KeyRelease? = null,
    ): NewKey = long(null) { secret.renewKey(passphrase, keystore, it) }

    /** Looks the vault over. Unlocked, it reads every page. */
    suspend fun examine(): HealthReport = call { backups.examine() }

    /** My voice, the parts of a plan, and what holds. */
    suspend fun <T> plan(act: Plan.() -> T): T = call { plans.act() }

    /** Other people: plans with them, meeting, parcels. */
    suspend fun <T> partner(act: Partner.() -> T): T = call { partners.act() }

    /** The time after: runs, and their rehearsal. A run goes on while everything is locked. */
    suspend fun <T> cooldown(act: Cooldown.() -> T): T = call { cooldowns.act() }

    /** Own pages, behind a door of their own. */
    suspend fun <T> journal(act: Journal.() -> T): T = call { pages.act() }

    /** What only I see, beside the journal. */
    suspend fun <T> reflect(act: Reflect.() -> T): T = call { own.act() }

    /** Looking again, who picks, reminders, ideas. */
    suspend fun <T> rhythm(act: OverTime.() -> T): T = call { overTime.act() }

    /** The texts that the app brings along. They need no unlocking. */
    suspend fun <T> content(act: Content.() -> T): T = call { texts.act() }

    /** The languages of the app's texts. */
    suspend fun languages(): List<LanguageInfo> = call { languages() }

    /** Chooses the language of all words that come out, by its code. */
    suspend fun speak(language: String) = call { speak(language) }

    /** The ways to unlock. */
    suspend fun <T> secrets(act: Secrets.() -> T): T = call { secret.act() }

    /** Locks it. Long work is stopped. */
    suspend fun lock() {
        // At once, so that locking waits neither for the work nor for a thread.
        translated { core.stopWork() }
        call { lock() }
    }

    /** Somebody is using the app: the idle time begins anew. */
    suspend fun touch() = call { touch() }

    /** After how much idle time it locks by itself; nothing is never. */
    suspend fun idleTime(): Duration? = secrets { idleSeconds() }?.let { it.toLong().seconds }

    /** Sets after how much idle time, in whole seconds, it locks by itself; nothing is never. */
    suspend fun setIdleTime(time: Duration?) =
        secrets { setIdleSeconds(time?.inWholeSeconds?.coerceIn(0, UInt.MAX_VALUE.toLong())?.toUInt()) }

    /** Locks it if nobody used it for the idle time. Says whether it is locked now. */
    suspend fun lockIfIdle(): Boolean = call { lockIfIdle() }

    /** "The clock was wrong": believes the phone's clock again. */
    suspend fun clockWasWrong() = call { clockWasWrong() }

    /** Deletes the vault for good. Ask for the passphrase first. */
    suspend fun deleteEverything() = call { deleteEverything() }

    /** As [deleteEverything], for who cannot unlock it any more. */
    suspend fun deleteWithoutUnlocking() = call { deleteWithoutUnlocking() }

    /**
     * What changes from now on. Each collector hears everything once and in order; it ends when this
     * object is closed. A collector keeps one thread of the dispatcher waiting, and lets go of it within
     * half a second after it was cancelled.
     */
    val changes: Flow<Change> =
        flow {
            var place = translated { core.changesPlace() }
            while (true) {
                val since = heard(place) ?: break
                place = since.upto
                since.changes.forEach { emit(it) }
            }
        }.flowOn(dispatcher)

    private fun heard(place: ULong): ChangesSince? =
        try {
            translated { core.changesAfter(place, HEAR.inWholeMilliseconds.toUInt()) }
        } catch (_: LeesideException.Locked) {
            null
        }

    /**
     * Ends it: locks, and frees the folder. Every later call that needs the vault is
     * [LeesideException.Locked]; texts and runs that were given out go on.
     */
    override fun close() {
        translated { core.shut() }
    }

    private suspend fun <T> call(act: LeesideCore.() -> T): T =
        withContext(dispatcher) { translated { core.act() } }

    /** Long work: tells how far it is, and stops when the caller is cancelled. */
    private suspend fun <T> long(
        progress: ((WorkProgress) -> Unit)?,
        act: (LongWork) -> T,
    ): T =
        LongWork().use { work ->
            coroutineScope {
                val told =
                    progress?.let { tell ->
                        launch {
                            while (true) {
                                tell(work.progress())
                                delay(TELL)
                            }
                        }
                    }
                val done =
                    async(dispatcher) {
                        try {
                            translated { act(work) }
                        } catch (stopped: LeesideException.Cancelled) {
                            // Who was cancelled hears of it as coroutines tell it.
                            ensureActive()
                            throw stopped
                        }
                    }
                try {
                    done.await()
                } catch (stopped: CancellationException) {
                    work.cancel()
                    throw stopped
                } finally {
                    told?.cancel()
                }
            }
        }

    private companion object {
        val HEAR: Duration = 0.5.seconds
        val TELL: Duration = 100.milliseconds
    }
}
