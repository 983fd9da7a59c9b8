"""LimeSurvey, headings as code and text: `id. Response ID`, then `Q01[SQ001]. text [option]`."""

import re

from consult.ingest.content import Sheet
from consult.ingest.heading import plain
from consult.ingest.table.grid import Grid, lay

_NAMES = frozenset(
    (
        "id response id",
        "submitdate date submitted",
        "lastpage last page",
        "startlanguage start language",
        "seed seed",
        "startdate date started",
        "datestamp date last action",
    )
)
_CODE = re.compile(r"^(?P<code>[A-Za-z]\w*)(?:\[(?P<part>[^\]]*)\])?\.\s*(?P<text>.*)$", re.DOTALL)
_OPTION = re.compile(r"^(?P<question>.*?)\s*:?\s*\[(?P<option>[^\]]+)\]\s*$", re.DOTALL)


def recognise(sheet: Sheet) -> float:
    """Return how sure it is: three of the platform's own headings."""
    return 0.95 if sheet.rows and len({plain(cell) for cell in sheet.rows[0]} & _NAMES) >= 3 else 0.0


def read(sheet: Sheet) -> Grid:
    """Keep the heading whole; group sub-questions by their code."""
    headings = sheet.rows[0]
    parts = [_parts(heading) for heading in headings]
    codes = [code for code, _, _ in parts]
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


def _parts(heading: str) -> tuple[str, str, str]:
    """Return the code, question and option of a heading; the code is "" for the platform's own columns."""
    match = _CODE.match(heading)
    if match is None or plain(heading) in _NAMES:
        return "", "", ""
    option = _OPTION.match(match["text"])
    if match["part"] is None or option is None:
        return match["code"], match["text"], match["part"] or ""
    return match["code"], option["question"], option["option"]
