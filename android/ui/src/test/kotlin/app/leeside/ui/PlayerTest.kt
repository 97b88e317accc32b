package app.leeside.ui

import androidx.compose.ui.semantics.SemanticsProperties
import app.leeside.CueKind
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.io.TempDir
import org.junit.jupiter.params.ParameterizedTest
import org.junit.jupiter.params.provider.EnumSource
import java.io.File
import java.nio.file.Path
import java.time.Duration
import kotlin.test.assertContains
import kotlin.test.assertEquals
import kotlin.test.assertFalse
import kotlin.test.assertTrue

class PlayerTest {
    @TempDir lateinit var folder: Path

    private fun file(name: String): File = folder.resolve(name).toFile()

    private fun Walk.alone(phone: Phone) {
        hold(phone)
        firstRun()
        click("The rest later")
        click("Practise alone")
        see("Set out for tonight")
        click("15 min")
        click("Ready")
        see("Ready when you are.")
        click("Start")
        see("Is anyone hurt or cold?")
    }

    @Test
    fun `alone, with breath, a pause and a night's end, while everything is locked`() =
        walk {
            val phone = Phone(file("ari"))
            alone(phone)
            assertContains(phone.platform.cues, CueKind.START)
            click("Check")
            see("Warm enough?")
            photograph("60-body-page", same = false)
            click("We are fine")
            see("Not this")
            click("Why this?")
            click("Pause")
            see("Paused. No hurry.")
            click("No touch")
            photograph("62-pause", same = false)
            click("Go on")
            see("Next")
            // On its face, taps do nothing.
            checkNotNull(phone.platform.faceDown)(true)
            until("taps are off") {
                phone.app.run
                    ?.screen
                    ?.touch == false
            }
            click("Next")
            see("Next")
            checkNotNull(phone.platform.faceDown)(false)
            until("taps are on") {
                phone.app.run
                    ?.screen
                    ?.touch == true
            }
            // Hidden, the run goes on; nothing has to be opened to come back to it.
            click("Hide")
            see("Locked")
            photograph("63-lock-with-run")
            click("Back to the time after")
            see("Next")
            click("End")
            see("That is enough for tonight.")
            click("Close")
            see("Locked")
            assertFalse(sees("Back to the time after"))
            phone.close()
        }

    @Test
    fun `an agreed course is played step by step, and a step that is over waits`() =
        walkOfTwo(folder) { ari, bo, clock ->
            hold(ari)
            click("Add a part")
            clickPart("A long evening")
            photograph("31-parts-of-plan")
            clickPart("The long way down")
            photograph("32-edit-course")
            click("Suggest it")
            carry(ari, bo)
            click("Read it")
            photograph("36-topic-course")
            click("Yes from me")
            see("Yes from both, for now")
            click("Back")
            carry(bo, ari)
            click("Now")
            see("The long way down")
            photograph("50-now-agreed")
            click("Start")
            see("Ready when you are.")
            click("Start")
            click("We are fine")
            see("Not this")
            clock.wait(Duration.ofHours(1))
            see("As long as you like.")
            photograph("61-step-over", same = false)
            assertFalse(sees("Not this"))
            assertContains(ari.platform.cues, CueKind.STEP)
            // Room for one of the two: the agreed answer, and nothing that counts down.
            click("Space")
            click("I am off")
            see("They asked for room.")
            clock.wait(Duration.ofHours(1))
            see("More time is fine.")
            photograph("66-space-over", same = false)
            click("Not tonight")
            until("the space is over") { !sees("More time is fine.") }
        }

    @Test
    fun `something was not okay stops without a word, and nothing is kept`() =
        walk {
            val phone = Phone(file("ari"))
            alone(phone)
            click("Something was not okay")
            see("You can stop here.")
            photograph("64-not-okay")
            val texts = texts()
            assertTrue(texts.none { it.contains("breath", ignoreCase = true) && it.contains("slow") }, texts.toString())
            assertFalse("Space" in texts || "Stay with me" in texts)
            click("Help")
            see("Who can help")
            photograph("65-help-dim")
            click("Back")
            click("End here")
            see("Locked")
            type("open", WORD)
            click("Open")
            see("Nothing waits for you.")
            phone.close()
        }

    @Test
    fun `a run that the system ended is there again after unlocking`() =
        walk {
            val phone = Phone(file("ari"))
            alone(phone)
            click("We are fine")
            see("Not this")
            phone.killed()
            see("Locked")
            type("open", WORD)
            click("Open")
            see("You were at step 1.")
            photograph("67-back")
            click("Go on")
            see("Not this")
            phone.close()
        }

    @ParameterizedTest
    @EnumSource(Sight::class, names = ["Across", "Tablet"])
    fun `held across and on a tablet, everything is in reach`(sight: Sight) =
        walk(sight) {
            val phone = Phone(file("ari"))
            hold(phone)
            see("A plan for after")
            photograph("01-welcome")
            alone(phone)
            photograph("42-body")
            click("We are fine")
            see("Not this")
            photograph("43-step")
            click("Space")
            see("You do not have to explain.")
            click("Go back")
            click("End")
            click("Close")
            type("open", WORD)
            click("Open")
            see("Nothing waits for you.")
            photograph("10-now")
            phone.close()
        }

    @Test
    fun `space and stay come first in reading order, and keep their place`() =
        walk {
            val phone = Phone(file("ari"))
            alone(phone)
            val first = places("Space", "Stay with me")
            assertEquals(listOf(-2f, -1f), readingOrder("Space", "Stay with me"))
            click("We are fine")
            see("Not this")
            assertEquals(first, places("Space", "Stay with me"))
            click("Next")
            see("Not this")
            assertEquals(first, places("Space", "Stay with me"))
            phone.close()
        }

    private fun Walk.readingOrder(vararg texts: String) = texts.map { node(it).config[SemanticsProperties.TraversalIndex] }

    private fun Walk.places(vararg texts: String) = texts.map { node(it).boundsInRoot }
}
