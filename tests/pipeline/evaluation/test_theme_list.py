import pandas as pd
import pytest

from consult.errors import InputError
from consult.pipeline.evaluation.table import Tables
from consult.pipeline.evaluation.theme_list import coded_themes, theme_list


def test_names_on_the_command_line_are_columns():
    assert theme_list("skills, grid") == {"skills": ("skills",), "grid": ("grid",)}


def test_a_file_merges_columns_and_may_hold_remarks(write):
    path = write("themes.txt", "# ours", "People: skills + training, advice", "", "grid")
    assert theme_list(str(path)) == {"People": ("skills", "training, advice"), "grid": ("grid",)}


@pytest.mark.parametrize("given", ["skills,grid,skills", " , "])
def test_a_theme_named_twice_and_no_theme_are_refused(given):
    with pytest.raises(InputError, match="--themes"):
        theme_list(given)


def test_a_file_that_is_not_there_is_not_taken_for_a_column():
    with pytest.raises(InputError, match=r"nowhere\.txt: there is no such file"):
        theme_list("nowhere.txt")


def test_a_theme_is_there_when_any_of_its_columns_is_marked():
    table = pd.DataFrame({"a": ["1", " ", "0", "x"], "b": ["", "TRUE", "no", ""], "c": ["", "", "", ""]})
    tables = Tables()
    coded = coded_themes(table, {"one": ("a", "b"), "two": ("c",)}, "a.csv", tables)
    assert coded.tolist() == [[True, False], [True, False], [False, False], [True, False]]
    assert not tables.problems


def test_a_cell_that_is_no_mark_is_a_problem():
    tables = Tables()
    coded_themes(pd.DataFrame({"a": ["1", "see above"]}), {"one": ("a",)}, "a.csv", tables)
    assert str(tables.problems[0]).startswith('a.csv, row 3, column "a": 1 cells hold neither 1 nor 0')
