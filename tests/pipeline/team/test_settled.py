"""What holds of a team's codings."""

import pytest

from consult.errors import InputError
from consult.pipeline.team.kept import Adjudication, Kept, Reading
from consult.pipeline.team.settled import settled
from consult.vocabulary import CodeFrame, Theme

_FRAME = CodeFrame(
    id="small",
    version=1,
    title="Small",
    themes=(
        Theme(id="skills", name="Skills", definition="Skills."),
        Theme(id="tax", name="Tax", definition="Tax."),
        Theme(id="tax.local", name="Local tax", definition="Local tax.", parent="tax"),
    ),
)
_ALL = frozenset({"skills", "tax", "tax.local"})


def _read(coder: str, *coded: str, answer: str = "a1") -> Reading:
    return Reading(answer, coder, dict.fromkeys(coded, frozenset()), _ALL - set(coded))


def _settled(*readings: Reading, ruled: tuple[tuple[str, str], ...] = ()):
    decided = [Adjudication("a1", theme, value, "Because.", "Cy", 1) for theme, value in ruled]
    found = settled(Kept([], list(readings), decided), _FRAME)
    return found, sorted(found.disputed["theme_id"])


def test_what_one_coder_decided_holds():
    found, disputed = _settled(_read("Ann", "skills"), _read("Ann", answer="a2"))
    assert (found.themes, disputed) == ({"a1": frozenset({"skills"}), "a2": frozenset()}, [])
    assert len(found.codings) == 6


def test_where_coders_differ_it_waits():
    found, disputed = _settled(_read("Ann", "skills"), _read("Ben"))
    assert (found.themes, disputed) == ({}, ["skills"])


@pytest.mark.parametrize(("value", "holds"), [("coded", {"skills"}), ("seen_not_coded", set())])
def test_what_the_team_decided_holds_over_all(value, holds):
    found, disputed = _settled(_read("Ann", "skills"), _read("Ben"), ruled=(("skills", value),))
    assert (found.themes, disputed) == ({"a1": frozenset(holds)}, [])


def test_somebody_more_exact_does_not_differ_on_the_parent():
    found, disputed = _settled(_read("Ann", "tax"), _read("Ben", "tax.local"))
    assert disputed == ["tax.local"]
    found, disputed = _settled(_read("Ann", "tax"), _read("Ben", "tax.local"), ruled=(("tax.local", "coded"),))
    assert (found.themes, disputed) == ({"a1": frozenset({"tax", "tax.local"})}, [])


def test_a_child_settles_its_parent_without_coding_it_on_its_own():
    found, disputed = _settled(_read("Ann"), _read("Ben", "tax.local"), ruled=(("tax.local", "coded"),))
    assert (found.themes, disputed) == ({"a1": frozenset({"tax.local"})}, [])


def test_a_theme_that_the_frame_no_longer_has_is_left_out():
    found, _ = _settled(Reading("a1", "Ann", {"gone": frozenset(), "tax": frozenset()}))
    assert found.themes == {"a1": frozenset({"tax"})}


def test_nothing_coded_is_said():
    with pytest.raises(InputError, match="nobody has coded"):
        _settled()
