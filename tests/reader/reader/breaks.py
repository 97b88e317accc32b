"""Breaks this reader on purpose: with any one label, length or order of the page copied wrongly, the
vectors must differ. A reader that cannot fail proves nothing."""

import contextlib
import functools
import io
import json
import pathlib
import re
import sys

from . import agefile, lines, schedule, vectors, words
from .refuse import Refused


def fails(folder):
    """Whether the vectors of pairing and revisions are refused or differ."""
    read = lambda name: json.loads((folder / name).read_text(encoding="utf-8"))
    try:
        with contextlib.redirect_stderr(io.StringIO()):
            vectors.of_revisions(read("revisions.json"))
            vectors.of_padding(read("padding.json"))
            vectors.of_words(read("words.json"))
            vectors.of_pairing(folder, read("pairing.json"))
    except (SystemExit, Refused):
        return True
    return False


def main(folder):
    """Every label of the schedule, then a few other rules."""
    # The files are the same each time, so they are opened once.
    agefile.open_key = functools.cache(agefile.open_key)
    agefile.open_passphrase = functools.cache(agefile.open_passphrase)
    agefile.recipient_of = functools.cache(agefile.recipient_of)
    if fails(folder):
        sys.exit("breaks: the vectors fail before anything is broken")
    path = pathlib.Path(schedule.__file__)
    source = path.read_text(encoding="utf-8")
    labels = sorted(set(re.findall(r"leeside/v1[a-z ]*", source)))
    changes = [(label, label + "!") for label in labels]
    changes += [
        ('to_bytes(4, "big")', 'to_bytes(4, "little")'),
        ("invite_secret + reply_secret", "reply_secret + invite_secret"),
        ("lp(invite_lines) + lp(reply_lines)", "lp(reply_lines) + lp(invite_lines)"),
        ("mac(salt, ikm)", "mac(ikm, salt)"),
        ("n=2**15", "n=2**14"),
        (r"parcel\0", "parcel"),
        ("lp(text.encode())", "text.encode()"),
    ]
    for old, new in changes:
        # A label to its end, so that one is changed and not those that it begins.
        end = r"(?![a-z ])" if old in labels else ""
        broken = re.sub(re.escape(old) + end, lambda _, new=new: new, source)
        if broken == source:
            sys.exit(f"breaks: there is no {old!r} to break")
        exec(compile(broken, str(path), "exec"), schedule.__dict__)
        found = fails(folder)
        exec(compile(source, str(path), "exec"), schedule.__dict__)
        if not found:
            sys.exit(f"breaks: nobody notices {new!r} in the place of {old!r}")
    others = [
        (lines, "padded", lambda n: max(n, 16384)),
        (words, "six", lambda nine: [words.LIST[0]] * 6),
    ]
    for module, name, wrong in others:
        right = getattr(module, name)
        setattr(module, name, wrong)
        found = fails(folder)
        setattr(module, name, right)
        if not found:
            sys.exit(f"breaks: nobody notices a wrong {name}")
    print(f"breaks: {len(changes) + len(others)} wrong copies of the page were noticed")


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
