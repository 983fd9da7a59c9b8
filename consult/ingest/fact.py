"""What a respondent says of themselves, in a row or a letter: gathered value by value, then set down at once."""

from consult.ingest.assembly import Assembly, Place
from consult.ingest.table.profile import joined_consent, map_value


class Facts:
    """Columns of the respondents table as one row or letter gives them; the first value of a column stands."""

    def __init__(self, assembly: Assembly, respondent_id: str) -> None:
        self._assembly, self._id = assembly, respondent_id
        self._columns: dict[str, str] = {}
        self._consents: list[str] = []
        self._side = ""

    def profile(self, field: str, heading: str, asked: str, value: str, where: Place) -> None:
        """Take a profile value: as given for the attributes, as mapped for the respondent.

        Args:
            field: a column of the respondents table, or `attribute`.
            heading: what the value stands under, a header or a label.
            asked: the wording of the question, heading included; it decides what a bare yes means for consent.
            value: the value as given; nothing is taken where it is blank.
            where: its place.
        """
        if not value or value.isspace():
            return
        self._assembly.profile(self._id, field, heading, asked, value, where)
        mapped = map_value(field, value, asked)
        if field == "consent":
            self._consents.append(mapped)
        elif field != "attribute":
            self.set(field, mapped)
        if field == "respondent_type":
            self._side = self._side or map_value("acting_for", value)

    def set(self, column: str, value: str) -> None:
        """Set a column, unless it has a value."""
        self._columns[column] = self._columns.get(column) or value

    def personal(self, field: str, value: str, where: Place) -> None:
        """Take a personal detail, for the restricted table alone; nothing where it is blank."""
        if value and not value.isspace():
            self._assembly.personal(self._id, field, value, where)

    def settle(self) -> None:
        """Set down what was gathered. An individual by their own word is one by type; consent is the strictest."""
        self.set("acting_for", self._side)
        if self._columns["acting_for"] == "individual":
            self.set("respondent_type", "individual")
        self._assembly.describe(self._id, {**self._columns, "consent": joined_consent(self._consents)})
