package app.leeside

import org.junit.jupiter.api.Test
import java.io.File
import kotlin.test.assertEquals

/** The Gradle build cannot run here, so what it names is held to what is tested. */
class VersionsTest {
    @Test
    fun `the Android build has the versions of this one`() {
        val catalog = File("android/gradle/libs.versions.toml").readText()
        val pom = File("pom.xml").readText()
        for (name in listOf("kotlin", "coroutines", "jna")) {
            val here = Regex("<$name.version>(.*)</$name.version>").find(pom)?.groupValues?.get(1)
            val there = Regex("(?m)^$name = \"(.*)\"$").find(catalog)?.groupValues?.get(1)
            assertEquals(here, there, name)
        }
    }
}
