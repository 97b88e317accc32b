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

class TalkingTest {
    @TempDir lateinit var folder: Path

    @Test
    fun `a quarrel's pause goes on while it is locked, and keeps a draft only if wanted`() =
        living {
            phone(folder).use { leeside ->
                val bond = leeside.partner { add("Bo") }
                val flow = leeside.reflect { repair(bond) }
                leeside.lock()
                assertEquals(RepairState.READY, flow.screen().state)
                flow.act(RepairAction.PAUSE)
                val pause = flow.screen()
                assertEquals(RepairState.PAUSE, pause.state)
                assertEquals(EVENING.plusSeconds(25 * 60), pause.cue)
                assertContains(pause.sentence, "25")
                assertTrue(pause.buttons.any { it.action == RepairAction.AFRAID && it.text.isNotEmpty() })
                flow.act(RepairAction.BREATHE)
                assertIs<RepairBeside.Breathing>(flow.screen().beside)
                flow.act(RepairAction.ENOUGH)
                flow.act(RepairAction.WRITE)
                flow.write("You never listen.", true)
                assertEquals(emptyList(), flow.hints("You never listen."))
                flow.setHelper(true)
                assertTrue(flow.hints("You never listen.").isNotEmpty())
                assertEquals("You never listen.", flow.draft())
                flow.act(RepairAction.AFRAID)
                assertIs<RepairBeside.Page>(flow.screen().beside)
                assertEquals("You never listen.", flow.end())
                assertFailsWith<LeesideException.Gone> { flow.screen() }
                flow.close()
            }
        }

    @Test
    fun `an answer becomes a line of my page, or a suggestion`() =
        living {
            phone(folder).use { leeside ->
                val bond = leeside.partner { add("Bo") }
                val asked = leeside.reflect { questions(bond) }
                assertEquals(listOf("helped", "next", "keep"), asked.questions.map { it.id })
                assertEquals(asked, leeside.reflect { questions(null) })
                val line = " something for my hands "
                val item =
                    leeside.reflect { draftWish(bond, line, Wish.Page(Field.SPACE_WHILE_I_WAIT)) }
                assertIs<DraftedWish.Item>(item)
                assertEquals(ItemValue.Text("something for my hands"), item.value)
                leeside.plan { write(bond, item.key, item.value) }
                val gone =
                    assertFailsWith<LeesideException.Gone> {
                        leeside.reflect { draftWish(bond, line, Wish.Part("space")) }
                    }
                assertEquals(GoneReason.NOT_THERE, gone.why)
                assertFailsWith<LeesideException.Unfit> {
                    leeside.reflect { draftWish(bond, " ", Wish.PleaseNot(null)) }
                }
            }
        }

    @Test
    fun `silently, then together`() =
        living {
            phone(folder, "ari").use { ari ->
                phone(folder, "bo").use { bo ->
                    val (ofAri, ofBo) = pair(ari, bo)
                    val day = LocalDate.of(2026, 5, 16)
                    val moment = ari.partner { giveMoment(ofAri, day, null, null, true) }
                    ari.partner { sealDebrief(ofAri, moment, "The tea.") }
                    val leaves = ari.partner { outgoing(ofAri) }
                    assertContains(leaves.flatMap { it.words }, "2026-05-16")
                    send(ari, ofAri, bo)
                    val sealed = bo.partner { debriefs(ofBo) }.single()
                    assertEquals(SealedDebrief(moment, Stage.MAY_SEAL, TheirAnswer.Sealed), sealed)
                    bo.partner { sealDebrief(ofBo, moment, "") }
                    send(bo, ofBo, ari)
                    ari.partner { openDebrief(ofAri, moment) }
                    send(ari, ofAri, bo)
                    val opened = bo.partner { debriefs(ofBo) }.single()
                    assertEquals(TheirAnswer.Opened("The tea."), opened.theirs)
                    assertTrue(ari.partner { askBack(ofAri, moment) })
                }
            }
        }

    @Test
    fun `pages as text, and everything to say at once`() =
        living {
            phone(folder).use { leeside ->
                val bond = leeside.partner { add("Bo") }
                leeside.plan { write(bond, itemKey(Field.DRINK), ItemValue.Text("ginger tea")) }
                val (card, sheet, page) =
                    leeside.plan { Triple(blankCard(), voiceSheet(), printed(bond, false)) }
                assertContains(leeside.plan { asText(card, 60u, false) }, "____")
                assertTrue(leeside.plan { asText(sheet, 60u, false) }.lines().all { it.length <= 60 })
                assertContains(leeside.plan { asText(page, 40u, true) }, "ginger tea")
                val strings = leeside.content { strings() }
                assertEquals(leeside.content { string("ask_me", emptyMap()) }, strings["ask_me"])
                assertNotNull(leeside.content { firstBreath() })
                assertTrue(leeside.content { reviews() }.isNotEmpty())
                assertNull(leeside.content { string("no such words", emptyMap()) })
                assertTrue(leeside.plan { questions(bond, null) }.all { it.lines.isNotEmpty() })
            }
        }
}
