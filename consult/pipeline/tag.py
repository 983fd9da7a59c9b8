"""From distinct texts to segments, theme codings, tones and mentions: each text once, ever."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from consult import nlp as room
from consult import registry
from consult.pipeline.folder import Folder
from consult.pipeline.learned import kept
from consult.progress import Progress, silent
from consult.store import Stage, fingerprint
from consult.tables import Answers, Texts

_DONE = "texts_done"


@dataclass(frozen=True)
class Tagged:
    """The cleaned stage, the tag stage that covers all its texts, and what tagged them."""

    cleaned: Stage
    stage: Stage
    coder_ids: tuple[str, ...]
    fingerprint: dict[str, str]


def tag(folder: Folder, cleaned: Stage, progress: Progress = silent) -> Tagged:
    """Tag every text that was not tagged before under the same frame, models and settings.

    Work is kept part by part: a stop costs at most `nlp.part_size` texts.
    """
    tagger = room.load_tagger(folder.frame, folder.settings.nlp, folder.settings.seed, kept(folder))
    mark = fingerprint(tagger.fingerprint, Path(room.__file__).parent)
    stage = Stage(folder.derived, "tag", mark)
    texts = readable(cleaned, folder)
    done = {text_id for part in stage.each(_DONE) for text_id in part["text_id"]}
    left = texts[~texts["text_id"].isin(done)]
    n_done = len(texts) - len(left)
    progress("tagging", n_done, len(texts))
    engine = registry.load("consult.engine", folder.settings.engine)
    for part, tags in engine.map_parts(tagger.tag, _parts(left, folder.settings.nlp.part_size)):
        tables = {"segments": tags.segments, "codings": tags.codings, "tones": tags.tones, "mentions": tags.mentions}
        stage.write(_name(part), {**tables, _DONE: part[["text_id"]]})
        n_done += len(part)
        progress("tagging", n_done, len(texts))
    stage.forget_others(keep=1)  # going back to the frame before costs nothing then
    return Tagged(cleaned, stage, tagger.coder_ids, tagger.fingerprint)


def readable(cleaned: Stage, folder: Folder) -> pd.DataFrame:
    """Return the texts (columns of `Texts`) that answer an open question or none, in a language that is analysed."""
    answers = cleaned.read("answers", Answers)
    used = answers.loc[Answers.read(answers, folder.questionnaire), "text_id"]
    texts = cleaned.read("texts", Texts)
    return texts[texts["text_id"].isin(used)].sort_values("text_id", ignore_index=True)


def _parts(texts: pd.DataFrame, size: int) -> Iterator[pd.DataFrame]:
    for start in range(0, len(texts), size):
        yield texts.iloc[start : start + size].reset_index(drop=True)


def _name(part: pd.DataFrame) -> str:
    return "part-" + hashlib.sha256("\n".join(part["text_id"]).encode()).hexdigest()[:16]
