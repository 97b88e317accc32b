package app.leeside.android

import android.app.Activity
import android.hardware.biometrics.BiometricManager
import android.hardware.biometrics.BiometricPrompt
import android.os.Build
import android.os.CancellationSignal
import app.leeside.KeyRelease
import app.leeside.LeesideException
import app.leeside.Way
import java.io.File
import java.security.GeneralSecurityException
import java.util.concurrent.CompletableFuture
import java.util.concurrent.ExecutionException
import javax.crypto.Cipher

/**
 * Keeps the store's device key wrapped under a key of the phone's keystore. A finger or a face releases the
 * cipher that unwraps it; it does not merely say "yes".
 */
class FingerKey private constructor(
    private val window: Activity,
) : KeyRelease {
    private val file = File(window.noBackupFilesDir, "finger")

    override fun keep(key: ByteArray) {
        val cipher = released(asked { DeviceKey.wrapping() })
        file.writeBytes(byteArrayOf(cipher.iv.size.toByte()) + cipher.iv + cipher.doFinal(key))
    }

    override fun release(): ByteArray {
        if (!file.exists()) throw LeesideException.NotSetUp(Way.DEVICE)
        val kept = file.readBytes()
        val size = kept.firstOrNull()?.toInt() ?: 0
        if (size <= 0 || kept.size <= size + 1) throw LeesideException.WrongSecret(Way.DEVICE)
        val nonce = kept.copyOfRange(1, 1 + size)
        val cipher = asked { DeviceKey.unwrapping(nonce) } ?: throw LeesideException.WrongSecret(Way.DEVICE)
        return try {
            released(cipher).doFinal(kept, 1 + size, kept.size - 1 - size)
        } catch (_: GeneralSecurityException) {
            throw LeesideException.WrongSecret(Way.DEVICE)
        }
    }

    private fun <T> asked(act: () -> T): T =
        try {
            act()
        } catch (_: GeneralSecurityException) {
            throw LeesideException.Platform()
        }

    /** Asks the person, and waits. It is called away from the main thread. */
    private fun released(cipher: Cipher): Cipher {
        val answer = CompletableFuture<Cipher?>()
        val heard =
            object : BiometricPrompt.AuthenticationCallback() {
                override fun onAuthenticationSucceeded(result: BiometricPrompt.AuthenticationResult) {
                    answer.complete(result.cryptoObject?.cipher)
                }

                override fun onAuthenticationError(
                    code: Int,
                    text: CharSequence,
                ) {
                    answer.complete(null)
                }
            }
        window.runOnUiThread {
            BiometricPrompt
                .Builder(window)
                .setTitle(window.getString(R.string.lock_open))
                .setNegativeButton(window.getString(R.string.close), window.mainExecutor) { _, _ -> answer.complete(null) }
                .build()
                .authenticate(BiometricPrompt.CryptoObject(cipher), CancellationSignal(), window.mainExecutor, heard)
        }
        return try {
            answer.get() ?: throw LeesideException.Cancelled()
        } catch (_: ExecutionException) {
            throw LeesideException.Platform()
        }
    }

    /** Gives it where it is strong enough. */
    companion object {
        /** The key of a window, if this phone has a strong finger or face set up. */
        fun of(window: Activity): FingerKey? {
            if (Build.VERSION.SDK_INT < Build.VERSION_CODES.R) return null
            val manager = window.getSystemService(BiometricManager::class.java) ?: return null
            val able = manager.canAuthenticate(BiometricManager.Authenticators.BIOMETRIC_STRONG)
            return if (able == BiometricManager.BIOMETRIC_SUCCESS) FingerKey(window) else null
        }
    }
}
