import shutil
from pathlib import Path

import pandas as pd
import pytest

from consult.errors import InputError
from consult.pipeline.agree import agree, write_disagreements
from consult.pipeline.derived import Derived
from consult.pipeline.folder import Folder
from consult.pipeline.run import run
from tests.pipeline.coded import write_codings


@pytest.fixture(scope="module")
def view(done: Path, tmp_path_factory: pytest.TempPathFactory) -> Derived:
    own = Path(shutil.copytree(done, tmp_path_factory.mktemp("agree") / "consultation"))  # a run is recorded in it
    return run(Folder(own), "tag").view


@pytest.fixture
def answers(view: Derived) -> list[str]:
    return sorted(view.read_answers()["answer_id"])


def _file(path: Path, rows: list[tuple[str, ...]]) -> Path:
    text = "\n".join(["answer_id,theme_id,coder_id,value", *(",".join(row) for row in rows)])
    path.write_text(text + "\n", encoding="utf-8")
    return path


def _theme(agreed, theme_id):
    return next(one for one in agreed.compared.themes if one.id == theme_id)


def test_an_answer_that_a_coder_has_a_row_of_was_read_for_all_themes(view, answers, tmp_path):
    first = write_codings(tmp_path / "ann.csv", [(one, "planning", "coded") for one in answers[:3]])
    second = write_codings(
        tmp_path / "bob.csv", [(answers[0], "planning", ""), (answers[1], "skills", ""), (answers[2], "", "")]
    )
    agreed = agree(view, [first, second])
    assert (agreed.coders, agreed.by_row, agreed.n_uncoded) == (("ann", "bob"), False, 1)
    assert _theme(agreed, "planning").positives == {"ann": (3, 3), "bob": (1, 3)}
    assert _theme(agreed, "skills").positives == {"ann": (0, 3), "bob": (1, 3)}


def test_no_row_is_not_seen_where_the_file_says_what_was_seen(view, answers, tmp_path):
    rows = [
        (answers[0], "planning", "ann", "coded"),
        (answers[0], "planning", "bob", "seen_not_coded"),
        (answers[1], "planning", "ann", "coded"),
        (answers[1], "skills", "bob", "coded"),
    ]
    agreed = agree(view, [_file(tmp_path / "codings.csv", rows)])
    assert agreed.by_row
    assert (_theme(agreed, "planning").n, _theme(agreed, "planning").n_alone) == (1, 1)
    assert _theme(agree(view, [tmp_path / "codings.csv"], by_row=False), "planning").n == 2


def test_a_row_without_a_theme_says_in_either_case_that_all_themes_were_seen(view, answers, tmp_path):
    rows = [
        (answers[0], "planning", "ann", "coded"),
        (answers[0], "energy", "ann", "seen_not_coded"),
        (answers[0], "", "bob", ""),
    ]
    agreed = agree(view, [_file(tmp_path / "codings.csv", rows)])
    assert _theme(agreed, "planning").positives == {"ann": (1, 1), "bob": (0, 1)}


def test_the_model_is_a_coder_that_has_read_every_answer(view, answers, tmp_path):
    path = write_codings(tmp_path / "ann.csv", [(one, "planning", "coded") for one in answers])
    agreed = agree(view, [path], with_model=True)
    assert agreed.coders == ("ann", "model")
    n_by_model = view.codings().query("theme_id == 'planning'")["answer_id"].nunique()
    assert _theme(agreed, "planning").positives["model"] == (n_by_model, len(answers))


def test_the_list_of_disagreements_has_texts_and_runs_nothing_in_a_spreadsheet(view, answers, tmp_path):
    rows = [(answers[0], "planning", "=ann()", ""), (answers[0], "skills", "bob", "")]
    agreed = agree(view, [_file(tmp_path / "codings.csv", rows)])
    write_disagreements(agreed, tmp_path / "list.csv")
    listed = pd.read_csv(tmp_path / "list.csv", keep_default_na=False, encoding="utf-8-sig")
    assert listed["theme"].tolist() == ["Planning", "Skills"]
    assert listed["coded_by"].tolist() == ["'=ann()", "bob"]
    assert all(listed["text"])
    assert list(listed.columns[-2:]) == ["decision", "reason"]


def test_everything_wrong_in_the_files_is_said_at_once(view, answers, tmp_path):
    rows = [
        ("nobody", "planing", "ann", "coded"),
        (answers[0], "skills", "", "perhaps"),
        (answers[1], "skills", "ann", "coded"),
        (answers[1], "skills", "ann", "seen_not_coded"),
    ]
    with pytest.raises(InputError) as raised:
        agree(view, [_file(tmp_path / "codings.csv", rows), tmp_path / "none.csv"])
    said = str(raised.value)
    for part in (
        "no answer that was read",
        'Did you mean "planning"',
        "neither coded nor seen_not_coded",
        "do not say who coded",
        "where another row of that coder",
        "there is no such file",
    ):
        assert part in said


def test_files_without_any_theme_are_refused(view, answers, tmp_path):
    path = _file(tmp_path / "codings.csv", [(answers[0], "", coder, "") for coder in ("ann", "bob")])
    with pytest.raises(InputError, match="no coder gave any answer a theme"):
        agree(view, [path])


def test_one_coder_is_not_enough(view, answers, tmp_path):
    path = write_codings(tmp_path / "ann.csv", [(answers[0], "planning", "coded")])
    with pytest.raises(InputError, match="two are needed"):
        agree(view, [path])
