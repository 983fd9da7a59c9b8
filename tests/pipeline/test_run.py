from pathlib import Path

import pandas as pd
import pytest

from consult.errors import DiskFull, InputError, StoreError
from consult.pipeline.create import create
from consult.pipeline.export import TABLES, export
from consult.pipeline.folder import Folder
from consult.pipeline.run import run
from consult.store import Database, Stage
from consult.tables import Answers, Respondents
from tests.consultation import FRAME, ROWS, Writer


def _results(folder: Folder) -> dict[str, bytes]:
    """The report and every export, as bytes."""
    outcome = run(folder)
    for table in TABLES:
        export(outcome.view, table, folder.out / f"{table}.csv")
    return {path.name: path.read_bytes() for path in sorted(folder.out.iterdir())}


def _answers(folder: Folder) -> pd.DataFrame:
    return run(folder, "tag").view.answers().set_index("answer_id")


def test_the_main_job_ends_with_a_report_and_a_balanced_ledger(finished: Folder) -> None:
    outcome = run(finished)
    assert [path.name for path in outcome.report] == ["report.html"]
    assert outcome.ledger == {"received": 10, "answers": 9, "blank": 1, "set_aside": 0, "balanced": True}
    assert list(outcome.seconds) == ["ingest", "clean", "tag", "report"]


def test_every_answer_has_the_status_a_reader_would_give_it(finished: Folder) -> None:
    status = _answers(finished)["status"]
    assert status["103:q1"] == "blank"
    assert status["102:q2"] == "placeholder"
    assert status["103:q2"] == "cross_reference"
    assert status["101:q1"] == "answered"


def test_two_runs_on_the_same_input_give_the_same_bytes(consultation: Folder, finished: Folder) -> None:
    assert _results(consultation) == _results(finished)


def test_running_again_derives_nothing_anew(finished: Folder) -> None:
    def stamps() -> dict[Path, int]:
        return {path: path.stat().st_mtime_ns for path in finished.derived.rglob("*.parquet")}

    before = stamps()
    run(finished)
    assert stamps() == before


def test_late_answers_are_added_and_only_their_texts_are_tagged(finished: Folder, export_file: Writer) -> None:
    before = run(finished, "tag").view.tagged.stage
    parts = set(before.parts)
    late = ["106", "Flo Specimen", "flo@example.org", "University", "Data cannot be shared.", ""]
    after = run(finished, "tag", [export_file("late.csv", [*ROWS, late])]).view
    assert after.tagged.stage == before
    assert len(set(after.tagged.stage.parts) - parts) == 1
    assert set(after.answers()["respondent_id"]) == {"101", "102", "103", "104", "105", "106"}
    assert (after.set_aside()["reason"] == "already received").sum() == len(ROWS)


def test_the_same_file_again_changes_nothing(finished: Folder, export_file: Writer) -> None:
    before = (finished.out / "report.html").read_bytes()
    outcome = run(finished, "report", [export_file()])
    assert outcome.files == {"received": 1, "read": 1, "set_aside": 0}
    assert outcome.report[0].read_bytes() == before


def test_the_same_bytes_under_another_name_are_accounted_for_and_read_once(
    finished: Folder, export_file: Writer
) -> None:
    before = run(finished, "tag").view.answers()
    outcome = run(finished, "tag", [export_file("from somebody else.csv")])
    assert outcome.files == {"received": 2, "read": 1, "set_aside": 1}
    assert outcome.set_aside[0].startswith('from somebody else.csv: the same, byte for byte, as "export.csv"')
    assert outcome.view.sources()["name"].tolist() == ["export.csv", "from somebody else.csv"]
    assert outcome.view.answers().equals(before)
    assert outcome.ledger["balanced"]


def test_a_corrected_row_supersedes_and_the_old_words_are_kept_apart(finished: Folder, export_file: Writer) -> None:
    corrected = [*ROWS[1][:4], "Energy costs are fine.", "N/A"]
    view = run(finished, "tag", [export_file("corrected.csv", [corrected])]).view
    answers = view.answers().merge(view.texts(), on="text_id").set_index("answer_id")
    assert answers.loc["102:q1", "text"] == "Energy costs are fine."
    assert view.set_aside()["reason"].str.contains("superseded").sum() == 1


def test_personal_values_are_nowhere_but_in_raw_and_the_restricted_tables(finished: Folder) -> None:
    _results(finished)
    open_files = [
        path
        for path in finished.path.rglob("*")
        if path.is_file() and not path.is_relative_to(finished.raw) and not path.is_relative_to(finished.restricted)
    ]
    assert len(open_files) > 10
    tables = [pd.read_parquet(path) for path in open_files if path.suffix == ".parquet"]
    words = " ".join(table.astype(str).to_csv() for table in tables)
    words += " ".join(p.read_bytes().decode("utf-8", "replace") for p in open_files if p.suffix != ".parquet")
    assert "Specimen" not in words
    assert "ada@example.org" not in words
    restricted = next(finished.restricted.rglob("private.parquet"))
    assert "ada@example.org" in set(pd.read_parquet(restricted)["value"])


def test_every_run_is_recorded_with_how_it_ended(finished: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Stage, "read", lambda *_: (_ for _ in ()).throw(DiskFull("no room")))
    with pytest.raises(DiskFull):
        run(finished)
    database = Database(finished.database)
    outcomes = [record["outcome"] for record in database.runs()]
    database.close()
    assert outcomes == ["finished", "failed"]


def test_a_consultation_that_received_nothing_says_how_to_go_on(consultation: Folder) -> None:
    for path in consultation.raw.iterdir():
        path.unlink()
    with pytest.raises(InputError, match="consult ingest"):
        run(consultation)


def test_ingest_alone_derives_no_codings(consultation: Folder) -> None:
    with pytest.raises(StoreError, match="run `tag`"):
        _ = run(consultation, "ingest").view


def test_an_answer_that_looks_like_a_formula_is_exported_as_text(finished: Folder, export_file: Writer) -> None:
    row = ["107", "", "", "Business", "=1+1 is not enough skills.", "-5% of engineers."]
    view = run(finished, "tag", [export_file("formula.csv", [row])]).view
    export(view, "answers", finished.out / "answers.csv")
    exported = pd.read_csv(finished.out / "answers.csv", keep_default_na=False, dtype="str")
    texts = exported.set_index("answer_id")["text"]
    assert texts["107:q1"].startswith("'=1+1")
    assert texts["107:q2"].startswith("'-5%")


def test_stages_keep_to_the_table_contracts(finished: Folder) -> None:
    view = run(finished, "tag").view
    assert list(view.answers().columns) == Answers.names()
    assert list(view.respondents().columns) == Respondents.names()


def test_a_file_that_cannot_be_used_is_not_kept_and_blocks_nothing(finished: Folder, tmp_path: Path) -> None:
    before = run(finished).run_id
    listed = sorted(path.name for path in finished.raw.iterdir())
    empty = tmp_path / "empty.csv"
    empty.touch()
    with pytest.raises(InputError, match=r"nothing was received from empty\.csv"):
        run(finished, "ingest", [empty])
    assert {path.name for path in finished.raw.iterdir()} - set(listed) <= {"sources.csv"}
    assert run(finished).run_id == before


def test_an_unedited_starter_frame_is_warned_of(tmp_path: Path, export_file: Writer) -> None:
    folder = create(tmp_path / "new", [export_file()])
    (folder.path / "consult.toml").write_text('[nlp]\nencoder = "tfidf"\n', encoding="utf-8")
    outcome = run(folder)
    assert "starter frame" in outcome.warnings[0]
    assert "starter frame" in outcome.report[0].read_text(encoding="utf-8")


def test_exported_answers_say_which_evidence_they_give(finished: Folder, export_file: Writer) -> None:
    late = ["106", "Flo Specimen", "", "Business", "In our experience costs rose by 40 per cent.", "Ban it."]
    view = run(finished, "tag", [export_file("late.csv", [late])]).view
    export(view, "answers", finished.out / "answers.csv")
    exported = pd.read_csv(finished.out / "answers.csv", keep_default_na=False, dtype="str").set_index("answer_id")
    assert exported["evidence"]["106:q1"] == "figure;experience"
    assert exported.loc[["106:q2", "103:q1", "102:q2"], "evidence"].tolist() == ["", "", ""]


@pytest.mark.parametrize("answers", [["Yes", "No", "Yes", "No"], ["Tax", "VAT", "n/a", "Grid"], ["", "", "", ""]])
@pytest.mark.parametrize("starter", [True, False])
def test_answers_with_nothing_to_code_end_with_a_report_too(answers: list[str], starter: bool, tmp_path: Path) -> None:
    lines = ["Response ID,What is it?", *(f"{number},{answer}" for number, answer in enumerate(answers, start=101))]
    (tmp_path / "export.csv").write_text("\n".join(lines), encoding="utf-8")
    (tmp_path / "frame.yaml").write_text(FRAME, encoding="utf-8")
    frame = None if starter else tmp_path / "frame.yaml"
    folder = create(tmp_path / "consultation", [tmp_path / "export.csv"], title="Short answers", frame=frame)
    (folder.path / "consult.toml").write_text('[nlp]\nencoder = "tfidf"\n', encoding="utf-8")
    outcome = run(Folder(folder.path))
    assert outcome.ledger["balanced"]
    assert outcome.report[0].is_file()
    for table in TABLES:
        export(outcome.view, table, tmp_path / "table.csv")
