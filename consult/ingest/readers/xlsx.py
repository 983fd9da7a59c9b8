"""Excel workbooks (XLSX, XLSM): values as they are stored; formulas and macros are never run."""

import re
from pathlib import Path
from posixpath import join, normpath
from xml.etree.ElementTree import Element

from consult.ingest.content import Workbook
from consult.ingest.safety import (
    MEGABYTE,
    Archive,
    check_file,
    check_span,
    member_names,
    open_archive,
    reading,
    spans_too_much,
    unreadable,
    unsafe,
)
from consult.ingest.spreadsheet import compound, workbook_xml
from consult.ingest.spreadsheet.sheets import workbook
from consult.ingest.spreadsheet.workbook_xml import Look
from consult.settings import IngestSettings

FORMAT = "Excel workbook (.xlsx)"
SUFFIXES = (".xlsx", ".xlsm")
_BOOK = "xl/workbook.xml"
_LINKS = "xl/_rels/workbook.xml.rels"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT_RELATION = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"
_UNREAD = (("xl/media/", "pictures"), ("xl/comments", "cell comments"), ("xl/embeddings/", "embedded files"))


def recognise(path: Path, head: bytes) -> float:
    """Return how sure it is that the file is an Excel workbook, an encrypted or a truncated one included."""
    if head.startswith(compound.MARK):
        return 0.9 if "EncryptedPackage" in compound.streams(path) else 0.0
    if not head.startswith(b"PK\x03\x04"):
        return 0.0
    names = member_names(path)
    if names:
        return 1.0 if _BOOK in names or "xl/workbook.bin" in names else 0.0
    return 0.6 if b"xl/" in head else 0.0


def read(path: Path, settings: IngestSettings) -> Workbook:
    """Return every sheet of the workbook that holds anything, hidden ones too.

    A formula counts as the value stored with it; one without a stored value, and a cell that shows an error, is a
    refusal.

    Raises:
        UnreadableFile: it is damaged, cut short, empty or protected by a password.
        UnsafeFile: it unpacks beyond the settings or spans more cells than can be held.
    """
    check_file(path, settings)
    with reading(path, "an Excel workbook"):
        if "EncryptedPackage" in compound.streams(path):
            raise unreadable(path, "the workbook is protected by a password.", "Save a copy without a password.")
        archive = open_archive(path, settings)
        if "xl/workbook.bin" in archive.members:
            raise unreadable(path, "this is a binary Excel workbook (.xlsb).", "Save it as .xlsx.")
        looks = {name: _look(archive, part) for name, part in _parts(archive).items()}
        for name, look in looks.items():
            check_span(path, name, look.n_rows, look.n_columns, look.n_cells)
        _check_shared(archive, looks, settings)
        return workbook(path, settings, looks, _unread(archive))


def _parts(archive: Archive) -> dict[str, str]:
    """Return which part of the archive holds which sheet."""
    targets = {link.get("Id", ""): link.get("Target", "") for link in _xml(archive, _LINKS)}
    members = {name.casefold(): name for name in archive.members}
    parts = {}
    for element in _xml(archive, _BOOK).iter():
        if element.tag.endswith("}sheet"):
            target = targets.get(element.get(_RELATION) or element.get(_STRICT_RELATION) or "", "")
            part = target.lstrip("/") if target.startswith("/") else normpath(join("xl", target))
            if part.casefold() not in members:
                raise unreadable(archive.path, "the workbook is damaged: a sheet is missing.")
            parts[element.get("name", "")] = members[part.casefold()]
    return parts


def _xml(archive: Archive, name: str) -> Element:
    from defusedxml.ElementTree import fromstring  # type: ignore[import-untyped]  # it has no stubs

    if name not in archive.members:
        raise unreadable(archive.path, "the workbook is damaged: its list of sheets is missing.")
    root: Element = fromstring(archive.content(name), forbid_dtd=True)
    return root


def _look(archive: Archive, part: str) -> Look:
    """Look at a sheet: quickly where that is enough, else so that cells that are only coloured do not count."""
    quick = workbook_xml.glance(archive.pieces(part)) or workbook_xml.glance(archive.pieces(part), near=False)
    if quick is None or spans_too_much(quick.n_rows, quick.n_columns, quick.n_cells):
        return workbook_xml.parse(archive.pieces(part))
    return quick


def _check_shared(archive: Archive, looks: dict[str, Look], settings: IngestSettings) -> None:
    """Refuse a workbook that refers to one long shared text so often that its cells would fill the memory.

    Raises:
        UnsafeFile: the longest shared text times the references to shared texts exceeds `max_file_megabytes`, and so
            does their true sum.
    """
    part = next((name for name in archive.members if name.casefold() == "xl/sharedstrings.xml"), "")
    n_shared = sum(look.n_shared for look in looks.values())
    sizes = [len(text) for text in re.split(rb"</(?:\w+:)?si>", archive.content(part))] if part else []
    limit = settings.max_file_megabytes * MEGABYTE
    if n_shared * max(sizes, default=0) <= limit:
        return
    total = 0
    for sheet_part in _parts(archive).values():
        for index in re.findall(rb"<(?:\w+:)?v>(\d+)</", archive.content(sheet_part)):
            total += sizes[int(index)] if int(index) < len(sizes) else 0
    if total > limit:
        raise unsafe(
            archive.path,
            f"the cells of the workbook come to {total / MEGABYTE:,.0f} MB of text, more than is allowed.",
            "If you trust it, raise max_file_megabytes under [ingest] in consult.toml.",
        )


def _unread(archive: Archive) -> list[str]:
    """Say what else the workbook holds that is no cell."""
    notes = []
    for start, noun in _UNREAD:
        count = sum(name.startswith(start) and not name.endswith("/") for name in archive.members)
        if count:
            notes.append(f"The workbook also holds {noun} ({count} parts), which were not read.")
    if "xl/vbaProject.bin" in archive.members:
        notes.append("The workbook holds macros, which were not run.")
    return notes
