package app.leeside.ui.words

import androidx.compose.runtime.Composable
import androidx.compose.runtime.staticCompositionLocalOf
import app.leeside.Leeside
import kotlinx.coroutines.runBlocking
import java.util.concurrent.ConcurrentHashMap

/** The app's own resources: a string by its name. */
fun interface Strings {
    /** The string of that [name]. */
    fun string(name: String): String
}

/**
 * All words that a screen shows: labels from the app's resources, and the sentences that the core brings
 * along in the register that was chosen.
 */
internal class Words(
    private val own: Strings,
    private val leeside: Leeside,
) {
    private val said = ConcurrentHashMap<String, String>()

    /** A label. Names in braces are filled from [holes]. */
    fun own(
        name: String,
        holes: Array<out Pair<String, Any>>,
    ): String = holes.fold(own.string(name)) { text, (hole, value) -> text.replace("{$hole}", value.toString()) }

    /** A sentence of the core. It is asked for once; looking it up touches neither disk nor vault. */
    fun said(
        id: String,
        holes: Array<out Pair<String, Any>>,
    ): String {
        val text = said.getOrPut(id) { runBlocking { leeside.content { string(id, emptyMap()) } }.orEmpty() }
        return holes.fold(text) { filled, (hole, value) -> filled.replace("{$hole}", value.toString()) }
    }

    /** Another language was chosen. */
    fun forget() = said.clear()
}

internal val LocalWords = staticCompositionLocalOf<Words> { error("no words without the app around them") }

/** A label by its name in `strings.xml`. */
@Composable
internal fun word(
    name: String,
    vararg holes: Pair<String, Any>,
): String = LocalWords.current.own(name, holes)

/** A sentence of the core by its id. */
@Composable
internal fun said(
    id: String,
    vararg holes: Pair<String, Any>,
): String = LocalWords.current.said(id, holes)

/** A value of the core that stands within a line begins one here. */
internal fun String.asLine(): String = replaceFirstChar { it.uppercase() }
