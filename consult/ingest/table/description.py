"""What a row says of its respondent: profile values, personal details, the date."""

from collections.abc import Sequence

from consult.ingest.assembly import Assembly, Place
from consult.ingest.fact import Facts
from consult.ingest.table.mapping import Assignment
from consult.ingest.table.sheet import Sheet


def describe(
    sheet: Sheet,
    assembly: Assembly,
    row: Sequence[str],
    number: int,
    respondent_id: str,
    profile: Sequence[Assignment],
    personal: Sequence[Assignment],
) -> None:
    """Take what a row says of the respondent: profile values, personal details, the date."""
    facts = Facts(assembly, respondent_id)
    for one in profile:
        if one.target == "submitted_at":
            facts.set("submitted_at", sheet.moment(row, one.column.index))
        asked = f"{one.column.heading} {one.column.text}".strip()
        where = Place(sheet.source_id, number, sheet.names[one.column.index])
        facts.profile(one.target, one.column.heading, asked, row[one.column.index], where)
    for one in sheet.plan.of("administrative", "submitted_at"):
        facts.set("submitted_at", sheet.moment(row, one.column.index))
    for one in personal:
        where = Place(sheet.source_id, number, sheet.names[one.column.index])
        facts.personal(one.target, row[one.column.index], where)
    facts.settle()
