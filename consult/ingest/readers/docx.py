"""Word documents (.docx): everything a person wrote, in reading order, and what was left out with the reason."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from consult.errors import Problem, UnreadableFile
from consult.ingest.content import Document, Mailbag, Refusal
from consult.ingest.letter import letters, word_numbering, word_sign
from consult.ingest.letter.word_numbering import Numbering
from consult.ingest.letter.word_package import Package, attribute, local
from consult.ingest.spreadsheet import compound
from consult.settings import IngestSettings

FORMAT = "Word document (.docx)"
SUFFIXES = (".docx", ".docm", ".dotx")
_UNREAD = "delText delInstrText instrText rPr pPr sectPr tblPr tblGrid trPr tcPr sdtPr sdtEndPr Fallback"
_SKIPPED = frozenset(_UNREAD.split())
_BESIDE = {
    "header": "page header",
    "footer": "page footer",
    "diagramData": "diagram, whose words are not part of the text",
    "chart": "chart, whose words are not part of the text",
}


def recognise(path: Path, head: bytes) -> float:
    """Return how sure it is that the file is a Word document (or is one that has to be converted or unlocked first)."""
    if head.startswith(b"PK\x03\x04"):
        if b"word/document" in head or b"word/" in _directory(path):
            return 0.99
        return 0.6 if b"mimetypeapplication/vnd.oasis.opendocument.text" in head else 0.0
    if head.startswith(compound.MARK):
        extension = path.suffix.casefold()
        if "WordDocument".encode("utf-16-le") in head:
            return 0.9
        return {".docx": 0.7, ".doc": 0.7}.get(extension, 0.0)
    return 0.0


def read(path: Path, settings: IngestSettings) -> Mailbag:
    """Return the document.

    Raises:
        UnreadableFile: password-protected, an old .doc, or damaged.
        UnsafeFile: it would unpack beyond all measure, or declares XML entities.
    """
    return letters.mailbag(document(path.name, letters.contents(path, settings), settings))


def document(name: str, data: bytes, settings: IngestSettings) -> Document:
    """Return the text of a Word file: paragraphs, lists, tables cell by cell, text boxes, notes after their paragraph.

    Tracked insertions are in, deletions are refusals; so are comments, headers, footers, pictures and hidden text.
    """
    package = Package(data, name, settings)
    try:
        story = _story(package)
    except RecursionError:
        raise UnreadableFile(
            Problem("its parts are nested too deeply to be a person's document.", "Ask for it as a PDF.", name)
        ) from None
    text = "\n".join(story.lines).strip("\n")
    return Document(name=name, text=text, channel="document", refusals=tuple(story.refusals))


@dataclass
class _Story:
    """The lines so far, and what the walk needs to write the next one."""

    numbering: Numbering
    notes: dict[tuple[str, str], Any]
    lines: list[str] = field(default_factory=list)
    refusals: list[Refusal] = field(default_factory=list)
    pictures: int = 0

    def refuse(self, reason: str, value: str = "") -> None:
        self.refusals.append(Refusal(1, "", reason, value))


@dataclass
class _Line:
    """One paragraph being read: its words, and the blocks that hang on it (text boxes, notes)."""

    words: list[str] = field(default_factory=list)
    boxes: list[Any] = field(default_factory=list)
    notes: list[Any] = field(default_factory=list)


def _story(package: Package) -> _Story:
    parts: dict[str, list[str]] = {}
    for relation in package.relations(package.main):
        if not relation.external and relation.target in package:
            parts.setdefault(relation.kind, []).append(relation.target)
    styles, lists = parts.get("styles", [""])[0], parts.get("numbering", [""])[0]
    notes = {
        (kind, attribute(note, "id")): note
        for kind in ("footnote", "endnote")
        for part in parts.get(f"{kind}s", [])
        for note in package.tree(part)
    }
    story = _Story(word_numbering.read(package, styles, lists), notes)
    for element in package.tree(package.main):
        if local(element) == "body":
            _blocks(story, element)
    _left_out(story, package, parts)
    return story


def _blocks(story: _Story, parent: Any) -> None:
    for element in parent:
        kind = local(element)
        if kind == "p":
            _paragraph(story, element)
        elif kind == "tbl":
            _blocks(story, element)
            story.lines.append("")
        elif kind == "altChunk":
            story.refuse("an embedded document, which was not opened")
        elif reason := _unread(kind, element):
            story.refuse(reason, _plain(element))
        elif kind not in _SKIPPED:
            # Rows, cells, content controls, tracked insertions: what they hold is in reading order.
            _blocks(story, element)


def _paragraph(story: _Story, paragraph: Any) -> None:
    style, own = "", None
    for properties in paragraph:
        if local(properties) == "pPr":
            for one in properties:
                style = attribute(one, "val") if local(one) == "pStyle" else style
                own = one if local(one) == "numPr" else own
    line = _Line()
    _inline(story, line, paragraph)
    words = "".join(line.words).strip()
    if story.numbering.names.get(style, "").casefold().startswith("toc ") and words:
        story.refuse("line of a table of contents", words)
        words = ""
    elif words:
        words = story.numbering.mark(style, own) + words
    story.lines.extend(words.split("\n"))
    for block in [*line.notes, *line.boxes]:
        _blocks(story, block)


def _inline(story: _Story, line: _Line, parent: Any) -> None:
    for element in parent:
        kind = local(element)
        if kind == "t":
            line.words.append(element.text or "")
        elif kind in word_sign.KINDS:
            line.words.append(word_sign.shown(element))
        elif reason := _unread(kind, element):
            story.refuse(reason, _plain(element))
        elif kind == "txbxContent":
            line.boxes.append(element)
        elif kind in {"footnoteReference", "endnoteReference"}:
            _note(story, line, kind.removesuffix("Reference"), attribute(element, "id"))
        elif kind == "AlternateContent":
            # The same content twice, for newer and older programs.
            _inline(story, line, next(iter(element), ()))
        elif kind not in _SKIPPED:
            story.pictures += kind in {"blip", "imagedata"}
            _inline(story, line, element)


def _unread(kind: str, element: Any) -> str:
    """Return why what an element holds is not the writer's text, "" where it is."""
    if kind in {"del", "moveFrom"}:
        return "deleted text (tracked change)"
    if kind == "sdt" and _placeholder(element):
        return "placeholder of a form field that was not filled in"
    return "hidden text" if kind == "r" and _vanished(element) else ""


def _note(story: _Story, line: _Line, kind: str, number: str) -> None:
    note = story.notes.pop((kind, number), None)
    if note is not None and attribute(note, "type") in {"", "normal"}:
        line.words.append(f" [note {number}]")
        paragraphs = [one for one in note.iter() if local(one) == "p"]
        first = next((one for one in paragraphs[0].iter() if local(one) == "t"), None) if paragraphs else None
        if first is not None:
            first.text = f"[note {number}] {(first.text or '').lstrip()}"
        line.notes.append(note)


def _left_out(story: _Story, package: Package, parts: dict[str, list[str]]) -> None:
    """Refuse what stands beside the text: each kind with its words, pictures and embedded files by their number."""
    for kind, reason in _BESIDE.items():
        for words in sorted({_plain(package.tree(part)) for part in parts.get(kind, [])} - {""}):
            story.refuse(reason, words)
    for note in story.notes.values():
        if attribute(note, "type") in {"", "normal"} and (words := _plain(note)):
            story.refuse("note that nothing in the text refers to", words)
    for part in parts.get("comments", []):
        comments = [_plain(comment) for comment in package.tree(part)]
        if comments:
            n = len(comments)
            story.refuse(f"{n} comment{'s' * (n > 1)} in the margin", "\n".join(comments))
    if story.pictures:
        story.refuse(f"{story.pictures} picture{'s' * (story.pictures > 1)}, which hold no text that can be read")
    if embedded := len(parts.get("package", [])) + len(parts.get("oleObject", [])):
        story.refuse(f"{embedded} embedded file{'s' * (embedded > 1)}, not opened")


def _plain(element: Any) -> str:
    words = (one.text or "" if local(one) in {"t", "delText"} else "\n" * (local(one) == "p") for one in element.iter())
    return "".join(words).strip()


def _placeholder(control: Any) -> bool:
    return any(local(one) == "showingPlcHdr" for child in control if local(child) == "sdtPr" for one in child)


def _vanished(run: Any) -> bool:
    return any(
        local(one) == "vanish" and attribute(one, "val") not in {"0", "false"}
        for child in run
        if local(child) == "rPr"
        for one in child
    )


def _directory(path: Path) -> bytes:
    """Return the last 64 KiB of the file, where a zip lists its parts."""
    try:
        with path.open("rb") as stream:
            stream.seek(0, 2)
            stream.seek(max(0, stream.tell() - 65_536))
            return stream.read()
    except OSError:
        return b""
