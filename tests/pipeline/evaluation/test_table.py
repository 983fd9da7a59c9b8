import pytest

from consult.errors import InputError
from consult.pipeline.evaluation.table import Tables


def test_nothing_is_taken_for_missing_and_headers_lose_stray_spaces(write):
    table = Tables().read(write("a.csv", " id ,text", "1,N/A", "2,"), ["id", "text"])
    assert table["text"].tolist() == ["N/A", ""]


def test_every_problem_of_every_file_is_told_at_once(write, tmp_path):
    tables = Tables()
    tables.read(write("a.csv", "answer,group", "x,1"), ["anwser", "grup"])
    tables.read(tmp_path / "gone.csv")
    tables.read(write("twice.csv", "a,a ", "1,2"))
    with pytest.raises(InputError) as raised:
        tables.checked()
    said = [str(problem) for problem in raised.value.problems]
    assert len(said) == 4
    assert 'a.csv: there is no column "anwser". Did you mean "answer"?' in said
    assert any("gone.csv: there is no such file." in one for one in said)
    assert 'twice.csv: two columns are called "a". Rename one.' in said


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00", b'a,b\n"1,2\n3,4,5\n'])
def test_what_is_no_csv_is_said_to_be_none(tmp_path, content):
    path = tmp_path / "a.csv"
    path.write_bytes(content)
    tables = Tables()
    tables.read(path)
    with pytest.raises(InputError, match=r"a\.csv: is not a CSV file in UTF-8"):
        tables.checked()


def test_a_wrong_cell_is_told_by_its_row_and_never_by_its_words(write):
    tables = Tables()
    table = tables.read(write("a.csv", "x", "1", "secret", "secret"), ["x"])
    tables.wrong(table["x"] != "1", "a.csv", "x", "are not 1.")
    assert [str(problem) for problem in tables.problems] == ['a.csv, row 3, column "x": 2 cells are not 1.']
