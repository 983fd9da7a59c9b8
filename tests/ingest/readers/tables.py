"""Generated tables of answers, and what any reader must give back for them."""

import re

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from consult.ingest.content import Sheet, Workbook
from consult.settings import IngestSettings

SETTINGS = IngestSettings()
PROPERTY = settings(
    max_examples=20,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
NASTY = [
    "",
    "=1+1",
    "+44",
    "007",
    "7.0",
    "TRUE",
    "N/A",
    "None",
    "#REF!",
    "2024-01-02",
    '"',
    '""',
    'say "no"',
    "a,b",
    "a;b",
    "a\tb",
    "a|b",
    "two\nlines",
    "  spaces  ",
    "'",
    "😀 emoji",
    "ŵŷ – “quoted”",
    "<b>&amp;</b>",
    "[1]",
    "{}",
    "long " * 600,
]
# Left out: halves of surrogate pairs, code points that are no characters, and control characters that nobody types.
ANY = st.characters(
    exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff", include_characters="\t\n\r\x0b\x0c\x1b\x85\x9f"
)
# XML has no control characters but tab and line end.
IN_XML = st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff", include_characters="\t\n")
_ESCAPE = re.compile(r"_x[0-9A-Fa-f]{4}_")


def tables(alphabet: st.SearchStrategy[str] = ANY, newlines: bool = True) -> st.SearchStrategy[list[list[str]]]:
    """Return tables with a plain header and two to five columns of any text at all."""
    cells = st.one_of(st.sampled_from(NASTY), st.text(alphabet, max_size=20))
    cells = cells.filter(lambda cell: not _ESCAPE.search(cell) and (newlines or "\n" not in cell))
    header = ["id", "Q1", "Q2 why", "Q3", "region"]
    return st.integers(2, 5).flatmap(
        lambda width: st.lists(st.lists(cells, min_size=width, max_size=width), min_size=1, max_size=6).map(
            lambda rows: [header[:width], *rows]
        )
    )


def kept(table: list[list[str]]) -> list[list[str]]:
    """Return a table without the blank rows at its end, which are no rows."""
    rows = [list(row) for row in table]
    while not any(rows[-1]):
        rows.pop()
    return rows


def only(content: Workbook) -> Sheet:
    (sheet,) = content.sheets
    return sheet
