"""Qualtrics: one, two or three header rows (names, question texts in any language, import ids), older and newer."""

import re

from consult.ingest.content import Sheet
from consult.ingest.heading import plain
from consult.ingest.table.grid import Grid, lay

_NAMES = frozenset(
    (
        "startdate", "enddate", "status", "ipaddress", "progress", "finished", "recordeddate", "responseid",
        "recipientlastname", "recipientfirstname", "recipientemail", "externalreference", "locationlatitude",
        "locationlongitude", "distributionchannel", "userlanguage", "duration in seconds", "responseset",
        "externaldatareference", "emailaddress",
    )
)  # fmt: skip
_IMPORT_ID = re.compile(r'^\s*\{\s*"ImportId"')
_LEGACY = re.compile(r"V\d{1,3}")
_OPTION = re.compile(r"^(?P<code>.+?)_(?P<option>\d+)(?P<text>_TEXT)?$")
_SELECTED = " - Selected Choice"
"""What the platform puts into the text of a question that has an option to write in."""
_WORDED = frozenset(("status", "finished", "userlanguage", "distributionchannel"))


def recognise(sheet: Sheet) -> float:
    """Return how sure it is: import ids decide, else three of the platform's own column names."""
    if not sheet.rows:
        return 0.0
    if any(_is_import_row(row) for row in sheet.rows[1:3]):
        return 1.0
    rows = sheet.rows[:2] if _is_legacy(sheet) else sheet.rows[:1]
    return 0.95 if any(len({plain(cell) for cell in row} & _NAMES) >= 3 for row in rows) else 0.0


def read(sheet: Sheet) -> Grid:
    """Name the columns by the code row; the text row gives the wordings."""
    rows = sheet.rows
    if _is_legacy(sheet):
        names = [text if _LEGACY.fullmatch(code) else code for code, text in zip(rows[0], rows[1], strict=True)]
        return _laid(sheet, names, rows[1], 2)
    if len(rows) > 2 and _is_import_row(rows[2]):
        return _laid(sheet, rows[0], rows[1], 3)
    if len(rows) > 1 and _is_import_row(rows[1]):
        return _laid(sheet, rows[0], [], 2)
    if len(rows) > 1 and _is_texts(rows[0], rows[1]):
        return _laid(sheet, rows[0], rows[1], 2)
    return _laid(sheet, rows[0], list(sheet.labels), 1)


def _laid(sheet: Sheet, names: list[str], texts: list[str], n_headers: int) -> Grid:
    texts = [text.replace(_SELECTED, "") for text in texts]
    groups, options = _choices(names, texts)
    return lay(
        sheet,
        f"qualtrics, {n_headers} header row{'s' if n_headers > 1 else ''}",
        names,
        n_headers,
        header=range(n_headers),
        texts=texts,
        groups=groups,
        options=options,
    )


def _choices(names: list[str], texts: list[str]) -> tuple[list[str], list[str]]:
    """Return the group and option of each column: `Q3_1`, `Q3_2` are options of Q3, `Q3_2_TEXT` is one to write in."""
    matches = [_OPTION.match(name) for name in names]
    bases = [match["code"] if match else "" for match in matches]
    groups = [base if base and bases.count(base) > 1 else "" for base in bases]
    options = []
    for match, group, text in zip(matches, groups, [*texts, *[""] * (len(names) - len(texts))], strict=True):
        own = text.rpartition(" - ")[2].strip()
        options.append(own or match["option"] if match and group and not match["text"] else "")
    return groups, options


def _is_legacy(sheet: Sheet) -> bool:
    return len(sheet.rows) > 1 and sum(1 for cell in sheet.rows[0] if _LEGACY.fullmatch(cell)) >= 5


def _is_import_row(row: list[str]) -> bool:
    """Tell whether nearly every cell that is given is an import id."""
    given = [cell for cell in row if cell.strip()]
    return bool(given) and 5 * sum(1 for cell in given if _IMPORT_ID.match(cell)) >= 4 * len(given)


def _is_texts(names: list[str], row: list[str]) -> bool:
    """Tell whether the row under the names holds the platform's labels: at least two are given, none has a digit.

    Without that evidence the row is a respondent's, who would be lost as a header. Status and the like are left out of
    account, since their values are words too.
    """
    labels = [cell for name, cell in zip(names, row, strict=True) if plain(name) in _NAMES - _WORDED and cell.strip()]
    return len(labels) >= 2 and not any(character.isdigit() for cell in labels for character in cell)
