"""Reads fresh stories, and forges files that only a partner with other code could make, with true
codes. It says of each what this reader does with it; the program says the same, or one is wrong."""

import copy
import json
import pathlib
import random
import sys

from . import agefile, canon, fresh, keys, lines, mutate, pairing, parcel, schedule, vault, words
from .fresh import Story, load
from .phone import key
from .refuse import Refused

EACH = 16


class Forger:
    """Forged files and this reader's verdicts."""

    def __init__(self, folder, seed):
        self.folder = folder
        self.chance = random.Random(seed)
        self.cases = []
        self.verdicts = []
        (folder / "forged").mkdir(exist_ok=True)

    def add(self, kind, why, file, verdict, **more):
        name = f"forged/{len(self.cases):04}.age"
        (self.folder / name).write_bytes(file)
        self.cases.append({"file": name, "kind": kind, "why": why, **more})
        try:
            self.verdicts.append(verdict(file))
        except Refused:
            self.verdicts.append("refused")

    # Parcels.

    def parcels(self, story, event):
        """Called before each event: forges in the place of the parcel that is opened next."""
        if "before" not in event:
            return
        phone = story.phones[event["by"]]
        plain, which = parcel.unseal(story.file(event["file"]), phone.current, phone.next)
        mine = phone.next if which == "next" else phone.current
        header, body_line, _ = parcel.authenticate(plain, mine, phone.pairing, phone.partner)
        before = f"{story.folder.name}/{event['before']}"
        base = Parcel(header, canon.read(body_line), mine, phone)

        def add(why, file):
            self.add("parcel", why, file, lambda made: opened(phone, made), before=before)

        if not story.forged:
            self.named(base, add)
        story.forged = True
        for _ in range(EACH):
            self.body(add, base, *mutate.anywhere(self.chance, base.body))
        for _ in range(EACH):
            self.body(add, base, *mutate.in_a_revision(self.chance, base.body))

    def named(self, base, add):
        for why, change in mutate.HEADERS:
            forged = copy.copy(base)
            forged.header = copy.deepcopy(base.header)
            change(forged.header)
            add(why, forged.file())
        for why, make in PLAINTEXTS:
            add(why, base.seal(make(self.chance, *base.lines())))
        for why, make in SEALS:
            add(why, make(base))
        for why, change in mutate.BODIES:
            self.body(add, base, why, change)

    def body(self, add, base, why, change):
        forged = copy.copy(base)
        forged.body = copy.deepcopy(base.body)
        if change(forged.body) is not False:
            add(why, forged.file())

    # Invites and replies.

    def pairings(self, story):
        meeting = [e for e in load(story.folder / "case.json")["events"] if e["do"] == "meet"][-1]
        passphrase = "-".join(words.typed(meeting["typed"]))
        invite = pairing.invite(story.file(meeting["invite"]), passphrase)
        opener = key(meeting["opener"])
        reply, _ = pairing.reply(story.file(meeting["reply"]), opener.identity, invite)

        def opens(made):
            opened = pairing.invite(made, passphrase)
            return "taken in" if opened.body["again"] == meeting["again"] else "refused"

        def answers(made):
            pairing.reply(made, opener.identity, invite, meeting["today"], meeting["again"])
            return "taken in"

        more = {"typed": meeting["typed"], "again": meeting["again"]}
        for why, change in self.changes(invite.body, mutate.INVITES):
            body = copy.deepcopy(invite.body)
            if change(body) is not False:
                plain = lines.join(invite.header, mutate.line(body), lines.NO_MAC)
                self.add("invite", why, agefile.seal_passphrase(plain, passphrase), opens, **more)
        plain = lines.join(invite.header, invite.body_line, b"A" * 43 + b"=")
        self.add("invite", "with a code", agefile.seal_passphrase(plain, passphrase), opens, **more)
        plain = lines.join(invite.header, invite.body_line, lines.NO_MAC)
        for log_n in (1, 18, 19):
            file = agefile.seal_passphrase(plain, passphrase, log_n)
            self.add("invite", f"log N {log_n}", file, opens, **more)
        more = {"before": f"{story.folder.name}/inviter.json", "today": meeting["today"]}
        for why, change in self.changes(reply.body, mutate.REPLIES):
            body = copy.deepcopy(reply.body)
            if change(body) is not False:
                plain = self.reply_lines(invite, reply.header, mutate.line(body), body)
                file = agefile.seal_key(plain, opener.recipient)
                self.add("reply", why, file, answers, **more)
        plain = lines.join(reply.header, reply.body_line, lines.NO_MAC)
        self.add("reply", "without a code", agefile.seal_key(plain, opener.recipient), answers, **more)
        plain = lines.join(invite.header, reply.body_line, reply.mac)
        self.add("reply", "an invite's header", agefile.seal_key(plain, opener.recipient), answers, **more)

    def reply_lines(self, invite, header, body_line, body):
        try:
            secret = bytes.fromhex(body["secret"])
        except (KeyError, TypeError, ValueError):
            secret = bytes(32)
        received = schedule.lines(header, body_line)
        found = schedule.pairing(invite.lines(), invite.secret(), received, secret)
        code = schedule.reply_mac(found["k_reply"], header, body_line)
        return lines.join(header, body_line, mutate.base64(code))

    def changes(self, body, named):
        return [*named, *(mutate.anywhere(self.chance, body) for _ in range(EACH // 2))]

    # Slots and backups.

    def vault(self, folder):
        case, ours = load(folder / "case.json"), load(folder / "ours.json")
        salt = (folder / "store" / "store.db").read_bytes()[:16].hex()
        recipient = agefile.recipient_of(case["device"])
        slot = {"key": ours["key"], "kind": "slot", "slot": "device", "v": 1, "vault": salt}

        def opens(made):
            read = vault.slot(made, "device", identity=case["device"], vault=salt)
            return "taken in" if read["key"] == ours["key"] else "refused"

        for why, change in self.changes(slot, mutate.SLOTS):
            value = copy.deepcopy(slot)
            if change(value) is not False:
                file = agefile.seal_key(mutate.line(value), recipient)
                self.add("slot", why, file, opens, device=case["device"])
        for why, plain in ((" a line end", mutate.line(slot) + b"\n"), ("nothing", b"")):
            self.add("slot", why, agefile.seal_key(plain, recipient), opens, device=case["device"])

        passphrase = words.passphrase(case["backup_typed"])

        def restores(made):
            vault.backup(made, passphrase)
            return "taken in"

        for why, change in mutate.BACKUPS:
            value = copy.deepcopy(ours["backup"])
            change(value)
            file = agefile.seal_passphrase(mutate.backup(value), passphrase)
            self.add("backup", why, file, restores, typed=passphrase)
        for why, plain in mutate.backup_bytes(ours["backup"]):
            file = agefile.seal_passphrase(plain, passphrase)
            self.add("backup", why, file, restores, typed=passphrase)


class Parcel:
    """A parcel that is about to be forged."""

    def __init__(self, header, body, mine, phone):
        self.header, self.body, self.mine, self.phone = header, body, mine, phone

    def lines(self):
        header, body = mutate.line(self.header), mutate.line(self.body)
        sender = self.header.get("from")
        k_mac = schedule.parcel_key(
            self.mine.mac_seed, self.phone.pairing["pair_key"], sender if sender in ("a", "b") else "a"
        )
        code = schedule.parcel_mac(k_mac, self.mine.name, header, body)
        return header, body, mutate.base64(code)

    def seal(self, plain):
        return agefile.seal_key(plain, self.mine.recipient)

    def file(self):
        return self.seal(lines.join(*self.lines()))


def opened(phone, file):
    phone = copy.deepcopy(phone)
    verdict = phone.open(file)
    return "held" if verdict == "taken in" and phone.split else verdict


def _padding(chance, header, body, mac, extra):
    plain = bytearray(lines.join(header, body, mac))
    return extra(chance, plain)


def _spoilt(chance, plain):
    plain[-chance.randint(1, 100)] = ord("\t")
    return bytes(plain)


PLAINTEXTS = [
    ("padding that is no space", lambda c, *l: _padding(c, *l, _spoilt)),
    ("one space more", lambda c, *l: lines.join(*l) + b" "),
    ("one space less", lambda c, *l: lines.join(*l)[:-1]),
    ("no padding", lambda c, *l: b"\n".join(l) + b"\n"),
    ("no line end after the code", lambda c, *l: b"\n".join(l).ljust(16384, b" ")),
    ("two lines", lambda c, h, b, m: (h + b"\n" + b + b"\n").ljust(16384, b" ")),
    ("another code", lambda c, h, b, m: lines.join(h, b, mutate.base64(bytes(32)))),
    ("no code", lambda c, h, b, m: lines.join(h, b, lines.NO_MAC)),
    ("a code with other last bits", lambda c, h, b, m: lines.join(h, b, mutate.other_bits(m))),
    ("a longer code", lambda c, h, b, m: lines.join(h, b, m + b"AAAA")),
    ("a space after the header", lambda c, h, b, m: lines.join(h + b" ", b, m)),
    ("a carriage return", lambda c, h, b, m: lines.join(h + b"\r", b, m)),
    ("nothing", lambda c, *l: b""),
]


def _two_readers(base):
    other = agefile.recipient_of(keys.identity(bytes(32)))
    return agefile.seal_key(lines.join(*base.lines()), base.mine.recipient, other)


SEALS = [
    ("a second reader", _two_readers),
    ("a passphrase", lambda base: agefile.seal_passphrase(lines.join(*base.lines()), "words")),
    ("cut short", lambda base: base.file()[:-17]),
    ("cut in its header", lambda base: base.file()[:900]),
    ("a spoilt end", lambda base: base.file()[:-1] + b"!"),
    ("one byte more", lambda base: base.file() + b"\n"),
    ("another version", lambda base: base.file().replace(b"org/v1", b"org/v2", 1)),
    ("no file at all", lambda base: b""),
    ("too large", lambda base: base.seal(lines.join(*base.lines()) + b" " * 2**23)),
]


def main(folder, seed):
    """Reads every story and the vault of a folder, and forges from each."""
    forger = Forger(folder, seed)
    stories = sorted(folder.glob("story-*"))
    for place in stories:
        story = Story(place)
        story.play(forger.parcels)
        forger.pairings(story)
    fresh.of_vault(folder / "vault")
    print(f"fresh: {len(stories)} stories and a vault; {fresh.compared} readings are the same")
    forger.vault(folder / "vault")
    (folder / "forged.json").write_text(json.dumps(forger.cases), encoding="utf-8")
    (folder / "verdicts.json").write_text(json.dumps(forger.verdicts), encoding="utf-8")


def compare(folder):
    """Compares with what our program said of the same files."""
    cases = load(folder / "forged.json")
    theirs, ours = load(folder / "verdicts.json"), load(folder / "judged.json")
    differ = 0
    tally = {}
    for case, this, that in zip(cases, theirs, ours, strict=True):
        tally[this] = tally.get(this, 0) + 1
        if this != that:
            differ += 1
            print(f"{case['file']} ({case['kind']}, {case['why']}): this reader {this}, the program {that}")
    if differ:
        sys.exit(f"forged: {differ} of {len(cases)} files are judged differently")
    shown = ", ".join(f"{count} {verdict}" for verdict, count in sorted(tally.items()))
    print(f"forged: {len(cases)} files are judged the same: {shown}")


if __name__ == "__main__":
    if sys.argv[1] == "make":
        main(pathlib.Path(sys.argv[2]), int(sys.argv[3]))
    else:
        compare(pathlib.Path(sys.argv[2]))
