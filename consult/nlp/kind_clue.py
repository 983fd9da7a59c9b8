"""What the row of signs of a sentence says about its kind: clues, each a name and a weight, for the kind model.

Harm that is prevented, good that is denied and trouble that is absent get signs of their own; the main clause is read
apart from what is subordinate to it; and a few rules name what a reader would see at once ("may … harm").
"""

import re
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise
from typing import NamedTuple

from consult.nlp.kind_sign import Sign, signs_of, words_of

CLUE, RULE = 0.2, 0.75  # how much a clue and a rule weigh beside the words
_COMMA = Sign(",", "")
_DIGIT = re.compile(r"\d")
_LABEL = re.compile(r"^[^:]{2,80}:\s+(?=\S+\s+\S+\s+\S+\s+\S+)")
_OPENERS = re.compile(
    r"^(?:(?:first(?:ly)?|second(?:ly)?|third(?:ly)?|finally|also|so|and|but|therefore|thus|then|instead|rather|moreover"
    r"|furthermore|in addition|in other words|for (?:example|instance)|e\.g\.?|eg\.?|i\.e\.?|ie\.?"
    r"|in (?:short|essence|summary)"
    r"|overall|yes|no|well|again|hence|similarly|likewise|additionally|however|in (?:my|our) (?:view|opinion)"
    r"|(?:i|we) (?:think|believe|feel|consider)(?: that)?)\b[,:;\-–. ]*)+",
    re.IGNORECASE,
)
_FINITE = frozenset({"be", "past", "have", "should", "must", "may", "can", "will", "need"})
_BREAKS = frozenset({",", ";", ":", "?", "but", "although", "because"})
_SILENT = frozenset({".", "(", ")", ";", "neutral", "all", "many", "they"})
_SUBORDINATE = frozenset({"although", "because", "by", "to", "if", "example", "past"})
_ILL = frozenset({"harm", "danger", "trouble", "lack"})
_SCOPES = frozenset({"not", "lack", "curb"})
_CURBED = frozenset({"harm", "danger", "neutral_risk", "trouble"})
_DENIED = frozenset({"good", "strong", "help", "gain", "vital"})
_TELLING = _ILL | _DENIED | {"denied", "too", "chance", "measure", "want", "curb", "need", "ban"}
_ORDERS = frozenset({"act", "help", "curb", "want", "ban", "gain"})
_FORBIDDEN = frozenset({"act", "help", "curb", "harm", "gain", "ban", "measure"})
_BEFORE_THE_START = frozenset({*"(),:", "example", "but", "already", "also"})
_MODALS = {
    "may": frozenset({"may", "potential", "unlikely"}),
    "will": frozenset({"will"}),
    "can": frozenset({"can"}),
}
_NOT_YET = frozenset({"may", "can", "potential", "will", "unlikely", "if"})
_AID = frozenset({"help", "curb", "curbed"})
_GAINS = frozenset({"gain", "chance", "strong"})
_ASKING = frozenset({"should", "must", "important_that"})
_SCOPE, _NEAR, _GAP = 6, 4, 5


class Clues(NamedTuple):
    """What is seen in a segment: `marks` weigh `CLUE` each and `rules` weigh `RULE`."""

    marks: set[str]
    rules: list[str]


def clues(segment: str) -> Clues:
    """Return the clues of a segment by name."""
    label = _LABEL.match(segment) if ":" in segment else None
    text = segment[label.end() :] if label else segment
    text = _without_openers(text.lstrip(" •*-–\t")) or text
    words = words_of(text)
    main, rest = _clauses(_in_scope(signs_of(words)))
    marks = {f"rest {sign}" for sign in _alone(rest)} if rest else set()
    marks.update(_runs(main))
    marks.update(_shape(text, words, main, rest))
    if label:
        marks.add("label")
    found = set(_rules(main, rest, text.rstrip().endswith("?")))
    rules = [f"rule {name}" for name in found]
    return Clues(marks, [*rules, f"only {rules[0]}"] if len(rules) == 1 else rules)


def _without_openers(text: str) -> str:
    openers = _OPENERS.match(text)
    return text[openers.end() :] if openers else text


def _in_scope(signs: list[Sign]) -> list[Sign]:
    """Give words in the scope of "prevent", "not" and "lack" the sign of what they come to."""
    if _SCOPES.isdisjoint([sign.name for sign in signs]):
        return signs
    read: list[Sign] = []
    denied = curbed = -_SCOPE - 1
    for at, sign in enumerate(signs):
        name, form = sign
        if name in _BREAKS:
            denied = curbed = -_SCOPE - 1
        elif name == "not" or (name == "lack" and form != "word"):
            denied = at
        elif name == "curb":
            curbed = at
        if at - denied <= _SCOPE or at - curbed <= _SCOPE:
            sign = Sign(_come_to(name, at - denied, at - curbed), form)
        read.append(sign)
    return read


def _come_to(name: str, since_denied: int, since_curbed: int) -> str:
    if name in _CURBED and 0 < since_curbed <= _SCOPE:
        return "curbed"
    if name in _DENIED and 0 < since_denied <= _NEAR:
        return "denied"
    return "absent" if name in _ILL and 0 < since_denied < _NEAR else name


def _clauses(signs: list[Sign]) -> tuple[list[Sign], list[Sign]]:
    """Return the main clause and the rest: a leading subordinate clause, and a reason that follows."""
    rest: list[Sign] = []
    if signs and signs[0].name in _SUBORDINATE and _COMMA in signs:
        comma = signs.index(_COMMA)
        if len(signs) - comma > 3:
            rest, signs = signs[:comma], signs[comma + 1 :]
    reason = next((at for at, sign in enumerate(signs[4:], 4) if sign.name == "because"), None)
    return (signs, rest) if reason is None else (signs[:reason], rest + signs[reason:])


def _alone(signs: Sequence[Sign]) -> Iterator[str]:
    """Yield the signs that say something, and their forms."""
    for sign in signs:
        if sign.name not in _SILENT:
            yield sign.name
            if sign.form not in ("", "word"):
                yield f"{sign.name}/{sign.form}"


def _runs(signs: Sequence[Sign]) -> Iterator[str]:
    """Yield the signs that say something, and runs of two and three of them."""
    yield from _alone(signs)
    heard = [(at, sign.name) for at, sign in enumerate(signs) if sign.name not in _SILENT]
    pair = ""
    for (at, name), (following, other) in pairwise(heard):
        if following - at > _GAP:
            pair = ""
            continue
        if pair:
            yield f"{pair} {other}"
        pair = f"{name} {other}"
        yield pair


def _shape(text: str, words: Sequence[str], main: Sequence[Sign], rest: Sequence[Sign]) -> Iterator[str]:
    """Yield what the form of a segment says: how it begins and ends, its length, its numbers."""
    start = list(islice((sign for sign in main if sign.name not in "():"), 2))
    if start:
        yield f"^{start[0].name}/{start[0].form}"
    if len(start) > 1:
        yield f"^{start[0].name} {start[1].name}"
    if words and words[0].endswith("ing"):
        yield "^ing"
    if text.rstrip().endswith(("?", ":")):
        yield f"ends {text.rstrip()[-1]}"
    if not any(sign.name in _FINITE or sign.form in ("s", "ed") for sign in (*main, *rest)):
        yield "no verb"
    yield f"length {sum(len(words) >= longest for longest in (4, 8, 15, 30))}"
    digits = len(_DIGIT.findall(text))
    yield f"digits {(digits > 0) + (digits > 4)}"


def _rules(main: Sequence[Sign], rest: Sequence[Sign], asked: bool) -> Iterator[str]:
    """Yield what a reader would see at once."""
    names = [sign.name for sign in main]
    heard = set(names)
    start = next((sign for sign in main if sign.name not in _BEFORE_THE_START), Sign("", ""))
    duties = _duties(names) if "should" in heard or "must" in heard else []
    yield from _wishes(main, heard, start)
    for at in duties:
        yield from _duty(main, names, at)
    if any(sign.name in _ASKING for sign in rest):
        yield "ask elsewhere"
    if not duties and "important_that" not in heard and start.name != "want":
        yield from _readings(main, names, heard)
    elif not asked:
        yield "ask"


def _duties(names: Sequence[str]) -> list[int]:
    """Return where "should" and "must" stand, but for "what should" and "if it should"."""
    return [
        at
        for at, name in enumerate(names)
        if name in ("should", "must") and (at == 0 or names[at - 1] not in ("question", "if"))
    ]


def _duty(main: Sequence[Sign], names: Sequence[str], at: int) -> Iterator[str]:
    """Yield what is said to be a duty, where it is to measure."""
    if any(sign.name == "measure" and sign.form in ("ed", "base") for sign in main[at + 1 : at + 3]):
        yield "method"
    if "measure" in names[max(0, at - _NEAR) : at]:
        yield "method subject"


def _wishes(main: Sequence[Sign], heard: set[str], start: Sign) -> Iterator[str]:
    """Yield the ways of wanting something done, or something measured."""
    if "want" in heard and any(sign.name == "want" and sign.form in ("phrase", "base", "s") for sign in main):
        yield "want"
    following = main[1].name if start.name == "not" and len(main) > 1 else ""
    if (start.form == "base" and start.name in _ORDERS) or following in _FORBIDDEN or start.name == "ban":
        yield "order"
    if start == Sign("measure", "base"):
        yield "order measure"
    if start.name == "more" and _FINITE.isdisjoint(heard):
        yield "wish"
    if "need" in heard:
        yield "need"


def _readings(main: Sequence[Sign], names: Sequence[str], heard: set[str]) -> Iterator[str]:
    """Yield what a sentence that asks for nothing says of good and ill, and whether it is or may be."""
    for modal, group in _MODALS.items():
        if not group.isdisjoint(heard):
            for at in (at for at, name in enumerate(names) if name in group):
                yield from _ahead(modal, names[at + 1 : at + 8])
    yield from heard & {"danger", "chance", "vital"}
    if _NOT_YET.isdisjoint(heard):
        if any(sign.name in ("help", "curb") and sign.form in ("s", "phrase", "ed") for sign in main):
            yield "helps"
        if any(sign.name == "harm" and sign.form in ("s", "ed") for sign in main):
            yield "harms"
        yield from heard & {"trouble", "lack", "denied", "strong", "too"}
    if _TELLING.isdisjoint(heard):
        yield "plain"


def _ahead(modal: str, following: Sequence[str]) -> Iterator[str]:
    """Yield what is said to come after a word such as "may"."""
    if not _ILL.isdisjoint(following):
        yield f"{modal} harm"
    if not _AID.isdisjoint(following[:3]):
        yield f"{modal} help"
    if not _GAINS.isdisjoint(following[:5]):
        yield "may gain"
