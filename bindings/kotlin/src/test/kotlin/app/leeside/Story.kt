package app.leeside

import kotlinx.coroutines.delay
import org.json.JSONObject
import java.io.File
import java.nio.file.Files
import java.nio.file.StandardCopyOption.ATOMIC_MOVE
import java.time.Instant
import java.time.LocalDate
import kotlin.time.Duration.Companion.minutes
import kotlin.time.TimeSource

/** A clock that stands still until the story moves it. */
internal class StoryClock(
    @Volatile var now: Instant,
) : PlatformClock {
    override fun reading() = ClockReading(now)
}

/**
 * Plays a story of `tests/scenarios` on some of its phones and gives its lines. What one phone hands to
 * another lies in `folder/shared`, so that a player in another language may play the other phone.
 */
internal class Story(
    file: File,
    private val folder: File,
) {
    private val story = JSONObject(file.readText())

    suspend fun play(phones: List<String>): List<String> {
        val played = phones.associateWith { StoryPhone(it, folder, story) }
        val lines = mutableListOf<String>()
        for (step in story.getJSONArray("steps").map { it as JSONObject }) {
            val phone = played[step.text("phone")] ?: continue
            val told =
                try {
                    phone.act(step)
                } catch (refused: LeesideException) {
                    listOf(refused.toString())
                }
            lines += told.map { "${step.text("phone")} ${step.text("do")}: $it" }
        }
        return lines
    }
}

private class StoryPhone(
    private val name: String,
    folder: File,
    private val story: JSONObject,
) {
    private val clock = StoryClock(Instant.ofEpochSecond(story.getLong("begins")))
    private val home = folder.resolve(name).apply { mkdirs() }
    private val shared = folder.resolve("shared").apply { mkdirs() }
    private var homes = 0
    private var met = 0
    private var leeside = Leeside(home.resolve("0"), clock)
    private var bond: BondId = "0".repeat(32)

    suspend fun act(step: JSONObject): List<String> =
        when (val act = step.text("do")) {
            "create" -> {
                leeside.create(secretOf(story.text("passphrase")))
                leeside.partner {
                    setNickname(step.text("nickname"))
                    bond = add(step.text("partner"))
                }
                one("done")
            }

            "open" -> {
                one("open").also { leeside.unlock(secretOf(step.text("with"))) }
            }

            "write" -> {
                one(plain(leeside.plan { write(bond, keyOf(step), itemOf(step)) }))
            }

            "only me" -> {
                one("done").also { leeside.plan { keepItem(bond, keyOf(step), true) } }
            }

            "invite" -> {
                val invite = leeside.partner { invite(bond, step.optBoolean("again")) }
                handOver(step.text("file") + ".words", invite.words.joinToString(" ").toByteArray())
                handOver(step.text("file"), invite.file)
                one("${invite.words.size} words")
            }

            "accept" -> {
                accept(step)
            }

            "reply" -> {
                val file = receive(step.text("file"))
                leeside.partner { openReply(bond, file) }
                one(meeting())
            }

            "words" -> {
                met += 1
                val words = leeside.partner { safetyWords(bond) }.orEmpty()
                handOver("$name.met$met", words.joinToString(" ").toByteArray())
                one("${words.size} words")
            }

            "compare" -> {
                val theirs = String(receive("${if (name == "ari") "bo" else "ari"}.met$met"))
                val mine = leeside.partner { safetyWords(bond) }.orEmpty().joinToString(" ")
                leeside.partner { wordsCompared(bond, mine == theirs) }
                one(if (mine == theirs) "the same" else "not the same")
            }

            "outgoing" -> {
                leeside
                    .partner { outgoing(bond) }
                    .map {
                        val tick = if (it.ticked) "ticked" else "held"
                        "${leaving(it.leaving)} $tick, ${if (it.canWait) "can wait" else "cannot wait"}"
                    }
            }

            "send" -> {
                val file =
                    leeside.partner {
                        makeParcel(bond, outgoing(bond).filter { it.ticked }.map { it.leaving })
                    }
                handOver(step.text("file"), file)
                one("made")
            }

            "look" -> {
                looked(step) { preview(it.preview()) }
            }

            "take" -> {
                looked(step) { one("taken in").also { _ -> it.takeIn() } }
            }

            "suggest" -> {
                leeside.plan { propose(bond, step.text("topic"), contentOf(step)) }
                one("suggested")
            }

            "yes" -> {
                leeside.plan {
                    val offers = topic(bond, step.text("topic")).offers
                    val offer = offers.firstOrNull { it.theirs && !it.mine }
                    if (offer == null) return@plan one("nothing to say yes to")
                    accept(bond, step.text("topic"), offer.rev)
                    one(plain(topic(bond, step.text("topic")).state))
                }
            }

            "take back" -> {
                leeside.plan {
                    val settled = topic(bond, step.text("topic")).settled
                    if (settled == null) return@plan one("nothing to take back")
                    withdraw(bond, step.text("topic"), settled)
                    one(plain(topic(bond, step.text("topic")).state))
                }
            }

            "wait" -> {
                one("done").also { clock.now = clock.now.plusSeconds(step.getLong("hours") * 3600) }
            }

            "give" -> {
                val day = LocalDate.parse(step.text("day"))
                leeside.partner { giveText(bond, CopyOf.KEPT, day, step.text("text")) }
                one("given")
            }

            "page" -> {
                leeside.plan { page(this) }
            }

            "back up" -> {
                one(summary(leeside.backUp(shared.resolve(step.text("file")), backupWords())))
            }

            "lose" -> {
                leeside.close()
                homes += 1
                leeside = Leeside(home.resolve("$homes"), clock)
                one("done")
            }

            "restore" -> {
                val file = shared.resolve(step.text("file"))
                val made = leeside.restore(file, backupWords(), secretOf(story.text("passphrase")))
                bond = leeside.partner { bonds() }.first().id
                one(summary(made))
            }

            "confirm" -> {
                leeside.partner {
                    val draft = ownDraft(bond) ?: return@partner one("no draft")
                    confirm(bond, draft.items.map { it.key }, emptyList(), draft.stillYes)
                    one(
                        "${draft.items.size} items, ${draft.limits.size} limits, " +
                            "${draft.stillYes.size} parts",
                    )
                }
            }

            "lock" -> {
                one("locked").also { leeside.lock() }
            }

            "pause" -> {
                one("paused").also { leeside.partner { pause(bond, true) } }
            }

            "end" -> {
                leeside.partner {
                    pause(bond, false)
                    end(bond, false)
                    one("ended")
                }
            }

            "close" -> {
                one("closed").also { leeside.close() }
            }

            else -> {
                error("stories have no act $act")
            }
        }

    private suspend fun accept(step: JSONObject): List<String> {
        val file = receive(step.text("file"))
        val words =
            step.maybe("words")?.toByteArray() ?: receive(step.text("file") + ".words")
        val reply =
            leeside.partner { acceptInvite(bond, file, words, step.optBoolean("again")) }
        step.maybe("reply")?.let { handOver(it, reply) }
        return one(meeting())
    }

    private suspend fun meeting(): String =
        leeside
            .partner { bonds() }
            .firstOrNull { it.id == bond }
            ?.let { plain(it.meeting) }
            .orEmpty()

    private suspend fun looked(
        step: JSONObject,
        act: (IncomingParcel) -> List<String>,
    ): List<String> {
        val file = receive(step.text("file"))
        return leeside.partner {
            when (val found = lookAt(file, emptyList())) {
                is FoundFile.Parcel -> found.parcel.use(act)
                is FoundFile.Reply -> one("a reply")
                is FoundFile.NeedsWords -> one("needs words")
            }
        }
    }

    private fun page(plan: Plan): List<String> =
        buildList {
            for (topic in plan.topics(bond)) {
                add("${topic.id} is ${plain(topic.state)}")
                topic.lines.forEach { add("  $it") }
            }
            val page = plan.printed(bond, false)
            add(page.title)
            add(page.line)
            for (section in page.sections) {
                add(section.heading)
                section.lines.forEach { add("  $it") }
            }
            plan.questions(bond, null).forEach { add("? ${it.ask}") }
        }

    private fun backupWords() = secretOf(story.text("backup_passphrase"))

    /** Puts a file where the other phone finds it, whole from the first moment on. */
    private fun handOver(
        name: String,
        content: ByteArray,
    ) {
        val part = shared.resolve("$name.part")
        part.writeBytes(content)
        Files.move(part.toPath(), shared.resolve(name).toPath(), ATOMIC_MOVE)
    }

    /** Waits for a file of the other phone, which another program may play. */
    private suspend fun receive(name: String): ByteArray {
        val file = shared.resolve(name)
        val begun = TimeSource.Monotonic.markNow()
        while (!file.exists()) {
            check(begun.elapsedNow() < 3.minutes) { "$name never came" }
            delay(20)
        }
        return file.readBytes()
    }
}

private fun one(line: String) = listOf(line)

private fun summary(of: BackupSummary) = "${of.plans} plans, ${of.topics} parts, ${of.made}"

private fun leaving(leaving: Leaving): String =
    when (leaving) {
        is Leaving.Item -> {
            "item ${plain(leaving.key.`field`)}" + (leaving.key.id?.let { "/$it" } ?: "")
        }

        is Leaving.Suggestion -> {
            "suggestion ${leaving.topic}"
        }

        is Leaving.Yes -> {
            "yes ${leaving.topic}"
        }

        is Leaving.TakingBack -> {
            "taking back ${leaving.topic}"
        }

        is Leaving.Given -> {
            "given"
        }

        is Leaving.AskedBack -> {
            "asked back"
        }

        is Leaving.Sealed -> {
            "sealed"
        }

        is Leaving.Opened -> {
            "opened"
        }
    }

private fun preview(preview: IncomingPreview): List<String> =
    buildList {
        add("from ${preview.from}")
        preview.limits.flatMap { it.words }.forEach { add("limit $it") }
        for (news in preview.voice) news.words.forEach { add("${plain(news.effect)} $it") }
        for (line in preview.topics) {
            val news =
                when (val news = line.news) {
                    is TopicNews.Suggested -> {
                        "suggested, ${plain(news.effect)}: ${news.words.joinToString(" ")}"
                    }

                    is TopicNews.BothYes -> {
                        "both yes"
                    }

                    is TopicNews.TakenBack -> {
                        "taken back"
                    }

                    is TopicNews.NoLongerOffered -> {
                        "no longer offered"
                    }

                    is TopicNews.Lapsed -> {
                        "lapsed"
                    }
                }
            add("${line.topic} $news")
        }
        for (copy in preview.copies) {
            add(
                when (copy) {
                    is CopyNews.Given -> {
                        when (val item = copy.item) {
                            is Shared.Text -> "given ${plain(
                                item.copy.of,
                            )} ${item.copy.day}: ${item.copy.text}"

                            is Shared.Moment -> "moment ${item.moment.day}"
                        }
                    }

                    is CopyNews.AskedBack -> {
                        "asked back"
                    }
                },
            )
        }
        if (preview.nothingNew) add("nothing new")
    }
