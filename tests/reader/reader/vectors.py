"""Reads the stored vectors and computes every value in them from the others."""

import json
import pathlib
import sys

from . import canon, lines, pairing, parcel, schedule, shape, topics, vault, words
from .refuse import Refused

checked = 0


def same(what, ours, theirs):
    """One comparison; the first that differs ends the run."""
    global checked
    checked += 1
    if ours != theirs:
        sys.exit(f"vectors: {what} differs\n  this reader: {ours}\n  the vectors: {theirs}")


def key_of(value):
    """A key from its seeds, compared with everything that the vectors say of it."""
    key = pairing.Key(bytes.fromhex(value["seed"]), bytes.fromhex(value["mac_seed"]))
    same("an identity", key.identity, value["identity"])
    same("the name of a key", key.name.hex(), value["recipient_sha256"])
    return key


def of_words(cases):
    for case in cases["cases"]:
        same("six words", words.six(bytes.fromhex(case["bits"])), case["words"])


def of_padding(cases):
    for case in cases["cases"]:
        same("a padded length", lines.padded(case["bytes"]), case["padded"])


def of_json(cases):
    for line in cases["accepted"]:
        same("an accepted line", canon.write(canon.read(line.encode())).decode(), line)
    for case in cases["refused"]:
        try:
            canon.read(case["line"].encode())
        except Refused:
            same("a refused line", True, True)
        else:
            sys.exit(f"vectors: a line is taken that must be refused: {case['why']}")


def of_revisions(cases):
    for case in cases["cases"]:
        revision = canon.read(case["canonical"].encode())
        topics.revision(revision)
        same("a revision's name", schedule.rev(revision), case["rev"])


def of_pairing(folder, v):
    file = lambda name: (folder / name).read_bytes()
    asked = v["invite"]
    same("six words joined", "-".join(asked["words"]), asked["age_passphrase"])
    invite = pairing.invite(file(asked["lines"]["file"]), asked["age_passphrase"])
    same_lines("the invite", invite, asked["lines"])
    first = {"a": key_of(asked["key"]), "b": key_of(v["reply"]["key"])}
    reply, found = pairing.reply(
        file(v["reply"]["lines"]["file"]), first["a"].identity, invite, invite.body["expires"]
    )
    same_lines("the reply", reply, v["reply"]["lines"])
    same("the invite's key", invite.body["key"], first["a"].announced())
    same("the reply's key", reply.body["key"], first["b"].announced())
    for name, value in found.items():
        same(name, value.hex() if isinstance(value, bytes) else value, v["schedule"][name])
    after = {name: key_of(key) for name, key in v["keys_of_a_after_parcel_b1"].items()}
    same("a's current key after b1", v["keys_of_a_after_parcel_b1"]["current"], v["parcel_b1"]["opens_with"])
    bodies = {}
    plan = topics.Plan()
    for name, sender in (("parcel_a1", "a"), ("parcel_b1", "b")):
        told = v[name]
        mine = key_of(told["opens_with"])
        plain, _ = parcel.unseal(file(told["file"]), mine, mine)
        header, body_line, k_mac = parcel.authenticate(plain, mine, found, sender)
        bodies[name] = parcel.read_body(body_line)
        plan.join("mine" if sender == "a" else "theirs", bodies[name]["topics"])
        head, _, mac = lines.split(plain)
        same("a header", canon.write(header).decode(), told["header"])
        same("a body", body_line.decode(), told["body"])
        same("a code", (head.decode(), mac.decode()), (told["header"], told["mac"]))
        same("a code's key", k_mac.hex(), told["k_mac"])
        same("a digest", schedule.sha256(body_line).hex(), told["digest"])
        same("a length", len(plain), told["plaintext_bytes"])
    same("a's next key in a1", bodies["parcel_a1"]["next"], after["current"].announced())
    same(
        "what b had seen",
        bodies["parcel_b1"]["seen"],
        {"digest": v["parcel_a1"]["digest"], "edition": 1},
    )
    same("what is in force", [topic.in_force() is None for topic in plan.topics.values()], [False])
    sealed = v["debrief"]
    says = schedule.commitment(
        bytes.fromhex(sealed["salt"]), sealed["id"], found["pairing"], sealed["author"], sealed["text"]
    )
    same("a commitment", says, sealed["commit"])
    same("the debrief in b1", bodies["parcel_b1"]["debriefs"], [{"commit": says, "id": sealed["id"]}])


def same_lines(what, opened, told):
    same(f"{what}'s header", opened.header.decode(), told["header"])
    same(f"{what}'s body", opened.body_line.decode(), told["body"])
    same(f"{what}'s code", opened.mac.decode(), told["mac"])
    same(f"{what}'s length", len(opened.plain), told["plaintext_bytes"])


def of_vault(folder, v):
    for told in v["slots"]:
        name = canon.read(told["plaintext"].encode())["slot"]
        opener = {
            "passphrase": {"passphrase": words.passphrase(v["passphrase"])},
            "recovery": {"passphrase": v["recovery_words"]},
            "device": {"identity": v["device_identity"]},
        }[name]
        read = vault.slot((folder / told["file"]).read_bytes(), name, **opener)
        same(f"the slot {name}", canon.write(read).decode(), told["plaintext"])
    same("the recovery words' checksum", words.recovery_holds(v["recovery_words"]), True)
    told = v["backup"]
    read = vault.backup((folder / told["file"]).read_bytes(), told["passphrase"])
    same("the backup", [canon.write(line).decode() for line in read], told["lines"])
    shape.day(read[0]["made"])


def main(folder):
    """Everything in `tests/vectors/`."""
    read = lambda name: json.loads((folder / name).read_text(encoding="utf-8"))
    of_words(read("words.json"))
    of_padding(read("padding.json"))
    of_json(read("json.json"))
    of_revisions(read("revisions.json"))
    of_pairing(folder, read("pairing.json"))
    of_vault(folder, read("vault.json"))
    print(f"vectors: {checked} values are the same")


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
