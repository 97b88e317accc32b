"""Reads fresh random stories and vaults, and compares with our program's own reading of them."""

import copy
import json
import sys

from . import canon, lines, pairing, parcel, schedule, vault, words
from .phone import Phone, key
from .refuse import Refused

compared = 0


def same(where, theirs, ours):
    """One comparison: both as canonical JSON, byte by byte."""
    global compared
    compared += 1
    theirs, ours = canon.write(theirs), canon.write(ours)
    if theirs != ours:
        at = next(
            (n for n, (a, b) in enumerate(zip(theirs, ours)) if a != b), min(len(theirs), len(ours))
        )
        near = slice(max(0, at - 200), at + 200)
        sys.exit(
            f"{where}: the readings differ at byte {at}\n"
            f"  this reader: …{theirs[near].decode(errors='replace')}\n"
            f"  the program: …{ours[near].decode(errors='replace')}"
        )


def load(path):
    return json.loads(path.read_text(encoding="utf-8"))


def shown(head, body_line, mac, size):
    """The lines of a plaintext."""
    return {
        "body": canon.read(body_line),
        "digest": schedule.sha256(body_line).hex(),
        "header": canon.read(head),
        "mac": mac.decode(),
        "plaintext_bytes": size,
    }


class Story:
    """Two phones, followed through the events of a case."""

    def __init__(self, folder):
        self.folder = folder
        self.phones = {"x": Phone(), "y": Phone()}
        self.remembered = {}
        self.forged = False

    def file(self, name):
        return (self.folder / name).read_bytes()

    def play(self, each=None):
        """Every event; `each` is told of the state before it."""
        events, ours = load(self.folder / "case.json")["events"], load(self.folder / "ours.json")
        for n, (event, reading) in enumerate(zip(events, ours, strict=True)):
            if each:
                each(self, event)
            read = getattr(self, event["do"].replace(" ", "_"))(event["by"], event)
            same(f"{self.folder.name}, event {n} ({event['do']})", read, reading)

    def meet(self, by, event):
        other = "y" if by == "x" else "x"
        passphrase = "-".join(words.typed(event["typed"]))
        invite = pairing.invite(self.file(event["invite"]), passphrase)
        opener = key(event["opener"])
        reply, found = pairing.reply(
            self.file(event["reply"]), opener.identity, invite, event["today"], event["again"]
        )
        keys = [[key(one) for one in both] for both in event["keys"]]
        same("an invite's key", invite.body["key"], keys[0][0].announced())
        same("a reply's key", reply.body["key"], keys[1][0].announced())
        self.phones[by].pair("a", found, keys[0], reply.body["fresh"])
        self.phones[other].pair("b", found, keys[1], invite.body["fresh"])
        read = {name: v.hex() if isinstance(v, bytes) else v for name, v in found.items()}
        for name, one in (("invite", invite), ("reply", reply)):
            read[name] = shown(one.header, one.body_line, one.mac, len(one.plain))
        return read

    def make(self, by, event):
        phone, to = self.phones[by], key(event["sealed_to"])
        plain, _ = parcel.unseal(self.file(event["file"]), to, to)
        header, body_line, k_mac = parcel.authenticate(plain, to, phone.pairing, phone.role)
        body = parcel.read_body(body_line)
        phone.made(header, body)
        head, _, mac = lines.split(plain)
        return {**shown(head, body_line, mac, len(plain)), "k_mac": k_mac.hex()}

    def open(self, by, event):
        phone = self.phones[by]
        next_key = key(event["next_key"]) if "next_key" in event else None
        try:
            verdict = phone.open(self.file(event["file"]), next_key)
        except Refused:
            verdict = "refused"
        read = {"verdict": verdict}
        if verdict == "taken in":
            read["known"] = phone.known()
        if verdict == "rolled back":
            read |= {"limits": phone.all_limits(), "topics": phone.plan.known()}
        return read

    def restored(self, by, _):
        self.phones[by].become_fresh()

    def remember(self, by, _):
        self.remembered[by] = copy.deepcopy(self.phones[by])

    def put_back(self, by, _):
        self.phones[by] = self.remembered.pop(by)


def of_vault(folder):
    """The three slots and the backup of a fresh vault."""
    case, ours = load(folder / "case.json"), load(folder / "ours.json")
    slot = lambda name: (folder / "store" / "slots" / f"{name}.age").read_bytes()
    salt = (folder / "store" / "store.db").read_bytes()[:16].hex()
    openers = {
        "passphrase": {"passphrase": words.passphrase(case["typed"])},
        "recovery": {"passphrase": case["recovery"]},
        "device": {"identity": case["device"]},
    }
    for name, opener in openers.items():
        read = vault.slot(slot(name), name, vault=salt, **opener)
        same(f"the slot {name}", [read["key"], read["vault"]], [ours["key"], ours["vault"]])
    same("the recovery words' checksum", words.recovery_holds(case["recovery"]), True)
    read = vault.backup((folder / "backup.age").read_bytes(), case["backup_typed"])
    same("the backup", read, ours["backup"])
