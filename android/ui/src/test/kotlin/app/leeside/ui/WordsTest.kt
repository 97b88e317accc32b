package app.leeside.ui

import app.leeside.desktop.Resources
import java.io.File
import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertTrue

/** The app's own strings: each is used, each that is used is there, and they keep to the words of the product. */
class WordsTest {
    private val sources = File("ui/src/main/kotlin").walk().filter { it.extension == "kt" }.associate { it.name to it.readText() }
    private val whole =
        sources.values.joinToString("\n") + File("app/src/main").walk().filter { it.isFile }.joinToString("\n") { it.readText() }

    @Test
    fun `each string is used, and each that is used is there`() {
        val used = Regex("""\bword\(\s*"([a-z0-9_]+)"""").findAll(whole).map { it.groupValues[1] }.toSet()
        assertEquals(emptySet<String>(), used - Resources.all.keys)
        val unused = Resources.all.keys.filter { "\"$it\"" !in whole && "string.$it" !in whole && "string/$it" !in whole }
        assertEquals(emptyList(), unused)
    }

    @Test
    fun `no string speaks like a contract, a score or an alarm`() {
        val never = listOf("in force", "endorse", "withdraw", "revision", "agreement", "streak", "score", "failed", "missed", "must ", "!")
        for ((name, text) in Resources.all) {
            val found = never.filter { it in text.lowercase() && name != "edit_may" }
            assertTrue(found.isEmpty(), "$name: $found in “$text”")
        }
    }

    @Test
    fun `nobody is late, and nothing of the other person is counted or dated`() {
        val never = listOf("days ago", "not answered", "not yet read", "waiting for", "last parcel", "since ")
        for ((name, text) in Resources.all) assertTrue(never.none { it in text.lowercase() }, "$name: “$text”")
    }

    @Test
    fun `no screen throws where it could ask`() {
        val bad = sources.filter { (_, text) -> "!!" in text.replace("!!.", "!!") && Regex("""[\w)\]]!!""").containsMatchIn(text) }
        assertEquals(emptySet<String>(), bad.keys)
    }
}
