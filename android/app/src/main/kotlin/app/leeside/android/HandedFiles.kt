package app.leeside.android

import android.content.ContentProvider
import android.content.ContentValues
import android.content.Context
import android.database.Cursor
import android.database.MatrixCursor
import android.net.Uri
import android.os.ParcelFileDescriptor
import android.provider.OpenableColumns
import java.io.File
import java.io.FileNotFoundException
import java.util.UUID

/**
 * Gives a file that is being shared to the app that the person chose. It is the file that the core made,
 * sealed; each has a name that cannot be guessed, and the next one takes its place.
 */
class HandedFiles : ContentProvider() {
    override fun onCreate(): Boolean = true

    override fun openFile(
        uri: Uri,
        mode: String,
    ): ParcelFileDescriptor {
        if (mode != "r") throw FileNotFoundException()
        val file = fileOf(uri) ?: throw FileNotFoundException()
        return ParcelFileDescriptor.open(file, ParcelFileDescriptor.MODE_READ_ONLY)
    }

    override fun query(
        uri: Uri,
        projection: Array<out String>?,
        selection: String?,
        selectionArgs: Array<out String>?,
        sortOrder: String?,
    ): Cursor {
        val cursor = MatrixCursor(arrayOf(OpenableColumns.DISPLAY_NAME, OpenableColumns.SIZE))
        fileOf(uri)?.let { cursor.addRow(arrayOf<Any?>(uri.lastPathSegment, it.length())) }
        return cursor
    }

    override fun getType(uri: Uri): String = "application/octet-stream"

    override fun insert(
        uri: Uri,
        values: ContentValues?,
    ): Uri? = null

    override fun delete(
        uri: Uri,
        selection: String?,
        selectionArgs: Array<out String>?,
    ): Int = 0

    override fun update(
        uri: Uri,
        values: ContentValues?,
        selection: String?,
        selectionArgs: Array<out String>?,
    ): Int = 0

    /** The file of an address, if it is one that was put here: nothing else is ever opened. */
    private fun fileOf(uri: Uri): File? {
        val folder = context?.let(::folder) ?: return null
        val parts = uri.pathSegments
        if (parts.size != 2) return null
        return folder.listFiles()?.firstOrNull { it.name == parts[0] }
    }

    /** Puts files where the chosen app may read them. */
    companion object {
        private const val AUTHORITY = "app.leeside.files"

        private fun folder(context: Context) = File(context.cacheDir, "handed")

        /** Puts [file] there as the only one, and gives its address. */
        fun put(
            context: Context,
            name: String,
            file: ByteArray,
        ): Uri {
            val folder = folder(context)
            folder.deleteRecursively()
            folder.mkdirs()
            val key = UUID.randomUUID().toString()
            File(folder, key).writeBytes(file)
            return Uri
                .Builder()
                .scheme("content")
                .authority(AUTHORITY)
                .appendPath(key)
                .appendPath(name)
                .build()
        }
    }
}
