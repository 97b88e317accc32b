"""Invite and reply (section 4)."""

import hmac

from . import agefile, canon, keys, lines, schedule
from .parcel import key
from .refuse import must
from .shape import boolean, day, hex16, hex32, obj, text

NICKNAME = 40


def nickname(value):
    text(value, NICKNAME)


INVITE = obj(
    {
        "again": boolean, "expires": day, "fresh": boolean, "id": hex16, "key": key,
        "nick": nickname, "secret": hex32,
    }
)
REPLY = obj(
    {
        "again": boolean, "fresh": boolean, "invite": hex16, "key": key, "nick": nickname,
        "secret": hex32,
    }
)


class Opened:
    """A file of a pairing: its parsed body and its lines as received."""

    def __init__(self, kind, plain, shape):
        self.plain = plain
        self.header, self.body_line, self.mac = lines.split(plain)
        lines.header(self.header, kind, set())
        self.body = canon.read(self.body_line)
        shape(self.body)

    def lines(self):
        return schedule.lines(self.header, self.body_line)

    def secret(self):
        return bytes.fromhex(self.body["secret"])


def invite(file, passphrase):
    """Opens an invite with its six words, joined by `-`."""
    opened = Opened("invite", agefile.open_passphrase(file, passphrase), INVITE)
    must(opened.mac == lines.NO_MAC, "an invite has no code")
    return opened


def reply(file, identity, opened_invite, today=None, again=None):
    """Opens the reply to an invite, and the key schedule of the two. The clock is asked if given."""
    opened = Opened("reply", agefile.open_key(file, identity), REPLY)
    asked = opened_invite.body
    must(opened.body["invite"] == asked["id"], "a reply to another invite")
    schedule_of = schedule.pairing(
        opened_invite.lines(), opened_invite.secret(), opened.lines(), opened.secret()
    )
    right = schedule.reply_mac(schedule_of["k_reply"], opened.header, opened.body_line)
    must(hmac.compare_digest(lines.code(opened.mac), right), "the code does not hold")
    must(today is None or today <= asked["expires"], "the invite has expired")
    must(opened.body["again"] == asked["again"], "one means someone new, the other does not")
    return opened, schedule_of


class Key:
    """A key of one's own: identity seed and mac seed, which live and die together."""

    def __init__(self, seed, mac_seed):
        self.identity = keys.identity(seed)
        self.mac_seed = mac_seed
        self.recipient = agefile.recipient_of(self.identity)
        self.name = schedule.sha256(keys.recipient(self.recipient))

    def announced(self):
        """How the key stands in an invite, a reply or `next`."""
        return {"mac": self.mac_seed.hex(), "recipient": self.recipient}
