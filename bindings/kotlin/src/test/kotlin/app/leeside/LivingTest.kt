package app.leeside

import org.junit.jupiter.api.Test
import org.junit.jupiter.api.io.TempDir
import java.nio.file.Path
import java.time.LocalDate
import kotlin.test.assertContains
import kotlin.test.assertEquals
import kotlin.test.assertFailsWith
import kotlin.test.assertIs
import kotlin.test.assertNotNull
import kotlin.test.assertNull
import kotlin.test.assertTrue

class LivingTest {
    @TempDir lateinit var folder: Path

    private val tonight =
        Tonight(energy = Energy.LOW, place = Where.SOLO)
    private val cues = CueWishes(haptic = true, tone = false)

    @Test
    fun `a run outlives the lock, and its end is collected`() =
        living {
            phone(folder).use { leeside ->
                val run = leeside.cooldown { setOut(null, tonight, null, cues, false) }
                assertEquals(PlayerState.READY, run.screen().state)
                val twice =
                    assertFailsWith<LeesideException.NotYet> {
                        leeside.cooldown { setOut(null, tonight, null, cues, false) }
                    }
                assertEquals(First.END_RUN, twice.why)
                leeside.lock()
                val felt = run.event(RunEvent.Tap(Button.Start))
                assertEquals(listOf(CueKind.START), felt.map { it.kind })
                assertTrue(run.isWritten())
                assertEquals(PlayerState.BODY_CHECK, run.screen().state)
                run.event(RunEvent.Tap(Button.Fine))
                run.event(RunEvent.ForLater("something for my hands"))
                run.event(RunEvent.Tap(Button.End))
                run.event(RunEvent.Tap(Button.Close))
                assertTrue(run.isOver())
                run.close()
                leeside.unlock(WORDS)
                assertIs<CollectedRun.Over>(leeside.cooldown { collect() })
                assertIs<CollectedRun.Nothing>(leeside.cooldown { collect() })
            }
        }

    @Test
    fun `a run that was killed goes on where it was`() =
        living {
            val first = phone(folder)
            val run = first.cooldown { setOut(null, tonight, null, cues, false) }
            run.event(RunEvent.Tap(Button.Start))
            run.close()
            first.close()
            Leeside(folder.resolve("phone").toFile(), Clock()).use { leeside ->
                leeside.unlock(WORDS)
                val collected = leeside.cooldown { collect() }
                assertIs<CollectedRun.GoesOn>(collected)
                assertEquals(PlayerState.BACK, collected.run.screen().state)
                collected.run.event(RunEvent.Tap(Button.GoOn))
                assertEquals(PlayerState.BODY_CHECK, collected.run.screen().state)
                collected.destroy()
            }
        }

    @Test
    fun `the journal has a door of its own`() =
        living {
            phone(folder).use { leeside ->
                val day = LocalDate.of(2026, 5, 16)
                val page = JournalPage(day = day, title = "After", body = "The tea was too hot.")
                val shut = assertFailsWith<LeesideException.NotYet> { leeside.journal { write(page) } }
                assertEquals(First.OPEN_JOURNAL, shut.why)
                val wrong =
                    assertFailsWith<LeesideException.WrongSecret> {
                        leeside.journal { openDoor(secretOf("not the words")) }
                    }
                assertEquals(Way.JOURNAL, wrong.way)
                leeside.journal { openDoor(WORDS) }
                val ids = (1..3).map { n -> leeside.journal { write(page.copy(title = "After $n")) } }
                val all = JournalFilter()
                val first = leeside.journal { list(all, null, 2u) }
                assertEquals(listOf("After 3", "After 2"), first.entries.map { it.page.title })
                val rest = leeside.journal { list(all, first.next, 2u) }
                assertEquals(listOf("After 1"), rest.entries.map { it.page.title })
                assertNull(rest.next)
                val hit = leeside.journal { search("tea", all, 10u) }.first()
                assertEquals(TextSpan(4u, 7u), hit.inBody.single())
                assertTrue(leeside.journal { forget(ids.first()) })
                val file = leeside.journal { export(all, JournalForm.MARKDOWN, WORDS) }
                assertContains(String(file), "After 2")
                assertEquals(JournalImported(0u, 2u), leeside.journal { importFile(file) })
                leeside.lock()
                assertFailsWith<LeesideException.Locked> { leeside.journal { list(all, null, 2u) } }
                leeside.unlock(WORDS)
                assertFailsWith<LeesideException.NotYet> { leeside.journal { list(all, null, 2u) } }
            }
        }

    @Test
    fun `what only I see is kept, and a moment begins the time after`() =
        living {
            phone(folder).use { leeside ->
                val bond = leeside.partner { add("Bo") }
                val day = LocalDate.of(2026, 5, 16)
                leeside.reflect {
                    keepCheckIn(CheckIn(newId(), day, bond, after = Feel.Word(FeelWord.A_LOT), line = "soft"))
                    keepMoment(KeptMoment(newId(), day, KeptKind.THANKS, "for the tea", bond))
                    writeHeard(Heard(newId(), day, bond, atMost = Most(touch = Touch.NO_TOUCH)))
                }
                assertEquals("soft", leeside.reflect { checkIns() }.single().line)
                assertEquals(KeptKind.THANKS, leeside.reflect { keptMoments() }.single().kind)
                assertEquals(
                    Touch.NO_TOUCH,
                    leeside
                        .reflect { heard(bond) }
                        .single()
                        .atMost.touch,
                )
                val none = Feel.Grid(9, 0)
                assertFailsWith<LeesideException.Unfit> {
                    leeside.reflect { keepCheckIn(CheckIn(newId(), day, after = none)) }
                }
                val moment =
                    leeside.cooldown { hadMoment(bond, Where.TOGETHER, null, Side.MINE, 60u, true) }
                assertNotNull(moment)
                assertNotNull(leeside.plan { afterWindowUntil(bond) })
                val wait =
                    assertFailsWith<LeesideException.MustWait> {
                        leeside.plan { propose(bond, "turns", TopicContent.Turns(Turns(TurnRule.ASK))) }
                    }
                assertEquals(Wait.AFTER_MOMENT, wait.why)
                assertEquals(WhoPicks.ASK, leeside.rhythm { whoPicks(bond) })
                assertEquals(LookCard.WentWell, leeside.rhythm { look(bond, LookTurn.OPEN) }.card)
                assertNull(leeside.rhythm { look(bond, LookTurn.NOTHING_TO_CHANGE) }.card)
            }
        }

    @Test
    fun `words come in the language that was chosen, without unlocking`() =
        living {
            Leeside(folder.resolve("none").toFile(), Clock()).use { leeside ->
                val codes = leeside.languages().map { it.code }
                assertTrue("en" in codes && "en-plain" in codes, codes.toString())
                val own = leeside.content { floor() }
                leeside.speak("en-plain")
                val plain = leeside.content { floor() }
                assertEquals(own.map { it.id }, plain.map { it.id })
                assertTrue(leeside.content { comforts() }.size > 40)
                assertTrue(leeside.content { templates() }.all { it.topics.isNotEmpty() })
                assertTrue(leeside.content { help("any") }.isNotEmpty())
            }
            Language().use { language ->
                val flag = language.check("You never listen to me.").first()
                assertTrue(flag.why.isNotEmpty() && flag.instead.isNotEmpty())
                assertEquals(emptyList(), language.check("I said stop and you did not."))
                val built = language.sentence(SentenceDraft("sad", "the evening ends early", "quiet", ""))
                assertContains(assertIs<Sentence.Built>(built).text, "I feel sad")
            }
        }
}
