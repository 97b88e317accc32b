"""An age file before and after the stock `age` command has seen it (section 2)."""

import base64
import binascii
import os
import subprocess
import tempfile

from .refuse import Refused, must

BIGGEST = 8 * 1024 * 1024
BIGGEST_SLOT = 64 * 1024
BIGGEST_HEADER = 8 * 1024
HIGHEST_LOG_N = 18


def stanzas(file):
    """Tag and arguments of each stanza. Refuses a header above 8 KiB and one that is not age v1."""
    first = b"age-encryption.org/v1\n"
    must(file.startswith(first), "not an age file")
    at = len(first)
    found = []
    ended = True
    while True:
        end = file.find(b"\n", at, BIGGEST_HEADER)
        must(end >= 0, "the age header is too long or cut short")
        line = file[at:end]
        at = end + 1
        if line.startswith(b"--- "):
            must(ended and found, "not an age header")
            return found
        if line.startswith(b"-> "):
            must(ended, "not an age header")
            try:
                found.append(line[3:].decode("ascii").split(" "))
            except UnicodeDecodeError as wrong:
                raise Refused("not an age header") from wrong
            ended = False
        else:
            # A body has lines of 64 characters and ends with a shorter one.
            must(not ended and len(line) <= 64, "not an age header")
            ended = len(line) < 64


def kind(file, biggest=BIGGEST):
    """`"passphrase"` or `"key"`, or refused: everything that must be seen before age reads the file."""
    must(biggest is None or len(file) <= biggest, "the file is too large")
    found = stanzas(file)
    tags = [stanza[0] for stanza in found]
    if tags == ["scrypt"]:
        must(len(found[0]) == 3 and found[0][2].isdecimal(), "not a scrypt stanza")
        must(len(found[0][2]) <= 2 and int(found[0][2]) <= HIGHEST_LOG_N, "scrypt would take too long")
        return "passphrase"
    if tags.count("mlkem768x25519") == 1:
        others = [tag for tag in tags if tag != "mlkem768x25519"]
        must(all(tag.endswith("-grease") for tag in others), "another reader is named")
        return "key"
    raise Refused("neither a passphrase nor one key")


def open_passphrase(file, passphrase, biggest=BIGGEST):
    """The plaintext, to its end, of a file under a passphrase."""
    must(kind(file, biggest) == "passphrase", "not a file under a passphrase")
    return _age(["-d", "-j", "batchpass"], file, {"AGE_PASSPHRASE": passphrase})


def open_key(file, identity, biggest=BIGGEST):
    """The plaintext, to its end, of a file for a key."""
    must(kind(file, biggest) == "key", "not a file for a key")
    with tempfile.NamedTemporaryFile("w", suffix=".key") as key:
        key.write(identity + "\n")
        key.flush()
        return _age(["-d", "-i", key.name], file, {})


def seal_key(plain, *recipients):
    """A file for a recipient, or for several, made by stock age. Only the tests write."""
    return _age(["-e", *(part for one in recipients for part in ("-r", one))], plain, {})


def seal_passphrase(plain, passphrase, log_n=10):
    """A file under a passphrase, made by stock age. Only the tests write."""
    extra = {"AGE_PASSPHRASE": passphrase, "AGE_PASSPHRASE_WORK_FACTOR": str(log_n)}
    return _age(["-e", "-j", "batchpass"], plain, extra)


def recipient_of(identity):
    """What stock `age-keygen -y` says of an identity."""
    done = subprocess.run(
        ["age-keygen", "-y"], input=identity.encode() + b"\n", capture_output=True, check=False
    )
    must(done.returncode == 0, "not an identity")
    return done.stdout.decode("ascii").strip()


def _age(arguments, data, extra):
    # Ready to unwrap everything that age understands: what it leaves open was checked before.
    done = subprocess.run(
        ["age", *arguments],
        input=data,
        capture_output=True,
        check=False,
        env={"PATH": os.environ["PATH"], "AGE_PASSPHRASE_MAX_WORK_FACTOR": "22", **extra},
    )
    if done.returncode != 0:
        if b"no identity matched" in done.stderr or b"incorrect passphrase" in done.stderr:
            raise DoesNotFit("another key or passphrase")
        raise Refused("age refuses the file")
    return done.stdout


class DoesNotFit(Refused):
    """The file is whole as far as one can see, and for another key."""
