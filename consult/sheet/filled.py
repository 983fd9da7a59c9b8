"""The cells of a sheet that comes back: a workbook, or CSV."""

import csv
import io

import python_calamine as calamine

from consult.errors import InputError, Problem


def table(content: bytes, name: str, title: str, remedy: str) -> list[list[str]]:
    """Return the rows of a file, the first of it first, as words.

    Args:
        content: the file.
        name: its name: `.csv`, else a workbook.
        title: the worksheet to read.
        remedy: what to do where it cannot be read.

    Raises:
        InputError: it cannot be read.
    """
    return _csv(content, name, remedy) if name.casefold().endswith(".csv") else _workbook(content, name, title, remedy)


def _csv(content: bytes, name: str, remedy: str) -> list[list[str]]:
    try:
        return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    except (UnicodeDecodeError, csv.Error):
        raise InputError(Problem("cannot be read as UTF-8 CSV.", remedy, file=name)) from None


def _workbook(content: bytes, name: str, title: str, remedy: str) -> list[list[str]]:
    try:
        sheet = calamine.CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_name(title)
        return [[str(cell) for cell in row] for row in sheet.to_python(skip_empty_area=False)]
    except (calamine.CalamineError, OSError, ValueError):
        raise InputError(Problem("cannot be read as a workbook.", remedy, file=name)) from None
