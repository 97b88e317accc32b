"""The three lines and the padding of invite, reply and parcel (section 3)."""

import base64
import binascii

from . import canon
from .refuse import Refused, must

NO_MAC = b"=" * 44


def padded(n):
    """The length that a plaintext with three lines of `n` bytes has: Padmé with a floor."""
    n = max(n, 16384)
    e = n.bit_length() - 1
    s = e.bit_length()
    low = e - s
    m = (1 << low) - 1
    return (n + m) & ~m


def split(plain):
    """Header, body and mac line as received, without their LF."""
    parts = plain.split(b"\n", 3)
    must(len(parts) == 4, "a line is missing")
    header, body, mac, rest = parts
    must(len(header) <= canon.LONGEST and len(body) <= canon.LONGEST, "a line is too long")
    must(not rest.strip(b" "), "something other than spaces follows the lines")
    must(len(plain) == padded(len(plain) - len(rest)), "the length is not a padded one")
    return header, body, mac


def join(header, body, mac):
    """The padded plaintext of three lines. Only the tests write."""
    three = b"\n".join([header, body, mac]) + b"\n"
    return three.ljust(padded(len(three)), b" ")


def code(line):
    """The 32 bytes of a mac line."""
    must(len(line) == 44, "the mac line is not a code")
    try:
        value = base64.b64decode(line, validate=True)
    except binascii.Error as wrong:
        raise Refused("the mac line is not a code") from wrong
    must(len(value) == 32 and base64.b64encode(value) == line, "the mac line is not a code")
    return value


def header(line, kind, fields):
    """Header of the kind with these fields: `v` first, then `kind`, only then the rest."""
    value = canon.read(line)
    must(isinstance(value, dict), "the header is not an object")
    must(type(value.get("v")) is int and value["v"] == 1, "the app must be updated: another version")
    must(value.get("kind") == kind, "another kind of file")
    must(set(value) == fields | {"v", "kind"}, "the header has other fields")
    return value
