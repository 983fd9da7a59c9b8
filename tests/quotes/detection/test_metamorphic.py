"""What must hold whatever the text: oracle O4 of masking."""

import re
import unicodedata
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from consult.quotes.detection import Known, find, identifiers
from consult.quotes.redaction import edits
from consult.vocabulary import Finding

_WRITER = {"r": [("organisation", "Quillmere Castings Ltd"), ("person", "Orla Fenwarden")]}
_KNOWN = Known(_WRITER)
_NAMES = ["Quillmere Castings Ltd", "Quillmere Castings", "Quillmere", "Orla Fenwarden", "Fenwarden"]
_NUMBERS = ["orla@example.org", "07700 900123", "QQ 12 34 56 C", "ZZ99 3WZ", "https://example.org/a", "GB999999973"]
_PROSE = [
    "the grid queue is long",
    "costs doubled in 2023",
    "we need planners",
    "Ofgem should act",
    "see Q14, A14 and M62",
]
_PIECES = st.lists(st.sampled_from(_NAMES + _NUMBERS + _PROSE), min_size=1, max_size=6)


def _found(text: str, known: Known = _KNOWN) -> list[Finding]:
    return find([text], ["r"], known, names=False)[0]


def _masked(text: str, known: Known = _KNOWN) -> str:
    for edit in reversed(edits(text, _found(text, known))):
        text = f"{text[: edit.start]}[{edit.text}]{text[edit.end :]}"
    return text


@given(_PIECES, st.sampled_from(["Brackenfell", "Ostravale", "Thornwick", "Xylander"]))
def test_another_name_of_the_respondent_changes_only_what_is_masked(pieces: list[str], name: str) -> None:
    text = ". ".join(pieces)
    renamed = Known({"r": [("organisation", f"{name} Castings Ltd"), ("person", "Orla Fenwarden")]})
    assert _masked(text.replace("Quillmere", name), renamed) == _masked(text)


_VARIANTS = {
    "curly": lambda text: text.replace("'", "’").replace('"', "“"),
    "no-break spaces": lambda text: text.replace(" ", "\u00a0"),
    "full width": lambda text: "".join(chr(ord(c) + 0xFEE0) if c.isalnum() and c.isascii() else c for c in text),
    "zero width": lambda text: "\u200b".join(text),
    "soft hyphens": lambda text: re.sub(r"(?<=[a-z])(?=[a-z])", "\u00ad", text),
    "look-alikes": lambda text: re.sub(r"(?<=[b-df-hj-np-tv-z])o(?=[a-z])", "о", text),  # that is it
    "capitals": str.upper,
    "small letters": str.lower,
}
_SURE = st.lists(st.sampled_from([*_NAMES[:4], *_NUMBERS[:4]]), min_size=1, max_size=4)


@given(_SURE, st.sampled_from(sorted(_VARIANTS)))
def test_the_same_is_masked_however_it_is_typed(pieces: list[str], variant: str) -> None:
    text = " and then, ".join(pieces)
    changed = _VARIANTS[variant](text)
    assert _folded(changed) == _folded(text)


def _folded(text: str) -> list[str]:
    masked = [text[edit.start : edit.end] for edit in edits(text, _found(text))]
    plain = [unicodedata.normalize("NFKC", one).replace("о", "o") for one in masked]  # that is it
    return [re.sub(r"[\W_]", "", one).casefold() for one in plain]


@given(_PIECES, _PIECES)
def test_two_answers_together_have_the_findings_of_both(first: list[str], second: list[str]) -> None:
    one, two = ". ".join(first) + ".\n\n", ". ".join(second)
    moved = {(f.start + len(one), f.end + len(one), f.rule_id) for f in identifiers(two)}
    apart = {(f.start, f.end, f.rule_id) for f in identifiers(one)} | moved
    assert {(f.start, f.end, f.rule_id) for f in identifiers(one + two)} == apart


@given(_PIECES)
def test_masking_what_is_masked_changes_nothing_and_leaves_nothing_to_find(pieces: list[str]) -> None:
    once = _masked(". ".join(pieces))
    assert _masked(once) == once
    assert [f for f in _found(once) if f.replacement] == []


@settings(max_examples=200)
@given(st.text(max_size=60))
def test_any_text_can_be_read_and_findings_lie_within_it(text: str) -> None:
    for finding in _found(text):
        assert 0 <= finding.start < finding.end <= len(text)
    assert all(first.end <= second.start for first, second in pairwise(edits(text, _found(text))))
