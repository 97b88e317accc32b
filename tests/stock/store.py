"""What a stock SQLCipher of another build finds in a store: store.py FILE KEY, both as they are;
without them, which build it is. The answer is JSON: the journal, and what a search finds."""

import json
import sys

import sqlcipher3

if len(sys.argv) == 1:
    store = sqlcipher3.connect(":memory:")
    (build,) = store.execute("PRAGMA cipher_version").fetchone()
    print(f"SQLCipher {build}, SQLite {sqlcipher3.sqlite_version}")
    sys.exit()

path, key, word = sys.argv[1:]
store = sqlcipher3.connect(f"file:{path}?mode=ro", uri=True)
store.execute(f"PRAGMA key = \"x'{key}'\"")
names = "hex(id), day, created, title, body, tags, bring_up"
try:
    entries = store.execute(f"SELECT {names} FROM journal ORDER BY seq").fetchall()
    found = store.execute(
        "SELECT title FROM journal_index WHERE journal_index MATCH ? ORDER BY rowid", (word,)
    ).fetchall()
    bad = store.execute("PRAGMA cipher_integrity_check").fetchall()
except sqlcipher3.DatabaseError:
    print(json.dumps({"refused": True}))
else:
    print(json.dumps({"journal": entries, "found": [title for (title,) in found], "bad": bad}))
