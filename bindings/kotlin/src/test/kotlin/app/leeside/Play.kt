package app.leeside

import java.io.File
import kotlinx.coroutines.runBlocking

/** `STORY FOLDER PHONE...`: plays some phones of a story and prints its lines. */
fun main(arguments: Array<String>) = runBlocking {
    val (story, folder) = arguments
    Story(File(story), File(folder)).play(arguments.drop(2)).forEach(::println)
}
