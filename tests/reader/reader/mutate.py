"""Changes to the values in a file that keep its outer form, for files that are forged."""

import base64 as b64
import copy
import json

from . import agefile, canon, keys, schedule, vault


class Raw(str):
    """A text that stands in a line as it is, between no quotation marks."""


def line(value):
    """The canonical line of a value, with whatever was put into it raw."""
    marked = {}

    def mark(inside):
        if isinstance(inside, Raw):
            name = f"@raw{len(marked)}@"
            marked[f'"{name}"'] = str(inside)
            return name
        if isinstance(inside, dict):
            return {name: mark(one) for name, one in inside.items()}
        return [mark(one) for one in inside] if isinstance(inside, list) else inside

    text = canon.write(mark(value)).decode()
    for name, raw in marked.items():
        text = text.replace(name, raw)
    return text.encode()


def base64(data):
    return b64.b64encode(data)


def other_bits(code):
    """The same 32 bytes with other bits after the last of them, which no writer sets."""
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    last = letters[letters.index(chr(code[42])) | 1]
    return code[:42] + last.encode() + b"="


def put(*path_and_value):
    """A change that sets one value."""
    *path, last, value = path_and_value

    def change(body):
        for name in path:
            body = body[name]
        body[last] = value

    return change


def drop(name):
    return lambda body: body.pop(name) and None


ODD = [
    None, True, False, 0, 1, Raw("-1"), Raw("-0"), Raw("1.0"), Raw("1e2"), Raw("01"), 2**53 - 1,
    Raw(str(2**53)), Raw("1" * 400), "", " ", "\u3000\u2003", "\u0085", "\x1c", "x", "x" * 200,
    "x" * 201, "🍵" * 200, "🍵" * 201, "x" * 20000, "x" * 20001, Raw('"\\u0041"'), Raw('"\\/"'),
    Raw('"\\ud800"'), Raw('"\\ud83c\\udf75"'), Raw('"\\u001F"'), "cafe\u0301", "\u0000", [], {},
    [[]], {"x": 1}, Raw("[" * 17 + "]" * 17), Raw("1 "), "2026-02-29", "2024-02-29", "0000-01-01",
    "2026-2-3", "10000-01-01", "2026-13-01", "A" * 64, "a" * 64, "a" * 63, "a" * 32, "z" * 64,
    1440, 1441, 672, 673, 12, 13, 100000, 100001, 10**9, 10**9 + 1, "space", "sequence.", "floor",
    "floor.stop", "floor_x", "touch.", "A", "x" * 40, "x" * 41, "own-1",
]


def anywhere(chance, body):
    """A change at a random place of any kind."""
    places = []

    def walk(value, path):
        places.append(path)
        if isinstance(value, dict):
            for name, inside in value.items():
                walk(inside, [*path, name])
        if isinstance(value, list):
            for place, inside in enumerate(value):
                walk(inside, [*path, place])

    walk(body, [])
    path = chance.choice(places[1:])
    odd, how = chance.choice(ODD), chance.choice(["put", "put", "put", "drop", "add", "twice", "key"])

    def change(value):
        return _at(value, path, how, odd, chance)

    shown = ".".join("#" if isinstance(part, int) else part[:20] for part in path)
    return f"{how} {str(odd)[:12]!r} at {shown}", change


def _at(value, path, how, odd, chance):
    *way, last = path
    for part in way:
        value = value[part]
    if how == "put":
        value[last] = odd
    elif how == "drop":
        del value[last]
    elif how == "add":
        if not isinstance(value, dict):
            return False
        value["zz"] = odd
    elif how == "twice":
        if not isinstance(value, list):
            return False
        value.insert(last, copy.deepcopy(value[last]))
    elif isinstance(value, dict):
        name = chance.choice(["", "A", "x" * 41, "a b", "please_not/own.1", "own.new", "comforts", "comforts/"])
        value[name] = value.pop(last)
    else:
        value.reverse()
    return None


def in_a_revision(chance, body):
    """A change inside one revision, which then has the name of what it says."""
    texts = [(t, r) for t, topic in body["topics"].items() for r in topic["revisions"]]
    if not texts:
        return anywhere(chance, body)
    name, rev = chance.choice(texts)
    why, change = anywhere(chance, body["topics"][name]["revisions"][rev])

    def both(value):
        revision = value["topics"][name]["revisions"][rev]
        if change(revision) is False:
            return False
        bytes_of = line(revision)
        new = schedule.sha256(b"leeside/v1 revision" + schedule.lp(bytes_of)).hex()
        rename(value["topics"][name], rev, new)
        return None

    return f"in a revision of {name}: {why}", both


def rename(topic, old, new):
    topic["revisions"][new] = topic["revisions"].pop(old)
    for text in topic["revisions"].values():
        if text.get("parent") == old:
            text["parent"] = new
    topic["settled"] = new if topic["settled"] == old else topic["settled"]
    for name in ("yes", "withdrawn"):
        topic[name] = sorted(new if rev == old else rev for rev in topic[name])


def text_of(depth, topic="space", nonce=0, parent=None):
    revision = {
        "content": {"answer": "x", "kind": topic, "minutes": 1},
        "depth": depth, "nonce": f"{nonce:032x}", "topic": topic,
    }
    return revision | ({"parent": parent} if parent else {})


def add_texts(name, *revisions, names=("yes",), settled=False):
    """Adds texts to a topic, each named as it says."""

    def change(body):
        nothing = {"revisions": {}, "settled": None, "withdrawn": [], "yes": []}
        topic = body["topics"].setdefault(name, nothing)
        for revision in revisions:
            rev = schedule.rev(revision)
            topic["revisions"][rev] = revision
            for where in names:
                topic[where] = sorted({*topic[where], rev})
            if settled:
                topic["settled"] = rev

    return change


def only(name, **fields):
    """A topic of its own, in the place of whatever was there."""
    nothing = {"revisions": {}, "settled": None, "withdrawn": [], "yes": []}
    return put("topics", name, nothing | fields)


def unconfirmed(body, keep=()):
    body["half"] = "unconfirmed"
    if "voice" not in keep:
        body["voice"] = None
    if "debriefs" not in keep:
        body["debriefs"] = []
    if "yes" not in keep:
        for topic in body["topics"].values():
            topic["yes"] = []
            named = {topic["settled"], *topic["withdrawn"]}
            topic["revisions"] = {r: t for r, t in topic["revisions"].items() if r in named}


def many_topics(count):
    def change(body):
        for n in range(count - len(body["topics"])):
            only(f"sequence.many{n}", withdrawn=["a" * 64])(body)

    return change


def limits(count):
    return put("limits", {f"own.many{n}": {"text": "x"} for n in range(count)})


def echo(count=0, voice=None, yes=0):
    return put("echo", {
        "limits": {f"own.{n}": {"text": "x"} for n in range(count)},
        "voice": voice,
        "yes": {f"sequence.{n}": ["a" * 64] for n in range(yes)},
    })


def comforts(count):
    return put("voice", {"version": 5, "voice": {f"comforts/own.{n}": {} for n in range(count)}})


def newer(item, value):
    return put("voice", {"version": 10**6, "voice": {item: value}})


OTHER_KEY = agefile.recipient_of(keys.identity(bytes(32)))


def bad_recipient(spoil):
    def change(body):
        (body.get("next") or body.get("key"))["recipient"] = spoil(OTHER_KEY)

    return change


def _not_mlkem(text):
    key = bytearray(keys.recipient(text))
    key[0:2] = b"\xff\xff"
    return keys.spell(bytes(key))


RECIPIENTS = [
    ("another key", bad_recipient(lambda text: text)),
    ("capital letters", bad_recipient(str.upper)),
    ("a spoilt letter", bad_recipient(lambda text: text[:-1] + ("q" if text[-1] != "q" else "p"))),
    ("a key that ML-KEM refuses", bad_recipient(_not_mlkem)),
    ("one byte less", bad_recipient(lambda text: keys.spell(keys.recipient(text)[:-1]))),
    ("one byte more", bad_recipient(lambda text: keys.spell(keys.recipient(text) + b"\0"))),
    ("a classic key", bad_recipient(lambda text: "age1" + "q" * 58)),
]

HEADERS = [
    ("v 2", put("v", 2)),
    ("v as a text", put("v", "1")),
    ("no v", drop("v")),
    ("v 1.0", put("v", Raw("1.0"))),
    ("kind reply", put("kind", "reply")),
    ("no kind", drop("kind")),
    ("one field more", put("x", 1)),
    ("a later version with one field more", lambda h: h.update({"v": 2, "x": 1})),
    ("edition 0", put("edition", 0)),
    ("edition 2^53", put("edition", Raw(str(2**53)))),
    ("edition 2^53 - 1", put("edition", 2**53 - 1)),
    ("from the other role", lambda h: h.update({"from": "b" if h["from"] == "a" else "a"})),
    ("from c", put("from", "c")),
    ("another pairing", put("pairing", "0" * 32)),
    ("capital hex", lambda h: h.update({"pairing": h["pairing"].upper() + ""})),
    ("another key named", put("to_key", "0" * 64)),
    ("no edition", drop("edition")),
]

BODIES = [
    *RECIPIENTS,
    ("nothing changed", lambda b: None),
    ("whole without a voice", put("voice", None)),
    ("version 0 with content", put("voice", {"version": 0, "voice": {"can_give": "x"}})),
    ("version at its bound", put("voice", {"version": 10**9, "voice": {}})),
    ("version above its bound", put("voice", {"version": 10**9 + 1, "voice": {}})),
    ("unconfirmed", unconfirmed),
    ("unconfirmed with a voice", lambda b: unconfirmed(b, {"voice"})),
    ("unconfirmed with a yes", lambda b: (unconfirmed(b, {"yes"}), add_texts("space", text_of(1))(b)) and None),
    ("unconfirmed with debriefs", lambda b: (
        unconfirmed(b), b.update(debriefs=[{"commit": "a" * 64, "id": "a" * 32}])) and None),
    ("120 limits", limits(120)),
    ("121 limits", limits(121)),
    ("480 limits in the echo", echo(480)),
    ("481 limits in the echo", echo(481)),
    ("40 topics in the echo", echo(yes=40)),
    ("41 topics in the echo", echo(yes=41)),
    ("an echo's voice", echo(voice={"version": 1, "voice": {"can_give": "x"}})),
    ("an echo's voice of version 0", echo(voice={"version": 0, "voice": {}})),
    ("an echo's voice with a limit", echo(voice={"version": 1, "voice": {"please_not/own.1": {"text": "x"}}})),
    ("120 comforts", comforts(120)),
    ("121 comforts", comforts(121)),
    ("12 entries", put("voice", {"version": 10**6, "voice": {f"reassure/own.{n}": "x" for n in range(12)}})),
    ("13 entries", put("voice", {"version": 10**6, "voice": {f"reassure/own.{n}": "x" for n in range(13)}})),
    ("a limit in the voice", newer("please_not/own.1", {"text": "x"})),
    ("an empty limit", put("limits", "own.1", {})),
    ("a limit of the floor", put("limits", "own.1", {"tag": "floor.stop"})),
    ("a limit of the whole floor", put("limits", "own.1", {"tag": "floor"})),
    ("a limit of a group like the floor", put("limits", "own.1", {"tag": "floor_x.y"})),
    ("a tag with a hyphen", put("limits", "own.1", {"tag": "touch-hair"})),
    ("a blank limit", put("limits", "own.1", {"text": "\u3000"})),
    ("an empty feeling", newer("feelings/tears", {})),
    ("an unknown feeling", newer("feelings/joy", {})),
    ("an empty signal", newer("signals.space", {})),
    ("an empty comfort", newer("comforts/own.1", {})),
    ("a comfort as null", newer("comforts/own.1", {"get": None})),
    ("a field as a list", newer("can_give/own.1", "x")),
    ("a list as a field", newer("reassure", "x")),
    ("an unknown field", newer("needs.money/own.1", "x")),
    ("a blank text", newer("can_give", " \n")),
    ("a text of marks that are no white space", newer("can_give", "\x1c\x1f\u200b")),
    ("a text of one next-line", newer("can_give", "\u0085")),
    ("minutes 1440", newer("sleep.quiet_from", 1440)),
    ("minutes 1441", newer("sleep.quiet_from", 1441)),
    ("40 topics", many_topics(40)),
    ("41 topics", many_topics(41)),
    ("a first text", add_texts("space", text_of(1))),
    ("an unnamed text", add_texts("space", text_of(1), names=())),
    ("a settled text without a yes", add_texts("space", text_of(1), names=(), settled=True)),
    ("a text under another topic", add_texts("repair", text_of(1))),
    ("a sequence without a name", add_texts("sequence.", text_of(1, "sequence"))),
    ("depth 0", add_texts("space", text_of(0))),
    ("depth 2 without a parent", add_texts("space", text_of(2))),
    ("depth 1 with a parent", add_texts("space", text_of(1, parent="a" * 64))),
    ("an unknown parent", add_texts("space", text_of(2, parent="a" * 64))),
    ("a depth far below", add_texts("space", text_of(900, parent="a" * 64), settled=True)),
    ("a depth too far below", add_texts("space", text_of(2000, parent="a" * 64), settled=True)),
    ("a depth above all", add_texts("space", text_of(100001, parent="a" * 64))),
    ("a parent two above", add_texts(
        "space", text_of(1), text_of(3, parent=schedule.rev(text_of(1))))),
    ("8 open texts anew", lambda b: (
        only("space")(b), add_texts("space", *(text_of(1, nonce=n) for n in range(8)))(b)) and None),
    ("9 open texts", lambda b: (
        only("space")(b), add_texts("space", *(text_of(1, nonce=n) for n in range(9)))(b)) and None),
    ("9 texts, one settled", lambda b: (
        only("space")(b), add_texts("space", *(text_of(1, nonce=n) for n in range(9)), settled=True)(b)) and None),
    ("settled without a text", only("words", settled="a" * 64)),
    ("a yes without a text", only("words", yes=["a" * 64])),
    ("taken back without a text", only("words", withdrawn=["a" * 64])),
    ("1025 taken back", only("words", withdrawn=[f"{n:064x}" for n in range(1025)])),
    ("1026 taken back", only("words", withdrawn=[f"{n:064x}" for n in range(1026)])),
    ("a topic of no kind that says nothing", only("nothing")),
    ("a topic of no kind with a name", only("nothing", withdrawn=["a" * 64])),
    ("unsorted yeses", only("words", withdrawn=["b" * 64, "a" * 64])),
    ("the same name twice", only("words", withdrawn=["a" * 64, "a" * 64])),
    ("seen edition 0", put("seen", {"digest": "a" * 64, "edition": 0})),
    ("seen far ahead", put("seen", {"digest": "a" * 64, "edition": 2**53 - 1})),
    ("seen with another digest", lambda b: b["seen"].update(digest="0" * 64) if b["seen"] else False),
    ("seen nothing", put("seen", None)),
    ("200 copies", put("shared", [
        {"day": "2026-01-01", "id": f"{n:032x}", "kind": "text", "of": "line", "text": "x"}
        for n in range(200)])),
    ("201 copies", put("shared", [
        {"day": "2026-01-01", "id": f"{n:032x}", "kind": "text", "of": "line", "text": "x"}
        for n in range(201)])),
    ("a blank copy", put("shared", [
        {"day": "2026-01-01", "id": "a" * 32, "kind": "text", "of": "line", "text": " "}])),
    ("a moment of another topic", put("shared", [
        {"day": "2026-01-01", "id": "a" * 32, "kind": "moment", "sequence": "space", "together": True}])),
    ("a moment with a text", put("shared", [
        {"day": "2026-01-01", "id": "a" * 32, "kind": "moment", "text": "x", "together": True}])),
    ("200 debriefs", put("debriefs", [{"commit": "a" * 64, "id": f"{n:032x}"} for n in range(200)])),
    ("201 debriefs", put("debriefs", [{"commit": "a" * 64, "id": f"{n:032x}"} for n in range(201)])),
    ("unsorted debriefs", put("debriefs", [{"commit": "a" * 64, "id": c * 32} for c in "ba"])),
    ("an opening that does not fit", put("debriefs", [
        {"commit": "a" * 64, "id": "a" * 32, "opened": {"salt": "a" * 64, "text": ""}}])),
    ("a long answer", put("debriefs", [
        {"commit": "a" * 64, "id": "a" * 32, "opened": {"salt": "a" * 64, "text": "x" * 20001}}])),
]

INVITES = [
    *RECIPIENTS,
    ("nothing changed", lambda b: None),
    ("an empty nickname", put("nick", "")),
    ("a blank nickname", put("nick", " ")),
    ("40 characters", put("nick", "🍵" * 40)),
    ("41 characters", put("nick", "x" * 41)),
    ("the other answer", lambda b: b.update(again=not b["again"])),
    ("an old day", put("expires", "2001-01-01")),
    ("no day", put("expires", "2026-02-30")),
    ("one field more", put("x", 1)),
]
REPLIES = [change for change in INVITES if "day" not in change[0]] + [
    ("another invite", put("invite", "0" * 32)),
]
SLOTS = [
    ("nothing changed", lambda b: None),
    ("another slot", put("slot", "passphrase")),
    ("another vault", put("vault", "0" * 32)),
    ("another key", put("key", "0" * 64)),
    ("another kind", put("kind", "reply")),
    ("a later version", put("v", 2)),
    ("one field more", put("x", 1)),
    ("capital hex", lambda b: b.update(key=b["key"].upper())),
]


def backup(values):
    """The lines of a backup with the right number of rows at its end, unless that was changed."""
    return b"".join(line(value) + b"\n" for value in values)


def row(table, **fields):
    """A change that adds one row and counts it."""

    def change(values):
        values.insert(len(values) - 1, {"row": fields, "table": table})
        values[-1]["end"]["rows"] += 1

    return change


def first(table, **fields):
    """A change of the first row of a table."""

    def change(values):
        next(v for v in values if v.get("table") == table)["row"].update(fields)

    return change


def of_bond(part):
    """A change that adds a part of a bond that is there."""

    def change(values):
        bond = next(v["row"]["bond_id"] for v in values if v.get("table") == "bond")
        row("bond_part", bond_id=bond, document="null", name="x", part=part)(values)

    return change


def without_theirs(part):
    """A change that leaves out what partners wrote, and adds a part all the same."""

    def change(values):
        kept = [v for v in values if v.get("row", {}).get("part") not in vault.THEIRS]
        kept[0]["without_theirs"] = True
        kept[-1]["end"]["rows"] = len(kept) - 2
        values[:] = kept
        of_bond(part)(values)

    return change


JOURNAL = {
    "body": "x", "bond_id": None, "bring_up": False, "created": 1, "day": "2026-01-01", "edited": 1,
    "id": "a" * 32, "moment": None, "mood": None, "prompt": None, "tags": "[]", "title": "",
}
BACKUPS = [
    ("nothing changed", lambda v: None),
    ("a later version", put(0, "v", 2)),
    ("another kind", put(0, "kind", "parcel")),
    ("no day", put(0, "made", "2026-02-30")),
    ("one field more", put(0, "x", 1)),
    ("without theirs, and theirs in it", put(0, "without_theirs", True)),
    ("one row too few", put(-1, "end", "rows", 1)),
    ("no end", lambda v: v.pop() and None),
    ("two ends", lambda v: v.append(v[-1])),
    ("an end in between", lambda v: v.insert(1, v[-1])),
    ("an own document", row("own", document="{}", name="x")),
    ("no JSON in a document", row("own", document="{", name="x")),
    ("NaN in a document", row("own", document="NaN", name="x")),
    ("an unknown table", row("secret", document="{}", name="x")),
    ("a part of keys", row("bond_part", bond_id="a" * 32, document="{}", name="", part="pairing")),
    ("a part of no bond", row("bond_part", bond_id="a" * 32, document="{}", name="x", part="copy")),
    *((f"a part {part}", of_bond(part)) for part in ("look", "window", "hour", "moment", "echo")),
    ("a debrief in a backup without theirs", without_theirs("debrief")),
    ("a look in a backup without theirs", without_theirs("look")),
    ("settings", row("meta", name="settings", value="{}")),
    ("the clock", row("meta", name="clock", value="{}")),
    ("a private item", row(
        "private", bond_id=None, day="2026-01-01", document="{}", id="a" * 32, kind="x")),
    ("a private item of no bond", row(
        "private", bond_id="b" * 32, day="2026-01-01", document="{}", id="a" * 32, kind="x")),
    ("a private item on no day", row(
        "private", bond_id=None, day="2026-02-30", document="{}", id="a" * 32, kind="x")),
    ("an entry", row("journal", **JOURNAL)),
    ("an entry not composed", row("journal", **JOURNAL | {"body": "cafe\u0301"})),
    ("an entry with odd tags", row("journal", **JOURNAL | {"tags": "[1]"})),
    ("an entry with an odd name", row("journal", **JOURNAL | {"id": 7})),
    ("an entry before 1970", row("journal", **JOURNAL | {"created": Raw("-1")})),
    ("an entry at a broken time", row("journal", **JOURNAL | {"created": Raw("1.5")})),
    ("an entry without a title", row("journal", **{k: v for k, v in JOURNAL.items() if k != "title"})),
    ("an entry with a mood", row("journal", **JOURNAL | {"mood": "calm"})),
    ("the same entry twice", lambda v: (row("journal", **JOURNAL)(v), row("journal", **JOURNAL)(v)) and None),
    ("one field more in a row", first("journal", x=1)),
    ("capital hex", first("journal", id="A" * 32)),
    ("bring up as a number", first("journal", bring_up=1)),
]


def backup_bytes(values):
    """Backups whose lines are not as this writer makes them."""
    whole = backup(values)
    return [
        ("no last line end", whole[:-1]),
        ("an empty line", whole + b"\n"),
        ("white space", whole.replace(b'{"row"', b'{ "row"', 1)),
        ("a carriage return", whole.replace(b"\n", b"\r\n", 1)),
        ("fields in another order", whole.replace(b'{"row":', b'{"table":"own","row":', 1)),
        ("an escape that is not needed", json.dumps(values[0]).replace("backup", "back\\u0075p").encode() + whole),
        ("nothing", b""),
    ]
