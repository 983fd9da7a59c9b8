"""A consultation's coding goes to other tools and comes back, and nothing is changed on the way."""

from pathlib import Path

import pandas as pd
import pytest
import yaml

from consult.errors import InputError, UnknownName
from consult.pipeline.agree import agree
from consult.pipeline.derived import Derived
from consult.pipeline.exchange import export_coding, import_coding
from consult.pipeline.folder import Folder
from consult.pipeline.run import run
from tests.pipeline.team.coder import ANN, BEN, assigned, by_words, filled


@pytest.fixture
def view(finished: Folder) -> Derived:
    return run(finished, "tag").view


@pytest.fixture
def codings(view: Derived, tmp_path: Path) -> Path:
    path = tmp_path / "people.csv"
    answers = sorted(view.read_answers()["answer_id"])
    rows = [f"{one},{theme},{coder},,{span}" for coder, theme, span in (("ann", "planning", "0,4"), ("bob", "", ","))
            for one in answers]  # fmt: skip
    path.write_text("\n".join(["answer_id,theme_id,coder_id,value,start,end", *rows]) + "\n", encoding="utf-8")
    return path


@pytest.mark.parametrize("name", ["team.qdpx", "team.csv"])
def test_codings_come_back_as_they_went(view: Derived, codings: Path, tmp_path: Path, name: str) -> None:
    done = export_coding(view, tmp_path / name, [codings])
    assert done.coders == ("ann", "bob", "ensemble@1")
    back = import_coding(view, tmp_path / name, tmp_path / "back.csv", with_model=True)
    whole = import_coding(view, export_coding(view, tmp_path / "long.csv", [codings]).files[0], with_model=True)
    kept = ["answer_id", "theme_id", "coder_id", "value", "start", "end"]
    assert back.codings is not None
    assert whole.codings is not None
    pd.testing.assert_frame_equal(back.codings[kept], whole.codings[kept])
    assert len(back.codings) == done.n_codings
    assert agree(view, [tmp_path / "back.csv"]).coders == done.coders


def test_what_a_model_coded_is_not_taken_for_people_s_work(view: Derived, codings: Path, tmp_path: Path) -> None:
    export_coding(view, tmp_path / "team.qdpx", [codings])
    back = import_coding(view, tmp_path / "team.qdpx")
    assert back.codings is not None
    assert set(back.codings["coder_id"]) == {"ann", "bob"}
    assert back.n_by_model == len(view.codings())
    assert back.to is None


def test_what_the_team_decided_on_its_sheets_goes_out_too(view: Derived, tmp_path: Path) -> None:
    team = assigned(view, tmp_path)
    sheet = filled(team, ANN, tmp_path / "ann.xlsx", by_words(planning="Planning"))
    team.take_in([sheet], by=BEN, apply=True)
    done = export_coding(view, tmp_path / "team.qdpx", with_model=False)
    assert done.coders == (ANN,)
    back = import_coding(view, tmp_path / "team.qdpx").codings
    assert back is not None
    assert set(back.loc[back["theme_id"] == "", "answer_id"]) == set(view.read_answers()["answer_id"])
    assert set(back["theme_id"]) == {"", "planning"}


def test_no_personal_value_leaves(view: Derived, tmp_path: Path) -> None:
    done = export_coding(view, tmp_path / "layout")
    whole = "".join(path.read_text(encoding="utf-8") for path in done.files)
    assert "We lack welders." in whole
    assert not any(word in whole for word in ("Specimen", "example.org", "Business", "Trade union"))


def test_a_file_that_is_there_already_is_not_overwritten(view: Derived, codings: Path, tmp_path: Path) -> None:
    export_coding(view, tmp_path / "team.qdpx", [codings])
    before = codings.read_bytes()
    with pytest.raises(InputError, match="is there already"):
        import_coding(view, tmp_path / "team.qdpx", codings)
    assert codings.read_bytes() == before


def test_a_code_book_becomes_a_proposal_beside_the_code_frame(view: Derived, tmp_path: Path) -> None:
    before = (view.folder.path / "code-frame.yaml").read_bytes()
    export_coding(view, tmp_path / "book.qdc")
    text = (tmp_path / "book.qdc").read_text(encoding="utf-8").replace('name="Energy"', 'name="Energy costs"')
    (tmp_path / "book.qdc").write_text(text, encoding="utf-8")
    found = import_coding(view, tmp_path / "book.qdc", tmp_path / "proposal.yaml")
    assert found.proposal is not None
    assert [theme.id for theme in found.proposal.changed] == ["energy"]
    written = yaml.safe_load((tmp_path / "proposal.yaml").read_text(encoding="utf-8"))
    assert [theme["name"] for theme in written["themes"]] == ["Planning", "Energy costs", "Skills"]
    assert written["themes"][1]["phrases"] == ["energy costs", "grid"]
    assert (view.folder.path / "code-frame.yaml").read_bytes() == before


def test_everything_wrong_is_said_at_once_and_nothing_is_written(view: Derived, tmp_path: Path) -> None:
    answer = sorted(view.read_answers()["answer_id"])[0]
    rows = [f"{answer},planing,ann,,0,4", f"{answer},planning,ann,,0,4000", f"{answer},planning,,,x,4"]
    path = tmp_path / "people.csv"
    path.write_text("\n".join(["answer_id,theme_id,coder_id,value,start,end", *rows]) + "\n", encoding="utf-8")
    with pytest.raises(InputError) as raised:
        import_coding(view, path, tmp_path / "back.csv")
    for part in ('Did you mean "planning"', "do not lie, with their end", "are no numbers", "do not say who coded"):
        assert part in str(raised.value)
    assert not (tmp_path / "back.csv").exists()


def test_a_question_or_a_form_that_is_not_there_is_named(view: Derived, tmp_path: Path) -> None:
    with pytest.raises(UnknownName, match="no question"):
        export_coding(view, tmp_path / "team.qdpx", question="9")
    with pytest.raises(UnknownName, match="no format is called"):
        export_coding(view, tmp_path / "team.nvp")
    assert export_coding(view, tmp_path / "mapping.jsonl", question="2").n_answers == 3
