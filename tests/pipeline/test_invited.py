import pandas as pd
import yaml

from consult.pipeline.folder import Folder
from consult.pipeline.invited import kinds
from consult.pipeline.run import run
from consult.tables import InvitedKinds
from consult.vocabulary import Question, Questionnaire
from tests.consultation import Writer

ASKED = Questionnaire(
    id="small",
    title="Small",
    questions=(
        Question(id="q1", label="Barriers", purpose="barriers"),
        Question(id="q2", label="Anything else"),
    ),
)


def test_the_same_words_are_a_barrier_where_barriers_were_asked_for() -> None:
    codings = pd.DataFrame(
        [
            ("q1", "t1", "skills", 0, "unstated"),
            ("q2", "t1", "skills", 0, "unstated"),
            ("q1", "t1", "skills", 9, "ask"),
        ],
        columns=["question_id", "text_id", "theme_id", "start", "kind"],
        index=[4, 7, 9],
    )
    invited = InvitedKinds.of(
        {"text_id": "t1", "theme_id": "skills", "start": 0, "purpose": purpose, "kind": kind}
        for purpose, kind in (("barriers", "barrier"), ("asks", "ask"))
    )
    assert kinds(codings, invited, ASKED).to_dict() == {4: "barrier", 7: "unstated", 9: "ask"}
    assert kinds(codings, InvitedKinds.of(), ASKED).equals(codings["kind"])
    assert kinds(codings.iloc[:0], invited, ASKED).empty


def test_a_run_reads_the_same_sentence_as_each_question_asks(finished: Folder, export_file: Writer) -> None:
    path = finished.path / "questionnaire.yaml"
    asked = yaml.safe_load(path.read_text(encoding="utf-8"))
    next(one for one in asked["questions"] if one["id"] == "q1")["purpose"] = "drivers"
    path.write_text(yaml.safe_dump(asked), encoding="utf-8")
    both = ["106", "Flo Specimen", "", "Business", *["Good grid connections."] * 2]
    codings = run(Folder(finished.path), "tag", [export_file("late.csv", [both])]).view.codings()
    kind = codings.set_index("answer_id")["kind"]
    assert (kind["106:q1"], kind["106:q2"]) == ("enabler", "strength")
