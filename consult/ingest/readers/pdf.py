"""PDF documents with a text layer: paragraphs by page, and the values of form fields in their places."""

import re
from pathlib import Path
from typing import Any

from consult.errors import Problem, UnreadableFile, UnsafeFile
from consult.ingest.content import Document, Mailbag, Refusal
from consult.ingest.letter import letters, page_lines
from consult.ingest.letter.page_lines import Line
from consult.settings import IngestSettings

FORMAT = "PDF document (.pdf)"
SUFFIXES = (".pdf",)
MAX_PAGES = 3_000
IMAGE_ONLY = "image-only PDF: it has no text layer; run OCR or type it in"
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f\ufeff\uffff]")
_BROKEN_AT_HYPHEN = (0x02, 0xFFFE)
"""What PDFium gives for a hyphen at the end of a line, instead of the hyphen and the end of the line."""

_PASSWORD, _SECURITY = 4, 5
_XFA_ONLY = 2


def recognise(path: Path, head: bytes) -> float:
    """Return how sure it is that the file is a PDF."""
    del path
    return 0.99 if b"%PDF-" in head[:1_024] else 0.0


def read(path: Path, settings: IngestSettings) -> Mailbag:
    """Return the document; one without any text layer leaves only a refusal that says so.

    Raises:
        UnreadableFile: password-protected or damaged.
        UnsafeFile: larger than the settings allow, or of thousands of pages.
    """
    return letters.mailbag(document(path.name, letters.contents(path, settings), settings))


def document(name: str, data: bytes, settings: IngestSettings) -> Document:
    """Return the text of a PDF, with repeated headers, footers and page numbers as refusals."""
    del settings
    import pypdfium2

    try:
        pdf = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise UnreadableFile(_problem(error, name)) from None
    try:
        if len(pdf) > MAX_PAGES:
            raise UnsafeFile(Problem(f"it has {len(pdf)} pages, too many for one letter.", "Split it.", name))
        return _document(pdf, name)
    except pypdfium2.PdfiumError as error:
        raise UnreadableFile(_problem(error, name)) from None
    finally:
        pdf.close()


_WIDE_GAP = 2.5
"""Line heights; no space between words is as wide, even in justified text."""

_SHORTEST_CELL = 3
"""Characters between the first and the last of a cell; fewer are a bullet or a number."""


def _document(pdf: Any, name: str) -> Document:
    pdf.init_forms()
    pages, pictured = [], []
    for number in range(len(pdf)):
        page = pdf[number]
        lines = [line for line in _lines(page) if line.text.strip()]
        if not lines and any(True for _ in page.get_objects()):
            pictured.append(number + 1)
        pages.append(_with_fields(page_lines.in_reading_order(lines), _fields(pdf, page)))
        page.close()
    pages, running = page_lines.without_running_lines(pages)
    text = page_lines.across_pages([page_lines.paragraphs(lines) for lines in pages])
    refusals = [Refusal(1, f"page {page}", "page number, running header or footer", words) for page, words in running]
    refusals += _image_pages(pictured, text)
    if attached := pdf.count_attachments():
        refusals.append(Refusal(1, "", f"{attached} file{'s' * (attached > 1)} attached inside the PDF, not opened"))
    if pdf.get_formtype() >= _XFA_ONLY:
        refusals.append(Refusal(1, "", "dynamic (XFA) form: what was typed in may be missing; ask for a printed copy"))
    return Document(name=name, text=text, channel="document", refusals=tuple(refusals))


def _image_pages(pictured: list[int], text: str) -> list[Refusal]:
    if not pictured:
        return []
    if not text.strip():
        return [Refusal(1, "", IMAGE_ONLY)]
    numbers = ", ".join(map(str, pictured))
    what = f"page {numbers} is an image" if len(pictured) == 1 else f"pages {numbers} are images"
    return [Refusal(1, f"page {numbers}", f"{what} without text; run OCR or type it in")]


def _lines(page: Any) -> list[Line]:
    """Return the lines of a page in the order in which the PDF writes them."""
    import pypdfium2.raw as pdfium

    textpage = page.get_textpage()
    lines: list[Line] = []
    characters: list[str] = []
    places: list[int] = []
    for index in range(textpage.count_chars()):
        code = pdfium.FPDFText_GetUnicode(textpage, index)
        character = chr(code) if code < 0x110000 else "\ufffd"
        if code in _BROKEN_AT_HYPHEN:
            characters.append("-")
            character = "\n"
        if character in "\r\n":
            lines.extend(_line(textpage, characters, places))
            characters, places = [], []
            continue
        if not character.isspace() and code > 2:
            if places and characters[-1].isspace() and _is_next_cell(textpage, places[0], places[-1], index):
                lines.extend(_line(textpage, characters, places))
                characters, places = [], []
            places.append(index)
        characters.append(character)
    lines.extend(_line(textpage, characters, places))
    textpage.close()
    return lines


def _is_next_cell(textpage: Any, first: int, last: int, index: int) -> bool:
    """Tell whether a character begins the next cell of a table: far to the right of the last one, on the same line.

    What stands right after a bullet or a number goes with it, however far.
    """
    before, this = textpage.get_charbox(last, loose=True), textpage.get_charbox(index, loose=True)
    height = before[3] - before[1]
    if last - first < _SHORTEST_CELL or abs(this[1] - before[1]) > height / 2:
        return False
    return bool(this[0] - before[2] > _WIDE_GAP * height)


def _line(textpage: Any, characters: list[str], places: list[int]) -> list[Line]:
    if not places:
        return []
    text = _CONTROL.sub("", "".join(characters).replace("\t", " "))
    # Characters outside the Basic Multilingual Plane come as two halves.
    text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    first, last = textpage.get_charbox(places[0], loose=True), textpage.get_charbox(places[-1], loose=True)
    return [Line(text, first[0], last[2], min(first[1], last[1]), max(first[3], last[3]))]


def _fields(pdf: Any, page: Any) -> list[Line]:
    """Return what was typed, chosen or ticked in the form fields of a page, as lines at their places."""
    import pypdfium2.raw as pdfium

    if pdf.formenv is None:
        return []
    found: list[Line] = []
    for index in range(pdfium.FPDFPage_GetAnnotCount(page)):
        annotation = pdfium.FPDFPage_GetAnnot(page, index)
        if annotation and pdfium.FPDFAnnot_GetSubtype(annotation) == pdfium.FPDF_ANNOT_WIDGET:
            words = _value(pdf.formenv, annotation)
            box = pdfium.FS_RECTF()
            if words and pdfium.FPDFAnnot_GetRect(annotation, box):
                found.extend(
                    Line(one, box.left, box.right, min(box.top, box.bottom), max(box.top, box.bottom), field=True)
                    for one in words.replace("\r\n", "\n").replace("\r", "\n").split("\n")
                )
        pdfium.FPDFPage_CloseAnnot(annotation)
    return found


def _value(form: Any, annotation: Any) -> str:
    import pypdfium2.raw as pdfium

    kind = pdfium.FPDFAnnot_GetFormFieldType(form, annotation)
    if kind in {pdfium.FPDF_FORMFIELD_TEXTFIELD, pdfium.FPDF_FORMFIELD_COMBOBOX, pdfium.FPDF_FORMFIELD_LISTBOX}:
        return _wide(pdfium.FPDFAnnot_GetFormFieldValue, form, annotation)
    if kind in {pdfium.FPDF_FORMFIELD_CHECKBOX, pdfium.FPDF_FORMFIELD_RADIOBUTTON} and pdfium.FPDFAnnot_IsChecked(
        form, annotation
    ):
        label = _wide(pdfium.FPDFAnnot_GetFormFieldAlternateName, form, annotation)
        return f"☒ {label or _wide(pdfium.FPDFAnnot_GetFormFieldExportValue, form, annotation)}".strip()
    return ""


def _wide(ask: Any, form: Any, annotation: Any) -> str:
    """Ask PDFium for a string: it says how many bytes it needs, then fills them with UTF-16."""
    import ctypes

    import pypdfium2.raw as pdfium

    size = ask(form, annotation, None, 0)
    buffer = ctypes.create_string_buffer(size)
    ask(form, annotation, ctypes.cast(buffer, ctypes.POINTER(pdfium.FPDF_WCHAR)), size)
    return (
        _CONTROL.sub("", buffer.raw[: max(0, size - 2)].decode("utf-16-le", "replace").replace("\r", "\n"))
        if (size > 2)
        else ""
    )


def _with_fields(lines: list[Line], fields: list[Line]) -> list[Line]:
    """Put each field after the last line that begins above it, so that a value follows its question."""
    placed = list(lines)
    for one in sorted(fields, key=lambda line: -line.top):
        above = [index for index, line in enumerate(placed) if line.top >= one.top - 1 or line.field]
        placed.insert(above[-1] + 1 if above else 0, one)
    return placed


def _problem(error: Exception, name: str) -> Problem:
    if getattr(error, "err_code", None) in {_PASSWORD, _SECURITY}:
        return Problem("it is password-protected.", "Ask for a copy without a password.", name)
    return Problem("it is damaged or is not a PDF.", "Ask for it again.", name)
