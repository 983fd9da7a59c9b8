"""Two header rows: a title over several columns (merged, or blank to its right), then the heading of each."""

from collections.abc import Sequence
from itertools import pairwise

from consult.ingest.content import Sheet
from consult.ingest.heading import number, plain
from consult.ingest.layouts.wide import header_at, is_data, platform
from consult.ingest.table.choice import asks_to_tick
from consult.ingest.table.grid import Grid, filled, lay
from consult.ingest.table.question_type import is_scale

_WHOLE = frozenset(("response", "open ended response", "open ended"))
_MOST = 0.9
_FEWEST_BELOW = 2
_FEWEST_UNDER_A_TITLE = 3


def recognise(sheet: Sheet) -> float:
    """Return how sure it is: every cell of the second row names a column under a title, or says the title again.

    A row of answers would hold something under a heading of its own, such as an id. That there are two header rows must
    show in a column that the answers fill and the second row does not, or in headings that are numbered or ask.
    """
    at = header_at(sheet.rows) if any(filled(row) for row in sheet.rows) else 0
    if len(sheet.rows) < at + 2:
        return 0.0
    titles, headings, below = sheet.rows[at], sheet.rows[at + 1], sheet.rows[at + 2 :]
    spans = _spans(titles)
    if not any(headings[index].strip() for index in spans) or not all(map(_could_be_title, spans.values())):
        return 0.0
    if not any(filled(row) for row in below) or is_data(titles, below):
        return 0.0  # two rows of answers without a header look much the same
    if not all(index in spans or _says_no_more(titles[index], headings[index]) for index in range(len(titles))):
        return 0.0
    if len(spans) == len(titles) and len(set(titles)) == 1:
        # one title over all of the table; two columns may well ask the same
        return 0.5 if filled(headings) >= _FEWEST_UNDER_A_TITLE and not _is_question(titles[0]) else 0.0
    if any(not headings[index].strip() and _fill(below, index, 1) for index in spans):
        return 0.0
    return 0.5 if _leaves_out_what_answers_fill(titles, headings, spans, below) or _ask(headings, spans) else 0.0


def read(sheet: Sheet) -> Grid:
    """Name each column by its own heading; under a question, by the question and the option."""
    at = header_at(sheet.rows)
    titles, own = sheet.rows[at], sheet.rows[at + 1]
    spans = _spans(titles)
    over = [spans.get(index, title).strip() for index, title in enumerate(titles)]
    options = [
        _option(title, heading) if index in spans else ""
        for index, (title, heading) in enumerate(zip(over, own, strict=True))
    ]
    groups = [title if option and over.count(title) > 1 else "" for title, option in zip(over, options, strict=True)]
    return lay(
        sheet,
        f"{platform(titles)}, and one below it",
        [_heading(*one) for one in zip(over, own, options, strict=True)],
        at + 2,
        header=(*(index for index in range(at) if filled(sheet.rows[index])), at, at + 1),
        texts=groups,
        groups=groups,
        options=[option if group else "" for option, group in zip(options, groups, strict=True)],
        notes=["two header rows were found: a title over several columns, and the heading of each"],
    )


def _spans(titles: Sequence[str]) -> dict[int, str]:
    """Return the columns under a title of several, with that title: it stands again, or blank cells follow it."""
    carried: list[str] = []
    for title in titles:
        carried.append(title if title.strip() or not carried else carried[-1])
    same = [before == after for before, after in pairwise(carried)]
    inside = [left or right for left, right in zip([False, *same], [*same, False], strict=True)]
    return {index: carried[index] for index, one in enumerate(inside) if one and carried[index].strip()}


def _could_be_title(title: str) -> bool:
    """Tell whether a cell could stand over several columns: ids, numbers and replies such as "Yes" do not."""
    return any(map(str.isalpha, title)) and not is_scale([title])


def _says_no_more(title: str, heading: str) -> bool:
    apart = plain(heading) if heading.strip() else ""
    return not title.strip() or not apart or apart == plain(title) or apart in _WHOLE


def _leaves_out_what_answers_fill(
    titles: Sequence[str], headings: Sequence[str], spans: dict[int, str], below: Sequence[Sequence[str]]
) -> bool:
    apart = [index for index in range(len(titles)) if index not in spans and titles[index].strip()]
    if any(headings[index].strip() for index in apart):
        return True  # what is said there says the title again
    return len(below) >= _FEWEST_BELOW and any(_fill(below, index, _MOST * len(below)) for index in apart)


def _ask(headings: Sequence[str], spans: dict[int, str]) -> bool:
    """Tell whether most headings under titles are numbered or ask."""
    told = [heading for index in spans if (heading := headings[index].strip())]
    return 2 * sum(_is_question(heading) for heading in told) > len(told)


def _is_question(heading: str) -> bool:
    return (bool(number(heading)) and not heading.strip().isdecimal()) or heading.rstrip().endswith("?")


def _fill(below: Sequence[Sequence[str]], index: int, least: float) -> bool:
    return sum(1 for row in below if row[index].strip()) >= least


def _option(title: str, heading: str) -> str:
    """Return the option that a heading is of the question above it, "" where it is a question itself."""
    heading = heading.strip()
    asks = bool(number(title)) or title.endswith("?") or asks_to_tick(title)
    return heading if asks and heading and not _says_no_more(title, heading) and not _is_question(heading) else ""


def _heading(title: str, heading: str, option: str) -> str:
    if option:
        return f"{title} - {option}"
    return title if _says_no_more(title, heading) and title else heading.strip()
