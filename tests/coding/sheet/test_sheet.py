"""A coding sheet goes out, is filled in and comes back."""

import csv
import io

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from consult.coding import sheet
from consult.coding.sheet.theme import KINDS
from consult.errors import InputError
from consult.vocabulary import Theme

_THEMES = sheet.Themes(
    [
        Theme(id="skills", name="Skills", definition="Which skills are short.", includes=("welders", "engineers")),
        Theme(id="tax", name="Tax", definition="Business tax."),
        Theme(id="tax.local", name="tax", definition="Local tax.", parent="tax"),
        *(Theme(id=f"theme_{n}", name=f"A longer name of theme {n}, with a comma", definition="") for n in range(8)),
    ]
)
_ROW = sheet.Row("a1", "abc", 0, "seal", "What holds back?", "We lack welders 😀.\r\n=1+1")


def _csv(**cells: str) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text).writerows([list(sheet.HEADINGS.values()), list((sheet.cells(_ROW, _THEMES) | cells).values())])
    return text.getvalue().encode()


def _read(**cells: str):
    (row,), problems = sheet.read(_csv(**cells), "a.csv", _THEMES)
    return row, [problem.what for problem in problems]


def test_coders_choose_from_lists_and_can_change_nothing_else():
    book = openpyxl.load_workbook(io.BytesIO(sheet.workbook([_ROW], _THEMES, "Ann Example")))
    page = book["Answers"]
    headings = [cell.value for cell in page[3]]
    assert headings == list(sheet.HEADINGS.values())
    locked = {heading: page.cell(4, at).protection.locked for at, heading in enumerate(headings, start=1)}
    assert {one for one, is_locked in locked.items() if is_locked} == {
        "Answer", "Assignment", "Version", "Seal", "Question", "Words of the answer", "Check",
    }  # fmt: skip
    assert len(page.data_validations.dataValidation) == 11
    assert "Ann Example alone" in page["A1"].value
    meanings = [cell.value for cell in book["Themes"]["A"]]
    assert meanings[3:6] == ["Skills", "Tax (tax)", "tax (tax.local)"]


def test_a_row_comes_back_from_both_formats_as_it_went_out():
    for content, name in ((sheet.workbook([_ROW], _THEMES, "Ann"), "a.xlsx"), (_csv(), "a.csv")):
        (row,), problems = sheet.read(content, name, _THEMES)
        assert (row.answer_id, row.assignment_id, row.version, row.seal, row.check) == (
            "a1",
            "abc",
            "0",
            "seal",
            "seal",
        )
        assert row.blank
        assert not problems


_KINDS = st.sets(st.sampled_from(KINDS))


@settings(max_examples=40, deadline=None)
@given(coded=st.dictionaries(st.sampled_from([one.id for one in _THEMES.themes]), _KINDS, min_size=1))
def test_whatever_was_decided_can_be_written_and_read_again(coded):
    row = sheet.Row("a1", "abc", 2, "seal", "", "", {theme: frozenset(kinds) for theme, kinds in coded.items()})
    (read,), problems = sheet.read(sheet.workbook([row], _THEMES, "Ann"), "a.xlsx", _THEMES)
    assert (read.coded, problems) == (dict(sorted(row.coded.items())), [])


def test_names_ids_and_kinds_are_taken_as_people_type_them():
    row, problems = _read(theme_1="skills", kind_1="Barrier", theme_2="TAX (tax.local)", more="tax: ask; Skills: risk")
    assert not problems
    assert row.coded == {
        "skills": frozenset({"barrier", "risk"}), "tax": frozenset({"ask"}), "tax.local": frozenset(),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"theme_1": "skils"}, 'the list has no theme "skils".'),
        ({"theme_1": "Words of an answer, pasted."}, "is no theme of the list."),
        ({"more": "Skills; nonsense here"}, "is no theme of the list."),
        ({"kind_2": "barrier"}, "has a kind and no theme."),
        ({"theme_1": "Skills", "kind_1": "sort of"}, "is no kind."),
        ({"none": "perhaps"}, "is neither yes nor blank."),
        ({"none": "yes", "theme_1": "Skills"}, "says that no theme applies, and themes are named."),
        ({"note": "Ask Ben."}, "has a note and nothing is decided."),
    ],
)
def test_what_is_wrong_in_a_cell_is_said_without_repeating_words(cells, said):
    assert _read(**cells)[1] == [said]


def test_a_row_without_a_theme_is_decided_only_if_it_says_so():
    assert _read()[0].blank
    row, problems = _read(none="X", note="Off topic.")
    assert (row.blank, row.none, row.note, problems) == (False, True, "Off topic.", [])


def test_what_is_no_coding_sheet_is_refused():
    with pytest.raises(InputError, match="is no coding sheet"):
        sheet.read(b"answer_id,themes\r\na1,skills\r\n", "a.csv", _THEMES)
    with pytest.raises(InputError, match='column "Note"'):
        sheet.read(_csv().replace(b"Note", b"Notes"), "a.csv", _THEMES)
