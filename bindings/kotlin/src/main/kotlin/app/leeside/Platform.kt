package app.leeside

import java.nio.CharBuffer
import java.time.Instant

/**
 * The clock of the machine. It tells no time since the start of the phone; an app gives a clock of its
 * own that does (`SystemClock.elapsedRealtime` and a number that changes with each start).
 */
object SystemClock : PlatformClock {
    override fun reading(): ClockReading = ClockReading(Instant.now())
}

/**
 * A typed secret as bytes of UTF-8, without a `String` on the way, which nobody could wipe. Wipe both
 * when the call is done: `fill(0)`.
 */
fun secretOf(typed: CharArray): ByteArray {
    val bytes = Charsets.UTF_8.encode(CharBuffer.wrap(typed))
    val secret = ByteArray(bytes.remaining())
    bytes.get(secret)
    bytes.array().fill(0)
    return secret
}

/** As [secretOf], for text that is a `String` already. */
fun secretOf(typed: String): ByteArray = typed.toByteArray(Charsets.UTF_8)

/** An item of the voice that holds one value. */
fun itemKey(field: Field): ItemKey = ItemKey(field, null)

/** An entry of a list in the voice. */
fun itemKey(
    field: Field,
    id: String,
): ItemKey = ItemKey(field, id)
