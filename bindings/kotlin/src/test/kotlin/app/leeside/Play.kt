package app.leeside

import kotlinx.coroutines.runBlocking
import java.io.File

/** `STORY FOLDER PHONE...`: plays some phones of a story and prints its lines. */
fun main(arguments: Array<String>) =
    runBlocking {
        val (story, folder) = arguments
        Story(File(story), File(folder)).play(arguments.drop(2)).forEach(::println)
    }
