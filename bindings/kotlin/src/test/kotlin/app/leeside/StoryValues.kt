package app.leeside

import org.json.JSONObject

/** A name as stories print it: without regard to case and underscores. */
internal fun plain(name: Any): String = name.toString().lowercase().replace("_", "")

internal fun JSONObject.text(name: String): String = optString(name, "")

internal fun JSONObject.maybe(name: String): String? = if (has(name)) getString(name) else null

private inline fun <reified T : Enum<T>> choice(name: String): T =
    enumValues<T>().first { plain(it) == name.lowercase() }

internal fun keyOf(step: JSONObject): ItemKey = ItemKey(choice(step.text("field")), step.maybe("id"))

internal fun itemOf(step: JSONObject): ItemValue {
    val value = step.getJSONObject("value")
    return when (step.text("field")) {
        "PleaseNot" -> {
            ItemValue.Limit(Limit(value.maybe("tag"), value.maybe("text")))
        }

        "Comforts" -> {
            ItemValue.Comfort(
                Comfort(
                    value.maybe("text"),
                    value.maybe("get")?.let { choice<Often>(it) },
                    value.maybe("give")?.let { choice<Often>(it) },
                ),
            )
        }

        "SignalSpace",
        "SignalStay",
        -> {
            ItemValue.Signal(Signal(value.maybe("word"), value.maybe("sign")))
        }

        else -> {
            when {
                value.has("touch") -> ItemValue.Touch(choice(value.text("touch")))
                value.has("near") -> ItemValue.Near(choice(value.text("near")))
                value.has("minutes") -> ItemValue.Minutes(value.getInt("minutes").toUInt())
                else -> ItemValue.Text(value.text("text"))
            }
        }
    }
}

internal fun contentOf(step: JSONObject): TopicContent {
    val content = step.getJSONObject("content")
    return when (val topic = step.text("topic")) {
        "space" -> {
            TopicContent.Space(
                Space(
                    answer = content.text("answer"),
                    minutes = content.getInt("minutes").toUInt(),
                    whileWaiting = content.maybe("while_waiting"),
                ),
            )
        }

        "turns" -> {
            TopicContent.Turns(Turns(choice(content.text("rule"))))
        }

        else -> {
            error("stories have no words for $topic")
        }
    }
}
