"""Decisions that other tools have no place for, as codes: that an answer was read, that a theme was not given.

A theme was given, was seen and not given, or was not seen. REFI-QDA knows the first only.
"""

from typing import Any

from consult.coding.exchange.code_book import THEME, add_code
from consult.coding.exchange.guid import guid
from consult.coding.exchange.work import CODED, NOT_CODED, Work

CATEGORY, READ_NAME, NOT_NAME = "Decisions", "Read for all themes", "Not given: "
_CATEGORY, _NOT, _READ = "decisions", "not", "read"


def code_of(consultation: str, theme_id: str, value: str) -> str:
    """Return the identifier of the code that stands for a decision."""
    if not theme_id:
        return guid(consultation, _READ)
    return guid(consultation, _NOT if value == NOT_CODED else THEME, theme_id)


def add_decisions(parent: Any, work: Work) -> None:
    """Add the codes for the decisions that were made to an element; none where there are none."""
    ids, made = work.frame.by_id, work.codings
    declined = made.loc[(made["value"] == NOT_CODED) & (made["theme_id"] != ""), "theme_id"]
    is_read = bool((made["theme_id"] == "").any())
    if not is_read and declined.empty:
        return
    category = add_code(parent, guid(work.id, _CATEGORY), CATEGORY, codable=False)
    if is_read:
        add_code(category, guid(work.id, _READ), READ_NAME)
    for theme_id in sorted(set(declined)):
        add_code(category, guid(work.id, _NOT, theme_id), NOT_NAME + ids[theme_id].name)


def decisions(work: Work) -> dict[str, tuple[str, str]]:
    """Return the theme id and value of every decision there can be, by the identifier of its code."""
    pairs = [("", CODED), *((theme.id, value) for theme in work.frame.themes for value in (CODED, NOT_CODED))]
    return {code_of(work.id, theme_id, value): (theme_id, value) for theme_id, value in pairs}
