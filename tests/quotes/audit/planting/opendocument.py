"""OpenDocument texts and spreadsheets by odfpy, and presentations by their parts."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

from odf import dc, draw, meta, office, svg, table, text
from odf.opendocument import OpenDocumentSpreadsheet, OpenDocumentText
from odf.style import Style, TableProperties

from tests.quotes.audit.package import changed, packed, parts


def _sheet(fill: Callable[[Any, Any], object]) -> bytes:
    document = OpenDocumentSpreadsheet()
    own = table.Table(name="Table 1")
    row, cell = table.TableRow(), table.TableCell(valuetype="string")
    fill(document, cell)
    row.addElement(cell)
    own.addElement(row)
    document.spreadsheet.addElement(own)
    return _saved(document)


def _saved(document: Any) -> bytes:
    document.write(out := BytesIO())
    return out.getvalue()


def _hidden(words: str) -> bytes:
    def fill(document: Any, _cell: Any) -> None:
        style = Style(name="hidden", family="table")
        style.addElement(TableProperties(display="false"))
        document.automaticstyles.addElement(style)
        other, row, cell = table.Table(name="Notes", stylename=style), table.TableRow(), table.TableCell()
        cell.addElement(text.P(text=words))
        row.addElement(cell)
        other.addElement(row)
        document.spreadsheet.addElement(other)

    return _sheet(fill)


def _note(words: str) -> bytes:
    def fill(_document: Any, cell: Any) -> None:
        note = office.Annotation()
        note.addElement(text.P(text=words))
        cell.addElement(note)

    return _sheet(fill)


def _described(words: str) -> bytes:
    def fill(_document: Any, cell: Any) -> None:
        frame = draw.Frame(width="1cm", height="1cm")
        frame.addElement(svg.Desc(text=words))
        cell.addElement(frame)

    return _sheet(fill)


def _page(fill: Callable[[Any], object]) -> bytes:
    document = OpenDocumentText()
    document.text.addElement(text.P(text="A plain line."))
    fill(document)
    return _saved(document)


def _spans(words: str) -> bytes:
    def fill(document: Any) -> None:
        paragraph = text.P()
        for at in range(0, len(words), 4):
            paragraph.addElement(text.Span(text=words[at : at + 4]))
        document.text.addElement(paragraph)

    return _page(fill)


def _slides(words: str) -> bytes:
    slide = f'<p:sld xmlns:p="p" xmlns:a="a"><a:p><a:r><a:t>{words}</a:t></a:r></a:p></p:sld>'
    return packed({"[Content_Types].xml": b"<Types/>", "ppt/slides/slide1.xml": slide.encode()})


def _deleted(words: str) -> bytes:
    regions = f"<text:tracked-changes><text:changed-region><text:deletion><text:p>{words}</text:p></text:deletion>"
    regions += "</text:changed-region></text:tracked-changes>"
    return changed(_page(lambda _: None), "content.xml", "<office:text>", f"<office:text>{regions}")


PLACES = {
    "tables.ods": {
        "cell": lambda words: _sheet(lambda _, cell: cell.addElement(text.P(text=words))),
        "value of a cell": lambda words: _sheet(lambda _, cell: cell.setAttribute("stringvalue", words)),
        "formula": lambda words: _sheet(lambda _, cell: cell.setAttribute("formula", f'of:="{words}"')),
        "hidden sheet": _hidden,
        "comment": _note,
        "alt text": _described,
        "title": lambda words: _sheet(lambda document, _: document.meta.addElement(dc.Title(text=words))),
        "own property": lambda words: _sheet(
            lambda document, _: document.meta.addElement(meta.UserDefined(name="Client", text=words))
        ),
        "mimetype": lambda words: packed({**parts(_sheet(lambda *_: None)), "mimetype": words.encode()}),
    },
    "report.odt": {
        "body": lambda words: _page(lambda document: document.text.addElement(text.P(text=words))),
        "split spans": _spans,
        "deleted": _deleted,
        "creator": lambda words: _page(lambda document: document.meta.addElement(dc.Creator(text=words))),
    },
    "slides.pptx": {"slide": _slides},
}
