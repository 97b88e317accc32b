package app.leeside.ui

import androidx.compose.ui.semantics.SemanticsActions
import androidx.compose.ui.semantics.SemanticsNode
import androidx.compose.ui.semantics.SemanticsProperties
import androidx.compose.ui.semantics.getOrNull
import androidx.compose.ui.test.ExperimentalTestApi
import androidx.compose.ui.test.SemanticsMatcher
import androidx.compose.ui.test.SkikoComposeUiTest
import androidx.compose.ui.test.hasClickAction
import androidx.compose.ui.test.onRoot
import androidx.compose.ui.text.TextLayoutResult

/** What a picture cannot promise: targets of 48 dp, a name on each, a heading on each screen, no text that is cut. */
@OptIn(ExperimentalTestApi::class)
internal class Checks(
    private val test: SkikoComposeUiTest,
    private val sight: Sight,
) {
    fun problems(): List<String> {
        val found = mutableListOf<String>()
        val least = (TARGET * sight.density).toInt()
        test.onAllNodes(hasClickAction()).fetchSemanticsNodes().forEach { node ->
            val name = nameOf(node)
            if (name.isBlank()) found += "something that can be tapped has no name"
            if (node.size.width < least || node.size.height < least) found += "“$name” is ${node.size}"
        }
        val headings = test.onAllNodes(SemanticsMatcher.keyIsDefined(SemanticsProperties.Heading)).fetchSemanticsNodes()
        if (headings.isEmpty()) found += "no heading"
        walk(test.onRoot(useUnmergedTree = true).fetchSemanticsNode()) { if (isCut(it)) found += "cut: ${it.layoutInput.text}" }
        return found
    }

    private fun nameOf(node: SemanticsNode): String =
        node.config
            .getOrNull(SemanticsProperties.Text)
            ?.joinToString { it.text }
            ?.takeIf { it.isNotBlank() }
            ?: node.config.getOrNull(SemanticsProperties.ContentDescription)?.joinToString()
            ?: ""

    private fun walk(
        node: SemanticsNode,
        act: (TextLayoutResult) -> Unit,
    ) {
        node.config.getOrNull(SemanticsActions.GetTextLayoutResult)?.action?.let { ask ->
            val layouts = mutableListOf<TextLayoutResult>()
            ask(layouts)
            layouts.forEach(act)
        }
        node.children.forEach { walk(it, act) }
    }

    private fun isCut(layout: TextLayoutResult): Boolean {
        val text = layout.multiParagraph
        val wide = layout.lineCount == 1 && text.maxIntrinsicWidth > layout.size.width + SLACK && layout.layoutInput.maxLines == 1
        return text.didExceedMaxLines || text.height > layout.size.height + SLACK || wide
    }

    private companion object {
        const val TARGET = 48
        const val SLACK = 2
    }
}
