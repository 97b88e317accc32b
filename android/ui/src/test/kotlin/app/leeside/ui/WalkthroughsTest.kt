package app.leeside.ui

import org.junit.jupiter.api.Test
import org.junit.jupiter.api.io.TempDir
import java.io.File
import java.nio.file.Path
import java.time.Duration
import kotlin.test.assertEquals
import kotlin.test.assertFalse
import kotlin.test.assertTrue

/** What has to go well when things do not. */
class WalkthroughsTest {
    @TempDir lateinit var folder: Path

    private fun file(name: String): File = folder.resolve(name).toFile()

    private fun named(
        texts: List<String>,
        names: String = "Ari|Bo",
    ) = texts.filter { Regex("\\b($names)\\b").containsMatchIn(it) }

    private fun Walk.unlocked(phone: Phone) {
        hold(phone)
        firstRun()
        click("The rest later")
        click("Look around")
        see("Nothing waits for you.")
    }

    @Test
    fun `show me the journal - closed, it looks the same for none and for many`() =
        walk {
            val phone = Phone(file("ari"))
            unlocked(phone)
            click("Mine")
            val mineBefore = texts()
            clickPart("Journal")
            see("This door slows someone down.")
            val closed = texts()
            photograph("70-journal-door")
            type("journal-word", WORD)
            click("Open")
            click("Write")
            type("entry-title", "After the long week")
            type("entry-body", "The bath helped. You never notice when I go quiet.")
            click("From my side")
            see("This may land as blame.")
            photograph("71-entry")
            click("Keep mine")
            assertFalse(sees("This may land as blame."))
            click("Keep")
            see("After the long week")
            photograph("72-journal")
            click("Back")
            assertEquals(mineBefore, texts())
            clickPart("Journal")
            see("This door slows someone down.")
            assertEquals(closed, texts())
            // Forgotten, it is gone, and the door still looks the same.
            type("journal-word", WORD)
            click("Open")
            clickPart("After the long week")
            click("Forget this entry now")
            clickPart("Yes, forget it")
            see("Write when you like.")
            assertFalse(sees("After the long week"))
            phone.close()
        }

    @Test
    fun `a break-up - one act, nobody is told, and home shows nothing of it`() =
        walkOfTwo(folder) { ari, bo, _ ->
            hold(bo)
            rulesOutTouch()
            val late = parcel(bo)
            hold(ari)
            clickPart("Plans")
            see("End this plan")
            photograph("73-plans")
            click("End this plan")
            see("Nobody is told.")
            photograph("74-end")
            click("End it, keep only mine")
            see("Begin a plan with somebody")
            assertTrue(named(texts(), "Bo").isEmpty(), texts().toString())
            click("Now")
            see("Nothing waits for you.")
            assertTrue(named(texts(), "Bo").isEmpty(), texts().toString())
            // A later file of theirs is dropped, with one quiet line for who opens it.
            ari.app.handed { late }
            see("Take a parcel in")
            see("was left alone")
            assertFalse(sees("Take it in"))
        }

    @Test
    fun `one cries and wants room, the other one waits - both have a card, and neither is the last word`() =
        walkOfTwo(folder) { ari, _, clock ->
            hold(ari)
            click("Now")
            click("Start")
            click("Start")
            click("We are fine")
            click("A feeling came")
            click("Tears")
            see("Tears can be the body letting go.")
            see("They can also mean that something was wrong.")
            click("Space")
            see("Take the room you need.")
            click("I am off")
            see("Do not follow or call.")
            click("For later")
            type("for-later", "what the waiting one could do")
            photograph("75-for-later")
            click("Keep it")
            click("Is someone in danger?")
            see("Who can help")
            assertFalse(sees("Breathe"))
            click("Back")
            clock.wait(Duration.ofHours(1))
            see("More time is fine.")
            click("More time")
            see("Do not follow or call.")
            click("We are back")
            click("End")
            click("Close")
            type("open", WORD)
            click("Open")
            click("Mine")
            clickPart("For later")
            see("what the waiting one could do")
        }

    @Test
    fun `no words on a shared screen name whose limit it was`() =
        walkOfTwo(folder) { ari, bo, _ ->
            hold(bo)
            rulesOutTouch()
            carry(bo, ari)
            click("Now")
            click("Set out for tonight")
            click("No words", at = 1)
            click("Ready")
            click("Start")
            click("We are fine")
            repeat(STEPS) {
                if (!sees("Next")) return@repeat
                val words = texts()
                assertTrue(named(words).isEmpty() && words.none { "limit" in it.lowercase() }, words.toString())
                if (sees("Why this?")) click("Why this?")
                assertTrue(named(texts()).isEmpty(), texts().toString())
                click("Next")
            }
        }

    @Test
    fun `a quarrel - a pause is mine, needs no plan and no reason, and fear never leads back to talk`() =
        walk {
            val phone = Phone(file("ari"))
            unlocked(phone)
            click("Ours")
            clickPart("A pause in a quarrel")
            see("Need a pause?")
            photograph("77-repair")
            click("Pause")
            see("This time is yours.")
            photograph("78-repair-pause")
            click("I am ready")
            see("Write apart first")
            type("repair-text", "I was short with you. I was tired.")
            clickPart("Keep it")
            see("This will be kept in your journal.")
            photograph("79-repair-write")
            click("I am afraid")
            see("Can you leave the room?")
            photograph("79-repair-afraid")
            assertTrue(texts().none { it == "Turns to speak" || it == "Ways back" }, texts().toString())
            click("End")
            // What was to be kept is offered to the journal, behind its own door.
            see("This door slows someone down.")
            type("journal-word", WORD)
            click("Open")
            see("Private. It cannot leave this phone by itself.")
            click("Keep")
            see("I was short with you.")
            phone.close()
        }

    @Test
    fun `a partner on paper - what I understood asks for less, is never a yes, and is never sent`() =
        walk {
            val phone = Phone(file("ari"))
            unlocked(phone)
            click("Ours")
            click("Begin a plan with somebody")
            click("Skip")
            type("meet-mine", "Ari")
            type("meet-theirs", "Bo")
            click("Next")
            see("Who begins?")
            click("Back")
            clickPart("Paper")
            clickPart("A blank page")
            see("Leave empty what you like.")
            photograph("80-paper-sheet")
            click("Back")
            click("Back")
            clickPart("What I understood")
            type("heard", "no questions right after")
            click("No touch")
            photograph("81-heard")
            click("Keep it")
            see("no questions right after")
            click("Back")
            // It bends the time after, and nothing of it stands among what could leave.
            click("Now")
            click("Start")
            click("Start")
            click("We are fine")
            see("Not this")
            click("End")
            click("Close")
            phone.close()
        }

    @Test
    fun `a backup is made, the phone is lost, and another one brings it back`() =
        walk {
            val phone = Phone(file("ari"))
            unlocked(phone)
            rulesOutTouch()
            click("Now")
            click("Settings")
            photograph("82-settings")
            clickPart("Backup, and your word")
            photograph("83-keeping")
            type("backup-word", "gravel meadow lantern tide")
            click("Make the backup")
            see("It is made, and was read once more.")
            val backup = checkNotNull(phone.platform.handed)
            phone.close()
            val other = Phone(file("new"))
            hold(other)
            click("Bring back a backup")
            other.platform.toPick = backup
            click("Choose the file")
            type("backup_word", "gravel meadow lantern tide")
            type("word", WORD)
            type("again", WORD)
            photograph("84-restore")
            click("Bring it back")
            see("Our plan")
            click("Mine")
            click("Open my page")
            see("No touch")
            other.close()
        }

    @Test
    fun `a rehearsal by daylight keeps nothing`() =
        walkOfTwo(folder) { ari, _, _ ->
            hold(ari)
            clickPart("Practise by daylight")
            click("Start")
            click("We are fine")
            see("Say or show your word for space.")
            photograph("76-practise")
            click("Hide")
            see("Locked")
        }

    private companion object {
        const val STEPS = 4
    }
}
