"""Recipients and identities: Bech32 (BIP-173, without its length limit) and ML-KEM's own check."""

from .refuse import must

LETTERS = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
RECIPIENT_LENGTH = 1959
PUBLIC_KEY = 1216
MLKEM_KEY = 1184
MLKEM_Q = 3329


def recipient(text):
    """The 1216 bytes of a hybrid recipient in its one spelling."""
    must(isinstance(text, str) and len(text) == RECIPIENT_LENGTH, "not a hybrid recipient")
    must(text == text.lower() and text.startswith("age1pq1"), "not a hybrid recipient")
    key = _decode("age1pq", text)
    must(len(key) == PUBLIC_KEY, "not a hybrid recipient")
    _check_mlkem(key[:MLKEM_KEY])
    return key


def identity(seed):
    """The text that age writes for the identity with this seed of 32 bytes."""
    return _encode("age-secret-key-pq-", seed).upper()


def spell(key):
    """The recipient of 1216 bytes. Only the tests write."""
    return _encode("age1pq", key)


def _check_mlkem(key):
    # FIPS 203, 7.2, the modulus check: every 12-bit coefficient is below q.
    for at in range(0, 1152, 3):
        a, b, c = key[at : at + 3]
        must(a | (b & 15) << 8 < MLKEM_Q and b >> 4 | c << 4 < MLKEM_Q, "not an ML-KEM key")


def _decode(prefix, text):
    symbols = [LETTERS.find(letter) for letter in text[len(prefix) + 1 :]]
    must(-1 not in symbols, "not Bech32")
    must(_sum(_spread(prefix) + symbols) == 1, "not Bech32")
    value = bits = 0
    out = bytearray()
    for symbol in symbols[:-6]:
        value = (value << 5 | symbol) & 0xFFF
        bits += 5
        if bits >= 8:
            bits -= 8
            out.append(value >> bits & 0xFF)
    must(bits < 5 and value & ((1 << bits) - 1) == 0, "Bech32 with bits left over")
    return bytes(out)


def _encode(prefix, data):
    value = bits = 0
    symbols = []
    for byte in data:
        value = (value << 8 | byte) & 0xFFF
        bits += 8
        while bits >= 5:
            bits -= 5
            symbols.append(value >> bits & 31)
    if bits:
        symbols.append(value << (5 - bits) & 31)
    check = _sum(_spread(prefix) + symbols + [0] * 6) ^ 1
    symbols += [check >> 5 * (5 - place) & 31 for place in range(6)]
    return prefix + "1" + "".join(LETTERS[symbol] for symbol in symbols)


def _spread(prefix):
    return [ord(c) >> 5 for c in prefix] + [0] + [ord(c) & 31 for c in prefix]


def _sum(symbols):
    check = 1
    for symbol in symbols:
        top = check >> 25
        check = (check & 0x1FFFFFF) << 5 ^ symbol
        for place, mix in enumerate((0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)):
            if top >> place & 1:
                check ^= mix
    return check
