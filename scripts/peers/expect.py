#!/usr/bin/env python3
"""Prints what a REFI-QDA project holds, read with nothing but Python's own XML: expect.py EXPORT.qdpx

A third reader beside Ayni's and the other program's. It looks at texts only, takes positions as
code points and needs no packages.
"""

import argparse
import io
import json
import xml.etree.ElementTree as etree
import zipfile

import study


def local(element):
    """Returns the name of an element without its namespace."""
    return element.tag.rsplit("}", 1)[-1]


def children(element, *names):
    """Returns the children of these names."""
    return [child for child in element if local(child) in names]


class Export:
    """An opened archive and its description."""

    def __init__(self, path):
        self.archive = zipfile.ZipFile(path)
        self.members = {name.lower(): name for name in self.archive.namelist()}
        described = [name for name in self.archive.namelist() if "/" not in name and name.lower().endswith(".qde")]
        if len(described) != 1:
            raise SystemExit(f"{path}: one .qde is needed at the root, there are {len(described)}")
        self.root = etree.fromstring(self.archive.read(described[0]))

    def find(self, *path):
        """Returns what stands at a path below the root, by local names."""
        found = [self.root]
        for name in path:
            found = [child for element in found for child in children(element, name)]
        return found

    def text(self, source):
        """Returns the text of a source as the format means it, or None."""
        for content in children(source, "PlainTextContent"):
            return content.text or ""
        path = source.get("plainTextPath", "")
        name = self.members.get("sources/" + path.removeprefix("internal://").lower())
        if name is None:
            return None
        # Universal line ends, as QualCoder and qc read them too.
        return io.TextIOWrapper(io.BytesIO(self.archive.read(name)), encoding="utf-8-sig").read()


def codes(export):
    """Returns all codes, as (guid, element)."""
    found = [code for codes in export.find("CodeBook", "Codes") for code in codes.iter() if local(code) == "Code"]
    return [(code.get("guid").strip("{}").lower(), code) for code in found]


def codings(export):
    """Returns the codings of the texts, those behind pages of a PDF too."""
    name_of = {guid: code.get("name") for guid, code in codes(export)}
    users = {user.get("guid").strip("{}").lower(): user.get("name") for user in export.find("Users", "User")}
    found = []
    for source in export.find("Sources"):
        for outer in source:
            inner = children(outer, "Representation") if local(outer) == "PDFSource" else [outer]
            for text_source in (text for text in inner if local(text) in ("TextSource", "Representation")):
                text = export.text(text_source)
                for selection in children(text_source, "PlainTextSelection"):
                    start, end = int(selection.get("startPosition")), int(selection.get("endPosition"))
                    for coding in children(selection, "Coding"):
                        target = children(coding, "CodeRef")[0].get("targetGUID").strip("{}").lower()
                        user = coding.get("creatingUser") or selection.get("creatingUser") or ""
                        words = None if text is None else text[start:end]
                        coder = users.get(user.strip("{}").lower())
                        found.append([outer.get("name"), start, end, words, name_of.get(target), coder])
    return found


def account(path):
    """Returns the account of an export."""
    export = Export(path)
    named = [case for case in export.find("Cases", "Case") if case.get("name") is not None]
    coded = codings(export)
    plain = [code for _, code in codes(export) if code.get("isCodable") != "false"]
    counts = {
        "sources": sum(len(sources) for sources in export.find("Sources")),
        "codes": len(plain),
        "categories": len(codes(export)) - len(plain),
        "codings": len(coded),
        "cases": len(named),
        "attributes": len(export.find("Variables", "Variable")),
        "values": sum(1 for element in export.root.iter() if local(element) == "VariableValue"),
    }
    return study.account(counts, coded)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("export")
    print(json.dumps(account(parser.parse_args().export), ensure_ascii=False, indent=1))
