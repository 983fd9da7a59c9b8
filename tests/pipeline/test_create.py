import os
from pathlib import Path

import pytest

from consult.errors import InputError, NotAConsultation
from consult.pipeline.create import copy_sample, create
from consult.pipeline.folder import Folder
from tests.consultation import Writer


def test_a_new_consultation_has_its_questions_and_its_files(tmp_path: Path, export_file: Writer) -> None:
    folder = create(tmp_path / "my-views", [export_file()])
    assert folder.questionnaire.title == "My views"
    assert [question.number for question in folder.questionnaire.questions] == ["1", "2"]
    assert len(list(folder.raw.glob("*.csv"))) == 2  # the export and the list of sources
    assert folder.frame.id


def test_a_folder_may_have_a_name_that_cannot_be_shown(tmp_path: Path, export_file: Writer) -> None:
    folder = create(Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9 views")), [export_file()])
    assert folder.questionnaire.title == "Caf\ufffd views"


def test_a_consultation_is_never_made_over_another(consultation: Folder, export_file: Writer) -> None:
    with pytest.raises(NotAConsultation, match="consult ingest"):
        create(consultation.path, [export_file()])


def test_nothing_is_made_when_the_files_are_of_no_use(tmp_path: Path) -> None:
    junk = tmp_path / "junk.csv"
    junk.write_bytes(bytes(range(256)) * 20)
    with pytest.raises(InputError):
        create(tmp_path / "new", [junk])
    assert not (tmp_path / "new").exists()


def test_the_sample_is_copied_once_and_then_used_as_it_is(tmp_path: Path) -> None:
    folder = copy_sample(tmp_path / "sample")
    assert "ynthetic" in folder.questionnaire.notice
    (folder.path / "consult.toml").write_text("seed = 7\n", encoding="utf-8")
    assert copy_sample(tmp_path / "sample").settings.seed == 7
