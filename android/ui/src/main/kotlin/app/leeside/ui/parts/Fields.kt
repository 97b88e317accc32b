package app.leeside.ui.parts

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.text.BasicTextField
import androidx.compose.foundation.text.KeyboardActions
import androidx.compose.foundation.text.KeyboardOptions
import androidx.compose.material3.Surface
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.graphics.Shape
import androidx.compose.ui.graphics.SolidColor
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.TextStyle
import androidx.compose.ui.text.input.ImeAction
import androidx.compose.ui.text.input.KeyboardCapitalization
import androidx.compose.ui.text.input.KeyboardType
import androidx.compose.ui.text.input.PasswordVisualTransformation
import androidx.compose.ui.text.input.VisualTransformation
import androidx.compose.ui.unit.Dp
import androidx.compose.ui.unit.dp
import app.leeside.ui.draw.You
import app.leeside.ui.theme.Form
import app.leeside.ui.theme.Grid
import app.leeside.ui.theme.Type
import app.leeside.ui.theme.lee
import app.leeside.ui.words.word

/**
 * The keyboard for words that nobody else should meet again: no suggestions, and the password type keeps
 * it from learning them.
 */
private val secret =
    KeyboardOptions(
        capitalization = KeyboardCapitalization.None,
        autoCorrectEnabled = false,
        keyboardType = KeyboardType.Password,
        imeAction = ImeAction.Done,
    )

/** For own words: sentences, without corrections that are learned. */
private val own = KeyboardOptions(KeyboardCapitalization.Sentences, autoCorrectEnabled = false)

/** A card to write in. What a person writes is serif and leans toward them. */
@Composable
internal fun OwnWords(
    text: String,
    label: String,
    tag: String = label,
    hint: String = "",
    shape: Shape = Form.fromYou,
    least: Dp = 0.dp,
    mark: (@Composable () -> Unit)? = { You() },
    onChange: (String) -> Unit,
) = Panel(
    shape = shape,
    pad =
        androidx.compose.foundation.layout
            .PaddingValues(20.dp, 16.dp),
) {
    Row(verticalAlignment = Alignment.CenterVertically) {
        if (mark != null) {
            mark()
            Aisle(8.dp)
        }
        Say(label, Type.smallStrong, lee.onSurfaceVariant)
    }
    Gap(6.dp)
    Bare(text, label, tag, hint, Type.quote, own, VisualTransformation.None, {}, Modifier.heightIn(min = least), onChange)
}

/** One line to type in: a name, a word, a number. */
@Composable
internal fun ShortField(
    text: String,
    label: String,
    tag: String = label,
    hint: String = "",
    digits: Boolean = false,
    onDone: () -> Unit = {},
    onChange: (String) -> Unit,
) = Column {
    Say(label, Type.smallStrong, lee.onSurfaceVariant)
    Gap(6.dp)
    val keys = if (digits) own.copy(keyboardType = KeyboardType.Number) else own
    Surface(Modifier.fillMaxWidth().heightIn(min = Grid.soft), shape = Form.control, color = lee.high, contentColor = lee.onSurface) {
        Row(Modifier.padding(horizontal = 16.dp, vertical = 4.dp), verticalAlignment = Alignment.CenterVertically) {
            val done = keys.copy(imeAction = ImeAction.Done)
            Bare(text, label, tag, hint, Type.body, done, VisualTransformation.None, onDone, Modifier, onChange, single = true)
        }
    }
}

/** A secret: hidden as it is typed, with a way to see it. */
@Composable
internal fun SecretField(
    text: String,
    label: String,
    tag: String = label,
    onDone: () -> Unit = {},
    onChange: (String) -> Unit,
) = Column {
    var seen by remember { mutableStateOf(false) }
    Say(label, Type.smallStrong, lee.onSurfaceVariant)
    Gap(6.dp)
    Surface(Modifier.fillMaxWidth().heightIn(min = Grid.main), shape = Form.control, color = lee.high, contentColor = lee.onSurface) {
        Row(Modifier.padding(start = 16.dp, end = 6.dp), Arrangement.Start, Alignment.CenterVertically) {
            val veil = if (seen) VisualTransformation.None else PasswordVisualTransformation()
            Bare(text, label, tag, "", Type.body, secret, veil, onDone, Modifier.weight(1f), onChange, single = true)
            val (icon, say) =
                if (seen) Icons.EyeSlash to word("secret_cover") else Icons.Eye to word("secret_show")
            RoundIcon(icon, say, tint = lee.onSurfaceVariant) { seen = !seen }
        }
    }
}

@Composable
internal fun Bare(
    text: String,
    label: String,
    tag: String,
    hint: String,
    style: TextStyle,
    keys: KeyboardOptions,
    veil: VisualTransformation,
    onDone: () -> Unit,
    modifier: Modifier,
    onChange: (String) -> Unit,
    single: Boolean = false,
) = BasicTextField(
    text,
    onChange,
    modifier
        .fillMaxWidth()
        .heightIn(min = Grid.touch)
        .testTag(tag)
        .semantics { contentDescription = label },
    textStyle = style.copy(color = lee.onSurface),
    cursorBrush = SolidColor(lee.primary),
    keyboardOptions = keys,
    keyboardActions = KeyboardActions(onDone = { onDone() }),
    visualTransformation = veil,
    singleLine = single,
    decorationBox = { field ->
        Box(contentAlignment = if (single) Alignment.CenterStart else Alignment.TopStart) {
            if (text.isEmpty() && hint.isNotEmpty()) Say(hint, style, lee.onSurfaceVariant)
            field()
        }
    },
)
