"""The hand-written material, read once: patterns by theme and kind, voices, entities, mess, campaigns."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from data.invest2035.build.chance import Urn
from data.invest2035.build.pattern import Fragment, Mark, Pattern, Synonyms, parse

FOLDER = Path(__file__).parent / "material"
CONSULTATION = Path(__file__).parent.parent
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

Pool = dict[str, dict[str, list[Pattern]]]


@dataclass(frozen=True)
class Voice:
    """How one type of respondent speaks. Each of `persons` is what it says for we, our and us."""

    words: float
    persons: list[tuple[Pattern, ...]]
    who: list[Pattern]
    openers: list[Pattern | None]
    closers: list[Pattern | None]


@dataclass(frozen=True)
class Question:
    """A question of the questionnaire with what the material says of it."""

    id: str
    number: str
    wording: str
    section: str
    purpose: str
    depends_on: str
    interest: float
    themes: Urn[str]


@dataclass(frozen=True)
class Entities:
    """Surfaces as marked fragments: sectors by id, industries by sector, places by region."""

    sectors: dict[str, list[Fragment]]
    industries: dict[str, list[Fragment]]
    places: dict[str, list[Fragment]]
    all_industries: list[Fragment]
    all_places: list[Fragment]
    coast: list[Fragment]


@dataclass(frozen=True)
class Letter:
    """A campaign: its sentences by question."""

    id: str
    share: float
    fidelity: float
    verbatim: float
    types: Urn[str]
    answers: dict[str, list[Pattern]]


@dataclass(frozen=True)
class Material:
    """All of it."""

    themes: Pool
    types: dict[str, Pool]
    terse: dict[str, list[Pattern]]
    voices: dict[str, Voice]
    type_urn: Urn[str]
    questions: dict[str, Question]
    purposes: dict[str, dict[str, float]]
    stray: float
    entities: Entities
    words: dict[str, list[str]]
    connectives: list[Pattern]
    heads: list[Pattern]
    tails: list[Pattern]
    proper: frozenset[str]
    evidence: list[Pattern]
    covers: list[Pattern]
    headings: list[str]
    lead_ins: list[str]
    letters: list[Letter]
    letter_edits: dict[str, Any]
    mess: dict[str, Any]
    rates: dict[str, float]
    private: dict[str, Any]
    private_sentences: list[Pattern]
    profile: dict[str, Any]
    welsh: list[tuple[Pattern, Pattern]]
    questionnaire: dict[str, Any]

    @property
    def n_patterns(self) -> int:
        """How many sentence patterns carry a theme, not counting terse phrases, campaigns and Welsh."""
        pools = [self.themes, *self.types.values()]
        return sum(len(patterns) for pool in pools for kinds in pool.values() for patterns in kinds.values())


@cache
def load() -> Material:
    """Read the material and the questionnaire.

    Raises:
        ValueError: a sentence has an open bracket.
        KeyError: the material or the questionnaire lacks something.
    """
    questionnaire = _yaml(CONSULTATION / "questionnaire.yaml")
    framing, mess, private = _read("framing"), _read("mess"), _read("personal")
    voices, campaigns, asked = _read("voices"), _read("campaigns"), _read("questions")
    synonyms = Synonyms(framing["synonyms"])
    raw = {theme: kinds for path in sorted((FOLDER / "themes").glob("*.yaml")) for theme, kinds in _yaml(path).items()}
    return Material(
        themes={theme: _pool(theme, kinds, synonyms) for theme, kinds in raw.items()},
        types={one: {t: _pool(t, k, synonyms) for t, k in pool.items()} for one, pool in _read("types").items()},
        terse={theme: [parse(words, theme) for words in kinds["short"]] for theme, kinds in raw.items()},
        voices={one: _voice(voice) for one, voice in voices.items()},
        type_urn=Urn({one: voice["share"] for one, voice in voices.items()}),
        questions=_questions(questionnaire, asked, list(raw)),
        purposes=asked["purposes"],
        stray=asked["defaults"]["stray"],
        entities=_entities(_read("entities")),
        words={name: [str(one) for one in values] for name, values in _read("slots").items()},
        connectives=[parse(f"{words}, ") for group in framing["connectives"].values() for words in group],
        heads=[parse(words) for words in framing["heads"]],
        tails=[parse(words) for words in framing["tails"]],
        proper=frozenset(framing["proper"]),
        evidence=[parse(words) for words in framing["evidence"]],
        covers=[parse(words) for words in framing["covers"]],
        headings=framing["headings"],
        lead_ins=framing["lead_ins"],
        letters=[_letter(one, raw) for one, raw in campaigns.items() if one != "edits"],
        letter_edits={
            "before": [parse(words) for words in campaigns["edits"]["before"]],
            "after": [parse(words) for words in campaigns["edits"]["after"]],
            "swaps": campaigns["edits"]["swaps"],
        },
        mess={name: _maybe_patterns(name, values) for name, values in mess.items() if name != "rates"},
        rates=mess["rates"],
        private=private,
        private_sentences=[parse(words) for words in private["sentences"]],
        profile=_read("profile"),
        welsh=_welsh(_read("welsh")),
        questionnaire=questionnaire,
    )


def _yaml(path: Path) -> Any:
    return yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)  # noqa: S506 - a safe loader, compiled


def _read(name: str) -> Any:
    return _yaml(FOLDER / f"{name}.yaml")


def _pool(theme: str, kinds: dict[str, list[str]], synonyms: Synonyms) -> dict[str, list[Pattern]]:
    return {
        kind: [parse(words, theme, kind, synonyms=synonyms) for words in all_]
        for kind, all_ in kinds.items()
        if kind != "short"
    }


def _voice(raw: dict[str, Any]) -> Voice:
    return Voice(
        words=raw["words"],
        persons=[tuple(parse(one) for one in triple) for triple in raw["persons"]],
        who=[parse(one) for one in raw["who"]],
        openers=[parse(one) if one else None for one in raw["openers"]],
        closers=[parse(one) if one else None for one in raw["closers"]],
    )


def _questions(questionnaire: dict[str, Any], asked: dict[str, Any], themes: list[str]) -> dict[str, Question]:
    found = {}
    for raw in questionnaire["questions"]:
        invited = [theme for theme in raw["themes"] if theme in themes]
        # The first theme of a question is the one it is about, so it is drawn more often than the last.
        weights = {theme: 1 / (1 + place) ** 0.5 for place, theme in enumerate(invited)} or dict.fromkeys(themes, 1.0)
        found[raw["id"]] = Question(
            id=raw["id"],
            number=raw["number"],
            wording=raw["wording"],
            section=raw["section"],
            purpose=raw["purpose"],
            depends_on=raw.get("depends_on", ""),
            interest=asked["interest"][raw["id"]],
            themes=Urn(weights),
        )
    return found


def _entities(raw: dict[str, Any]) -> Entities:
    industries = {one: _marked(group, "frontier_industry") for one, group in raw["industries"].items()}
    places = {one: _marked(group, "place") for one, group in raw["places"].items()}
    return Entities(
        sectors={id_: _marked({id_: all_}, "sector") for id_, all_ in raw["sectors"].items()},
        industries=industries,
        places=places,
        all_industries=[one for group in industries.values() for one in group],
        all_places=[one for group in places.values() for one in group],
        coast=[one for group in places.values() for one in group if one[1] and one[1].id in raw["coast"]],
    )


def _marked(group: dict[str, list[str]], type_: str) -> list[Fragment]:
    return [(words, Mark("mentions", type_, id_)) for id_, all_ in group.items() for words in all_]


def _letter(name: str, raw: dict[str, Any]) -> Letter:
    answers = {}
    for question, lines in raw["answers"].items():
        sentences = []
        for line in lines:
            what, _, words = line.partition("|")
            theme, _, kind = what.strip().partition("/")
            sentences.append(parse(words.strip(), theme, kind))
        answers[question] = sentences
    return Letter(name, raw["share"], raw["fidelity"], raw["verbatim"], Urn(raw["types"]), answers)


def _maybe_patterns(name: str, values: Any) -> Any:
    return (
        [parse(words) for words in values]
        if name in {"signature", "disclaimer", "formula", "cross_reference"}
        else values
    )


def _welsh(raw: dict[str, Any]) -> list[tuple[Pattern, Pattern]]:
    return [
        (parse(welsh, theme, kind), parse(english, theme, kind))
        for theme, kinds in raw.items()
        for kind, pairs in kinds.items()
        for welsh, english in pairs
    ]
