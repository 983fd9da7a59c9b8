"""Archives, and office files, which are archives of XML: every part, and every byte between the parts."""

from collections.abc import Iterator
from pathlib import Path

from consult.archive import Archive, Limit, open_archive
from consult.quotes.audit import markup, printable
from consult.quotes.audit.artefact import File, Passage

LIMIT = Limit(1_000, "Publish its parts in smaller files.")
MARK = b"PK\x03\x04"
_XML = (".xml", ".rels", ".vml", ".rdf")
_LOCAL_HEADER = 30


def opened(name: str, content: bytes) -> Archive:
    """Return an archive whose directory was checked."""
    return open_archive(Path(name), LIMIT, content)


def has_part(content: bytes, folder: bytes) -> bool:
    """Tell whether bytes are an archive with a part in a folder (or of a name)."""
    return content.startswith(MARK) and folder in content


def around(content: bytes, archive: Archive) -> Iterator[Passage]:
    """Yield what stands in an archive outside its parts: names, comments, extra fields and anything slipped between."""
    at, rest = 0, []
    for info in sorted(archive.members.values(), key=lambda info: info.header_offset):
        header = content[info.header_offset : info.header_offset + _LOCAL_HEADER]
        names = int.from_bytes(header[26:28], "little") + int.from_bytes(header[28:30], "little")
        start = info.header_offset + _LOCAL_HEADER + names
        rest.append(content[at:start])
        at = start + info.compress_size
    rest.append(content[at:])
    for piece in rest:
        yield Passage("directory of the archive", "\n".join(printable.runs(piece)), code=True)
    yield Passage("names of the parts", "\n".join(archive.members), code=True)


def office_texts(name: str, content: bytes) -> Iterator[Passage | File]:
    """Yield every text of an Office or OpenDocument file: body, notes, comments, changes, properties, hidden sheets."""
    archive = opened(name, content)
    yield from around(content, archive)
    for part in archive.members:
        if part.endswith("/"):
            continue
        data = archive.content(part)
        if part.lower().endswith(_XML):
            yield from markup.Walk(markup.parsed(data), markup.OFFICE, part).passages()
        elif part == "mimetype":
            yield Passage(part, data.decode("ascii"), code=True)
        else:
            yield File(part, part, data)
