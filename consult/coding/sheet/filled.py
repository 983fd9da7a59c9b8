"""What a coder wrote on a sheet that comes back, and everything that is wrong with it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from consult import sheet
from consult.coding.sheet.layout import HEADINGS, PLACES
from consult.coding.sheet.theme import KINDS, Themes
from consult.coding.sheet.workbook import TITLE
from consult.errors import InputError, Problem

_REMEDY = "Use the sheet that `consult code sheet` wrote, and fill in nothing but the white cells."
_YES = frozenset({"yes", "y", "x", "1", "1.0", "true", "none"})
_FORMULA = ("=", "+", "-", "@")


@dataclass(frozen=True)
class Filled:
    """One row that came back: `number` is its row in the file. `coded` has the kinds given with each theme id."""

    number: int
    answer_id: str
    assignment_id: str
    version: str
    seal: str
    check: str
    text: str
    coded: Mapping[str, frozenset[str]]
    none: bool
    note: str

    @property
    def blank(self) -> bool:
        """Whether the answer is not coded yet."""
        return not (self.coded or self.none)


def read(content: bytes, name: str, themes: Themes) -> tuple[list[Filled], list[Problem]]:
    """Return the rows of a sheet, also those not coded yet, and what is wrong in the cells that were filled in.

    Args:
        content: the file.
        name: its name: `.xlsx` or `.csv`.
        themes: those that the sheet offers.

    Raises:
        InputError: it is no coding sheet.
    """
    table = sheet.table(content, name, TITLE, _REMEDY)
    top = next((place for place, row in enumerate(table) if HEADINGS["seal"] in row and HEADINGS["none"] in row), None)
    if top is None:
        raise InputError(Problem("is no coding sheet.", _REMEDY, file=name))
    missing = [words for words in HEADINGS.values() if table[top].count(words) != 1]
    if missing:
        raise InputError([Problem("is not there, or there twice.", _REMEDY, file=name, column=one) for one in missing])
    columns = {one: table[top].index(words) for one, words in HEADINGS.items()}
    problems: list[Problem] = []
    rows = []
    for number, row in enumerate(table[top + 1 :], start=top + 2):
        cells = {one: _plain(row[at]) if at < len(row) else "" for one, at in columns.items()}
        if any(cells.values()):
            rows.append(_filled(number, cells, themes))
            problems += _problems(cells, themes, rows[-1], name)
    return rows, problems


def _filled(number: int, cells: Mapping[str, str], themes: Themes) -> Filled:
    coded: dict[str, set[str]] = {}
    for _, words, kind in _named(cells):
        found = themes.parsed(words) if words else None
        if found:
            coded.setdefault(found[0], set()).update({found[1], kind.casefold()} - {""})
    return Filled(
        number=number,
        **{name: cells[name] for name in ("answer_id", "assignment_id", "version", "seal", "check", "text", "note")},
        coded={theme: frozenset(kinds) for theme, kinds in sorted(coded.items())},
        none=cells["none"].casefold() in _YES,
    )


def _named(cells: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    """Yield the column, the words and the kind of each theme that somebody named, or kind without one."""
    for place in range(1, PLACES + 1):
        words, kind = cells[f"theme_{place}"], cells[f"kind_{place}"]
        if words or kind:
            yield f"theme_{place}", words, kind
    yield from (("more", part.strip(), "") for part in cells["more"].split(";") if part.strip())


def _problems(cells: Mapping[str, str], themes: Themes, row: Filled, file: str) -> Iterator[Problem]:
    def wrong(column: str, what: str, remedy: str) -> Problem:
        return Problem(what, remedy, file, row.number, HEADINGS[column])

    for column, words, kind in _named(cells):
        if not words:
            yield wrong(column, "has a kind and no theme.", "Choose the theme, or clear the kind.")
        elif themes.parsed(words) is None:
            yield wrong(column, *themes.unknown(words))
        if kind and kind.casefold() not in KINDS:
            yield wrong(column.replace("theme", "kind"), "is no kind.", f"Choose one: {', '.join(KINDS)}.")
    if cells["none"] and not row.none:
        yield wrong("none", "is neither yes nor blank.", "Choose yes where no theme applies.")
    if row.none and any(words for _, words, _ in _named(cells)):
        yield wrong("none", "says that no theme applies, and themes are named.", "Choose one of the two.")
    elif row.note and not any((cells["none"], *(words for _, words, _ in _named(cells)))):
        yield wrong("note", "has a note and nothing is decided.", "Choose themes or No theme, or clear the note.")


def _plain(cell: str) -> str:
    """Return a cell without space around it, and without the apostrophe that keeps CSV from being run as a formula."""
    words = cell.strip()
    return words[1:] if words.startswith("'") and words[1:].startswith(_FORMULA) else words
