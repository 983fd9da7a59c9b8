"""From distinct texts to segments, theme codings, tones and mentions: each text once, ever."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from consult import nlp as room
from consult import registry
from consult.pipeline.folder import Folder
from consult.pipeline.language_model import key_of, warnings_of
from consult.pipeline.learned import kept
from consult.progress import Progress, silent
from consult.store import Stage, fingerprint
from consult.tables import Answers, Texts, Unread

_DONE = "texts_done"
_READ, _UNREAD = "part-", "unread-"
"""How the names of parts begin: texts that every coder read, and those that a language model left unread."""


@dataclass(frozen=True)
class Tagged:
    """The cleaned stage, the tag stage that covers all its texts, and what tagged them.

    `unread` (`Unread`) has the texts that a language model left unread, of the `n_texts` in use.
    """

    cleaned: Stage
    stage: Stage
    coder_ids: tuple[str, ...]
    fingerprint: dict[str, str]
    unread: pd.DataFrame
    n_texts: int

    @property
    def warnings(self) -> tuple[str, ...]:
        """What a reader of the results must know about how the texts were tagged."""
        return warnings_of(self.unread, self.n_texts)


def tag(
    folder: Folder,
    cleaned: Stage,
    progress: Progress = silent,
    *,
    again: bool = False,
    asked: dict[str, object] | None = None,
) -> Tagged:
    """Tag every text that was not tagged before under the same frame, models and settings.

    Work is kept part by part: a stop costs at most `nlp.part_size` texts.

    Args:
        folder: the consultation.
        cleaned: the stage with its texts.
        progress: called as the work goes on.
        again: also tag the texts anew that a language model left unread before.
        asked: is filled with what a language model was asked and what that used, also where the work is stopped.
    """
    settings = folder.settings
    tagger = room.load_tagger(
        folder.frame, settings.nlp, settings.seed, kept(folder), llm=settings.llm, key=key_of(settings.llm)
    )
    mark = fingerprint(tagger.fingerprint, Path(room.__file__).parent)
    stage = Stage(folder.derived, "tag", mark)
    for part in stage.parts:
        if again and part.startswith(_UNREAD):
            stage.forget(part)
    texts = readable(cleaned, folder)
    done = {text_id for part in stage.each(_DONE) for text_id in part["text_id"]}
    left = texts[~texts["text_id"].isin(done)]
    n_done = len(texts) - len(left)
    progress("tagging", n_done, len(texts))
    engine = registry.load("consult.engine", settings.engine)
    failures: list[dict[str, str]] = []
    try:
        for some, tags in engine.map_parts(tagger.tag, _parts(left, settings.nlp.part_size)):
            _keep(stage, some["text_id"], {**tags.tables, _DONE: some[["text_id"]]})
            failures += [{"text_id": one.text_id, "reason": one.reason} for one in tags.unread.itertuples()]
            n_done += len(some)
            progress("tagging", n_done, len(texts))
    finally:
        if asked is not None and tagger.asked:
            asked.update(tagger.asked, failures=failures)
    stage.forget_others(keep=1)  # going back to the frame before costs nothing then
    unread = pd.concat([Unread.of(), *stage.each("unread")], ignore_index=True)
    unread = unread[unread["text_id"].isin(texts["text_id"])].sort_values("text_id", ignore_index=True)
    return Tagged(cleaned, stage, tagger.coder_ids, tagger.fingerprint, unread, len(texts))


def readable(cleaned: Stage, folder: Folder) -> pd.DataFrame:
    """Return the texts (columns of `Texts`) that answer an open question or none, in a language that is analysed."""
    answers = cleaned.read("answers", Answers)
    used = answers.loc[Answers.read(answers, folder.questionnaire), "text_id"]
    texts = cleaned.read("texts", Texts)
    return texts[texts["text_id"].isin(used)].sort_values("text_id", ignore_index=True)


def _parts(texts: pd.DataFrame, size: int) -> Iterator[pd.DataFrame]:
    for start in range(0, len(texts), size):
        yield texts.iloc[start : start + size].reset_index(drop=True)


def _keep(stage: Stage, text_ids: pd.Series, tables: Mapping[str, pd.DataFrame]) -> None:
    """Write what was said of texts: those left unread in a part of their own, to be derived anew without the others."""
    unread = text_ids.isin(tables["unread"]["text_id"])
    for begins, ids in ((_READ, text_ids[~unread]), (_UNREAD, text_ids[unread])):
        if len(ids):
            stage.write(_name(begins, ids), {name: one[one["text_id"].isin(ids)] for name, one in tables.items()})


def _name(begins: str, ids: Iterable[str]) -> str:
    return begins + hashlib.sha256("\n".join(ids).encode()).hexdigest()[:16]
