"""Canonical JSON (section 1): RFC 8785, whole numbers, NFC, 16 levels, 4 MiB. Verified, never repaired."""

import json
import unicodedata

from .refuse import Refused, must

LONGEST = 4 * 1024 * 1024
DEEPEST = 16
LARGEST_NUMBER = 2**53 - 1


def write(value):
    """The bytes of RFC 8785 for whole numbers, texts, lists and objects."""
    return _write(value).encode("utf-8")


def _write(value):
    if isinstance(value, dict):
        # Fields in the order of their UTF-16 code units, which is not the order of code points.
        names = sorted(value, key=lambda name: name.encode("utf-16-be"))
        return "{" + ",".join(f"{_write(name)}:{_write(value[name])}" for name in names) + "}"
    if isinstance(value, list):
        return "[" + ",".join(_write(item) for item in value) + "]"
    return json.dumps(value, ensure_ascii=False)


def read(line, longest=LONGEST):
    """The value of one canonical text."""
    return _read(line, longest, composed=True, least=0)


def read_typed(line, longest):
    """The value of a backup's line: canonical, but texts may be composed or not, times before 1970."""
    return _read(line, longest, composed=False, least=-LARGEST_NUMBER)


def _read(line, longest, composed, least):
    must(len(line) <= longest, "a JSON text is too long")
    must(_depth(line) <= DEEPEST, "a JSON text is nested too deep")

    def whole(digits):
        # The length first: a number of a million digits is slow to read.
        must(len(digits) <= 17 and least <= int(digits) <= LARGEST_NUMBER, "a number is out of bounds")
        return int(digits)

    try:
        text = line.decode("utf-8")
        value = json.loads(text, parse_float=_no_number, parse_constant=_no_number, parse_int=whole)
        must(not composed or unicodedata.is_normalized("NFC", text), "a JSON text is not composed")
        must(write(value) == line, "a JSON text is not canonical")
    except (ValueError, RecursionError) as wrong:
        raise Refused("a line is not JSON") from wrong
    return value


def _no_number(_):
    raise Refused("a number is not whole")


def _depth(line):
    deepest = depth = 0
    in_text = escaped = False
    for byte in line:
        if in_text:
            if escaped:
                escaped = False
            elif byte == 0x5C:
                escaped = True
            elif byte == 0x22:
                in_text = False
        elif byte == 0x22:
            in_text = True
        elif byte in b"[{":
            depth += 1
            deepest = max(deepest, depth)
        elif byte in b"]}":
            depth -= 1
    return deepest
