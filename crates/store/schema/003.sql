-- Projects of other programs that were brought in, and what they said word for word.
CREATE TABLE import (
    n INTEGER PRIMARY KEY, file TEXT, hash BLOB, program TEXT, origin TEXT, name TEXT, report BLOB, position INTEGER
) STRICT;
-- "of" names a record by its noun and id; words and members are hashes of blobs.
CREATE TABLE verbatim (
    n INTEGER PRIMARY KEY, import INTEGER, place TEXT, "of" TEXT, words BLOB, positions TEXT, members TEXT, position INTEGER
) STRICT;
CREATE INDEX verbatim_of ON verbatim ("of");
