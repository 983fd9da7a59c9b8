"""What a row says of its respondent: profile values, personal details, the date."""

from collections.abc import Sequence

from consult.ingest.assembly import Assembly, Place
from consult.ingest.table.mapping import Assignment
from consult.ingest.table.profile import joined_consent, map_value
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
    facts: dict[str, str] = {}
    consents: list[str] = []
    guessed = ""
    for one in profile:
        value = row[one.column.index]
        if not value or value.isspace():
            continue
        asked = f"{one.column.heading} {one.column.text}".strip()
        where = Place(sheet.source_id, number, sheet.names[one.column.index])
        assembly.profile(respondent_id, one.target, one.column.heading, asked, value, where)
        mapped = map_value(one.target, value, asked)
        if one.target == "consent":
            consents.append(mapped)
        elif one.target != "attribute":
            facts[one.target] = facts.get(one.target) or mapped
        if one.target == "respondent_type":
            guessed = guessed or map_value("acting_for", value)
    for one in sheet.plan.of("administrative", "submitted_at"):
        facts["submitted_at"] = facts.get("submitted_at") or row[one.column.index].strip()
    facts["acting_for"] = facts.get("acting_for") or guessed
    if facts["acting_for"] == "individual" and not facts.get("respondent_type"):
        facts["respondent_type"] = "individual"
    facts["consent"] = joined_consent(consents)
    assembly.describe(respondent_id, facts)
    for one in personal:
        value = row[one.column.index]
        if value and not value.isspace():
            where = Place(sheet.source_id, number, sheet.names[one.column.index])
            assembly.personal(respondent_id, one.target, value, where)
