"""Copies C2SP's age vectors into a folder, those that are compressed inflated: unpack.py FROM TO"""

import pathlib
import sys
import zlib

come_from, to = map(pathlib.Path, sys.argv[1:])
to.mkdir(parents=True, exist_ok=True)
for path in sorted(come_from.iterdir()):
    head, _, file = path.read_bytes().partition(b"\n\n")
    if b"\ncompressed: zlib" in head:
        file = zlib.decompress(file)
    (to / path.name).write_bytes(head + b"\n\n" + file)
