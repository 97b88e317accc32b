"""Voices (section 6)."""

from .refuse import must
from .shape import (
    LIST, MINUTES, ident, number, obj, one_of, or_null, plan_tag, table, text,
)

COMFORTS = 120
LIMITS = 120
TELLINGS = 1_000_000_000

touch = one_of("none", "hand", "hold")
near = one_of("apart", "next_room", "same_room", "beside")
talk = one_of("none", "few", "open")
often = one_of("never", "sometimes", "often")
minutes = number(0, MINUTES)
limit = obj(optional={"tag": plan_tag, "text": text}, least=1)
limits = table(limit, LIMITS)
signal = obj(optional={"sign": text, "word": text}, least=1)
feeling_id = one_of("tears", "angry", "afraid", "numb", "shaky", "too_much")

SINGLE = {
    "closeness.touch": touch,
    "closeness.near": near,
    "closeness.talk": talk,
    "signals.space": signal,
    "signals.stay": signal,
    "place.light": text,
    "place.sound": text,
    "place.warmth": text,
    "place.notes": text,
    "talk_style.mode": one_of("none", "taps", "notes", "speech"),
    "talk_style.when": one_of("ask", "tomorrow", "tonight"),
    "space_care.where": text,
    "space_care.back": text,
    "space_care.when_you_go": text,
    "space_care.contact": one_of("none", "door_open", "knock", "text"),
    "space_care.minutes": minutes,
    "food.drink": text,
    "food.snack": text,
    "sleep.where": text,
    "sleep.quiet_from": minutes,
    "can_give": text,
}
# Value, name of an entry, most entries.
LISTS = {
    "comforts": (obj(optional={"get": often, "give": often, "text": text}), ident, COMFORTS),
    "feelings": (obj(optional={"do": text, "not": text}), feeling_id, LIST),
    "needs.body": (text, ident, LIST),
    "needs.feelings": (text, ident, LIST),
    "needs.mind": (text, ident, LIST),
    "reassure": (text, ident, LIST),
    "space_care.while_i_wait": (text, ident, LIST),
    "food.avoid": (text, ident, LIST),
    "days_after": (text, ident, LIST),
    "access": (text, ident, LIST),
}


def voice(value):
    """A voice as it stands in a parcel: without off-limits."""
    must(isinstance(value, dict), "a voice is not an object")
    counts = {}
    for key, inside in value.items():
        if key in SINGLE:
            SINGLE[key](inside)
            continue
        field, _, name = key.partition("/")
        must(field in LISTS, "a voice has no such item")
        rule, names, most = LISTS[field]
        names(name)
        rule(inside)
        counts[field] = counts.get(field, 0) + 1
        must(counts[field] <= most, "a list of a voice is too long")


told = or_null(obj({"version": number(0, TELLINGS), "voice": voice}))
