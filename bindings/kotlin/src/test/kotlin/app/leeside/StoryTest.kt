package app.leeside

import org.junit.jupiter.api.Test
import org.junit.jupiter.api.io.TempDir
import java.io.File
import java.nio.file.Path
import kotlin.test.assertEquals

class StoryTest {
    private val stories = File(System.getProperty("leeside.scenarios"))

    @Test
    fun `two phones live the same story as in Rust, word for word`(
        @TempDir folder: Path,
    ) = living {
        val told = Story(stories.resolve("two-phones.json"), folder.toFile()).play(listOf("ari", "bo"))
        val expected = stories.resolve("two-phones.expected").readLines()
        assertEquals(expected.joinToString("\n"), told.joinToString("\n"))
    }
}
