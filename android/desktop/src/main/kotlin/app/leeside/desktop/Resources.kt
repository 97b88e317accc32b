package app.leeside.desktop

import androidx.compose.ui.text.platform.Font
import app.leeside.ui.theme.Faces
import app.leeside.ui.words.Strings
import org.w3c.dom.Element
import javax.xml.parsers.DocumentBuilderFactory

/** The app's Android resources, read from the class path where there is no Android. */
object Resources {
    /** Every string of `values/strings.xml` by its name. */
    val all: Map<String, String> by lazy {
        val file = checkNotNull(javaClass.getResourceAsStream("/values/strings.xml")) { "the strings are missing" }
        val document = file.use { DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(it) }
        val nodes = document.getElementsByTagName("string")
        (0 until nodes.length).associate { i ->
            val node = nodes.item(i) as Element
            node.getAttribute("name") to node.textContent.replace("\\'", "'")
        }
    }

    /** The strings. */
    val strings = Strings { all[it] ?: error("no string is called $it") }

    /** The faces, from the same files that the phone has. */
    val faces: Faces by lazy { Faces.from { name, weight, style -> Font("font/$name.ttf", weight, style) } }

    /** A licence. */
    fun licence(name: String): String = checkNotNull(javaClass.getResourceAsStream("/raw/$name.txt")).use { String(it.readBytes()) }
}
