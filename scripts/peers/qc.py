#!/usr/bin/env python3
"""Reads an export with the importer of `qualitative-coding` (command qc): qc.py EXPORT.qdpx

It runs `qc init --import` in a temporary folder, which also validates the description against the
schema that qc brings along. What version 1.7.8 keeps of a text:

- users as coders, codes by name (two codes of one name become one), each text under its name with
  what follows the last dot made ".txt" (it stops at two texts of one name and at an empty one; so in
  a copy, ".txt" is put behind names that have another dot);
- of codings only which coder gave which code to which *line* of which source, each once. The line
  is that of a selection named "line:N"; any other selection comes to line 0, for its search counts
  characters as lines and takes the first. So many codings of one code fall together.
- no variables, cases, notes, sets, links or graphs; no source but one with a plainTextPath. At any
  other source (a pdf, a picture) its importer stops with an error of its own, so those are taken out
  of a copy first, and it is said how many.

So compared are sources, codes, and the set of (source, line, code, coder).
"""

import argparse
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as etree
import zipfile
from pathlib import Path

import study


def named(name):
    """Returns a name of which qc keeps all."""
    return name if name.endswith(".txt") or "." not in name else name + ".txt"


def without_other_sources(export, copy):
    """Copies an export without what qc stops at, and returns how many sources were taken out."""
    taken = 0
    with zipfile.ZipFile(export) as old, zipfile.ZipFile(copy, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            if name.lower().endswith(".qde"):
                root = etree.fromstring(content)
                namespace = root.tag.partition("}")[0] + "}"
                etree.register_namespace("", namespace[1:-1])
                for sources in root.findall(f"{namespace}Sources"):
                    for source in list(sources):
                        if "plainTextPath" not in source.attrib:
                            sources.remove(source)
                            taken += 1
                        elif "name" in source.attrib:
                            source.set("name", named(source.get("name")))
                content = etree.tostring(root, encoding="utf-8", xml_declaration=True)
            new.writestr(name, content)
    return taken


def run(export, command, folder):
    """Imports an export into an empty folder and returns the database."""
    copy, project = folder / "export.qdpx", folder / "project"
    taken = without_other_sources(export, copy)
    if taken:
        print(f"qc: {taken} sources without a plainTextPath are taken out before, for it stops there")
    project.mkdir()
    # Its importer stops in a debugger that was left in.
    environment = dict(os.environ, PYTHONBREAKPOINT="0")
    environment.pop("QC_SETTINGS", None)
    done = subprocess.run(
        [command, "init", "--import", str(copy)],
        cwd=project,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    database = project / "qualitative_coding.sqlite3"
    if done.returncode != 0 or not database.exists():
        sys.exit(f"qc: cannot read {export}:\n{done.stdout[-1000:]}{done.stderr[-2000:]}")
    return sqlite3.connect(database)


def found(connection):
    """Returns the account of a qc project: the line stands where the start does, no end, no words."""
    count = lambda table: connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
    rows = connection.execute(
        "SELECT DISTINCT document_id, coded_line.line, NULL, NULL, code_id, coder_id FROM coded_line "
        "JOIN coded_line_location_association ON coded_line_id = coded_line.id "
        "JOIN location ON location.id = location_id "
        "JOIN document_index ON document_index.id = document_index_id"
    ).fetchall()
    counts = {"sources": count("document"), "codes": count("code"), "codings": len(rows)}
    return study.account(counts, rows)


def names(export):
    """Returns the names of the codes of an export, and of each selection by source and positions."""
    with zipfile.ZipFile(export) as archive:
        root = etree.fromstring(archive.read("project.qde"))
    codes = {code.get("name") for code in root.iterfind("{*}CodeBook/{*}Codes//{*}Code")}
    return codes, {
        (source.get("name"), int(selection.get("startPosition")), int(selection.get("endPosition"))): selection.get("name", "")
        for source in root.iterfind("{*}Sources/{*}TextSource")
        for selection in source.iterfind("{*}PlainTextSelection")
    }


def texts(export):
    """Returns the names of the sources that qc reads."""
    with zipfile.ZipFile(export) as archive:
        root = etree.fromstring(archive.read("project.qde"))
    found = root.iterfind("{*}Sources/{*}TextSource")
    return {source.get("name") for source in found if "plainTextPath" in source.attrib}


def held(expected, export):
    """Returns of an account what qc can hold."""
    codes, selections = names(export)
    rows = set()
    taken = {source for source, *_ in expected["codings"]} - texts(export)
    for source, start, end, _, code, coder in expected["codings"]:
        if source in taken:
            continue
        line = re.match(r"line:(\d+)", selections.get((source, start, end), ""))
        kept = Path(named(source)).with_suffix(".txt").name
        row = (kept, int(line[1]) if line else 0, None, None, code, coder or "default")
        rows.add(row)
    counts = {"sources": len(texts(export)), "codes": len(codes), "codings": len(rows)}
    return study.account(counts, rows)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("export", type=Path)
    parser.add_argument("--qc", default=shutil.which("qc", path=str(Path(sys.executable).parent)) or shutil.which("qc"))
    parser.add_argument("--expect", type=Path, help="the account to compare with; see expect.py")
    parser.add_argument("--json", action="store_true", help="print the whole account")
    options = parser.parse_args()
    if not options.qc:
        sys.exit("the command qc is missing: install qualitative-coding from PyPI in a throwaway environment, or use run.py")
    with tempfile.TemporaryDirectory() as folder:
        database = run(options.export, options.qc, Path(folder))
        expected = held(study.read(options.expect), options.export) if options.expect else None
        code = study.verdict("qc", expected, found(database), options.json)
        database.close()
    sys.exit(code)
