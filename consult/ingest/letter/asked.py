"""The questions of a questionnaire as they may be written in a letter: by number, wording or label.

In a letter nobody knows where a wording ends, and it may be broken into lines or cut short; the headers of a table are
whole, and `consult.ingest.table.wording` compares them as such.
"""

import re
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz import fuzz, process

from consult.ingest.letter.phrase import Alike, Phrases, plain_words
from consult.vocabulary import Questionnaire

_ID_NUMBER = re.compile(r"^q_?([0-9]+[a-z]?)$")
_WHOLE_NUMBER = re.compile(r"^([0-9]+(?:\.[0-9]+)?)([a-z]?|[ivx]{2,4})$")

_NUMBER = (
    r"^\s*(?:question\s*|cwestiwn\s*|q\.?\s*)?[0-9]+(?:\.[0-9]+)?"
    r"(?:[a-z]?\s*[.:)–-]\s*|\s?\((?:[a-z]|[ivx]{2,4})\)\s*[.:)–-]?\s*)"
)

WORDING_LIKENESS = 85.0
"""Rapidfuzz ratio from which words are taken for a question's wording (of 100), however they are broken into lines."""

LABEL_LIKENESS = 92.0
"""A label is short, so that other words come close to it by chance more easily."""

_MIN_LABEL_WORDS = 3
_MIN_WORDING_WORDS = 4
_MAX_LINES = 10
_BEGINNING = 30
_ALIKE = 60.0


@dataclass(frozen=True)
class Match:
    """Words in a text that are those of a question: up to `end`, of likeness 0 to 100."""

    question: int
    end: int
    likeness: float


@dataclass(frozen=True)
class Asked:
    """A questionnaire, prepared for the search. Questions are known by their index in it."""

    questionnaire: Questionnaire

    @cached_property
    def by_number(self) -> dict[str, int]:
        """Question numbers in lower case without "Q" or brackets; the first of several wins."""
        numbers: dict[str, int] = {}
        for index, question in enumerate(self.questionnaire.questions):
            number = plain_number(question.number)
            if not number and (found := _ID_NUMBER.match(question.id)):
                number = found.group(1)
            if number:
                numbers.setdefault(number, index)
        return numbers

    @cached_property
    def wordings(self) -> Phrases:
        """Wordings long enough to be told from chance."""
        found = []
        for index, question in enumerate(self.questionnaire.questions):
            for wording in dict.fromkeys((question.wording, *question.aliases)):
                words = plain_words(_unnumbered(wording))
                if len(words.split()) >= _MIN_WORDING_WORDS:
                    found.append((index, words))
        return Phrases(tuple(found))

    @cached_property
    def labels(self) -> Phrases:
        """The label of every question."""
        pairs = ((index, plain_words(q.label)) for index, q in enumerate(self.questionnaire.questions) if q.label)
        return Phrases(tuple(pairs))

    @cached_property
    def sections(self) -> frozenset[str]:
        """Normalised names of the sections."""
        return frozenset(plain_words(section.name) for section in self.questionnaire.sections)

    @cached_property
    def last_number(self) -> int:
        """The highest whole question number, 0 where there is none."""
        return max((int(re.split(r"\D", number)[0]) for number in self.by_number), default=0)

    def question(self, number: str) -> tuple[int, bool] | None:
        """Return the question of a number as written, and whether it is exactly that one.

        "7a" is a part of question 7 where the questionnaire has no 7a; "7" stands for 7a where there is only that.
        """
        plain = plain_number(number)
        if plain in self.by_number:
            return self.by_number[plain], True
        found = _WHOLE_NUMBER.match(plain)
        if found is None:
            return None
        if found.group(2) and found.group(1) in self.by_number:
            return self.by_number[found.group(1)], False
        first = f"{plain}a"
        return (self.by_number[first], False) if first in self.by_number else None

    def wording_at(
        self,
        text: str,
        start: int,
        *,
        only: int | None = None,
        any_label: bool = False,
        likeness: float = WORDING_LIKENESS,
    ) -> Match | None:
        """Return the question whose wording (or, as a line of its own, label) the text has at `start`.

        Args:
            text: the document.
            start: where to look; white space there is passed over.
            only: look for this question alone.
            any_label: let a label of one or two words count too, which needs other grounds to be believed; a label of
                two words counts without any when it is exactly the line.
            likeness: what a wording must reach.
        """
        if not self._may_begin(text, start):
            return None
        wordings, labels, long_labels, short_labels = self._groups[only]
        in_line = [(wordings, likeness)]
        whole_line = [*in_line, (labels if any_label else long_labels, LABEL_LIKENESS), (short_labels, 100.0)]
        best, best_end = None, start
        words, seen = "", start
        for end, at_line_end in _ends(text, start):
            words, seen = f"{words} {plain_words(text[seen:end])}".strip(), end
            for phrases, least in whole_line if at_line_end else in_line:
                alike = phrases.most_alike(words, least)
                if alike is not None and (best is None or alike.likeness > best.likeness):
                    best, best_end = alike, end
        if best is None or _begins_later(text[start:best_end], best):
            return None
        return Match(best.question, best_end, best.likeness)

    @cached_property
    def _groups(self) -> dict[int | None, tuple[Phrases, Phrases, Phrases, Phrases]]:
        """Wordings and labels, and of these the long and those one word too short, for each question and for all."""
        groups = {}
        for only in (None, *range(len(self.questionnaire.questions))):
            labels = self.labels.of(only)
            short = _MIN_LABEL_WORDS - 1
            long_labels = labels.of_words(_MIN_LABEL_WORDS, _LONGEST)
            groups[only] = (self.wordings.of(only), labels, long_labels, labels.of_words(short, short))
        return groups

    def _may_begin(self, text: str, start: int) -> bool:
        """Tell cheaply whether a line begins at all like a question: most lines of a letter do not."""
        line = text[start : start + 2 * _BEGINNING].lstrip()
        words = plain_words(line.partition("\n")[0])[:_BEGINNING]
        return (
            process.extractOne(words, self._beginnings[len(words)], scorer=fuzz.ratio, score_cutoff=_ALIKE) is not None
        )

    @cached_property
    def _beginnings(self) -> list[list[str]]:
        """How questions begin, by length: a line may break soon after the question begins."""
        phrases = [words for _, words in (*self.wordings.pairs, *self.labels.pairs)]
        return [list(dict.fromkeys(words[: max(n, 1)] for words in phrases)) for n in range(_BEGINNING + 1)]


def _begins_later(matched: str, best: Alike) -> bool:
    """Tell whether the first lines of what was matched are not the question's: a short answer may stand above it."""
    first = len(matched) - len(matched.lstrip())
    lines = (found.end() for found in re.finditer("\n", matched[first:]))
    return any(fuzz.ratio(plain_words(matched[first + at :]), best.phrase) > best.likeness for at in lines)


def plain_number(number: str) -> str:
    """Return "Q7 (a)" as "7a"."""
    return re.sub(r"[^0-9a-z.]", "", re.sub(r"^\s*(?:question|cwestiwn|q)\s*\.?", "", number.casefold())).strip(".")


def _unnumbered(wording: str) -> str:
    return re.sub(_NUMBER, "", wording, flags=re.IGNORECASE)


_LONGEST = 1_200
"""Characters; no question is longer, and a letter without blank lines is not to be searched to its end each time."""

_SENTENCE_ENDS = frozenset(".?!:;")
_BLANK_LINE = re.compile(r"\n[ \t]*\n")
_SENTENCE_END = re.compile(r"[?.:](?=[\s*_\"”])|\n|$")


def _ends(text: str, start: int) -> list[tuple[int, bool]]:
    """Return where words that begin at `start` may end, and whether that is the end of a line: within one paragraph."""
    furthest = min(len(text), start + _LONGEST)
    blanks = (found.start() for found in _BLANK_LINE.finditer(text, start, furthest))
    # A page break may leave a blank line inside a question; one after the end of a sentence ends it.
    limit = next(
        (blank for blank in blanks if text[max(0, blank - 9) : blank].rstrip()[-1:] in _SENTENCE_ENDS), furthest
    )
    ends: list[tuple[int, bool]] = []
    lines = 0
    for found in _SENTENCE_END.finditer(text, start, limit):
        is_line = found.group() in {"\n", ""}
        end = found.start() if is_line else found.end()
        lines += is_line
        if end > start:
            ends.append((end, is_line or text[end : end + 1] in {"\n", ""}))
        if lines > _MAX_LINES:
            return ends
    return [*ends, (limit, True)] if limit > start else ends
