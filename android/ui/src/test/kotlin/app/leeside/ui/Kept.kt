package app.leeside.ui

import org.jetbrains.skia.Bitmap
import org.jetbrains.skia.EncodedImageFormat
import org.jetbrains.skia.Image
import java.io.File
import kotlin.math.abs

/**
 * The pictures that were looked at and kept. `android/test pictures` keeps those of a run in their place;
 * otherwise a picture that differs in more than a few of its points is a fault.
 */
internal object Kept {
    private val folder = File(System.getProperty("leeside.kept"))
    private val keep = System.getProperty("leeside.keep") == "yes"

    /** What differs, if anything does. */
    fun differs(
        sight: String,
        name: String,
        now: ByteArray,
    ): String? {
        val file = File(folder, "${sight.lowercase()}/$name.webp")
        if (keep) {
            file.parentFile.mkdirs()
            // At this quality WebP loses nothing.
            val small = checkNotNull(Image.makeFromEncoded(now).encodeToData(EncodedImageFormat.WEBP, HUNDRED))
            file.writeBytes(small.bytes)
            return null
        }
        if (!file.exists()) return "no picture of $name, $sight was kept"
        val part = difference(points(file.readBytes()), points(now))
        return if (part > FEW) "$name, $sight looks different in ${"%.2f".format(part * HUNDRED)} % of its points" else null
    }

    private fun points(png: ByteArray): Bitmap = Bitmap.makeFromImage(Image.makeFromEncoded(png))

    private fun difference(
        one: Bitmap,
        other: Bitmap,
    ): Float {
        if (one.width != other.width || one.height != other.height) return 1f
        var different = 0
        for (y in 0 until one.height) {
            for (x in 0 until one.width) if (farApart(one.getColor(x, y), other.getColor(x, y))) different++
        }
        return different.toFloat() / (one.width * one.height)
    }

    private fun farApart(
        one: Int,
        other: Int,
    ): Boolean = listOf(0, 8, 16).any { abs((one shr it and BYTE) - (other shr it and BYTE)) > NEAR }

    private const val BYTE = 255
    private const val HUNDRED = 100

    /** Colours this near to each other look the same. */
    private const val NEAR = 24

    /** So large a part may differ: a blinking cursor, but no word. */
    private const val FEW = 0.0008f
}
