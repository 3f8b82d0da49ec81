#!/usr/bin/env python3
"""Validates a REFI-QDA file against a schema: xsd.py FILE.qdpx|.qde|.qdc --schema XSD

The schemas are those that the standard comes with (Project-mrt2019.xsd, Codebook.xsd).
"""

import argparse
import sys
import zipfile
from pathlib import Path

SHOWN = 20


def description(path):
    """Returns the XML of a file: of a project the one .qde at the root of its archive."""
    if not zipfile.is_zipfile(path):
        return path.read_bytes()
    with zipfile.ZipFile(path) as archive:
        found = [name for name in archive.namelist() if "/" not in name and name.lower().endswith(".qde")]
        if len(found) != 1:
            sys.exit(f"{path}: one .qde is needed at the root, there are {len(found)}")
        return archive.read(found[0])


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("file", type=Path)
    parser.add_argument("--schema", type=Path, required=True)
    options = parser.parse_args()
    try:
        from lxml import etree
    except ImportError:
        sys.exit("lxml is missing: install it from PyPI in a throwaway environment, or use run.py")
    # A large project is one large document; nothing outside of it is looked at.
    reader = etree.XMLParser(huge_tree=True, resolve_entities=False, no_network=True)
    schema = etree.XMLSchema(etree.parse(options.schema))
    try:
        document = etree.fromstring(description(options.file), reader).getroottree()
    except etree.XMLSyntaxError as error:
        sys.exit(f"xsd: {options.file} is not XML: {error}")
    if schema.validate(document):
        print(f"xsd: {options.file} is valid")
    else:
        for error in list(schema.error_log)[:SHOWN]:
            print(f"xsd: line {error.line}: {error.message}")
        print(f"xsd: {options.file} is NOT valid, {len(schema.error_log)} complaints")
        sys.exit(1)
