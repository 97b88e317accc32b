package app.leeside.ui.words

import app.leeside.FileReason
import app.leeside.First
import app.leeside.LeesideException
import app.leeside.Way

/** The name of the sentence for what went wrong: what it is, and what to do. It never blames. */
internal fun troubleOf(error: LeesideException): String =
    when (error) {
        is LeesideException.Locked -> {
            "trouble_locked"
        }

        is LeesideException.InUse -> {
            "trouble_in_use"
        }

        is LeesideException.NoVault -> {
            "trouble_no_vault"
        }

        is LeesideException.VaultExists -> {
            "trouble_vault_exists"
        }

        is LeesideException.FolderNotEmpty -> {
            "trouble_folder"
        }

        is LeesideException.WrongSecret -> {
            when (error.way) {
                Way.RECOVERY_WORDS -> "trouble_wrong_recovery"
                else -> "trouble_wrong_words"
            }
        }

        is LeesideException.NotSetUp -> {
            "trouble_not_set_up"
        }

        is LeesideException.UnknownWord -> {
            "trouble_unknown_word"
        }

        is LeesideException.WordCount -> {
            "trouble_word_count"
        }

        is LeesideException.PassphraseTooShort -> {
            "trouble_short"
        }

        is LeesideException.VaultDamaged -> {
            "trouble_damaged"
        }

        is LeesideException.NewerVault -> {
            "trouble_newer"
        }

        is LeesideException.NoRoom -> {
            "trouble_no_room"
        }

        is LeesideException.NotWritable -> {
            "trouble_not_writable"
        }

        is LeesideException.Disk -> {
            "trouble_disk"
        }

        is LeesideException.Cancelled -> {
            "trouble_stopped"
        }

        is LeesideException.NoPlan -> {
            "trouble_no_plan"
        }

        is LeesideException.FileRefused -> {
            fileTrouble(error.why)
        }

        is LeesideException.NotYet -> {
            notYet(error.why)
        }

        is LeesideException.MustWait -> {
            "trouble_wait"
        }

        is LeesideException.Gone -> {
            "trouble_gone"
        }

        is LeesideException.Unfit -> {
            "trouble_unfit"
        }

        is LeesideException.Platform -> {
            "trouble_platform"
        }

        is LeesideException.Internal -> {
            "trouble_inside"
        }
    }

private fun fileTrouble(why: FileReason): String =
    when (why) {
        FileReason.NOT_OURS, FileReason.WRONG_KIND -> "file_not_ours"
        FileReason.TOO_LARGE, FileReason.TOO_DEEP, FileReason.TOO_MUCH_WORK -> "file_too_large"
        FileReason.CUT_SHORT, FileReason.DAMAGED, FileReason.UNFIT -> "file_damaged"
        FileReason.WRONG_WORDS -> "file_wrong_words"
        FileReason.NEWER_FORMAT -> "file_newer"
        FileReason.NOT_FOR_THIS_PHONE -> "file_not_for_us"
        FileReason.NOT_FROM_PARTNER -> "file_not_theirs"
        FileReason.OLDER -> "file_older"
        FileReason.TWO_PHONES -> "file_two_phones"
        FileReason.OWN_INVITE, FileReason.OWN_FILE -> "file_own"
        FileReason.INVITE_USED -> "file_used"
        FileReason.INVITE_EXPIRED -> "file_expired"
        FileReason.THEY_SAY_AGAIN -> "file_again"
        FileReason.THEY_SAY_NEW -> "file_new"
    }

private fun notYet(why: First): String =
    when (why) {
        First.SHARING_PAUSED -> "first_paused"
        First.COMPARE_WORDS -> "first_compare"
        First.PAIR -> "first_pair"
        First.INVITE -> "first_invite"
        First.NEW_PLAN -> "first_new_plan"
        First.PAIR_ANEW -> "first_pair_anew"
        First.HEAR_FROM_PARTNER -> "first_hear"
        First.LOOK_AGAIN -> "first_look"
        First.OPEN_JOURNAL -> "first_journal"
        First.GIVE_PASSPHRASE -> "first_passphrase"
        First.END_RUN -> "first_end_run"
    }
