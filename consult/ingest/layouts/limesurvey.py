"""LimeSurvey: headings are codes (`Q1[SQ001]`), texts (`Which? [Cost]`) or both (`Q1[SQ001]. Which? [Cost]`)."""

import re

from consult.ingest.content import Sheet
from consult.ingest.heading import plain
from consult.ingest.table.grid import Grid, lay

_CODES = frozenset(("submitdate", "lastpage", "startlanguage", "seed", "startdate", "datestamp"))
_TEXTS = frozenset(("date submitted", "last page", "start language", "seed", "date started", "date last action"))
_BOTH = frozenset(
    (
        "id response id", "submitdate date submitted", "lastpage last page", "startlanguage start language",
        "seed seed", "startdate date started", "datestamp date last action",
    )
)  # fmt: skip
_CODE = re.compile(r"^(?P<code>[A-Za-z]\w*)(?:\[(?P<part>[^\]]*)\])?(?:\.\s*(?P<text>.*))?$", re.DOTALL)
_OPTION = re.compile(r"^(?P<question>.*?)\s*:?\s*\[(?P<option>[^\]]+)\]\s*$", re.DOTALL)


def recognise(sheet: Sheet) -> float:
    """Return how sure it is: three of the platform's own headings, in one of the three ways it writes them."""
    found = {plain(cell) for cell in sheet.rows[0]} if sheet.rows else set()
    return 0.95 if any(len(found & names) >= 3 for names in (_CODES, _TEXTS, _BOTH)) else 0.0


def read(sheet: Sheet) -> Grid:
    """Keep the heading whole; group sub-questions by their code, or by the question where there are no codes."""
    headings = sheet.rows[0]
    own = _CODES | _TEXTS | _BOTH
    parts = [("", "", "") if plain(heading) in own else _parts(heading) for heading in headings]
    codes = ["" if _is_comment(code, option) else code for code, _, option in parts]
    several = [code if code and codes.count(code) > 1 else "" for code in codes]
    return lay(
        sheet,
        "limesurvey",
        headings,
        1,
        header=(0,),
        texts=[text for _, text, _ in parts],
        groups=several,
        options=[option if group else "" for (_, _, option), group in zip(parts, several, strict=True)],
    )


def _is_comment(code: str, option: str) -> bool:
    """Tell whether a column holds the comment beside a choice: people's own words, which are no option."""
    return bool(code) and plain(option).endswith(("comment", "comments"))


def _parts(heading: str) -> tuple[str, str, str]:
    """Return the code, question and option of a heading; the question is its own code where there is none."""
    match = _CODE.match(heading)
    text = heading if match is None else match["text"] or ""
    option = _OPTION.match(text)
    if match is None:
        return (option["question"], option["question"], option["option"]) if option else ("", "", "")
    if match["part"] is None or option is None:
        return match["code"], text, match["part"] or ""
    return match["code"], option["question"], option["option"]
