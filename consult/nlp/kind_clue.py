"""What the row of signs of a sentence says about its kind: clues, each a name and a weight, for the kind model.

Harm that is prevented, good that is denied and trouble that is absent get signs of their own; the main clause is read
apart from what is subordinate to it; and a few rules name what a reader would see at once ("may … harm").
"""

import re
from collections.abc import Iterator, Sequence

from consult.nlp.kind_sign import Sign, signs_of, words_of

CLUE, RULE = 0.2, 0.75  # how much a clue and a rule weigh beside the words
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
_CURBED = frozenset({"harm", "danger", "neutral_risk", "trouble"})
_DENIED = frozenset({"good", "strong", "help", "gain", "vital"})
_TELLING = _ILL | _DENIED | {"denied", "too", "chance", "measure", "want", "curb", "need", "ban"}
_ORDERS = frozenset({"act", "help", "curb", "want", "ban", "gain"})
_FORBIDDEN = frozenset({"act", "help", "curb", "harm", "gain", "ban", "measure"})
_BEFORE_THE_START = frozenset({*"(),:", "example", "but", "already", "also"})
_SCOPE, _NEAR, _GAP = 6, 4, 5


def clues(segment: str) -> dict[str, float]:
    """Return the clues of a segment by name."""
    label = _LABEL.match(segment)
    text = segment[label.end() :] if label else segment
    text = _OPENERS.sub("", text.lstrip(" •*-–\t")) or text
    words = words_of(text)
    asked = text.rstrip().endswith("?")
    main, rest = _clauses(_in_scope(signs_of(words)))
    beside = (f"rest {name}" for name in _runs(rest) if " " not in name)
    found = dict.fromkeys((*_runs(main), *beside, *_shape(text, words, main, rest)), CLUE)
    rules = set(_rules(main, rest, asked))
    found |= {f"rule {name}": RULE for name in rules}
    if len(rules) == 1:
        found[f"only rule {next(iter(rules))}"] = RULE
    if label:
        found["label"] = CLUE
    return found


def _in_scope(signs: Sequence[Sign]) -> list[Sign]:
    """Give words in the scope of "prevent", "not" and "lack" the sign of what they come to."""
    read: list[Sign] = []
    denied = curbed = -_SCOPE - 1
    for at, (name, form) in enumerate(signs):
        if name in _BREAKS:
            denied = curbed = -_SCOPE - 1
        elif name == "not" or (name == "lack" and form != "word"):
            denied = at
        elif name == "curb":
            curbed = at
        if name in _CURBED and 0 < at - curbed <= _SCOPE:
            name = "curbed"
        elif name in _DENIED and 0 < at - denied <= _NEAR:
            name = "denied"
        elif name in _ILL and 0 < at - denied < _NEAR:
            name = "absent"
        read.append(Sign(name, form))
    return read


def _clauses(signs: list[Sign]) -> tuple[list[Sign], list[Sign]]:
    """Return the main clause and the rest: a leading subordinate clause, and a reason that follows."""
    rest: list[Sign] = []
    comma = next((at for at, sign in enumerate(signs) if sign.name == ","), None)
    if comma is not None and signs[0].name in _SUBORDINATE and len(signs) - comma > 3:
        rest, signs = signs[:comma], signs[comma + 1 :]
    reason = next((at for at, sign in enumerate(signs) if sign.name == "because" and at > 3), None)
    return (signs, rest) if reason is None else (signs[:reason], rest + signs[reason:])


def _runs(signs: Sequence[Sign]) -> Iterator[str]:
    """Yield the signs that say something, and runs of two and three of them."""
    heard = [(at, sign) for at, sign in enumerate(signs) if sign.name not in _SILENT]
    for one, (at, sign) in enumerate(heard):
        yield sign.name
        if sign.form not in ("", "word"):
            yield f"{sign.name}/{sign.form}"
        if one + 1 < len(heard) and heard[one + 1][0] - at <= _GAP:
            yield f"{sign.name} {heard[one + 1][1].name}"
            if one + 2 < len(heard) and heard[one + 2][0] - heard[one + 1][0] <= _GAP:
                yield f"{sign.name} {heard[one + 1][1].name} {heard[one + 2][1].name}"


def _shape(text: str, words: Sequence[str], main: Sequence[Sign], rest: Sequence[Sign]) -> Iterator[str]:
    """Yield what the form of a segment says: how it begins and ends, its length, its numbers."""
    start = [sign for sign in main if sign.name not in "():"][:2]
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
    yield from _wishes(main, names)
    if any(sign.name in ("should", "must", "important_that") for sign in rest):
        yield "ask elsewhere"
    if not _asks(main, names):
        yield from _readings(main, names)
    elif not asked:
        yield "ask"


def _start(main: Sequence[Sign]) -> Sign:
    return next((sign for sign in main if sign.name not in _BEFORE_THE_START), Sign("", ""))


def _duties(names: Sequence[str]) -> list[int]:
    """Return where "should" and "must" stand, but for "what should" and "if it should"."""
    return [
        at
        for at, name in enumerate(names)
        if name in ("should", "must") and (at == 0 or names[at - 1] not in ("question", "if"))
    ]


def _asks(main: Sequence[Sign], names: Sequence[str]) -> bool:
    return "important_that" in names or _start(main).name == "want" or bool(_duties(names))


def _wishes(main: Sequence[Sign], names: Sequence[str]) -> Iterator[str]:
    """Yield the ways of wanting something done, or something measured."""
    start = _start(main)
    for at in _duties(names):
        if any(sign.name == "measure" and sign.form in ("ed", "base") for sign in main[at + 1 : at + 3]):
            yield "method"
        if "measure" in names[max(0, at - _NEAR) : at]:
            yield "method subject"
    if any(sign.name == "want" and sign.form in ("phrase", "base", "s") for sign in main):
        yield "want"
    following = main[1].name if start.name == "not" and len(main) > 1 else ""
    if (start.form == "base" and start.name in _ORDERS) or following in _FORBIDDEN or start.name == "ban":
        yield "order"
    if start == Sign("measure", "base"):
        yield "order measure"
    if start.name == "more" and not _FINITE.intersection(names):
        yield "wish"
    if "need" in names:
        yield "need"


def _readings(main: Sequence[Sign], names: Sequence[str]) -> Iterator[str]:
    """Yield what a sentence that asks for nothing says of good and ill, and whether it is or may be."""
    for modal, group in (("may", ("may", "potential", "unlikely")), ("will", ("will",)), ("can", ("can",))):
        places = [at for at, name in enumerate(names) if name in group]
        if any(_ILL.intersection(names[at + 1 : at + 8]) for at in places):
            yield f"{modal} harm"
        if any({"help", "curb", "curbed"}.intersection(names[at + 1 : at + 4]) for at in places):
            yield f"{modal} help"
        if any({"gain", "chance", "strong"}.intersection(names[at + 1 : at + 6]) for at in places):
            yield "may gain"
    yield from (name for name in ("danger", "chance", "vital") if name in names)
    if not {"may", "can", "potential", "will", "unlikely", "if"}.intersection(names):
        if any(sign.name in ("help", "curb") and sign.form in ("s", "phrase", "ed") for sign in main):
            yield "helps"
        if any(sign.name == "harm" and sign.form in ("s", "ed") for sign in main):
            yield "harms"
        yield from (name for name in ("trouble", "lack", "denied", "strong", "too") if name in names)
    if not _TELLING.intersection(names):
        yield "plain"
