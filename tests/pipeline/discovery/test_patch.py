import difflib

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from consult import reference
from consult.errors import CodeFrameError
from consult.pipeline.discovery.patch import entries, patched, themes_of
from consult.pipeline.discovery.sheet import Accepted
from consult.vocabulary import CodeFrame

FRAME = """\
# what people wrote stays
id: small
version: 3
themes:
  # transport
  - id: transport
    name: Transport   # a remark
    definition: Ferries.
    section: getting_about

  - {id: bees, name: Bees, definition: Hives.}

barriers:
  - {id: skills, name: Skills}
"""


def _frame(text: str = FRAME) -> CodeFrame:
    return CodeFrame.model_validate(reference.parse(text))


def _accepted(title: str = "Piers", parent: str = "", definition: str = "") -> Accepted:
    return Accepted(title, definition, parent, ("old pier",))


def test_new_themes_come_last_and_every_line_that_was_there_stays() -> None:
    after = patched(FRAME, themes_of([_accepted(parent="transport"), _accepted("Owls")], _frame()))
    assert [theme.id for theme in _frame(after).themes] == ["transport", "bees", "transport.piers", "owls"]
    assert _frame(after).version == 4
    compared = list(difflib.ndiff(FRAME.splitlines(), after.splitlines()))
    assert [line for line in compared if line.startswith("- ")] == ["- version: 3"]


def test_a_theme_under_another_is_of_its_section() -> None:
    (theme,) = themes_of([_accepted(parent="transport")], _frame())
    assert (theme.section, theme.phrases, theme.definition) == (
        "getting_about",
        ("old pier",),
        "What is said of piers.",
    )


def test_ids_are_never_taken_twice() -> None:
    titles = ["Bees", "Bees", "bees!", "3 bees", "Gwenyn – a blodau"]
    ids = [theme.id for theme in themes_of([_accepted(title) for title in titles], _frame())]
    assert ids == ["bees_2", "bees_3", "bees_4", "theme_3_bees", "gwenyn_a_blodau"]


@pytest.mark.parametrize(
    "text",
    [
        FRAME.replace("  - {id: bees, name: Bees, definition: Hives.}\n\n", ""),
        FRAME.replace("  - ", "- ").replace("    ", "  "),
        FRAME.rstrip("\n"),
        FRAME.split("barriers")[0].rstrip("\n"),
    ],
)
def test_a_list_written_in_another_way_is_added_to_as_well(text: str) -> None:
    before = len(_frame(text).themes)
    assert len(_frame(patched(text, themes_of([_accepted()], _frame(text)))).themes) == before + 1


@pytest.mark.parametrize("themes", ["[{id: bees, name: Bees, definition: Hives.}]", "[]"])
def test_a_list_on_one_line_is_left_to_people(themes: str) -> None:
    text = f"id: small\nversion: 1\nthemes: {themes}\n"
    with pytest.raises(CodeFrameError, match="by hand"):
        patched(text, themes_of([_accepted()], _frame(text)))


@given(st.text(min_size=1).filter(str.strip), st.text())
def test_any_title_and_definition_that_a_person_writes_are_kept_but_for_spacing(title: str, definition: str) -> None:
    themes = themes_of([Accepted(title, definition, "", ())], _frame())
    after = reference.parse(entries(themes))
    assert after[0]["name"] == " ".join(title.split())
    assert after == yaml.safe_load(entries(themes, indent=4))
    assert after[0]["definition"] == " ".join(definition.split()) or not definition.strip()
