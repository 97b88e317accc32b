package app.leeside.ui

import androidx.compose.runtime.CompositionLocalProvider
import androidx.compose.runtime.getValue
import androidx.compose.runtime.key
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.graphics.asSkiaBitmap
import androidx.compose.ui.platform.LocalDensity
import androidx.compose.ui.semantics.getOrNull
import androidx.compose.ui.test.ExperimentalTestApi
import androidx.compose.ui.test.SemanticsMatcher
import androidx.compose.ui.test.SemanticsNodeInteraction
import androidx.compose.ui.test.SkikoComposeUiTest
import androidx.compose.ui.test.captureToImage
import androidx.compose.ui.test.hasClickAction
import androidx.compose.ui.test.hasContentDescription
import androidx.compose.ui.test.hasTestTag
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.isEnabled
import androidx.compose.ui.test.onAllNodesWithTag
import androidx.compose.ui.test.onRoot
import androidx.compose.ui.test.performClick
import androidx.compose.ui.test.performMouseInput
import androidx.compose.ui.test.performScrollTo
import androidx.compose.ui.test.performTextClearance
import androidx.compose.ui.test.performTextInput
import androidx.compose.ui.test.runDesktopComposeUiTest
import androidx.compose.ui.unit.Density
import androidx.compose.ui.unit.dp
import app.leeside.ui.app.LeesideApp
import app.leeside.ui.parts.Edges
import org.jetbrains.skia.EncodedImageFormat
import org.jetbrains.skia.Image
import java.io.File
import kotlin.test.assertEquals

/** How a walk looks. */
enum class Sight(
    val dark: Boolean = false,
    val font: Float = 1f,
    val density: Float = 1f,
    val wide: Int = 412,
    val high: Int = 892,
) {
    Light,
    Dark(dark = true),

    /** The largest text that Android offers. */
    Large(font = 2f),

    /** A phone held across. */
    Across(wide = 892, high = 412),

    /** A tablet. */
    Tablet(wide = 1280, high = 800),
}

/** Walks through the app by clicks alone, on one phone or more; the one in front is seen. */
@OptIn(ExperimentalTestApi::class)
internal class Walk(
    private val test: SkikoComposeUiTest,
    private val sight: Sight,
) {
    var front by mutableStateOf<Phone?>(null)

    fun show() =
        test.setContent {
            CompositionLocalProvider(LocalDensity provides Density(sight.density, sight.font)) {
                val phone = front
                if (phone != null) key(phone.app) { LeesideApp(phone.app, Edges(40.dp, 24.dp), sight.dark, reducedMotion = true) }
            }
        }

    /** Takes another phone in hand. */
    fun hold(phone: Phone) {
        front = phone
        test.waitForIdle()
    }

    /** Taps what says [text]. */
    fun click(
        text: String,
        at: Int = 0,
    ) {
        val what = (hasText(text) or hasContentDescription(text)) and hasClickAction() and isEnabled()
        await("tap “$text”", what, at).click()
    }

    /** Taps what begins with [text]. */
    fun clickPart(
        text: String,
        at: Int = 0,
    ) = await("tap “$text…”", hasText(text, substring = true) and hasClickAction() and isEnabled(), at).click()

    private fun SemanticsNodeInteraction.click() {
        reach()
        performClick()
        test.waitForIdle()
    }

    private fun SemanticsNodeInteraction.reach() {
        try {
            performScrollTo()
        } catch (_: AssertionError) {
            // It stands outside of what scrolls.
        }
    }

    /** Types into the field of that tag, in place of what is there. */
    fun type(
        tag: String,
        text: String,
    ) {
        val field = await("type into #$tag", hasTestTag(tag), 0)
        field.reach()
        field.performTextClearance()
        field.performTextInput(text)
        test.waitForIdle()
    }

    /** Waits until [text] stands there. */
    fun see(text: String) {
        await("see “$text”", hasText(text, substring = true), 0)
    }

    /** Whether [text] stands there now. */
    fun sees(text: String): Boolean {
        test.waitForIdle()
        return test.onAllNodes(hasText(text, substring = true)).fetchSemanticsNodes().isNotEmpty()
    }

    /** Everything that can be read now, in reading order. */
    fun texts(): List<String> {
        test.waitForIdle()
        val all = mutableListOf<String>()

        fun walk(node: androidx.compose.ui.semantics.SemanticsNode) {
            node.config.getOrNull(androidx.compose.ui.semantics.SemanticsProperties.Text)?.forEach { all += it.text }
            node.children.forEach(::walk)
        }
        walk(test.onRoot(useUnmergedTree = true).fetchSemanticsNode())
        return all
    }

    /** What can be tapped and says [text], as a screen reader has it. */
    fun node(text: String): androidx.compose.ui.semantics.SemanticsNode =
        await("find “$text”", hasText(text) and hasClickAction(), 0).fetchSemanticsNode()

    /** Waits until [done]. */
    fun until(
        what: String,
        done: () -> Boolean,
    ) = test.waitUntil(what, LONG) { done() }

    private fun await(
        what: String,
        matcher: SemanticsMatcher,
        at: Int,
    ): SemanticsNodeInteraction {
        try {
            test.waitUntil(what, LONG) { test.onAllNodes(matcher).fetchSemanticsNodes().size > at }
        } catch (error: Throwable) {
            photograph(FAILED)
            throw AssertionError("could not $what; there is: ${texts()}", error)
        }
        return test.onAllNodes(matcher)[at]
    }

    /**
     * Photographs what is seen, and looks whether everybody can use it: see [Checks]. A picture that shows
     * nothing by chance is [same] in every walk, and is compared with the one that was kept.
     */
    fun photograph(
        name: String,
        same: Boolean = true,
    ) {
        // A finger leaves no pointer behind.
        test.onRoot().performMouseInput {
            moveTo(Offset.Zero)
            exit()
        }
        val png = still()
        val taken = File(PICTURES, "${sight.name}/$name.png")
        taken.parentFile.mkdirs()
        taken.writeBytes(png)
        if (name == FAILED) return
        problems += Checks(test, sight).problems().map { "$name, ${sight.name}: $it" }
        if (same) Kept.differs(sight.name, name, png)?.let { problems += it }
    }

    private val problems = mutableListOf<String>()

    /** What was found on the way. */
    fun done() = assertEquals("", problems.joinToString("\n"))

    /** The picture as soon as it stays the same: what a screen asks of the core has come. */
    private fun still(): ByteArray {
        var last = capture()
        repeat(TRIES) {
            Thread.sleep(MOMENT)
            val now = capture()
            if (now.contentEquals(last)) return now
            last = now
        }
        return last
    }

    private fun capture(): ByteArray {
        settle()
        val picture = test.onRoot().captureToImage()
        return checkNotNull(Image.makeFromBitmap(picture.asSkiaBitmap()).encodeToData(EncodedImageFormat.PNG)).bytes
    }

    private fun settle() {
        test.mainClock.advanceTimeBy(SETTLED)
        test.waitForIdle()
    }

    private companion object {
        const val LONG = 20_000L
        const val SETTLED = 600L
        const val MOMENT = 120L
        const val TRIES = 20
        const val FAILED = "failed"
    }
}

/** Where pictures are put. */
internal val PICTURES = File(System.getProperty("leeside.pictures"))

/** A walk in one sight. */
@OptIn(ExperimentalTestApi::class)
internal fun walk(
    sight: Sight = Sight.Light,
    act: Walk.() -> Unit,
) = runDesktopComposeUiTest((sight.wide * sight.density).toInt(), (sight.high * sight.density).toInt()) {
    Walk(this, sight).apply {
        show()
        act()
        done()
    }
}
