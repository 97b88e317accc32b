"""Six words, typed words and passphrases (sections 2 and 9), with the word list of BIP-39."""

import hashlib
import unicodedata

from mnemonic import Mnemonic

from .refuse import must

LIST = Mnemonic("english").wordlist
# The published list, one word a line, has this SHA-256.
assert hashlib.sha256(("\n".join(LIST) + "\n").encode()).hexdigest() == (
    "2f5eed53a4727b4bf8880d8f3f199efc90e58503646d9ff8eff3a2ed3b24dbda"
)
PLACE = {word: place for place, word in enumerate(LIST)}


def six(nine_bytes):
    """Six words of the first 66 bits, highest bit first."""
    bits = int.from_bytes(nine_bytes, "big") >> 6
    return [LIST[bits >> 11 * (5 - place) & 2047] for place in range(6)]


def typed(text):
    """The full words of what a person typed: any case, any marks between, four letters are enough."""
    letters = "".join(c if c.isalpha() else " " for c in text.lower())
    return [_word(word) for word in letters.split()]


def _word(word):
    if word in PLACE:
        return word
    fits = [full for full in LIST if len(word) >= 4 and full.startswith(word)]
    must(len(fits) == 1, "not a word of the list")
    return fits[0]


def recovery_holds(text):
    """Whether twelve words carry their checksum."""
    return len(text.split(" ")) == 12 and Mnemonic("english").check(text)


def passphrase(text):
    """The passphrase of a slot or a backup from what was typed."""
    text = unicodedata.normalize("NFC", text).strip(WHITE)
    cut = text.encode("utf-8")[:1024]
    return cut.decode("utf-8", "ignore")


# Unicode's property White_Space. Python's own `strip` takes four control characters more.
WHITE = (
    "\t\n\v\f\r \u0085\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000"
)
