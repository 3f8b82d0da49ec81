"""What a study holds, as counts and codings, and how two accounts of it are compared.

An account is JSON: {"counts": {NAME: NUMBER}, "codings": [[SOURCE, START, END, WORDS, CODE, CODER]]}.
Positions are code points of the text with "\\n" as line ends, the end exclusive.
"""

import json
import sys
from collections import Counter
from pathlib import Path

SHOWN = 20


def account(counts, codings):
    """Returns an account with its codings in order; a thing without a name comes first."""
    order = lambda row: [(value is not None, value) for value in row]
    return {"counts": counts, "codings": sorted((list(row) for row in codings), key=order)}


def read(path):
    """Reads an account from a file."""
    said = json.loads(Path(path).read_text(encoding="utf-8"))
    if not isinstance(said.get("counts"), dict) or not isinstance(said.get("codings"), list):
        sys.exit(f"{path} is no account of a study: it needs \"counts\" and \"codings\"")
    return said


def differences(expected, found):
    """Says where two accounts differ; a count that is not expected is not looked at."""
    said = []
    for name, number in expected["counts"].items():
        if found["counts"].get(name) != number:
            said.append(f"{name}: expected {number}, found {found['counts'].get(name)}")
    wanted = Counter(map(tuple, expected["codings"]))
    there = Counter(map(tuple, found["codings"]))
    for word, rows in (("missing", wanted - there), ("not expected", there - wanted)):
        if rows:
            said.append(f"{sum(rows.values())} codings {word}")
            said += [f"  {word}: {list(row)}" for row in list(rows)[:SHOWN]]
    without_words = lambda rows: Counter(row[:3] + row[4:] for row in rows.elements())
    if wanted != there and without_words(wanted) == without_words(there):
        said.append("all codings stand at the expected positions, only their words are others")
    return said


def verdict(program, expected, found, wants_json):
    """Prints what was found and how it compares; returns the exit code."""
    if wants_json:
        print(json.dumps(found, ensure_ascii=False, indent=1))
    talk = sys.stderr if wants_json else sys.stdout
    print(f"{program}: {json.dumps(found['counts'])}", file=talk)
    if expected is None:
        return 0
    said = differences(expected, found)
    for line in said:
        print(f"{program}: {line}", file=talk)
    print(f"{program}: {'DIFFERENT' if said else 'the same'}", file=talk)
    return 1 if said else 0
