"""The coding sheet as a workbook: lists of themes and kinds, and a page with what each theme means."""

from collections.abc import Sequence

from consult import sheet
from consult.coding.sheet.layout import GIVEN, HEADINGS, HIDDEN, YES, Row, cells
from consult.coding.sheet.theme import KINDS, Themes

TITLE = "Answers"
NOTICE = (
    "For {coder} alone. Restricted: this sheet holds words of respondents. Go from top to bottom and leave none out. "
    "Choose the themes of each answer, with a kind if you can tell it (barrier, enabler, ask …); where none applies, "
    "choose yes under No theme. What is blank is not coded yet. Do not talk about answers with other coders before all "
    "are done. What each theme means stands on the page Themes."
)
_WIDTHS = {"answer_id": 14, "question": 28, "text": 80, "more": 24, "none": 9, "note": 36}
_THEMES = {"Theme": 28, "Id": 24, "Definition": 60, "Includes": 48, "Excludes": 48, "Examples": 60}


def workbook(rows: Sequence[Row], themes: Themes, coder: str) -> bytes:
    """Return the bytes of an XLSX file with one row an answer."""
    columns = [
        sheet.Column(words, _WIDTHS.get(name, 20), name not in GIVEN, _choices(name, themes), name in HIDDEN)
        for name, words in HEADINGS.items()
    ]
    answers = [list(cells(row, themes).values()) for row in rows]
    page = sheet.Page(TITLE, NOTICE.format(coder=coder), columns, answers)
    return sheet.workbook([page, _meanings(themes)], "Answers to code")


def _choices(name: str, themes: Themes) -> tuple[str, ...]:
    if name.startswith("theme_"):
        return themes.labels
    return KINDS if name.startswith("kind_") else (YES,) if name == "none" else ()


def _meanings(themes: Themes) -> sheet.Page:
    columns = [sheet.Column(heading, width) for heading, width in _THEMES.items()]
    rows = [
        [
            themes.label(one.id),
            one.id,
            one.definition,
            *("\n".join(x) for x in (one.includes, one.excludes, one.examples)),
        ]
        for one in themes.themes
    ]
    return sheet.Page("Themes", "What each theme means.", columns, rows)
