"""Those who are to be published by name beside the report: an attribution must not single one of them out."""

import csv

from consult import quotes, reference
from consult.errors import InputError, Problem, suggestion
from consult.pipeline.folder import Folder

_REMEDY = "Give it at least the columns organisation and respondent_type; region and sectors count too."
_VOCABULARIES = {"respondent_type": "respondent-types", "region": "regions", "sectors": "sectors"}


def listed(folder: Folder) -> list[quotes.screening.Member]:
    """Return the members on the list that the settings name; none where they name none.

    Raises:
        InputError: the file is missing, or lists every value that no vocabulary has.
    """
    name = folder.settings.quotes.published_list
    if not name:
        return []
    try:
        with (folder.path / name).open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
    except (OSError, UnicodeDecodeError, csv.Error):
        raise InputError(Problem("cannot be read as UTF-8 CSV.", "Check quotes.published_list.", file=name)) from None
    if rows and not {"organisation", "respondent_type"} <= set(rows[0]):
        raise InputError(Problem("lacks a column.", _REMEDY, file=name))
    problems: list[Problem] = []
    members = [_member(row, number, name, problems) for number, row in enumerate(rows, start=2)]
    if problems:
        raise InputError(problems)
    return members


def _member(row: dict[str, str | None], number: int, file: str, problems: list[Problem]) -> quotes.screening.Member:
    found: dict[str, str] = {}
    for column, vocabulary in _VOCABULARIES.items():
        known = _known(vocabulary)
        words = [one.strip() for one in (row.get(column) or "").split(";") if one.strip()]
        strange = [one for one in words if one.casefold() not in known]
        if strange:
            what = f"is not in the vocabulary of {column}.{suggestion(strange[0].casefold(), known)[:200]}"
            problems.append(Problem(what, file=file, row=number, column=column))
        found[column] = ";".join(known[one.casefold()] for one in words if one.casefold() in known)
    return quotes.screening.Member(
        quotes.screening.key_of(row.get("organisation") or ""),
        found["respondent_type"],
        quotes.screening.sectors_of(found["sectors"]),
        found["region"],
    )


def _known(vocabulary: str) -> dict[str, str]:
    """Return the ids of a vocabulary by id, name and alias in small letters."""
    return {
        word.casefold(): entry.id
        for entry in reference.entries(vocabulary)
        for word in (entry.id, entry.name, *entry.aliases)
    }
