package app.leeside.android

import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Test
import org.w3c.dom.Element
import java.io.File
import javax.xml.parsers.DocumentBuilderFactory

/** What the app may do, with all that its libraries ask for. */
class ManifestTest {
    private val ours = File(System.getProperty("leeside.android"), "app/src/main/AndroidManifest.xml")

    /** Of the libraries that are shipped; those of the tests ask for more. */
    private val shipped = File(System.getProperty("leeside.shipped")).list().orEmpty().map { it.removeSuffix(".aar") }
    private val theirs =
        File(System.getProperty("leeside.aars")).walk().filter {
            it.name == "AndroidManifest.xml" &&
                it.parentFile.name in shipped
        }

    private fun elements(
        file: File,
        name: String,
    ): List<Element> {
        val nodes =
            DocumentBuilderFactory
                .newInstance()
                .newDocumentBuilder()
                .parse(file)
                .getElementsByTagName(name)
        return (0 until nodes.length).map { nodes.item(it) as Element }
    }

    @Test
    fun `no permission reaches beyond this phone`() {
        val asked = elements(ours, "uses-permission")
        assertTrue("the libraries' manifests are there", theirs.count() > 20)
        val removed = asked.filter { it.getAttribute("tools:node") == "remove" }.map { it.getAttribute("android:name") }
        val all =
            asked.map { it.getAttribute("android:name") } +
                theirs.flatMap { elements(it, "uses-permission") }.map { it.getAttribute("android:name") }
        val merged = all.filter { it !in removed }.toSortedSet()
        val allowed =
            setOf(
                "android.permission.VIBRATE",
                "android.permission.USE_BIOMETRIC",
                "android.permission.POST_NOTIFICATIONS",
                "android.permission.HIDE_OVERLAY_WINDOWS",
                "\${applicationId}.DYNAMIC_RECEIVER_NOT_EXPORTED_PERMISSION",
            )
        assertEquals(emptySet<String>(), merged - allowed)
        assertTrue("android.permission.INTERNET" in removed)
        assertTrue("android.permission.CAMERA" in removed)
    }

    @Test
    fun `nothing is backed up, and only the one window can be opened from outside`() {
        val application = elements(ours, "application").single()
        assertEquals("false", application.getAttribute("android:allowBackup"))
        assertEquals("@xml/data_extraction_rules", application.getAttribute("android:dataExtractionRules"))
        val parts = listOf("activity", "service", "receiver", "provider").flatMap { elements(ours, it) }
        val exported = parts.filter { it.getAttribute("android:exported") != "false" }.map { it.getAttribute("android:name") }
        assertEquals(listOf("app.leeside.android.MainActivity"), exported)
        val rules = File(ours.parentFile, "res/xml/data_extraction_rules.xml")
        for (way in listOf("cloud-backup", "device-transfer")) {
            val excluded = elements(rules, way).single().getElementsByTagName("exclude")
            val domains = (0 until excluded.length).map { (excluded.item(it) as Element).getAttribute("domain") }.toSet()
            assertEquals(setOf("root", "file", "database", "sharedpref", "external"), domains)
        }
    }
}
