"""What the labels of a letter ask for: questions about the respondent, and personal details."""

from consult.ingest.heading import plain
from consult.ingest.letter.contact import Stated
from consult.ingest.table import detail, known
from consult.ingest.table.prose import share_of_sentences
from consult.ingest.table.question_type import is_scale
from consult.vocabulary import Questionnaire

_LONGEST_LABEL_WORDS = 8
_LONGEST_DETAIL_WORDS = 15


class Labels:
    """The labels that are known by a questionnaire, or by themselves."""

    def __init__(self, questionnaire: Questionnaire) -> None:
        self._fields = {plain(alias): one.field for one in questionnaire.profile for alias in one.aliases}
        self._personal = {plain(name) for name in questionnaire.personal}

    def profile(self, label: str) -> str:
        """Return the profile field that a label asks for, "" for none."""
        found = known.profile(label) if len(label.split()) <= _LONGEST_LABEL_WORDS else None
        return self._fields.get(plain(label), "") or (found.name if found else "")

    def personal(self, label: str) -> str:
        """Return the personal detail that a label asks for, "" for none."""
        return detail.asked_for(label) or ("other" if plain(label) in self._personal else "")

    def are_known(self, stated: Stated) -> bool:
        """Tell whether a line states a fact or a detail; a sentence or a view under "Address" or "Position" is text."""
        label, value = stated.label, stated.value
        if self.profile(label) or not self.personal(label):
            return bool(self.profile(label))
        is_view = share_of_sentences([value]) > 0 or (detail.is_doubtful(label) and is_scale([value]))
        return not is_view and len(value.split()) <= _LONGEST_DETAIL_WORDS
