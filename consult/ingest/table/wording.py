"""Which question a header stands for: by alias, wording, number or likeness."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from consult.ingest.heading import number, plain, unnumbered
from consult.settings import IngestSettings
from consult.vocabulary import Question, Questionnaire, QuestionType

_ENOUGH_WORDS = 3
"""A wording shorter than this is too short to say that a number is wrong."""


_QUITE_OTHER = 60
"""Likeness of words in any order, of 100, below which a header and a question have little but the number in common."""


@dataclass(frozen=True)
class Match:
    """The questions a header may stand for; one of them where it is clear. `how` is alias, exact, number or fuzzy.

    `problem` says why it is not clear, `doubt` why a person should look although it is.
    """

    question_ids: tuple[str, ...] = ()
    how: str = ""
    score: float = 0.0
    problem: str = ""
    doubt: str = ""

    @property
    def question_id(self) -> str:
        """The question, "" where none or several fit."""
        return self.question_ids[0] if len(self.question_ids) == 1 and not self.problem else ""


NO_MATCH = Match()


class Wordings:
    """The headers, wordings and numbers of a questionnaire, ready to be looked up."""

    def __init__(self, questionnaire: Questionnaire, settings: IngestSettings) -> None:
        self._questions = questionnaire.questions
        self._settings = settings
        self._aliases = _index((alias, q.id) for q in questionnaire.questions for alias in q.aliases)
        self._exact = _index((text, q.id) for q in questionnaire.questions for text in _texts(q))
        self._numbers: dict[str, list[str]] = {}
        for question in questionnaire.questions:
            for own in dict.fromkeys((number(question.number) or plain(question.number), number(question.id))):
                if own:
                    self._numbers.setdefault(own, []).append(question.id)
        self._choices = [(plain(text), q.id) for q in questionnaire.questions for text in _texts(q)]
        self._choices += [(plain(alias), q.id) for q in questionnaire.questions for alias in q.aliases]

    def by_alias(self, name: str) -> Match:
        """Return the question that lists this header among its aliases."""
        found = self._aliases.get(plain(name), ())
        return Match(found, "alias", 1.0) if len(found) == 1 else NO_MATCH

    def by_wording(self, texts: Sequence[str], kind: str = "") -> Match:
        """Return the question that a column asks, from what its header says of wording and number together.

        Args:
            texts: the wordings of the header, the longest first; a question number may stand before any of them.
            kind: open or closed where a set-up sheet says so; it decides between questions of one number.
        """
        own = next((found for text in texts if (found := number(text))), "")
        numbered = self._of_kind(self._numbers.get(own, []), kind) if own else ()
        names = [name for text in texts for name in (plain(text), plain(unnumbered(text)))]
        exact = self._of_kind([one for name in names for one in self._exact.get(name, ())], kind)
        if exact and numbered and not set(exact) & set(numbered):
            return self._disagreement(own, numbered, exact)
        both = tuple(one for one in exact if one in numbered) or exact
        if both:
            return Match(both, "exact", 1.0, "" if len(both) == 1 else _several(both))
        wording = max((plain(unnumbered(text)) for text in texts), key=len, default="")
        likely = self._by_likeness(wording)
        if numbered:
            return self._numbered(own, numbered, likely, wording)
        return likely

    def _numbered(self, own: str, numbered: tuple[str, ...], likely: Match, wording: str) -> Match:
        if likely.question_id and likely.question_id not in numbered and wording.count(" ") + 1 >= _ENOUGH_WORDS:
            return self._disagreement(own, numbered, likely.question_ids)
        if likely.question_id in numbered:
            return Match(likely.question_ids, "number", 1.0)
        if len(numbered) > 1:
            return Match(numbered, "number", 1.0, _several(numbered))
        return Match(numbered, "number", 1.0, doubt=self._doubt(own, numbered[0], wording))

    def _doubt(self, own: str, question_id: str, wording: str) -> str:
        """Return what is odd about a number whose question is worded quite otherwise, "" where nothing is."""
        texts = [plain(unnumbered(text)) for text, one in self._choices if one == question_id]
        told = [text for text in texts if text.count(" ") + 1 >= _ENOUGH_WORDS]
        if wording.count(" ") + 1 < _ENOUGH_WORDS or not told:
            return ""
        if max(fuzz.token_set_ratio(wording, text) for text in told) >= _QUITE_OTHER:
            return ""
        return f"its number {own} is that of {question_id}, its wording quite another: look whether it is that question"

    def _by_likeness(self, wording: str) -> Match:
        """Return the most alike wording, if it is alike enough and leads the next question clearly."""
        if not wording:
            return NO_MATCH
        best: dict[str, float] = {}
        alike = process.extract(
            wording,
            [text for text, _ in self._choices],
            scorer=fuzz.ratio,
            score_cutoff=100 * max(self._settings.fuzzy_match - self._settings.fuzzy_margin, 0),
            limit=None,
        )
        for _, score, index in alike:
            question_id = self._choices[index][1]
            best[question_id] = max(best.get(question_id, 0.0), score / 100)
        ranked = sorted(best.items(), key=lambda pair: -pair[1])
        if not ranked or ranked[0][1] < self._settings.fuzzy_match:
            return NO_MATCH
        top = ranked[0][1]
        near = tuple(one for one, score in ranked if top - score < self._settings.fuzzy_margin)
        return Match(near, "fuzzy", round(top, 3), "" if len(near) == 1 else _several(near))

    def _of_kind(self, found: Iterable[str], kind: str) -> tuple[str, ...]:
        ids = tuple(dict.fromkeys(found))
        if len(ids) < 2 or kind not in ("open", "closed"):
            return ids
        types = {q.id: q.type for q in self._questions}
        return tuple(one for one in ids if (types[one] is QuestionType.OPEN) == (kind == "open")) or ids

    def _disagreement(self, own: str, numbered: Sequence[str], worded: Sequence[str]) -> Match:
        return Match(
            (*numbered, *worded),
            "number",
            0.0,
            f"its number {own} is that of {', '.join(numbered)}, its wording that of {', '.join(worded)}.",
        )


def _several(ids: Sequence[str]) -> str:
    return f"it fits several questions: {', '.join(ids)}."


def _texts(question: Question) -> tuple[str, ...]:
    own = "" if number(question.id) else question.id
    return tuple(text for text in (own, question.label, question.wording) if text)


def _index(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    index: dict[str, tuple[str, ...]] = {}
    for text, question_id in pairs:
        for name in dict.fromkeys((plain(text),)):
            if question_id not in index.setdefault(name, ()):
                index[name] = (*index[name], question_id)
    return index
