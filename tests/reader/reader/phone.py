"""A phone that reads: what it holds, and what a parcel does to it (sections 4, 5 and 8)."""

from . import agefile, canon, parcel, schedule
from .pairing import Key
from .refuse import must
from .topics import Plan

REMEMBERED = 8


class Phone:
    """What one person's phone knows of a bond, from its own parcels and the partner's."""

    def __init__(self):
        self.pairing = None
        self.plan = Plan()
        self.version, self.voice, self.limits, self.held = 0, {}, {}, []
        self.two_phones = False
        self.debriefs = {}
        self.shared = []

    def pair(self, role, pairing, keys, partner_fresh):
        """A pairing was completed and the words were compared."""
        self.role, self.partner = role, "b" if role == "a" else "a"
        self.pairing = pairing
        self.current, self.next = keys
        self.sent, self.edition, self.digest = {}, 0, None
        self.two_phones = False
        if partner_fresh:
            self.plan.lapse("theirs")

    def become_fresh(self):
        """Restored, emptied or found rolled back."""
        self.pairing = None
        self.plan.lapse("mine")

    def made(self, header, body):
        """Remembers a parcel of its own; what it says is this phone's own half from then on."""
        must(body["next"] == self.next.announced(), "a parcel announces another key")
        must(header["edition"] == max(self.sent, default=0) + 1, "an edition is not the next")
        seen = {"digest": self.digest, "edition": self.edition} if self.edition else None
        must(body["seen"] == seen, "a parcel says that another one was seen")
        self.sent[header["edition"]] = schedule.sha256(canon.write(body)).hex()
        self.plan.join("mine", body["topics"])

    def open(self, file, next_key=None):
        """Opens a parcel and takes it in if it can be taken in. Returns the verdict."""
        if self.pairing is None:
            return "not paired"
        try:
            plain, which = parcel.unseal(file, self.current, self.next)
        except agefile.DoesNotFit:
            return "not for this phone"
        mine = self.next if which == "next" else self.current
        header, body_line, _ = parcel.authenticate(plain, mine, self.pairing, self.partner)
        body = parcel.read_body(body_line)
        digest = schedule.sha256(body_line).hex()
        if self.digest and header["edition"] == self.edition:
            return "the same" if digest == self.digest else "two phones"
        if header["edition"] <= self.edition:
            return "older"
        if self._rolled_back(body["seen"]):
            self._hold(body["limits"])
            self.plan.join_withdrawn(body["topics"])
            self.become_fresh()
            return "rolled back"
        plan = self.plan.copy()
        plan.join("theirs", body["topics"])
        self.plan = plan
        self.split = self._join_voice(body)
        self._join_debriefs(body["debriefs"])
        told = {item["id"] for item in body["shared"]}
        self.asked_back = [item["id"] for item in self.shared if item["id"] not in told]
        self.shared = body["shared"]
        self.edition, self.digest = header["edition"], digest
        self.moved = which == "next"
        if self.moved:
            self.current, self.next = self.next, next_key
        return "taken in"

    def _rolled_back(self, seen):
        if seen is None:
            return False
        last = max(self.sent, default=0)
        if seen["edition"] > last:
            return True
        known = self.sent.get(seen["edition"]) if seen["edition"] > last - REMEMBERED else None
        return known is not None and known != seen["digest"]

    def _join_voice(self, body):
        """Joins the voice. True if two phones speak for the partner."""
        told, limits = body["voice"], body["limits"]
        if told is None:
            self._hold(limits)
        elif told["version"] > self.version:
            self.version, self.voice, self.limits = told["version"], told["voice"], limits
            if not self.two_phones:
                self.held = []
        elif (told["version"], told["voice"], limits) != (self.version, self.voice, self.limits):
            self.two_phones = True
            self._hold(limits)
            return True
        return False

    def _hold(self, limits):
        # Under which names they are held is each phone's own affair.
        self.held += limits.values()

    def _join_debriefs(self, debriefs):
        for item in debriefs:
            first = self.debriefs.setdefault(item["id"], {"sealed": item["commit"]})
            opened = item.get("opened")
            if opened is None or "sealed" not in first:
                continue
            salt = bytes.fromhex(opened["salt"])
            says = schedule.commitment(
                salt, item["id"], self.pairing["pairing"], self.partner, opened["text"]
            )
            fits = says == first["sealed"]
            self.debriefs[item["id"]] = (
                {"opened": opened["text"]} if fits else {"not_shown": first["sealed"]}
            )

    def all_limits(self):
        """Everything that is off-limits to the partner, in the order of the canonical texts."""
        all_of_them = [*self.limits.values(), *self.held]
        return sorted({canon.write(limit).decode() for limit in all_of_them})

    def known(self):
        """What is known after a parcel was taken in."""
        return {
            "asked_back": self.asked_back,
            "debriefs": self.debriefs,
            "limits": self.all_limits(),
            "moved": self.moved,
            "shared": self.shared,
            "topics": self.plan.known(),
            "two_phones": self.two_phones,
            "version": self.version,
            "voice": self.voice,
        }


def key(value):
    """A key from a case's seeds."""
    return Key(bytes.fromhex(value["seed"]), bytes.fromhex(value["mac_seed"]))
