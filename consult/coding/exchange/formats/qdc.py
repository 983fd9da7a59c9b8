"""REFI-QDA code books: the code frame without any coding."""

from collections.abc import Collection, Mapping
from typing import Any

from consult.coding.exchange.code_book import add_codes, codes
from consult.coding.exchange.markup import parse, written
from consult.coding.exchange.proposal import Proposal, propose
from consult.coding.exchange.work import Work
from consult.version import VERSION

SIBLINGS = ()
NAMESPACE = "urn:QDA-XML:codebook:1.0"


def write(work: Work) -> dict[str, bytes]:
    """Return the file: a code a theme, sub-themes below theirs, with definitions, examples and what is excluded."""
    from lxml import etree

    root: Any = etree.Element(f"{{{NAMESPACE}}}CodeBook", nsmap={None: NAMESPACE}, origin=f"consult {VERSION}")
    add_codes(etree.SubElement(root, f"{{{NAMESPACE}}}Codes"), work.frame, work.id)
    return {"": written(root)}


def read(name: str, files: Mapping[str, bytes], work: Work, without: Collection[str] = ()) -> Proposal:
    """Return the code frame that a code book proposes; codes called so, and those below them, are left out."""
    names = {one.casefold() for one in without}
    found = codes(parse(files[""], name))
    return propose([code for code in found if not names & {part.casefold() for part in code.path}], work, name)
