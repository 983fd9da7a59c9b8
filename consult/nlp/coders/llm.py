"""Themes by asking a language model: only where the settings name one and let texts be sent to it.

Every coding rests on words that stand in the text, character by character: a theme that is not in the code frame, or
words that are not in the text, are rejected, whatever the model says of its certainty. A text of which nothing usable
came back is in `unread`, with the reason; the other coders code it as always.
"""

from collections import Counter
from collections.abc import Callable, Iterator

import pandas as pd

from consult.nlp.coder import FAINTEST, Coding, coded
from consult.nlp.encoder import Encoder
from consult.nlp.llm.account import Account
from consult.nlp.llm.coding import Held, SaidOfText, background, held
from consult.nlp.llm.model import LLM
from consult.nlp.llm.prompt import prompt
from consult.nlp.llm.question import Item, Question
from consult.nlp.segment import Passage, passages
from consult.tables import Unread
from consult.vocabulary import CodeFrame


def build(frame: CodeFrame, encoder: Callable[[], Encoder], model: Callable[[], LLM]) -> "LanguageModel":
    """Build the coder on a language model; it needs no vectors."""
    del encoder
    return LanguageModel(frame, model())


class LanguageModel:
    """Asks a language model which themes of a code frame a text carries."""

    coder_id = "llm@1"

    def __init__(self, frame: CodeFrame, model: LLM) -> None:
        self._model = model
        self._known = frame.by_id
        said = prompt("coding")
        self._passages: dict[str, Passage] = {}
        self._question = Question(model, said, SaidOfText, self._held, background=background(frame))
        self._n_texts = self._n_unread = 0
        self._rejected: Counter[str] = Counter()
        self.unread: pd.DataFrame = Unread.of()
        self.fingerprint = {"llm": f"{self.coder_id} {said.version} {model.batch_size}", **model.fingerprint}

    @property
    def account(self) -> Account:
        """What was asked since it was built, what came back, and what that used."""
        return Account(self._model.name, self._n_texts, self._n_unread, dict(self._rejected), self._model.usage)

    def code(self, texts: pd.DataFrame, segments: pd.DataFrame) -> pd.DataFrame:
        """Return `TextCodings`; see `Coder`. What is said of a text may depend on those it was sent with."""
        self._passages = {one.text_id: one for one in passages(texts, segments) if any(map(str.isalpha, one.text))}
        answered = self._question.ask([Item(one.text_id, {"text": one.text}) for one in self._passages.values()])
        self._n_texts += len(self._passages)
        self._n_unread += len(answered.failures)
        self.unread = Unread.of(
            {"text_id": text_id, "coder_id": self.coder_id, "reason": answered.failures[text_id]}
            for text_id in self._passages
            if text_id in answered.failures
        )
        read = [(one, answered.found[one.text_id]) for one in self._passages.values() if one.text_id in answered.found]
        return coded(self.coder_id, (coding for passage, what in read for coding in self._codings(passage, what)))

    def _held(self, text_id: str, said: SaidOfText, last: bool) -> Held:
        return held(said, self._passages[text_id], self._known, last=last)

    def _codings(self, passage: Passage, what: Held) -> Iterator[Coding]:
        self._rejected.update(what.rejected)
        for theme_id, (probability, (start, end)) in sorted(what.themes.items()):
            if probability >= FAINTEST:
                reason = f"read so by the language model {self._model.name[:200]}"
                yield Coding(passage.text_id, theme_id, probability, start, end, reason)
