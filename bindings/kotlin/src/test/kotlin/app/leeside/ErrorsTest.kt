package app.leeside

import kotlinx.coroutines.runBlocking
import org.junit.jupiter.api.Assumptions.assumeTrue
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.io.TempDir
import java.io.File
import java.nio.file.Path
import java.time.Duration
import kotlin.test.assertEquals
import kotlin.test.assertFailsWith

/** Each case of the error, by a real cause. */
class ErrorsTest {
    @TempDir lateinit var folder: Path

    private inline fun <reified E : LeesideException> refused(crossinline act: suspend () -> Unit): E =
        assertFailsWith<E> { runBlocking { act() } }

    private fun at(name: String) = folder.resolve(name).toFile()

    /** Other bytes, but for the first sixteen, which say whose file it is. */
    private fun File.spoil() {
        val bytes = readBytes()
        bytes.fill(7, 16)
        writeBytes(bytes)
    }

    private fun made(name: String = "phone") = runBlocking { phone(folder, name) }

    @Test
    fun `locked, and locked after it is closed`() {
        val leeside = made()
        runBlocking { leeside.lock() }
        refused<LeesideException.Locked> { leeside.partner { bonds() } }
        runBlocking { leeside.unlock(WORDS) }
        leeside.close()
        val calls =
            listOf<suspend () -> Any?>(
                { leeside.hold() },
                { leeside.unlock(WORDS) },
                { leeside.create(WORDS) },
                { leeside.touch() },
                { leeside.examine() },
                { leeside.backUp(at("backup"), WORDS) },
                { leeside.renewKey(WORDS) },
                { leeside.deleteEverything() },
                { leeside.deleteWithoutUnlocking() },
                { leeside.plan { draft() } },
                { leeside.partner { bonds() } },
                { leeside.cooldown { collect() } },
                { leeside.journal { openDoor(WORDS) } },
                { leeside.reflect { checkIns() } },
                { leeside.rhythm { reminderSettings() } },
                { leeside.secrets { ways() } },
            )
        calls.forEach { refused<LeesideException.Locked> { it() } }
        leeside.close()
    }

    @Test
    fun `in use by another one`() {
        made().use { refused<LeesideException.InUse> { Leeside(at("phone")).hold() } }
    }

    @Test
    fun `no vault, and a vault already`() {
        refused<LeesideException.NoVault> { Leeside(at("none")).unlock(WORDS) }
        made().use { refused<LeesideException.VaultExists> { it.create(WORDS) } }
        refused<LeesideException.VaultExists> { Leeside(at("phone")).create(WORDS) }
    }

    @Test
    fun `a folder with other files`() {
        at("full").apply { mkdirs() }.resolve("letter.txt").writeText("dear")
        refused<LeesideException.FolderNotEmpty> { Leeside(at("full")).create(WORDS) }
    }

    @Test
    fun `wrong secrets, and ways that are not set up`() {
        val leeside = made()
        val wrong = refused<LeesideException.WrongSecret> { leeside.unlock(secretOf("not the words")) }
        assertEquals(Way.PASSPHRASE, wrong.way)
        refused<LeesideException.Locked> { leeside.partner { bonds() } }
        val none =
            refused<LeesideException.NotSetUp> {
                leeside.unlockWithRecoveryWords(secretOf("abandon ".repeat(11) + "about"))
            }
        assertEquals(Way.RECOVERY_WORDS, none.way)
    }

    @Test
    fun `words that are not there, and too few of them`() {
        val leeside = made()
        runBlocking { leeside.secrets { makeRecoveryWords() } }
        val typed = "zoo zoo sesame zoo zoo zoo zoo zoo zoo zoo zoo zoo"
        val unknown =
            refused<LeesideException.UnknownWord> { leeside.unlockWithRecoveryWords(secretOf(typed)) }
        assertEquals(3u, unknown.position)
        val few = refused<LeesideException.WordCount> { leeside.unlockWithRecoveryWords(secretOf("zoo zoo")) }
        assertEquals(12u, few.wanted)
    }

    @Test
    fun `a short passphrase`() {
        val short =
            refused<LeesideException.PassphraseTooShort> { Leeside(at("short")).create(secretOf("tea")) }
        assertEquals(8u, short.least)
    }

    @Test
    fun `a vault that is damaged, half copied, or not encrypted`() {
        fun damage(
            name: String,
            act: (File) -> Unit,
        ): Damage {
            made(name).close()
            act(at(name))
            return refused<LeesideException.VaultDamaged> { Leeside(at(name)).unlock(WORDS) }.what
        }
        assertEquals(Damage.DAMAGED, damage("damaged") { it.resolve("store.db").spoil() })
        assertEquals(Damage.HALF_COPIED, damage("half") { it.resolve("store.db").delete() })
        val plain = "SQLite format 3\u0000".toByteArray() + ByteArray(4096)
        assertEquals(Damage.NOT_ENCRYPTED, damage("plain") { it.resolve("store.db").writeBytes(plain) })
        made("other").close()
        val others = at("other").resolve("slots/passphrase.age")
        assertEquals(
            Damage.MIXED,
            damage("mixed") { others.copyTo(it.resolve("slots/passphrase.age"), overwrite = true) },
        )
    }

    @Test
    fun `a vault of a newer app`() {
        made().close()
        val later = File(System.getProperty("leeside.scenarios")).resolve("newer-slot.age")
        later.copyTo(at("phone").resolve("slots/passphrase.age"), overwrite = true)
        refused<LeesideException.NewerVault> { Leeside(at("phone")).unlock(WORDS) }
    }

    @Test
    fun `no room, no place to write, no file to read`() {
        made().use { leeside ->
            refused<LeesideException.Disk> { leeside.verifyBackup(at("none"), WORDS) }
            val small = System.getenv("LEESIDE_SMALL_DISK")
            assumeTrue(small != null, "bindings/kotlin/test gives a small disk where it may")
            refused<LeesideException.NotWritable> { leeside.backUp(File(small, "read-only/backup"), WORDS) }
            File(small, "full").outputStream().use { filled ->
                runCatching { while (true) filled.write(ByteArray(4096)) }
            }
            refused<LeesideException.NoRoom> { leeside.backUp(File(small, "backup"), WORDS) }
        }
    }

    @Test
    fun `stopped`() {
        made().use { leeside ->
            refused<LeesideException.Cancelled> {
                // Locking stops the work of others.
                leeside.backUp(at("backup"), WORDS) {
                    if (it.stage != WorkStage.WAITING) runBlocking { leeside.lock() }
                }
            }
            assertEquals(emptyList(), folder.toFile().list()!!.filter { it.startsWith("backup") })
        }
    }

    @Test
    fun `no such plan`() {
        made().use { refused<LeesideException.NoPlan> { it.plan { page("0".repeat(32)) } } }
    }

    @Test
    fun `a file that is none of ours`() {
        made().use {
            val why =
                refused<LeesideException.FileRefused> {
                    it.partner {
                        lookAt(
                            "dear".toByteArray(),
                            emptyList(),
                        )
                    }
                }
            assertEquals(FileReason.NOT_OURS, why.why)
        }
    }

    @Test
    fun `something else comes first`() {
        made().use {
            val why =
                refused<LeesideException.NotYet> { it.partner { makeParcel(add("Bo"), emptyList()) } }
            assertEquals(First.PAIR, why.why)
        }
    }

    @Test
    fun `what asks for more rests a night`() =
        living {
            val clock = Clock()
            phone(folder, "ari").use { ari ->
                phone(folder, "bo", clock).use { bo ->
                    val (ofAri, ofBo) = pair(ari, bo)
                    val turns = { minutes: UInt -> TopicContent.Space(Space("I hear you.", minutes)) }
                    for (minutes in listOf(20u, 10u)) {
                        ari.plan { propose(ofAri, "space", turns(minutes)) }
                        send(ari, ofAri, bo)
                        val offer = bo.plan { topic(ofBo, "space").offers.single { it.theirs } }
                        if (minutes == 20u) {
                            bo.plan { accept(ofBo, "space", offer.rev) }
                            send(bo, ofBo, ari)
                        } else {
                            assertEquals(Effect.WIDENING, offer.effect)
                            val wait =
                                refused<LeesideException.MustWait> {
                                    bo.plan {
                                        accept(
                                            ofBo,
                                            "space",
                                            offer.rev,
                                        )
                                    }
                                }
                            assertEquals(Wait.NIGHT, wait.why)
                            assertEquals(EVENING + Duration.ofHours(12), wait.until)
                            clock.now = wait.until
                            bo.plan { accept(ofBo, "space", offer.rev) }
                        }
                    }
                }
            }
        }

    @Test
    fun `a text that nobody offers`() {
        made().use {
            val bond = runBlocking { it.partner { add("Bo") } }
            val gone =
                refused<LeesideException.Gone> { it.plan { accept(bond, "space", "0".repeat(64)) } }
            assertEquals(GoneReason.NOT_OFFERED, gone.why)
        }
    }

    @Test
    fun `what does not fit, and names that name nothing`() {
        made().use {
            val empty = refused<LeesideException.Unfit> { it.partner { add(" ") } }
            assertEquals(Misfit.EMPTY, empty.why)
            val name = refused<LeesideException.Unfit> { it.plan { page("not a name") } }
            assertEquals(Misfit.NAME, name.why)
        }
    }

    @Test
    fun `a clock that throws is survived, and its message goes nowhere`() {
        var broken = false
        val clock =
            object : PlatformClock {
                override fun reading() = if (broken) error("my journal says") else ClockReading(EVENING)
            }
        runBlocking { phone(folder, clock = clock) }.use {
            val bond = runBlocking { it.partner { add("Bo") } }
            broken = true
            val thrown = refused<LeesideException.Platform> { it.plan { page(bond) } }
            assertEquals(false, thrown.stackTraceToString().contains("journal"))
            broken = false
            runBlocking { it.plan { page(bond) } }
        }
    }

    @Test
    fun `a panic inside is an error, and nothing is lost by it`() {
        val core = LeesideCore(at("phone").path, Clock())
        core.create(WORDS, null)
        val bond = core.partner().add("Bo")
        assertFailsWith<LeesideException.Internal> { rehearsePanic(core) }
        assertFailsWith<LeesideException.Locked> { core.partner().bonds() }
        core.unlock(WORDS, null)
        assertEquals(listOf(bond), core.partner().bonds().map { it.id })
        core.shut()
    }
}
