"""Which reader opens a file: each says how sure it is from the content, and the extension only breaks ties."""

from dataclasses import replace
from pathlib import Path
from types import ModuleType

from consult import registry
from consult.errors import InputError, Problem, UnreadableFile
from consult.ingest.content import Mailbag, Workbook
from consult.ingest.half_character import mended
from consult.ingest.intake import SourceFile
from consult.ingest.safety import check_file, reading
from consult.ingest.spreadsheet import compound
from consult.settings import IngestSettings

SEAM = "consult.ingest.readers"
_HEAD = 65_536
_TIE = 0.15
_LIKELY = 0.2
_SIGNATURES = (
    (b"%PDF", "a PDF document"),
    (b"\x89PNG", "a picture (PNG)"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"GIF8", "a picture (GIF)"),
    (b"II*\0", "a scanned picture (TIFF)"),
    (b"MM\0*", "a scanned picture (TIFF)"),
    (b"PK\x03\x04", "a ZIP archive; unpack it and give the files inside"),
    (b"Rar!", "a RAR archive; unpack it and give the files inside"),
    (b"7z\xbc\xaf", "a 7-Zip archive; unpack it and give the files inside"),
    (b"\x1f\x8b", "a gzip archive; unpack it and give the file inside"),
    (b"BZh", "a bzip2 archive; unpack it and give the file inside"),
    (b"\xfd7zXZ", "an xz archive; unpack it and give the file inside"),
    (b"SQLite format 3", "a database (SQLite)"),
    (b"{\\rtf", "a rich text document; save it as .docx"),
    (b"MZ", "a program"),
    (b"\x7fELF", "a program"),
    (b"ID3", "a sound recording"),
    (b"RIFF", "a sound recording, film or picture"),
    (b"OggS", "a sound recording"),
)
_COMPOUND = (
    ("__properties_version1.0", "an Outlook message (.msg); save it as .eml"),
    ("PowerPoint Document", "an old PowerPoint presentation; save it as a PDF"),
)
_BINARY = 0.02


def open_file(source: SourceFile, settings: IngestSettings) -> tuple[str, Workbook | Mailbag]:
    """Return the name of the reader that recognises a file, and what it reads in it.

    Raises:
        UnreadableFile: no reader recognises it, or it is damaged, encrypted or empty.
        UnsafeFile: it is too large or would unpack beyond all measure.
    """
    try:
        check_file(source.path, settings)
        readers = registry.load_all(SEAM)
        name = _choose(source, readers)
        with reading(source.path, _format(name, readers[name])):
            content = mended(readers[name].read(source.path, settings))
    except InputError as error:
        raise type(error)(tuple(_named(problem, source) for problem in error.problems)) from None
    return name, _noted(content, source, name, readers[name])


def _choose(source: SourceFile, readers: dict[str, ModuleType]) -> str:
    with source.path.open("rb") as stream:
        head = stream.read(_HEAD)
    sure = {name: _sureness(source.path, head, module) for name, module in readers.items()}
    best = max(sure.values(), default=0.0)
    if best < _LIKELY:
        known = ", ".join(_format(name, module) for name, module in readers.items())
        what = f"no reader recognises this file: it looks like {_looks_like(source.path, head)}."
        raise UnreadableFile(Problem(what, f"Formats that can be read: {known}.", file=source.path.name))
    suffix = Path(source.name).suffix.casefold()
    tied = [name for name in readers if sure[name] >= max(best - _TIE, _LIKELY)]
    return max(tied, key=lambda name: (suffix in _suffixes(name, readers[name]), sure[name]))


def _sureness(path: Path, head: bytes, reader: ModuleType) -> float:
    try:
        with reading(path, "a file"):
            return float(reader.recognise(path, head))
    except InputError:  # a reader that stumbles over the file does not recognise it
        return 0.0


def _suffixes(name: str, reader: ModuleType) -> tuple[str, ...]:
    return tuple(getattr(reader, "SUFFIXES", (f".{name}",)))


def _format(name: str, reader: ModuleType) -> str:
    return str(getattr(reader, "FORMAT", f".{name}"))


def _looks_like(path: Path, head: bytes) -> str:
    if head.startswith(compound.MARK):
        names = compound.streams(path)
        return next((noun for name, noun in _COMPOUND if name in names), "an old Office document")
    for mark, noun in _SIGNATURES:
        if head.startswith(mark):
            return noun
    if head[4:8] == b"ftyp":
        return "a film or sound recording"
    if head[32_769:32_774] == b"CD001" or (head[510:512] == b"\x55\xaa" and len(head) > 512):
        return "a disk image; open it and give the files inside"
    if not head.strip():
        return "blank lines"
    controls = sum(byte < 9 or 13 < byte < 32 for byte in head)
    return "binary data" if controls > _BINARY * len(head) else "text in no layout that is known"


def _named(problem: Problem, source: SourceFile) -> Problem:
    return replace(problem, file=source.name) if problem.file in ("", source.path.name) else problem


def _noted(content: Workbook | Mailbag, source: SourceFile, name: str, reader: ModuleType) -> Workbook | Mailbag:
    """Put a note on the first sheet where the extension promises another format."""
    suffix = Path(source.name).suffix.casefold()
    if not isinstance(content, Workbook) or suffix in _suffixes(name, reader) or not hasattr(reader, "SUFFIXES"):
        return content
    says = f'The name ends in "{suffix}"' if suffix else "The name has no extension"
    note = f"{says}, but the content is {_format(name, reader)}, and it was read as that."
    first, *others = content.sheets
    return Workbook((replace(first, notes=(note, *first.notes)), *others))
