package app.leeside.ui

import org.junit.jupiter.api.io.TempDir
import org.junit.jupiter.params.ParameterizedTest
import org.junit.jupiter.params.provider.EnumSource
import java.io.File
import java.nio.file.Path
import kotlin.test.assertFalse

internal const val WORD = "lantern orchard velvet harbour"

/** From the welcome to the choice at the end, by the shortest way. */
internal fun Walk.firstRun() {
    click("Start on this phone")
    click("I have read this")
    click("Skip")
    type("word", WORD)
    type("again", WORD)
    click("Make the lock")
    click("Later")
    see("How close, right after?")
}

class FirstRunTest {
    @TempDir lateinit var folder: Path

    private fun file(name: String): File = folder.resolve(name).toFile()

    @ParameterizedTest
    @EnumSource(Sight::class, names = ["Light", "Dark", "Large"])
    fun `from the welcome to the first evening`(sight: Sight) =
        walk(sight) {
            val phone = Phone(file("ari"))
            hold(phone)
            see("A plan for after")
            photograph("01-welcome")
            click("Start on this phone")
            photograph("02-honest")
            click("I have read this")
            photograph("03-free")
            click("Not always")
            type("word", WORD)
            see("Hard to guess.")
            type("again", WORD)
            photograph("04-word")
            click("Make the lock")
            see("If you forget your word")
            photograph("05-recovery")
            click("Show me the words")
            click("I wrote them down")
            see("Once from the paper")
            click("See them again")
            see("Write these on paper")
            photograph("05-recovery-words", same = false)
            click("Later")
            see("How close, right after?")
            click("Hands only")
            click("Side by side")
            click("Few words")
            photograph("06-voice-1")
            click("Next")
            see("What feels good?")
            clickPart("Quiet, side by side")
            click("Gladly")
            photograph("06-voice-2")
            click("Next")
            click("Hands in my hair")
            type("limit-0", "the big lamp")
            photograph("06-voice-3")
            click("Next")
            type("do", "stay near, hand on my back")
            type("not", "ask why")
            photograph("06-voice-4")
            click("Next")
            type("space-word", "north")
            type("stay-word", "anchor")
            photograph("06-voice-5")
            click("That is my page")
            see("It is yours now")
            photograph("07-choose")
            click("Look around")
            see("Nothing waits for you.")
            photograph("10-now")
            click("Mine")
            photograph("11-mine")
            click("Open my page")
            photograph("12-my-page", same = false)
            click("Back")
            click("Ours")
            see("Begin a plan with somebody")
            photograph("13-ours-alone")
            click("Help")
            see("Who can help")
            photograph("14-help")
            click("Hide")
            see("Locked")
            photograph("15-lock")
            type("open", "not the word")
            click("Open")
            see("That did not open it.")
            click("Calm page")
            see("This page knows nothing about you.")
            photograph("16-calm")
            click("Enough")
            type("open", WORD)
            click("Open")
            see("Nothing waits for you.")
            assertFalse(sees("Locked"))
            phone.close()
        }
}
