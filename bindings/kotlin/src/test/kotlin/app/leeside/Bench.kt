package app.leeside

import kotlinx.coroutines.runBlocking
import java.io.File
import kotlin.time.DurationUnit
import kotlin.time.measureTime

/**
 * `warm FOLDER` or `cold FOLDER`: what calls cost from Kotlin. `tests/bench/border` runs it on a vault that
 * it made, beside the same in Rust.
 */
fun main(arguments: Array<String>) {
    val (what, folder) = arguments
    runBlocking {
        Leeside(File(folder), Clock()).use { leeside ->
            leeside.unlock(WORDS)
            val bond = leeside.partner { bonds() }.first().id
            if (what == "cold") {
                leeside.plan { page(bond) }
                return@use
            }
            leeside.journal { openDoor(WORDS) }
            LeesideCore(folder, Clock()).use { core -> time("call", 20_000) { core.isLocked() } }
            time("package", 20_000) { leeside.isLocked() }
            leeside.plan { time("plan", 300) { page(bond) } }
            leeside.journal { time("journal", 300) { list(JournalFilter(), null, 50u) } }
        }
    }
}

/** Prints the median of so many runs, in microseconds. As many before it warm what is used. */
private inline fun time(
    name: String,
    runs: Int,
    act: () -> Unit,
) {
    repeat(runs) { act() }
    val times = List(runs) { measureTime { act() }.toDouble(DurationUnit.MICROSECONDS) }.sorted()
    println("$name ${times[runs / 2]}")
}
