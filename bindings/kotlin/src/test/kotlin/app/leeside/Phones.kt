package app.leeside

import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.runBlocking
import java.io.File
import java.nio.file.Path
import java.time.Instant

internal val WORDS = secretOf("lantern orchard velvet harbour")
internal val EVENING: Instant = Instant.parse("2026-05-16T18:00:00Z")

internal class Clock(
    var now: Instant = EVENING,
) : PlatformClock {
    override fun reading() = ClockReading(now)
}

/** A test that waits; unlike `runBlocking` it returns nothing, as JUnit wants it. */
internal fun living(test: suspend CoroutineScope.() -> Unit) = runBlocking(block = test)

/** A new and unlocked vault in a folder of its own. */
internal suspend fun phone(
    folder: Path,
    name: String = "phone",
    clock: PlatformClock = Clock(),
) = Leeside(File(folder.toFile(), name), clock).apply { create(WORDS) }

/** Two phones that met. */
internal suspend fun pair(
    a: Leeside,
    b: Leeside,
): Pair<BondId, BondId> {
    val ofA =
        a.partner {
            setNickname("Ari")
            add("Bo")
        }
    val ofB =
        b.partner {
            setNickname("Bo")
            add("Ari")
        }
    val invite = a.partner { invite(ofA, false) }
    val words = invite.words.joinToString(" ").toByteArray()
    val reply = b.partner { acceptInvite(ofB, invite.file, words, false) }
    a.partner {
        openReply(ofA, reply)
        wordsCompared(ofA, true)
    }
    b.partner { wordsCompared(ofB, true) }
    return ofA to ofB
}

/** Everything that is ticked at first goes over. */
internal suspend fun send(
    from: Leeside,
    bond: BondId,
    to: Leeside,
) {
    val file = from.partner { makeParcel(bond, outgoing(bond).filter { it.ticked }.map { it.leaving }) }
    to.partner { (lookAt(file, emptyList()) as FoundFile.Parcel).parcel.use { it.takeIn() } }
}
