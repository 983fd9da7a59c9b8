"""The parts of a Word file (a zip of XML), read within limits and with nothing fetched or expanded."""

import posixpath
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from consult.errors import Problem, UnreadableFile, UnsafeFile
from consult.ingest.safety import open_archive
from consult.ingest.spreadsheet import compound
from consult.settings import IngestSettings

MAX_PART = 64 * 1024 * 1024
"""Bytes that one part may unpack to, since it is held as a tree; the text of a thousand pages needs a tenth of it."""


def local(element: Any) -> str:
    """Return the name of an element without its namespace (transitional and strict files differ in that alone)."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: Any, name: str) -> str:
    """Return an attribute by its name without namespace, "" where there is none."""
    for key, value in element.attrib.items():
        if key.rpartition("}")[2] == name:
            return str(value)
    return ""


@dataclass(frozen=True)
class Relation:
    """One part that another one refers to; `kind` is the last word of the relation's type (`footnotes`, `image`)."""

    kind: str
    target: str
    external: bool


class Package:
    """An opened Word file.

    Raises:
        UnreadableFile: encrypted, an old .doc, or damaged.
        UnsafeFile: it would unpack beyond all measure.
    """

    def __init__(self, data: bytes, name: str, settings: IngestSettings) -> None:
        self._name = name
        if data.startswith(compound.MARK):
            raise UnreadableFile(_old_or_locked(data, name))
        self._archive = open_archive(Path(name), settings, data)
        if b"opendocument" in self._archive.content("mimetype"):
            raise UnreadableFile(Problem("this is an OpenDocument text.", "Save it as .docx or PDF.", name))
        self.main = next((r.target for r in self.relations("") if r.kind == "officeDocument"), "word/document.xml")

    def __contains__(self, part: str) -> bool:
        return part in self._archive.members

    def part(self, part: str) -> bytes:
        """Return the bytes of one part."""
        if part not in self:
            raise self._damaged()
        if self._archive.members[part].file_size > MAX_PART:
            raise self._unsafe(f"a part of it unpacks to more than {MAX_PART // (1024 * 1024)} MB")
        return self._archive.content(part)

    def tree(self, part: str) -> Any:
        """Return the root element of one part; no entity is expanded and nothing is fetched."""
        from lxml import etree

        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        try:
            root = etree.fromstring(self.part(part), parser)
        except (etree.LxmlError, ValueError):
            raise self._damaged() from None
        if root.getroottree().docinfo.doctype:
            raise self._unsafe("it declares XML entities, which no word processor writes")
        return root

    def relations(self, part: str) -> list[Relation]:
        """Return what a part refers to; "" is the package itself."""
        folder, name = posixpath.split(part)
        rels = posixpath.join(folder, "_rels", f"{name}.rels")
        if rels not in self:
            return []
        found = []
        for element in self.tree(rels):
            target = attribute(element, "Target")
            external = attribute(element, "TargetMode") == "External"
            if not external:
                target = target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"{folder}/{target}")
            kind = attribute(element, "Type").rpartition("/")[2]
            found.append(Relation(kind, target.lstrip("/"), external))
        return found

    def _damaged(self) -> UnreadableFile:
        return UnreadableFile(
            Problem("it is damaged or is not a Word document.", "Ask for it again, or as a PDF.", self._name)
        )

    def _unsafe(self, what: str) -> UnsafeFile:
        return UnsafeFile(Problem(f"{what}, so it was not opened.", "Ask for it again, or as a PDF.", self._name))


def _old_or_locked(data: bytes, name: str) -> Problem:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return Problem("it is password-protected.", "Ask for a copy without a password.", name)
    if "WordDocument".encode("utf-16-le") in data:
        return Problem("this is an old Word file (.doc).", "Open it in a word processor and save it as .docx.", name)
    return Problem("this is an old Office file, not a Word document.", "Save it as .docx or PDF.", name)
