package app.leeside

import kotlinx.coroutines.async
import kotlinx.coroutines.cancelAndJoin
import kotlinx.coroutines.delay
import kotlinx.coroutines.flow.take
import kotlinx.coroutines.flow.toList
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.io.TempDir
import java.io.File
import java.nio.file.Path
import java.time.Instant
import java.util.concurrent.Executors
import java.util.concurrent.TimeUnit
import kotlin.test.assertContentEquals
import kotlin.test.assertEquals
import kotlin.test.assertFailsWith
import kotlin.test.assertNull
import kotlin.test.assertTrue
import kotlin.time.Duration.Companion.minutes
import kotlin.time.Duration.Companion.seconds

class LeesideTest {
    @TempDir lateinit var folder: Path

    @Test
    fun `a voice is written, kept and read in words`() =
        living {
            phone(folder).use { leeside ->
                val bond = leeside.partner { add("Bo") }
                val tea = itemKey(Field.COMFORTS, "drink.warm")
                val effect =
                    leeside.plan { write(bond, tea, ItemValue.Comfort(Comfort("ginger tea", Often.OFTEN))) }
                assertEquals(Effect.WIDENING, effect)
                leeside.lock()
                leeside.unlock(WORDS)
                val item = leeside.plan { mine(bond) }.single()
                assertEquals(tea, item.key)
                assertTrue(item.words.startsWith("ginger tea"), item.words)
                assertNull(item.told)
                leeside.plan { write(bond, tea, null) }
                assertEquals(emptyList(), leeside.plan { mine(bond) })
            }
        }

    @Test
    fun `the clock of the app decides what time it is`() =
        living {
            val clock = Clock(Instant.parse("2031-02-03T04:05:06Z"))
            phone(folder, clock = clock).use { leeside ->
                val made = leeside.backUp(folder.resolve("backup").toFile(), WORDS)
                assertEquals("2031-02-03", made.made.toString())
            }
        }

    @Test
    fun `changes are heard in order by each who listens, until it is closed`() =
        living {
            val leeside = phone(folder)
            val heard = async { leeside.changes.toList() }
            val first = async { leeside.changes.take(1).toList() }
            delay(300)
            val bond = leeside.partner { add("Bo") }
            leeside.plan { keepItem(bond, itemKey(Field.DRINK), true) }
            leeside.setIdleTime(1.minutes)
            assertEquals(60.seconds, leeside.idleTime())
            assertEquals(listOf<Change>(Change.Plans), first.await())
            leeside.close()
            val expected = listOf(Change.Plans, Change.Plan(bond), Change.Secrets, Change.Locked)
            assertEquals(expected, heard.await())
        }

    @Test
    fun `a keystore opens it, and what it throws is survived`() =
        living {
            var kept = ByteArray(0)
            val keystore =
                object : KeyRelease {
                    var refuses = false

                    override fun keep(key: ByteArray) {
                        kept = key
                    }

                    override fun release(): ByteArray =
                        if (refuses) throw LeesideException.Cancelled() else kept
                }
            phone(folder).use { leeside ->
                leeside.secrets { setDevice(keystore) }
                assertEquals(32, kept.size)
                leeside.lock()
                keystore.refuses = true
                assertFailsWith<LeesideException.Cancelled> { leeside.unlockWithDevice(keystore) }
                keystore.refuses = false
                leeside.unlockWithDevice(keystore)
                assertContentEquals(listOf(Way.PASSPHRASE, Way.DEVICE), leeside.secrets { ways() })
                kept = ByteArray(32)
                leeside.lock()
                val wrong =
                    assertFailsWith<LeesideException.WrongSecret> { leeside.unlockWithDevice(keystore) }
                assertEquals(Way.DEVICE, wrong.way)
            }
        }

    @Test
    fun `a backup comes back, and tells how far it is`() =
        living {
            val backup = folder.resolve("backup").toFile()
            phone(folder, "old").use { leeside ->
                leeside.partner { add("Bo") }
                leeside.backUp(backup, WORDS)
            }
            val told = mutableListOf<WorkStage>()
            Leeside(File(folder.toFile(), "new"), Clock()).use { leeside ->
                val made = leeside.restore(backup, WORDS, WORDS) { told += it.stage }
                assertEquals(1uL, made.plans)
                val bond = leeside.partner { bonds() }.single()
                assertEquals("Bo" to true, bond.name to bond.fresh)
                assertTrue(leeside.examine().isWell)
            }
            assertTrue(WorkStage.READING in told || WorkStage.KEY in told, told.toString())
        }

    @Test
    fun `who does not wait any more stops the work`() =
        living {
            phone(folder).use { leeside ->
                val job = launch { leeside.backUp(folder.resolve("backup").toFile(), WORDS) }
                delay(50)
                job.cancelAndJoin()
                assertTrue(job.isCancelled)
                assertEquals(listOf("phone"), folder.toFile().list()!!.toList())
            }
        }

    @Test
    fun `many threads at once`() {
        val leeside = runBlocking { phone(folder) }
        val bond = runBlocking { leeside.partner { add("Bo") } }
        val threads = Executors.newFixedThreadPool(8)
        val done =
            (0 until 8).map { thread ->
                threads.submit {
                    repeat(50) { n ->
                        runBlocking {
                            val key = itemKey(Field.REASSURE, "own.$thread")
                            leeside.plan { write(bond, key, ItemValue.Text("line $n")) }
                            leeside.plan { page(bond) }
                        }
                    }
                }
            }
        done.forEach { it.get(2, TimeUnit.MINUTES) }
        val lines = runBlocking { leeside.plan { mine(bond) } }
        assertEquals(List(8) { ItemValue.Text("line 49") }, lines.map { it.now })
        leeside.close()
        threads.shutdown()
    }

    @Test
    fun `ten thousand calls do not grow it`() {
        val leeside = runBlocking { phone(folder) }
        val bond = runBlocking { leeside.partner { add("Bo") } }
        val call = { runBlocking { leeside.plan { repeat(100) { page(bond) } } } }
        // As many before, so that the virtual machine has compiled what it will.
        repeat(100) { call() }
        val before = resident()
        repeat(100) { call() }
        val grown = resident() - before
        assertTrue(grown < 12_000, "grew by $grown KiB")
        leeside.close()
    }

    /** KiB of this process in memory, after what is garbage went. */
    private fun resident(): Long {
        System.gc()
        val status = File("/proc/self/status")
        if (!status.exists()) return 0
        return status
            .readLines()
            .first { it.startsWith("VmRSS") }
            .filter(Char::isDigit)
            .toLong()
    }
}
