package app.leeside.ui.mine

import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import app.leeside.Field
import app.leeside.ItemKey
import app.leeside.ItemValue
import app.leeside.Leeside
import app.leeside.ui.app.App

/**
 * My voice while it is being written: in the open plan, or as the private draft if there is none. What is
 * typed stands here at once and reaches the locked store with [flush].
 */
internal class VoiceStore(
    private val app: App,
) {
    /** What holds on this phone. */
    var items by mutableStateOf(emptyMap<ItemKey, ItemValue>())
        private set

    /** How each item reads, as it is kept. */
    var readings by mutableStateOf(emptyMap<ItemKey, String>())
        private set

    private val unsaved = LinkedHashMap<ItemKey, ItemValue?>()
    private val core: Leeside get() = app.leeside

    /** Reads it, without what is not yet written. */
    suspend fun load() {
        val bond = app.bond?.id
        if (bond == null) {
            val draft = core.plan { draft() }
            items = draft.associate { it.key to it.value }
            readings = draft.associate { it.key to it.words }
        } else {
            val mine = core.plan { mine(bond) }
            items = mine.mapNotNull { item -> item.now?.let { item.key to it } }.toMap()
            readings = mine.filter { it.now != null }.associate { it.key to it.words }
        }
        unsaved.forEach { (key, value) -> put(key, value) }
    }

    /** The entries of a list, in the order in which they stand. */
    fun list(field: Field): List<Pair<ItemKey, ItemValue>> = items.filterKeys { it.field == field }.toList()

    /** Says something, or with nothing makes it "ask me" again. */
    fun say(
        key: ItemKey,
        value: ItemValue?,
    ) {
        unsaved[key] = value
        put(key, value)
    }

    /** Writes what was said. */
    suspend fun flush() {
        while (true) {
            val (key, value) = unsaved.entries.firstOrNull() ?: return
            val bond = app.bond?.id
            val tidy = tidied(value)
            core.plan { if (bond == null) writeDraft(key, tidy) else write(bond, key, tidy) }
            if (unsaved[key] == value) unsaved.remove(key)
        }
    }

    /** What could not be written is let go, so that the rest can be. */
    fun letGo() = unsaved.clear()

    private fun put(
        key: ItemKey,
        value: ItemValue?,
    ) {
        items = if (value == null) items - key else items + (key to value)
    }
}

/** Without blanks around it; what is empty is "ask me". */
private fun tidied(value: ItemValue?): ItemValue? =
    when (value) {
        is ItemValue.Text -> {
            value.text.filled()?.let { ItemValue.Text(it) }
        }

        is ItemValue.Limit -> {
            value.limit
                .copy(text = value.limit.text.filled())
                .takeIf { it.tag != null || it.text != null }
                ?.let { ItemValue.Limit(it) }
        }

        is ItemValue.Response -> {
            value.response
                .copy(helps = value.response.helps.filled(), not = value.response.not.filled())
                .takeIf { it.helps != null || it.not != null }
                ?.let { ItemValue.Response(it) }
        }

        is ItemValue.Signal -> {
            value.signal
                .copy(word = value.signal.word.filled(), sign = value.signal.sign.filled())
                .takeIf { it.word != null || it.sign != null }
                ?.let { ItemValue.Signal(it) }
        }

        is ItemValue.Comfort -> {
            value.comfort
                .takeIf { it.get != null || it.give != null }
                ?.let { ItemValue.Comfort(it) }
        }

        else -> {
            value
        }
    }

internal fun String?.filled(): String? = this?.trim()?.takeIf { it.isNotEmpty() }
