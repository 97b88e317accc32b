"""Everything that is computed: key schedule, codes, names and commitments (sections 1, 4, 5, 7, 8)."""

import hashlib
import hmac

from . import canon, words


def lp(data):
    """Length-prefixed."""
    return len(data).to_bytes(4, "big") + data


def sha256(data):
    return hashlib.sha256(data).digest()


def mac(key, data):
    return hmac.digest(key, data, "sha256")


def hkdf(salt, ikm, info):
    """HKDF-SHA256, 32 bytes: one block of expand."""
    return mac(mac(salt, ikm), info + b"\x01")


def lines(header, body):
    return header + b"\n" + body + b"\n"


def pairing(invite_lines, invite_secret, reply_lines, reply_secret):
    """The key schedule of a pairing, every step."""
    t = sha256(b"leeside/v1 pairing" + lp(invite_lines) + lp(reply_lines))
    root = hkdf(t, invite_secret + reply_secret, b"leeside/v1 root")
    spoken = hashlib.scrypt(
        hkdf(t, root, b"leeside/v1 words"),
        salt=t, n=2**15, r=8, p=1, dklen=9, maxmem=64 * 1024 * 1024,
    )
    return {
        "t": t,
        "root": root,
        "k_reply": hkdf(t, root, b"leeside/v1 reply mac"),
        "pair_key": hkdf(t, root, b"leeside/v1 pair"),
        "pairing": hkdf(t, root, b"leeside/v1 pairing id")[:16],
        "safety_words": words.six(spoken),
    }


def reply_mac(k_reply, header, body):
    return mac(k_reply, b"leeside/v1 reply\0" + lines(header, body))


def parcel_key(mac_seed, pair_key, sender):
    return hkdf(mac_seed, pair_key, b"leeside/v1 parcel mac" + sender.encode())


def parcel_mac(k_mac, to_key, header, body):
    return mac(k_mac, b"leeside/v1 parcel\0" + to_key + lines(header, body))


def rev(revision):
    """The name of a revision."""
    return sha256(b"leeside/v1 revision" + lp(canon.write(revision))).hex()


def commitment(salt, debrief_id, pairing_id, author, text):
    parts = lp(bytes.fromhex(debrief_id)) + pairing_id + author.encode() + lp(text.encode())
    return mac(salt, b"leeside/v1 debrief" + parts).hex()
