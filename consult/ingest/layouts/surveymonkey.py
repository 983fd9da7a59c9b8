"""SurveyMonkey: a row of questions with blank continuation cells, then a row of options."""

from consult.ingest.content import Sheet
from consult.ingest.heading import plain
from consult.ingest.table.grid import Grid, lay

_NAMES = frozenset(
    (
        "respondent id",
        "collector id",
        "start date",
        "end date",
        "ip address",
        "email address",
        "first name",
        "last name",
        "custom data 1",
    )
)
_WHOLE = frozenset(("response", "open ended response", "open ended", ""))


def recognise(sheet: Sheet) -> float:
    """Return how sure it is: `Respondent ID` and two more of the platform's columns, blank in the row below."""
    if len(sheet.rows) < 2:
        return 0.0
    own = [index for index, cell in enumerate(sheet.rows[0]) if plain(cell) in _NAMES]
    names = {plain(sheet.rows[0][index]) for index in own}
    if "respondent id" not in names or len(names) < 3:
        return 0.0
    return 0.95 if not any(sheet.rows[1][index].strip() for index in own) else 0.0


def read(sheet: Sheet) -> Grid:
    """Name each column by its question and, in a question of several columns, its option."""
    questions, options = sheet.rows[0], sheet.rows[1]
    carried, headings, groups, named = "", [], [], []
    for question, option in zip(questions, options, strict=True):
        carried = question.strip() or (carried if option.strip() else "")
        apart = plain(option) if option.strip() else ""
        single = apart in _WHOLE and bool(question.strip())
        headings.append(carried if single or not option.strip() else f"{carried} - {option.strip()}")
        groups.append(carried if option.strip() else "")
        named.append(option.strip() if apart not in _WHOLE else "")
    several = [group if groups.count(group) > 1 else "" for group in groups]
    return lay(
        sheet,
        "surveymonkey, 2 header rows",
        headings,
        2,
        header=(0, 1),
        texts=[group or heading for group, heading in zip(groups, headings, strict=True)],
        groups=several,
        options=[name if group else "" for name, group in zip(named, several, strict=True)],
    )
