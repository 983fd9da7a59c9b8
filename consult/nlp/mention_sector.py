"""Whether words that can name a sector or an industry do so where they stand.

"Film", "space" and "insurance" name one on a form; in running text they count beside a word such as "industry" or in a
list of sectors. "Nuclear", "defence" and others always count but before or after certain words ("nuclear family", "in
defence of"). Both lists are in `cues/sector.toml`.
"""

import re
from collections.abc import Iterable
from functools import cache

import yaml

from consult import reference
from consult.nlp.inflection import key
from consult.nlp.lexicon import table
from consult.nlp.matcher import Match

_REACH = 40


def sectors_in(text: str, matches: Iterable[Match]) -> list[Match]:
    """Return the matches that name a sector, in order."""
    meant: list[Match] = []
    doubtful: list[Match] = []
    for match in matches:
        if _means_something_else(text, match):
            continue
        certain = not is_doubtful(text[match.start : match.end]) or _beside_an_industry_word(text, match)
        (meant if certain else doubtful).append(match)
    while found := [match for match in doubtful if any(_joined(text, match, other) for other in meant)]:
        meant += found
        doubtful = [match for match in doubtful if match not in found]
    return sorted(meant, key=lambda match: (match.start, -match.end, match.entry))


def is_doubtful(surface: str) -> bool:
    """Tell whether words are ordinary ones that name a sector only where something beside them says so."""
    listed, doubtful, keys = _words()
    folded = surface.casefold()
    return folded in doubtful or (folded not in listed and _key(folded) in keys)


def _means_something_else(text: str, match: Match) -> bool:
    surface = text[match.start : match.end].casefold()
    before, after = _refused()["before"].get(surface), _refused()["after"].get(surface)
    preceding, following = text[max(0, match.start - _REACH) : match.start], text[match.end : match.end + _REACH]
    return bool((before and before.search(preceding)) or (after and after.match(following)))


def _beside_an_industry_word(text: str, match: Match) -> bool:
    cues = _support()
    following = text[match.end : match.end + _REACH]
    return bool(cues["after"].match(following) or cues["before"].search(text[max(0, match.start - 40) : match.start]))


def _joined(text: str, match: Match, other: Match) -> bool:
    """Tell whether the match is a whole item of a list in which `other` stands beside it."""
    gap = text[other.end : match.start] if other.end <= match.start else text[match.end : other.start]
    if _support()["joins"].fullmatch(gap) is None:
        return False
    before, after = text[max(0, match.start - _REACH) : match.start], text[match.end : match.end + _REACH]
    return bool(_support()["item_begins"].search(before) and _support()["item_ends"].match(after))


def _key(words: str) -> str:
    return " ".join(key(word) for word in words.split())


@cache
def _words() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Return the words listed as certain, those listed as doubtful, and the keys of the doubtful."""
    raw = yaml.safe_load(reference.data("reference", "sectors.yaml").read_text(encoding="utf-8"))
    doubtful = frozenset(words.casefold() for words in raw["option_only"])
    names = {name.casefold() for entry in reference.entries("sectors") for name in (entry.name, *entry.aliases)}
    return frozenset(names - doubtful), doubtful, frozenset(_key(words) for words in doubtful)


@cache
def _refused() -> dict[str, dict[str, re.Pattern[str]]]:
    """Return, for `before` and `after`, the pattern that turns a word into something else, by word."""
    compiled: dict[str, dict[str, re.Pattern[str]]] = {"before": {}, "after": {}}
    for side, form in (("before", r"(?:^|[\s(])(?:{})$"), ("after", r"[\s-]*(?:{})")):
        by_word: dict[str, list[str]] = {}
        for cue in table("sector")[side]:
            word, _, pattern = cue.partition(": ")
            by_word.setdefault(word, []).append(pattern)
        for word, patterns in by_word.items():
            compiled[side][word] = re.compile(form.format("|".join(patterns)), re.IGNORECASE)
    return compiled


@cache
def _support() -> dict[str, re.Pattern[str]]:
    cues = table("sector")
    words, prefix = "|".join(cues["industry_words"]), "|".join(cues["industry_prefix"])
    return {
        "after": re.compile(rf"[\s-]+(?:(?:{prefix})\s+)?(?:{words})\b", re.IGNORECASE),
        "before": re.compile(rf"\b(?:{'|'.join(cues['sector_before'])})\s*$", re.IGNORECASE),
        "joins": re.compile("|".join(cues["joins"]), re.IGNORECASE),
        "item_begins": re.compile(rf"(?:^|[,;:/(–-]|\b(?:{'|'.join(cues['item_after'])}))\s*$", re.IGNORECASE),
        "item_ends": re.compile(rf"\s*(?:$|[,;:/.)!?–-]|(?:{'|'.join(cues['item_before'])})\b)", re.IGNORECASE),
    }
