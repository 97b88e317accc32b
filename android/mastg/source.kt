// What the rules of source.yaml must find, and what they must leave alone. This is never compiled.

// ruleid: network-none
import java.net.Socket
// ok: network-none
import android.net.Uri

fun storage(context: Context, error: Exception) {
    // ruleid: storage-no-log
    Log.d("tag", "words")
    // ruleid: storage-no-log
    println("words")
    // ruleid: storage-no-log
    error.printStackTrace()
    // ruleid: storage-no-shared-place
    context.getExternalFilesDir(null)
    // ok: storage-no-shared-place
    context.filesDir
}

fun crypto() {
    // ruleid: crypto-no-weak-way
    MessageDigest.getInstance("MD5")
    // ruleid: crypto-no-weak-way
    Cipher.getInstance("AES/ECB/PKCS5Padding")
    // ok: crypto-no-weak-way
    Cipher.getInstance("AES/GCM/NoPadding")
    // ruleid: crypto-no-weak-random
    Random.nextInt()
    // ok: crypto-no-weak-random
    SecureRandom()
}

fun key() {
    // ruleid: auth-key-asks-for-its-person
    KeyGenParameterSpec.Builder("name", 3).build()
}

fun intents(context: Context, intent: Intent) {
    // ruleid: platform-intent-cannot-be-changed
    PendingIntent.getActivity(context, 0, intent, PendingIntent.FLAG_UPDATE_CURRENT)
    // ok: platform-intent-cannot-be-changed
    PendingIntent.getBroadcast(context, 0, intent, PendingIntent.FLAG_IMMUTABLE or PendingIntent.FLAG_UPDATE_CURRENT)
    // ruleid: platform-no-web-view
    WebView(context)
    // ruleid: platform-clipboard-is-sensitive
    ClipData.newPlainText("words", "words")
    // ruleid: code-no-code-from-elsewhere
    Runtime.getRuntime().exec("sh")
}

// ruleid: platform-window-is-secret
class Bare : ComponentActivity() {
    override fun onCreate(state: Bundle?) = super.onCreate(state)
}
