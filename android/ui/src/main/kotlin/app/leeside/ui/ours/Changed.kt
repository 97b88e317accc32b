package app.leeside.ui.ours

import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.drawBehind
import androidx.compose.ui.geometry.CornerRadius
import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.geometry.Size
import androidx.compose.ui.graphics.StrokeCap
import androidx.compose.ui.graphics.drawscope.DrawScope
import androidx.compose.ui.text.SpanStyle
import androidx.compose.ui.text.TextLayoutResult
import androidx.compose.ui.text.buildAnnotatedString
import androidx.compose.ui.text.font.FontWeight
import androidx.compose.ui.unit.dp
import app.leeside.ui.theme.Palette
import app.leeside.ui.theme.Type
import app.leeside.ui.theme.lee

/**
 * A change as the core's sentence. Its last quoted words are the new ones: they stand on a soft ground with
 * a line under them, so that it does not lean on colour. A sentence without new words stays plain.
 */
@Composable
internal fun Changed(sentence: String) {
    var layout by remember(sentence) { mutableStateOf<TextLayoutResult?>(null) }
    val palette = lee
    val fresh = newWords(sentence)
    val styled =
        buildAnnotatedString {
            append(sentence)
            if (fresh !=
                null
            ) {
                addStyle(SpanStyle(fontWeight = FontWeight.Medium, color = palette.onSecondaryContainer), fresh.first, fresh.last + 1)
            }
        }
    Text(
        styled,
        Modifier.drawBehind {
            val drawn = layout
            if (drawn != null && fresh != null) ground(drawn, fresh, palette)
        },
        color = palette.onSurface,
        style = Type.body,
        onTextLayout = { layout = it },
    )
}

private fun newWords(sentence: String): IntRange? {
    val from = sentence.lastIndexOf('“')
    val to = sentence.lastIndexOf('”')
    return if (from >= 0 && to == sentence.lastIndex && to > from + 1) from + 1 until to else null
}

private fun DrawScope.ground(
    layout: TextLayoutResult,
    part: IntRange,
    palette: Palette,
) {
    val u = 1.dp.toPx()
    for (line in layout.getLineForOffset(part.first)..layout.getLineForOffset(part.last)) {
        val from = layout.getHorizontalPosition(maxOf(part.first, layout.getLineStart(line)), true) - 1.6f * u
        val to = layout.getHorizontalPosition(minOf(part.last + 1, layout.getLineEnd(line, true)), true) + 2.4f * u
        val base = layout.getLineBaseline(line)
        val size =
            layout.layoutInput.style.fontSize
                .toPx()
        drawRoundRect(palette.secondaryContainer, Offset(from, base - size * 0.98f), Size(to - from, size * 1.32f), CornerRadius(5 * u))
        val under = base + size * 0.28f
        drawLine(palette.partner, Offset(from + 2.4f * u, under), Offset(to - 2.4f * u, under), 1.6f * u, StrokeCap.Round)
    }
}
