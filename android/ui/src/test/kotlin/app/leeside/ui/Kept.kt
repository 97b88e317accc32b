package app.leeside.ui

import org.jetbrains.skia.Bitmap
import org.jetbrains.skia.Image
import java.awt.image.BufferedImage
import java.awt.image.IndexColorModel
import java.io.File
import javax.imageio.ImageIO
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
        val file = File(folder, "${sight.lowercase()}/$name.png")
        if (keep) {
            file.parentFile.mkdirs()
            ImageIO.write(coarse(points(now)), "png", file)
            return null
        }
        if (!file.exists()) return "no picture of $name, $sight was kept"
        val part = difference(points(file.readBytes()), points(now))
        return if (part > FEW) "$name, $sight looks different in ${"%.2f".format(part * HUNDRED)} % of its points" else null
    }

    private fun points(png: ByteArray): Bitmap = Bitmap.makeFromImage(Image.makeFromEncoded(png))

    /** With fewer colours, each near enough to its own, a picture takes a third of the room. */
    private fun coarse(of: Bitmap): BufferedImage {
        val exact = IntArray(of.width * of.height) { of.getColor(it % of.width, it / of.width) }
        for (step in STEPS) {
            val groups = exact.groupBy { coarse(it, step) }
            if (groups.size > BYTE + 1) continue
            // Each group of colours is drawn in the one that it has most of: grounds stay exact.
            val drawn =
                groups.mapValues { (_, all) ->
                    all
                        .groupingBy { it }
                        .eachCount()
                        .maxBy { it.value }
                        .key
                }
            val points = IntArray(exact.size) { drawn.getValue(coarse(exact[it], step)) }
            val colours = points.distinct()
            val places = colours.withIndex().associate { (place, colour) -> colour to place }

            fun channel(shift: Int) = ByteArray(colours.size) { (colours[it] shr shift).toByte() }
            val palette = IndexColorModel(8, colours.size, channel(16), channel(8), channel(0))
            val picture = BufferedImage(of.width, of.height, BufferedImage.TYPE_BYTE_INDEXED, palette)
            points.forEachIndexed { i, colour -> picture.raster.setSample(i % of.width, i / of.width, 0, places.getValue(colour)) }
            return picture
        }
        error("a picture has too many colours")
    }

    private fun coarse(
        colour: Int,
        step: Int,
    ): Int =
        listOf(0, 8, 16).fold(0) { made, shift ->
            val near = ((colour shr shift and BYTE) + step / 2) / step * step
            made or (minOf(near, BYTE) shl shift)
        }

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

    private val STEPS = listOf(8, 12, 16, 20, 24)
    private const val BYTE = 255
    private const val HUNDRED = 100

    /** Colours this near to each other look the same. */
    private const val NEAR = 24

    /** So large a part may differ: a blinking cursor, but no word. */
    private const val FEW = 0.0008f
}
