import pytest

from consult.quotes.redaction import edits
from consult.vocabulary import Finding, Identifier, Layer, Operation


def _finding(start: int, end: int, replacement: str, layer: Layer = Layer.RULE, score: float = 0.5) -> Finding:
    return Finding(
        start=start, end=end, kind="k", identifier=Identifier.DIRECT, layer=layer, rule_id="r.r", score=score,
        replacement=replacement,
    )  # fmt: skip


def test_findings_that_overlap_become_one_edit_with_the_words_of_the_longest() -> None:
    made = edits("abcdefghij", [_finding(4, 6, "late"), _finding(0, 5, "long"), _finding(8, 9, "apart")])
    assert [(edit.start, edit.end, edit.text) for edit in made] == [(0, 6, "long"), (8, 9, "apart")]
    assert {edit.operation for edit in made} == {Operation.REPLACE}


def test_findings_that_touch_stay_apart() -> None:
    assert len(edits("abcdef", [_finding(0, 3, "a"), _finding(3, 6, "b")])) == 2


def test_what_the_language_model_says_counts_least() -> None:
    made = edits("abcdef", [_finding(0, 6, "an organisation", Layer.NAME), _finding(0, 4, "our company")])
    assert [(edit.start, edit.end, edit.text) for edit in made] == [(0, 6, "our company")]


def test_what_is_for_a_person_is_not_edited() -> None:
    assert edits("abcdef", [_finding(0, 3, "", Layer.CUE)]) == ()


def test_findings_of_another_text_are_refused() -> None:
    with pytest.raises(ValueError, match="another"):
        edits("abc", [_finding(0, 9, "x")])
