-- Version 2 of the store.
--
-- `room` is empty at all times. A row that is written and deleted in one change leaves its pages
-- free inside the file, so that the file grows in large steps and not with each entry.

CREATE TABLE room (
    filler BLOB NOT NULL
) STRICT;

CREATE INDEX journal_to_bring_up ON journal (day, created) WHERE bring_up = 1;
CREATE INDEX journal_by_moment ON journal (moment, day, created) WHERE moment IS NOT NULL;
CREATE INDEX journal_by_prompt ON journal (prompt, day) WHERE prompt IS NOT NULL;
