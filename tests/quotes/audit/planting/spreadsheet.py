"""Excel workbooks by XlsxWriter and by their parts."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

from xlsxwriter import Workbook

from tests.quotes.audit.package import with_part
from tests.quotes.audit.planting.picture import PIXEL


def _book(fill: Callable[[Any, Any], object]) -> bytes:
    book = Workbook(out := BytesIO(), {"in_memory": True})
    sheet = book.add_worksheet("Table 1")
    sheet.write("A1", "Theme")
    fill(book, sheet)
    book.close()
    return out.getvalue()


def _hidden(text: str, how: str) -> bytes:
    def fill(book: Any, _sheet: Any) -> None:
        other = book.add_worksheet("Notes")
        other.write("A1", text)
        getattr(other, how)()

    return _book(fill)


def _row(text: str) -> bytes:
    def fill(_book: Any, sheet: Any) -> None:
        sheet.write("A9", text)
        sheet.set_row(8, None, None, {"hidden": True})

    return _book(fill)


def _cells(text: str) -> bytes:
    def fill(_book: Any, sheet: Any) -> None:
        for column, word in enumerate(text.split()):
            sheet.write(1, column, word)

    return _book(fill)


def _rich(text: str) -> bytes:
    def fill(book: Any, sheet: Any) -> None:
        bold = book.add_format({"bold": True})
        sheet.write_rich_string("A2", text[:3], bold, text[3:7], text[7:])

    return _book(fill)


def _chart(text: str) -> bytes:
    def fill(book: Any, sheet: Any) -> None:
        chart = book.add_chart({"type": "bar"})
        chart.add_series({"values": "='Table 1'!$A$1:$A$2"})
        chart.set_title({"name": text})
        sheet.insert_chart("C1", chart)

    return _book(fill)


def _pivot(text: str) -> bytes:
    records = f'<pivotCacheRecords xmlns="m"><r><s v="{text}"/></r></pivotCacheRecords>'
    return with_part(_book(lambda *_: None), "xl/pivotCache/pivotCacheRecords1.xml", records)


PLACES = {
    "tables.xlsx": {
        "cell": lambda text: _book(lambda _, sheet: sheet.write("B2", text)),
        "a word a cell": _cells,
        "parts of a cell": _rich,
        "hidden sheet": lambda text: _hidden(text, "hide"),
        "very hidden sheet": lambda text: _hidden(text, "very_hidden"),
        "hidden row": _row,
        "comment": lambda text: _book(lambda _, sheet: sheet.write_comment("A1", text)),
        "author of a comment": lambda text: _book(lambda _, s: s.write_comment("A1", "x", {"author": text})),
        "formula": lambda text: _book(lambda _, sheet: sheet.write_formula("A2", f'="{text}"', None, 0)),
        "value of a formula": lambda text: _book(lambda _, sheet: sheet.write_formula("A2", "=A1", None, text)),
        "defined name": lambda text: _book(lambda book, _: book.define_name("Source", f'="{text}"')),
        "header": lambda text: _book(lambda _, sheet: sheet.set_header(f"&C{text}")),
        "text box": lambda text: _book(lambda _, sheet: sheet.insert_textbox("C3", text)),
        "title of a chart": _chart,
        "alt text": lambda text: _book(
            lambda _, s: s.insert_image("C3", "a.png", {"image_data": BytesIO(PIXEL), "description": text})
        ),
        "input message": lambda text: _book(
            lambda _, s: s.data_validation("A1", {"validate": "any", "input_title": "Note", "input_message": text})
        ),
        "link": lambda text: _book(lambda _, s: s.write_url("A3", f"https://example.org/{text.replace(' ', '-')}")),
        "tip of a link": lambda text: _book(lambda _, s: s.write_url("A3", "https://a.example", tip=text)),
        "title": lambda text: _book(lambda book, _: book.set_properties({"title": text})),
        "company": lambda text: _book(lambda book, _: book.set_properties({"company": text})),
        "custom property": lambda text: _book(lambda book, _: book.set_custom_property("Client", text)),
        "pivot cache": _pivot,
    },
}
