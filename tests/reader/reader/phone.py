"""A phone that reads: what it holds, and what a parcel does to it (section 5)."""

from . import parcel, schedule
from .parcel import read_body
from .refuse import must
from .schedule import commitment
from .topics import Plan

REMEMBERED = 8


class Phone:
    """One role of a pairing that was completed and compared. `keys` yields its keys in their order."""

    def __init__(self, role, pairing, keys):
        self.role = role
        self.partner = "b" if role == "a" else "a"
        self.pairing = pairing
        self.keys = iter(keys)
        self.current = next(self.keys)
        self.next = next(self.keys)
        self.sent = {}
        self.edition = 0
        self.digest = None
        self.version = None
        self.voice = None
        self.limits = {}
        self.held = {}
        self.two_phones = False
        self.plan = Plan()
        self.debriefs = {}
        self.asked_back = []
        self.shared = {}
        self.lost = False

    def made(self, plain_header, body_line):
        """Remembers a parcel of one's own, and takes what it says as this phone's own half."""
        value = read_body(body_line)
        must(value["next"] == self.next.announced(), "a parcel announces another key")
        self.sent[plain_header["edition"]] = schedule.sha256(body_line).hex()
        self.plan.join(self.role, value["topics"])
        return value

    def open(self, file):
        """Opens a parcel and takes it in if it can be. Returns the verdict and what was read."""
        if self.lost:
            return "not paired", None
        plain, which = parcel.unseal(file, self.current, self.next)
        mine = self.next if which == "next" else self.current
        header, body_line, k_mac = parcel.authenticate(plain, mine, self.pairing, self.partner)
        body = read_body(body_line)
        digest = schedule.sha256(body_line).hex()
        if header["edition"] == self.edition:
            return ("the same" if digest == self.digest else "two phones"), None
        if header["edition"] < self.edition:
            return "older", None
        if self._rolled_back(body["seen"]):
            self._add_limits(body["limits"])
            self.lost = True
            return "rolled back", None
        self.plan.join(self.partner, body["topics"])
        self._join_voice(body)
        self._join_debriefs(body["debriefs"])
        told = {item["id"]: item for item in body["shared"]}
        self.asked_back = sorted(set(self.shared) - set(told))
        self.shared = told
        self.edition, self.digest = header["edition"], digest
        if which == "next":
            self.current, self.next = self.next, next(self.keys)
        return "taken in", self._reading(header, body, digest, k_mac, which, len(plain))

    def _rolled_back(self, seen):
        if seen is None:
            return False
        last = max(self.sent, default=0)
        if seen["edition"] > last:
            return True
        known = self.sent.get(seen["edition"]) if seen["edition"] > last - REMEMBERED else None
        return known is not None and known != seen["digest"]

    def _join_voice(self, body):
        told = body["voice"]
        if told is None:
            self._add_limits(body["limits"])
        elif self.version is None or told["version"] > self.version:
            self.version, self.voice = told["version"], told["voice"]
            self.limits, self.held = body["limits"], {}
        elif (told["version"], told["voice"], body["limits"]) != (self.version, self.voice, self.limits):
            self.two_phones = True
            self.held = {**self.held, **body["limits"]}

    def _add_limits(self, limits):
        self.limits = {**self.limits, **limits}

    def _join_debriefs(self, debriefs):
        pairing = self.pairing["pairing"]
        for item in debriefs:
            first = self.debriefs.setdefault(item["id"], {"commit": item["commit"], "text": None})
            opened = item.get("opened")
            if opened is not None:
                salt = bytes.fromhex(opened["salt"])
                says = commitment(salt, item["id"], pairing, self.partner, opened["text"])
                if says == first["commit"]:
                    first["text"] = opened["text"]

    def _reading(self, header, body, digest, k_mac, which, size):
        plan = self.plan
        return {
            "asked_back": self.asked_back,
            "body": body,
            "debriefs": self.debriefs,
            "digest": digest,
            "header": header,
            "in_force": {name: plan.in_force(name) for name in plan.settled},
            "k_mac": k_mac.hex(),
            "key": which,
            "limits": {**self.held, **self.limits},
            "next_key_here": self.next.name.hex(),
            "plaintext_bytes": size,
            "settled": dict(plan.settled),
            "version": self.version,
            "withdrawn": {name: sorted(gone) for name, gone in plan.withdrawn.items()},
        }


