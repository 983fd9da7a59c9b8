"""Two people, and exactly these words (oracle O7)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consult.errors import InputError
from consult.quotes.approval import Approval, Proposal, State, is_enough, refused, step
from consult.quotes.screening.risk import Colour

_BASE = Proposal(
    quotation_id="abc", version=1, state=State.PROPOSED, answer_id="a1", respondent_id="101", question_id="q1",
    theme_id="skills", start=0, end=20, text="Skills are short here.", attribution="A business",
    source_sha256="0" * 64, policy="quotations@1", colour=Colour.GREEN, proposed_by="Ada",
)  # fmt: skip
_WHY = "It says what the whole trade says."


def _yes(by: str, proposal: Proposal = _BASE, reason: str = "") -> Approval:
    return Approval(by, proposal.seal, reason)


def test_nobody_approves_what_they_proposed() -> None:
    problem = refused(_BASE, " ADA ", "", [])
    assert problem is not None
    assert "nobody approves what they proposed" in str(problem)
    assert refused(_BASE, "Ben", "", []) is None
    assert not is_enough(_BASE, [_yes("ada")])
    assert is_enough(_BASE, [_yes("Ben")])


def test_a_name_written_with_other_code_points_is_the_same_name() -> None:
    proposal = _BASE.model_copy(update={"proposed_by": "Zo\u00eb"})
    assert refused(proposal, "Zoe\u0308", "", []) is not None
    assert not is_enough(proposal, [_yes("Zoe\u0308", proposal)])


def test_red_takes_two_others_who_each_say_why() -> None:
    red = _BASE.model_copy(update={"colour": Colour.RED})
    assert refused(red, "Ben", "", []) is not None
    assert refused(red, "Ben", _WHY, []) is None
    one = [_yes("Ben", red, _WHY)]
    assert not is_enough(red, one)
    assert refused(red, "ben", _WHY, one) is not None
    assert not is_enough(red, [*one, _yes("Cy", red)])
    assert is_enough(red, [*one, _yes("Cy", red, _WHY)])


@given(
    st.sampled_from(["text", "attribution", "source_sha256", "policy"]),
    st.text(min_size=1, max_size=3),
    st.integers(0, 20),
)
def test_any_change_of_what_was_approved_leaves_no_approval(name: str, more: str, at: int) -> None:
    before = getattr(_BASE, name)
    changed = _BASE.model_copy(update={name: before[:at] + more + before[at:]})
    assert not is_enough(changed, [_yes("Ben")])


def test_the_parts_of_a_seal_cannot_be_moved_between_each_other() -> None:
    moved = _BASE.model_copy(update={"text": _BASE.text + "A", "attribution": " business"})
    assert moved.seal != _BASE.seal


@pytest.mark.parametrize("state", [one for one in State if one is not State.PROPOSED])
def test_only_what_is_proposed_can_be_approved(state: State) -> None:
    assert refused(_BASE.model_copy(update={"state": state}), "Ben", "", []) is not None


def test_there_is_no_way_around_approval() -> None:
    for before in State:
        if before is not State.PROPOSED:
            with pytest.raises(InputError, match="cannot become approved"):
                step("abc", before, State.APPROVED)
        if before is not State.APPROVED:
            with pytest.raises(InputError, match="cannot become published"):
                step("abc", before, State.PUBLISHED)
