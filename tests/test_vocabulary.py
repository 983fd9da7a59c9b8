import pytest
from pydantic import ValidationError

from consult.vocabulary import CodeFrame, Question, Questionnaire, Share, Theme


def _theme(theme_id: str, **more: str) -> Theme:
    return Theme(id=theme_id, name=theme_id, definition="What it is.", **more)


def test_a_frame_lists_everything_wrong_with_its_tree() -> None:
    themes = (_theme("skills"), _theme("skills"), _theme("x.y", parent="x"), _theme("tax", barrier="taxes"))
    with pytest.raises(ValidationError) as raised:
        CodeFrame(id="frame", version=1, themes=themes)
    message = str(raised.value)
    assert all(
        part in message for part in ("used twice: skills", "not a top-level theme: x.y", "list of barriers: tax")
    )


def test_a_questionnaire_refuses_a_dependency_on_no_question() -> None:
    questions = (Question(id="q1", label="First", depends_on="q9"),)
    with pytest.raises(ValidationError, match="depends_on names no question: q1"):
        Questionnaire(id="one", title="One", questions=questions)


def test_a_questionnaire_keeps_general_for_what_answers_no_question() -> None:
    with pytest.raises(ValidationError, match="general is kept"):
        Questionnaire(id="one", title="One", questions=(Question(id="general", label="First"),))


@pytest.mark.parametrize(("n", "base", "percent"), [(142, 618, "23%"), (1, 8, "13%"), (0, 5, "0%"), (0, 0, "[z]")])
def test_a_share_is_read_with_its_base(n: int, base: int, percent: str) -> None:
    assert Share(n=n, base=base).percent == percent
