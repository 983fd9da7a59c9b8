"""Everything the language room says about texts, part by part."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, fields

import pandas as pd

from consult.nlp import ensemble, evidence, invitation, own_sector, stance
from consult.nlp.coder import Asking, load_coder
from consult.nlp.encoder import Remembering, load_encoder
from consult.nlp.kind import KindReader
from consult.nlp.learning.coder import restore
from consult.nlp.lexicon import fingerprint as lexicon_fingerprint
from consult.nlp.llm.access import connect
from consult.nlp.llm.account import record
from consult.nlp.llm.model import LLM
from consult.nlp.segment import VERSION as SEGMENT
from consult.nlp.segment import passages, segment
from consult.progress import Progress, silent
from consult.settings import LlmSettings, NlpSettings
from consult.tables import Mentions, NearMisses, Segments, TextCodings, Tones, Unread
from consult.vocabulary import CodeFrame

_STEPS = 4


@dataclass(frozen=True, kw_only=True)
class Tags:
    """What is said about texts: `Segments`, `TextCodings` (as `codings`), `Tones`, `Mentions`, `OwnSectors`,
    `TextEvidence`, `TextStances` and `InvitedKinds`.

    `near_misses` (`NearMisses`) are of the themes learned from codings. `unread` (`Unread`) has the texts that a coder
    could not read, which the others coded without it.
    """

    segments: pd.DataFrame
    codings: pd.DataFrame
    tones: pd.DataFrame
    mentions: pd.DataFrame
    own_sectors: pd.DataFrame
    text_evidence: pd.DataFrame
    text_stances: pd.DataFrame
    invited_kinds: pd.DataFrame
    near_misses: pd.DataFrame
    unread: pd.DataFrame

    @property
    def tables(self) -> dict[str, pd.DataFrame]:
        """All of it, by name."""
        return {one.name: getattr(self, one.name) for one in fields(self)}


class Tagger:
    """Tags texts. What it says of a text depends on that text alone, so parts of any size give the same bytes.

    `fingerprint` names everything its tags depend on; `coder_ids` are those in its codings.
    """

    def __init__(
        self,
        frame: CodeFrame,
        settings: NlpSettings,
        learned: bytes | None,
        llm: LlmSettings,
        model: Callable[[], LLM],
    ) -> None:
        from consult.nlp.mentions import MentionFinder
        from consult.nlp.tone import ToneReader

        self._threshold, self._llm = settings.threshold, llm
        self._encoder = Remembering(load_encoder(settings.encoder, settings.threads))
        self._coders = [load_coder(name, frame, lambda: self._encoder, model) for name in settings.coders]
        self._team = restore(learned, self._encoder, frame) if learned else None
        self._kinds = KindReader(self._encoder)
        self._tone = ToneReader(self._encoder)
        self._mentions = MentionFinder()
        self._encoder.forget()
        self.coder_ids: tuple[str, ...] = (ensemble.CODER_ID, *([self._team.coder_id] if self._team else []))
        self.fingerprint: dict[str, str] = {
            "encoder": self._encoder.name,
            "segment": SEGMENT,
            "own_sector": own_sector.VERSION,
            "evidence": evidence.VERSION,
            "stance": stance.VERSION,
            "ensemble": f"{ensemble.CODER_ID} {ensemble.ALONE} {settings.coders} {settings.threshold}",
            "frame": hashlib.sha256(frame.model_dump_json().encode()).hexdigest(),
            "cues": lexicon_fingerprint(),
        }
        for more in (
            self._encoder.fingerprint,
            self._tone.fingerprint,
            self._mentions.fingerprint,
            self._kinds.fingerprint,
        ):
            self.fingerprint |= more
        for coder in (*self._coders, *([self._team] if self._team else [])):
            self.fingerprint |= coder.fingerprint

    @property
    def asked(self) -> dict[str, object]:
        """What was asked of a language model so far, what came of it and what it used; {} where none may be asked."""
        return record([coder.account for coder in self._coders if isinstance(coder, Asking)], self._llm)

    def tag(self, texts: pd.DataFrame, progress: Progress = silent) -> Tags:
        """Tag texts (`Texts`), each once."""
        progress("segments", 0, _STEPS)
        segments = segment(texts)
        progress("themes", 1, _STEPS)
        codings = ensemble.combine([coder.code(texts, segments) for coder in self._coders], self._threshold)
        if self._team:
            codings = self._team.in_place_of(codings, self._team.code(texts, segments))
        read = list(passages(texts, segments))
        progress("tones", 2, _STEPS)
        kinds = self._kinds.read(words for passage in read for words in passage.segments)
        codings = invitation.with_kinds(read, codings, kinds)
        tones = self._tone.read(read, codings, kinds)
        progress("mentions", 3, _STEPS)
        mentions = self._mentions.find(read)
        self._encoder.forget()
        progress("mentions", _STEPS, _STEPS)
        return Tags(
            segments=Segments.checked(segments),
            codings=TextCodings.checked(codings),
            tones=Tones.checked(tones),
            mentions=Mentions.checked(mentions),
            own_sectors=own_sector.find(read, mentions),
            text_evidence=evidence.find(read),
            text_stances=stance.find(read),
            invited_kinds=invitation.find(read, codings, kinds),
            near_misses=self._team.near_misses if self._team else NearMisses.of(),
            unread=self._unread(),
        )

    def _unread(self) -> pd.DataFrame:
        unread = [coder.unread for coder in self._coders if isinstance(coder, Asking)]
        return Unread.checked(pd.concat([Unread.of(), *unread], ignore_index=True))


def load_tagger(
    frame: CodeFrame,
    settings: NlpSettings,
    seed: int,
    learned: bytes | None = None,
    *,
    llm: LlmSettings | None = None,
    key: str = "",
) -> Tagger:
    """Load the models that the settings name, read the code frame, and restore what was `learned` from codings.

    Themes that were coded often enough are coded as they were learned; the others by the coders of the settings.
    `seed` is asked of a language model, and is part of no other result: nothing else here is left to chance. `llm` says
    which model may be asked, with which `key`.

    Raises:
        SettingsError: a coder asks a language model, and none may be asked.
        UnknownName: an encoder or coder that is not there.
        ModelError: a model file is absent or is not the one its manifest names, or what was learned is out of date.
    """
    allowed = llm or LlmSettings()
    return Tagger(frame, settings, learned, allowed, lambda: connect(allowed, key, seed))
