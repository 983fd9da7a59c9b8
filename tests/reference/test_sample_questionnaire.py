"""The questionnaire and settings of the sample consultation."""

import tomllib

import yaml

from consult import reference, settings
from consult.vocabulary import CodeFrame, Questionnaire

FOLDER = reference.data("invest2035")
NOTICE = "Synthetic consultation: every response here was generated; none was received from anyone."


def questionnaire() -> Questionnaire:
    return Questionnaire.model_validate(yaml.safe_load((FOLDER / "questionnaire.yaml").read_text(encoding="utf-8")))


def test_both_files_say_on_their_first_line_that_the_consultation_is_synthetic():
    for name in ("questionnaire.yaml", "consult.toml"):
        first = (FOLDER / name).read_text(encoding="utf-8").splitlines()[0]
        assert first.startswith("# Synthetic consultation"), name


def test_the_notice_that_heads_every_output_says_so_too():
    assert questionnaire().notice == NOTICE


def test_there_are_thirty_six_open_questions_in_order():
    assert [question.number for question in questionnaire().questions] == [str(n) for n in range(1, 37)]
    assert [question.id for question in questionnaire().questions] == [f"q{n}" for n in range(1, 37)]
    assert not questionnaire().counted_ids


def test_a_question_goes_by_its_code_in_the_export():
    assert all(f"Q{question.number}" in question.aliases for question in questionnaire().questions)


def test_every_section_has_a_question_and_every_question_a_section():
    sections = [section.id for section in questionnaire().sections]
    assert len(sections) == 12
    assert {question.section for question in questionnaire().questions} == set(sections)


def test_wordings_are_our_own_and_none_claims_to_be_the_official_text():
    for question in questionnaire().questions:
        assert question.wording_status in {"own_words", "own_words_unverified_subject"}
        assert question.wording.rstrip("?.") not in ("", question.label)


def test_only_the_questions_whose_subject_was_read_are_said_to_be_known():
    known = {question.number for question in questionnaire().questions if question.wording_status == "own_words"}
    assert known == {"7", "8", "9", "14", "15", "21", "22"}


def test_the_questions_that_go_back_to_question_7_depend_on_it():
    depending = {question.number for question in questionnaire().questions if question.depends_on == "q7"}
    assert depending == {"8", "10", "14", "18", "20"}


def test_the_themes_of_every_question_are_in_the_code_frame():
    frame = CodeFrame.model_validate(
        yaml.safe_load(reference.data("reference", "code-frame.yaml").read_text(encoding="utf-8"))
    )
    for question in questionnaire().questions:
        assert set(question.themes) <= set(frame.by_id), question.id
        assert question.themes or question.purpose == "catch_all"


def test_the_questions_together_invite_every_theme():
    frame = yaml.safe_load(reference.data("reference", "code-frame.yaml").read_text(encoding="utf-8"))
    invited = {theme for question in questionnaire().questions for theme in question.themes}
    assert {theme["id"] for theme in frame["themes"]} == invited


def test_no_header_stands_for_two_columns():
    form = questionnaire()
    headers = [alias for question in form.questions for alias in (*question.aliases, question.wording)]
    headers += [alias for field in form.profile for alias in field.aliases] + [*form.personal, *form.ignore]
    folded = [header.casefold() for header in headers]
    assert len(folded) == len(set(folded))


def test_the_profile_columns_are_d1_to_d8():
    fields = {field.field: field.aliases[0] for field in questionnaire().profile}
    assert fields == {
        "respondent_type": "D1",
        "acting_for": "D2",
        "org_size": "D3",
        "sectors": "D4",
        "region": "D5",
        "consent": "D6",
        "members_represented": "D7",
        "submitted_at": "D8",
    }


def test_the_settings_of_the_sample_are_the_defaults():
    assert settings.read(FOLDER / "consult.toml") == settings.Settings()


def test_every_setting_is_shown_with_its_default():
    text = (FOLDER / "consult.toml").read_text(encoding="utf-8")
    lines = text.replace("\n# ", "\n").splitlines()
    shown = tomllib.loads("\n".join(line for line in lines if " = " in line or line.startswith("[")))
    assert settings.Settings.model_validate(shown) == settings.Settings()
    assert {name: set(part) for name, part in shown.items() if isinstance(part, dict)} == {
        name: set(part) for name, part in settings.Settings().model_dump().items() if isinstance(part, dict)
    }
    assert set(shown) == set(settings.Settings.model_fields)
