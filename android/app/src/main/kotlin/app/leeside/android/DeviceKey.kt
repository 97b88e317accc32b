package app.leeside.android

import android.security.keystore.KeyGenParameterSpec
import android.security.keystore.KeyPermanentlyInvalidatedException
import android.security.keystore.KeyProperties
import java.security.KeyStore
import javax.crypto.Cipher
import javax.crypto.KeyGenerator
import javax.crypto.SecretKey
import javax.crypto.spec.GCMParameterSpec

/**
 * The key in the phone's own keystore, under which the key for "open by finger" is wrapped. It works once for
 * each finger that was shown to the phone, and no more once another finger was added.
 */
object DeviceKey {
    private const val STORE = "AndroidKeyStore"
    private const val NAME = "open"
    private const val WAY = "AES/GCM/NoPadding"
    private const val TAG_BITS = 128

    /** A cipher that wraps, to be released by a finger. Makes the key if there is none. */
    fun wrapping(): Cipher = Cipher.getInstance(WAY).apply { init(Cipher.ENCRYPT_MODE, key() ?: make()) }

    /** A cipher that unwraps, to be released by a finger; nothing if the key is gone or was made void. */
    fun unwrapping(nonce: ByteArray): Cipher? {
        val key = key() ?: return null
        return try {
            Cipher.getInstance(WAY).apply { init(Cipher.DECRYPT_MODE, key, GCMParameterSpec(TAG_BITS, nonce)) }
        } catch (_: KeyPermanentlyInvalidatedException) {
            forget()
            null
        }
    }

    /** Deletes the key: nothing can be opened by finger any more. */
    fun forget() = store().deleteEntry(NAME)

    private fun store(): KeyStore = KeyStore.getInstance(STORE).apply { load(null) }

    private fun key(): SecretKey? = store().getKey(NAME, null) as? SecretKey

    private fun make(): SecretKey {
        val spec =
            KeyGenParameterSpec
                .Builder(NAME, KeyProperties.PURPOSE_ENCRYPT or KeyProperties.PURPOSE_DECRYPT)
                .setBlockModes(KeyProperties.BLOCK_MODE_GCM)
                .setEncryptionPaddings(KeyProperties.ENCRYPTION_PADDING_NONE)
                .setUserAuthenticationRequired(true)
                .setInvalidatedByBiometricEnrollment(true)
                .build()
        return KeyGenerator.getInstance(KeyProperties.KEY_ALGORITHM_AES, STORE).run {
            init(spec)
            generateKey()
        }
    }
}
