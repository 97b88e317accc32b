"""Parcels: header, code, body (sections 5 and 8)."""

import hmac

from . import agefile, canon, lines, schedule
from .refuse import must
from .shape import (
    COPY, boolean, day, hex16, hex32, ident, many, maybe_empty, number, obj, one_of, or_null,
    recipient, rev, table, text,
)
from .topics import TOPICS, topics
from .voice import limit, limits, told

COPIES = 200
ECHO_LIMITS = 480
key = obj({"mac": hex32, "recipient": recipient})
seen = or_null(obj({"digest": hex32, "edition": number()}))
echo = or_null(
    obj({"limits": table(limit, ECHO_LIMITS), "voice": told, "yes": table(many(rev, most=2**20, in_order=True), TOPICS)})
)


def answer(value):
    """An answer to a debrief; an empty one says "not this time"."""
    maybe_empty(value, COPY)


debrief = obj({"commit": hex32, "id": hex16}, {"opened": obj({"salt": hex32, "text": answer})})
moment = obj(
    {"day": day, "id": hex16, "kind": one_of("moment"), "together": boolean},
    {"chooser": one_of("author", "other"), "sequence": ident},
)
copy = obj(
    {
        "day": day,
        "id": hex16,
        "kind": one_of("text"),
        "of": one_of("entry", "kept", "answer", "check_in", "line"),
        "text": lambda value: text(value, COPY),
    }
)


def shared(value):
    must(isinstance(value, dict) and value.get("kind") in ("moment", "text"), "a shared item of no kind")
    (moment if value["kind"] == "moment" else copy)(value)


body = obj(
    {
        "debriefs": many(debrief, most=COPIES, by="id", in_order=True),
        "echo": echo,
        "half": one_of("whole", "unconfirmed"),
        "limits": limits,
        "next": key,
        "seen": seen,
        "shared": many(shared, most=COPIES, by="id", in_order=True),
        "topics": topics,
        "voice": told,
    }
)
FIELDS = {"edition", "from", "pairing", "to_key"}
header = obj(
    {
        "edition": number(),
        "from": one_of("a", "b"),
        "kind": one_of("parcel"),
        "pairing": hex16,
        "to_key": hex32,
        "v": number(1, 1),
    }
)


def read_body(line):
    """The body, with every bound that can be seen in it alone."""
    value = canon.read(line)
    body(value)
    if value["half"] == "whole":
        must(value["voice"] is not None, "a whole half without a voice")
    else:
        must(value["voice"] is None and value["debriefs"] == [], "an unconfirmed half says too much")
        must(all(t["yes"] == [] for t in value["topics"].values()), "an unconfirmed half says yes")
    return value


def unseal(file, current, following):
    """Steps 1 and 2: the plaintext and which of the two keys opened it."""
    must(agefile.kind(file) == "key", "not a parcel")
    for which, mine in (("next", following), ("current", current)):
        try:
            return agefile.open_key(file, mine.identity), which
        except agefile.DoesNotFit:
            continue
    raise agefile.DoesNotFit("not for this phone, or replaced by a newer one")


def authenticate(plain, mine, pairing, partner):
    """Steps 3 and 4, for the key that opened it: the header, and the body line as received."""
    head, body_line, mac_line = lines.split(plain)
    value = lines.header(head, "parcel", FIELDS)
    header(value)
    must(value["pairing"] == pairing["pairing"].hex(), "another pairing")
    must(value["from"] == partner, "not from the partner")
    must(value["to_key"] == mine.name.hex(), "sealed to another key than it says")
    k_mac = schedule.parcel_key(mine.mac_seed, pairing["pair_key"], value["from"])
    right = schedule.parcel_mac(k_mac, mine.name, head, body_line)
    must(hmac.compare_digest(lines.code(mac_line), right), "the code does not hold")
    return value, body_line, k_mac
