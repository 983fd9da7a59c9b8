from pathlib import Path

import pytest

from consult.errors import CodeFrameError, NotAConsultation, QuestionnaireError
from consult.pipeline.folder import Folder, find


def test_a_folder_that_is_no_consultation_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(NotAConsultation, match="consult init"):
        find(tmp_path)
    with pytest.raises(NotAConsultation, match="there is no folder"):
        find(tmp_path / "nowhere")


def test_a_missing_questionnaire_says_how_to_draft_one(tmp_path: Path) -> None:
    with pytest.raises(QuestionnaireError, match="--from FILE"):
        _ = Folder(tmp_path).questionnaire


def test_every_wrong_field_of_a_questionnaire_is_listed(tmp_path: Path) -> None:
    text = "id: one\ntitle: One\nquestions:\n- {id: Q1, label: First}\n- {id: q2, lable: Second}\n"
    (tmp_path / "questionnaire.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(QuestionnaireError) as raised:
        _ = Folder(tmp_path).questionnaire
    message = str(raised.value)
    assert "questions.1.id" in message
    assert "questions.2.label" in message
    assert "questions.2.lable" in message


def test_broken_yaml_says_in_which_row(tmp_path: Path) -> None:
    (tmp_path / "code-frame.yaml").write_text("id: one\nthemes: [\n", encoding="utf-8")
    with pytest.raises(CodeFrameError, match=r"code-frame\.yaml, row"):
        _ = Folder(tmp_path).frame


def test_the_database_is_beside_the_derived_files_unless_a_server_is_set(tmp_path: Path) -> None:
    assert Folder(tmp_path).database == tmp_path / ".consult" / "consult.db"
    (tmp_path / "consult.toml").write_text('database = "postgresql+psycopg://server/one"', encoding="utf-8")
    assert Folder(tmp_path).database == "postgresql+psycopg://server/one"
