#!/usr/bin/env python3
"""Reads an export with QualCoder's own importer: qualcoder.py EXPORT.qdpx --source CHECKOUT

The importer (`RefiImport`) runs without a screen on a project of its own in a temporary folder.
Replaced are only what it would ask or show: the choice of the file and the messages. The tables
are those that QualCoder's own code makes for a new project.

What QualCoder (commit c3204641, August 2026) makes of an export, beside what it says:

- the same code on the same passage by the same coder is kept once, so it is compared once;
- a coding belongs to who made the *selection*, whoever made the coding;
- of two codes with one name the second is dropped and its codings lose their code;
- two texts of one name get a number before the name; a byte order mark stays in the text and
  moves all positions by one; a text with "\\r\\n" gets a space after each line end;
- a code that is not codable becomes a category; sets of sources become attributes;
- paths of texts must begin with "internal://";
- the name of a pdf gets its ending, and the values of variables of a pdf are not read: both are so
  with any export, so they are expected.

All but the first and the last show as differences.
"""

import argparse
import ast
import builtins
import contextlib
import os
import shutil
import sqlite3
import sys
import tempfile
import traceback
import types
import xml.etree.ElementTree as etree
import zipfile
from pathlib import Path

import study


def tables(source):
    """Returns the statements by which QualCoder makes the tables of a new project."""
    tree = ast.parse((source / "__main__.py").read_text(encoding="utf-8"))
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef) and node.name == "new_project"]
    found = []
    for node in (node for function in functions for node in ast.walk(function)):
        if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "execute":
            words = node.args[0]
            if isinstance(words, ast.Constant) and str(words.value).startswith("CREATE TABLE"):
                found.append(words.value)
    if not found:
        sys.exit(f"{source}: no tables of a new project were found; this QualCoder is not known to this script")
    return found


class Said:
    """Stands where QualCoder writes and shows what it has to say."""

    def __init__(self):
        self.lines = []

    def append(self, words):
        """Takes a line."""
        self.lines.append(str(words))

    def message(self, _app, title, words, _icon=None):
        """Takes a message and returns what can be shown."""
        self.append(f"{title}: {words}")
        return types.SimpleNamespace(exec=lambda: None)


def load(source, said):
    """Loads QualCoder's module for REFI-QDA and nothing else of it."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    try:
        from PyQt6 import QtWidgets
    except ImportError as error:
        sys.exit(f"PyQt6 is needed ({error}): install it from PyPI in a throwaway environment, or use run.py")
    builtins._ = lambda words: words
    sys.path.insert(0, str(source.parent))
    # The real one pulls in readers of pictures, books and media only to show a message.
    helpers = types.ModuleType("qualcoder.helpers")
    helpers.Message = said.message
    sys.modules["qualcoder.helpers"] = helpers
    # `import vlc` may find a package without its library.
    sys.modules["vlc"] = None
    from qualcoder import refi

    return refi, QtWidgets


def run(export, source, folder):
    """Runs the importer and returns the database and what was said."""
    said = Said()
    refi, widgets = load(source, said)
    application = widgets.QApplication.instance() or widgets.QApplication([])
    project = folder / "study.qda"
    for name in ("documents", "images", "audio", "video"):
        (project / name).mkdir(parents=True)
    # The importer unpacks beside the file.
    copy = folder / "export.qdpx"
    shutil.copyfile(export, copy)
    connection = sqlite3.connect(project / "data.qda")
    # It commits each row; nothing here must survive a loss of power.
    connection.execute("PRAGMA synchronous = OFF")
    for statement in tables(source):
        connection.execute(statement)
    connection.execute("INSERT INTO project (databaseversion, memo) VALUES ('v17', '')")
    connection.commit()
    settings = {"codername": "default", "directory": str(folder), "fontsize": 10, "ai_enable": "False"}
    app = types.SimpleNamespace(
        settings=settings,
        conn=connection,
        project_path=str(project),
        project_events=None,
        ai_models=[],
        write_config_ini=lambda *_: None,
    )
    widgets.QFileDialog.getOpenFileName = staticmethod(lambda *_, **__: (str(copy), True))
    try:
        refi.RefiImport(app, said, "qde")
    except Exception as error:  # whatever it stumbles over is its answer
        at = traceback.extract_tb(error.__traceback__)[-1]
        sys.exit(f"QualCoder: cannot read {export}: {at.name}, line {at.lineno}: {error!r}")
    del application
    return connection, said


def found(connection):
    """Returns the account of a QualCoder project."""
    count = lambda table: connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
    counts = {
        "sources": count("source"),
        "codes": count("code_name"),
        "categories": count("code_cat"),
        "codings": count("code_text"),
        "cases": count("cases"),
        "attributes": count("attribute_type"),
        "values": count("attribute"),
    }
    rows = connection.execute(
        "SELECT source.name, pos0, pos1, seltext, code_name.name, code_text.owner FROM code_text "
        "LEFT JOIN source ON source.id = fid LEFT JOIN code_name ON code_name.cid = code_text.cid"
    )
    return study.account(counts, rows)


def held(expected, export):
    """Returns of an account what QualCoder can hold."""
    with zipfile.ZipFile(export) as archive:
        member = next(name for name in archive.namelist() if name.lower().endswith(".qde"))
        root = etree.fromstring(archive.read(member))
    pdfs = [source for source in root.iterfind("{*}Sources/{*}PDFSource")]
    names = {source.get("name"): source.get("name") for source in pdfs}
    names = {name: name if name.lower().endswith(".pdf") else f"{name}.pdf" for name in names}
    unread = sum(len(source.findall("{*}VariableValue")) for source in pdfs)
    once = {(names.get(row[0], row[0]), *row[1:]) for row in map(tuple, expected["codings"])}
    counts = dict(expected["counts"], codings=len(once))
    if "values" in counts:
        counts["values"] -= unread
    return study.account(counts, once)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("export", type=Path)
    parser.add_argument("--source", type=Path, required=True, help="a checkout of QualCoder")
    parser.add_argument("--expect", type=Path, help="the account to compare with; see expect.py")
    parser.add_argument("--json", action="store_true", help="print the whole account")
    parser.add_argument("--words", action="store_true", help="print what QualCoder said")
    options = parser.parse_args()
    package = (options.source / "src" / "qualcoder").resolve()
    if not (package / "refi.py").is_file():
        sys.exit(f"{options.source}: no src/qualcoder/refi.py there; --source takes a checkout of QualCoder")
    with tempfile.TemporaryDirectory() as folder:
        # What it prints is talk, not the answer.
        with contextlib.redirect_stdout(sys.stderr):
            database, said = run(options.export, package, Path(folder))
        if options.words:
            print("\n".join(said.lines), file=sys.stderr)
        expected = held(study.read(options.expect), options.export) if options.expect else None
        code = study.verdict("QualCoder", expected, found(database), options.json)
        database.close()
    sys.exit(code)
