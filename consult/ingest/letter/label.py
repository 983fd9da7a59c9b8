"""What the labels of a letter ask for: questions about the respondent, and personal details."""

from consult.ingest.heading import plain
from consult.ingest.letter.contact import Stated
from consult.ingest.table import detail, known
from consult.ingest.table.profile import map_value
from consult.ingest.table.prose import share_of_sentences
from consult.ingest.table.question_type import is_scale
from consult.vocabulary import Questionnaire

_LONGEST_LABEL_WORDS = 8
_LONGEST_QUESTION_WORDS = 25
_LONGEST_DETAIL_WORDS = 15


class Labels:
    """The labels that are known by a questionnaire, or by themselves."""

    def __init__(self, questionnaire: Questionnaire) -> None:
        self._fields = {plain(alias): one.field for one in questionnaire.profile for alias in one.aliases}
        self._personal = {plain(name) for name in questionnaire.personal}

    def profile(self, label: str) -> str:
        """Return the profile field that a label asks for, "" for none."""
        most = _LONGEST_QUESTION_WORDS if label.endswith("?") else _LONGEST_LABEL_WORDS
        found = known.profile(label) if len(label.split()) <= most else None
        return self._fields.get(plain(label), "") or (found.name if found else "")

    def personal(self, label: str) -> str:
        """Return the personal detail that a label asks for, "" for none."""
        return detail.asked_for(label) or ("other" if plain(label) in self._personal else "")

    def are_known(self, stated: Stated) -> bool:
        """Tell whether a line states a fact or a detail.

        A question counts where the reply is one that its list knows: others are asked in prose. A sentence or a view
        under "Address" or "Position" is text.
        """
        label, value = stated.label, stated.value
        if field := self.profile(label):
            return not label.endswith("?") or bool(map_value(field, value, label))
        is_view = share_of_sentences([value]) > 0 or (detail.is_doubtful(label) and is_scale([value]))
        return bool(self.personal(label)) and not is_view and len(value.split()) <= _LONGEST_DETAIL_WORDS
