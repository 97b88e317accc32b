"""Slots and backups (sections 9 and 10)."""

import json

from . import agefile, canon, words
from .refuse import Refused, must
from .shape import boolean, day, hex16, hex32, many, number, obj, one_of, or_null

LINE = 12 * 1024 * 1024
ROWS = 1_000_000
ALL = 1024 * 1024 * 1024
PARTS = ("mine", "theirs", "topic", "copy", "received", "debrief", "window", "look")
THEIRS = ("theirs", "received", "debrief")

slot_shape = obj(
    {
        "key": hex32, "kind": one_of("slot"), "slot": one_of("passphrase", "recovery", "device"),
        "v": number(1, 1), "vault": hex16,
    }
)


def slot(file, name, passphrase=None, identity=None, vault=None):
    """The key of a vault from one of its slots; `vault` is the store's salt if it is at hand."""
    biggest = agefile.BIGGEST_SLOT
    if identity is not None:
        plain = agefile.open_key(file, identity, biggest)
    else:
        plain = agefile.open_passphrase(file, passphrase, biggest)
    value = canon.read(plain)
    slot_shape(value)
    must(value["slot"] == name, "another slot")
    must(vault is None or value["vault"] == vault, "a slot of another vault")
    return value


def a_text(value):
    must(isinstance(value, str), "not a text")


def document(value):
    """A text that holds JSON."""
    a_text(value)
    try:
        json.loads(value, parse_constant=_no_json)
    except (ValueError, RecursionError) as wrong:
        raise Refused("a document is not JSON") from wrong


def _no_json(_):
    raise ValueError


def tags(value):
    """A text that holds a list of texts."""
    document(value)
    many(a_text, most=len(value))(json.loads(value))


seconds = number(-(2**53) + 1)
ROW = {
    "meta": obj({"name": one_of("settings"), "value": document}),
    "bond": obj({"bond_id": hex16, "state": document}),
    "bond_part": obj(
        {"bond_id": hex16, "document": document, "name": a_text, "part": one_of(*PARTS)}
    ),
    "own": obj({"document": document, "name": a_text}),
    "private": obj(
        {
            "bond_id": or_null(hex16), "day": day, "document": document, "id": hex16,
            "kind": a_text,
        }
    ),
    "journal": obj(
        {
            "body": a_text, "bond_id": or_null(hex16), "bring_up": boolean, "created": seconds,
            "day": day, "edited": seconds, "id": hex16, "moment": or_null(hex16),
            "mood": or_null(a_text), "prompt": or_null(a_text), "tags": tags, "title": a_text,
        }
    ),
}
# What names a row in its table.
PLACE = {
    "meta": ("name",), "bond": ("bond_id",), "bond_part": ("bond_id", "part", "name"),
    "own": ("name",), "private": ("id",), "journal": ("id",),
}
FIRST = obj({"kind": one_of("backup"), "made": day, "v": number(1, 1), "without_theirs": boolean})


def backup(file, typed):
    """The lines of a backup, each verified, under what a person typed."""
    plain = agefile.open_passphrase(file, words.passphrase(typed), biggest=None)
    return backup_lines(plain)


def backup_lines(plain):
    """The lines of a backup's plaintext, each verified."""
    must(len(plain) <= ALL, "a backup is too large")
    must(plain.endswith(b"\n"), "a backup's last line is cut short")
    lines = [canon.read_typed(line, LINE) for line in plain[:-1].split(b"\n")]
    must(len(lines) >= 2, "a backup has no end")
    first, rows, last = lines[0], lines[1:-1], lines[-1]
    must(isinstance(first, dict) and first.get("v") == 1, "the app must be updated: another version")
    FIRST(first)
    must(len(rows) <= ROWS, "a backup has too many rows")
    obj({"end": obj({"rows": number(len(rows), len(rows))})})(last)
    bonds, places = set(), set()
    for line in rows:
        obj({"row": lambda row: must(isinstance(row, dict), "not a row"), "table": one_of(*ROW)})(line)
        row = line["row"]
        ROW[line["table"]](row)
        place = (line["table"], *(row.get(name) for name in PLACE[line["table"]]))
        must(place not in places, "two rows for one place")
        places.add(place)
        if line["table"] == "bond":
            bonds.add(row["bond_id"])
        else:
            must(row.get("bond_id") is None or row["bond_id"] in bonds, "a row before its bond")
        theirs = line["table"] == "bond_part" and row["part"] in THEIRS
        must(not (theirs and first["without_theirs"]), "a backup says more than it names")
    return lines
