#!/usr/bin/env python3
"""Reads an export with every other program that can be had: run.py EXPORT.qdpx [--expect FILE]

Makes an environment of Python in a folder outside of the repository (PEERS, or one in the folder
for temporary files), installs lxml, PyQt6 and qualitative-coding there with pip, and looks for a
checkout of QualCoder: --source, else QUALCODER, else a clone of its public repository in that folder.
Without --expect, expect.py says what the export holds.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

HERE = Path(__file__).resolve().parent
PACKAGES = ["lxml", "PyQt6", "qualitative-coding"]
QUALCODER = "https://github.com/ccbogel/QualCoder"


def environment(folder):
    """Returns the Python of the environment, made when it is not there."""
    python = folder / "venv" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if not python.exists():
        print(f"peers: an environment in {folder / 'venv'}", flush=True)
        venv.create(folder / "venv", with_pip=True)
    there = subprocess.run([python, "-c", "import lxml, PyQt6, qualitative_coding"], check=False, capture_output=True)
    if there.returncode != 0:
        done = subprocess.run([python, "-m", "pip", "install", "--quiet", *PACKAGES], check=False)
        if done.returncode != 0:
            sys.exit(f"peers: pip could not install {', '.join(PACKAGES)}; what needs them cannot run")
    return python


def qualcoder(folder, source):
    """Returns a checkout of QualCoder, or None when none can be had."""
    checkout = Path(source) if source else folder / "QualCoder"
    if not source and not checkout.exists():
        print(f"peers: cloning QualCoder into {checkout}", flush=True)
        subprocess.run(["git", "clone", "--quiet", "--depth", "1", QUALCODER, checkout], check=False)
    return checkout if (checkout / "src/qualcoder/refi.py").is_file() else None


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("export", type=Path)
    parser.add_argument("--expect", type=Path, help="the account to compare with; see expect.py")
    parser.add_argument("--schema", type=Path, default=os.environ.get("REFI_SCHEMA"), help="the schema of projects, else REFI_SCHEMA")
    parser.add_argument("--source", default=os.environ.get("QUALCODER"), help="a checkout of QualCoder, else QUALCODER")
    options = parser.parse_args()
    if not options.export.is_file():
        sys.exit(f"peers: there is no file {options.export}")
    folder = Path(os.environ.get("PEERS", Path(tempfile.gettempdir()) / "ayni-peers"))
    folder.mkdir(parents=True, exist_ok=True)
    python = environment(folder)
    with tempfile.TemporaryDirectory() as work:
        expected = options.expect
        if expected is None:
            expected = Path(work) / "expected.json"
            with expected.open("wb") as file:
                subprocess.run([python, HERE / "expect.py", options.export], check=True, stdout=file)
        calls = {"qc": ["qc.py", options.export, "--expect", expected]}
        if options.schema:
            calls["xsd"] = ["xsd.py", options.export, "--schema", options.schema]
        checkout = qualcoder(folder, options.source)
        if checkout:
            calls["QualCoder"] = ["qualcoder.py", options.export, "--source", checkout, "--expect", expected]
        passed = {name: subprocess.run([python, HERE / call[0], *call[1:]], check=False).returncode == 0 for name, call in calls.items()}
    if not options.schema:
        print("peers: xsd did not run: say where Project-mrt2019.xsd is with --schema or REFI_SCHEMA")
    if not checkout:
        print("peers: QualCoder did not run, for its repository could not be cloned: say where a checkout is with --source or QUALCODER")
    wanting = 3 - len(calls)
    print(f"peers: {sum(passed.values())} of {len(calls)} read it as expected, {wanting} did not run")
    sys.exit(0 if all(passed.values()) and not wanting else 1)
