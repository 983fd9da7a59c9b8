"""A made-up consultation as tables, for tests of the report: nothing in it was received from anyone."""

from dataclasses import dataclass
from random import Random

import pandas as pd

from consult.report import Evidence, Provenance
from consult.tables import (
    Answers,
    CampaignReviews,
    Campaigns,
    Codings,
    Ledger,
    Mentions,
    Respondents,
    Reviews,
    SetAside,
    Sources,
    TextEvidence,
    TextStances,
    Tones,
)
from consult.vocabulary import CodeFrame, Heading, Question, Questionnaire, QuestionType, Theme

NOTICE = "Synthetic consultation: every response here was generated; none was received from anyone."

FRAME = CodeFrame(
    id="made_up",
    version=3,
    themes=(
        Theme(id="skills", name="Skills", definition="People and what they can do"),
        Theme(id="skills.levy", name="Apprenticeship levy", definition="The levy", parent="skills"),
        Theme(id="skills.training", name="Training", definition="Learning at work", parent="skills"),
        Theme(id="energy", name="Energy", definition="Power and heat"),
        Theme(id="energy.costs", name="Costs", definition="What it costs", parent="energy"),
        Theme(id="planning", name="Planning", definition="Consent to build"),
        Theme(id="finance", name="Finance", definition="Money"),
    ),
)

QUESTIONNAIRE = Questionnaire(
    id="made_up",
    title="A made-up consultation on growth",
    notice=NOTICE,
    sections=(Heading(id="people", name="People and skills"), Heading(id="rest", name="Energy and place")),
    questions=(
        Question(id="q1", number="1", section="people", label="Barriers to investing", wording="What holds you back?"),
        Question(
            id="q2",
            number="2",
            section="people",
            label="Ways to train more people",
            wording_status="own_words",
            purpose="nomination",
        ),
        Question(
            id="q3",
            number="3",
            section="people",
            label="Agreement with the aims",
            type=QuestionType.CLOSED,
            options=("Agree", "Neither", "Disagree", "Don't know"),
        ),
        Question(
            id="q4",
            number="4",
            section="rest",
            label="A levy on energy, and your reasons",
            depends_on="q1",
            purpose="proposal",
        ),
        Question(id="q5", number="5", label="Anything else"),
    ),
)

PROVENANCE = Provenance(
    product_version="0.1.0",
    run_id="0123456789ab",
    settings_fingerprint="aaaabbbbcccc",
    frame_id="made_up",
    frame_version=3,
    frame_hash="ddddeeeeffff",
    questionnaire_id="made_up",
    coder_ids=("phrases-1", "semantic-1"),
    model_hashes={"model:minilm": "9999000011112222"},
    seed=2035,
    encoder="minilm",
)

_TYPES = ["business"] * 5 + ["business_association"] * 3 + ["local_authority"] * 2 + ["trade_union", "individual", ""]
_SIZES = ["", "small", "medium", "large"]
_REGIONS = ["", "north_east", "london", "wales", "scotland"]
_STATUSES = ["answered"] * 14 + ["blank"] * 3 + ["placeholder", "cross_reference", "other_language"]
_KINDS = ["barrier"] * 4 + ["enabler", "ask", "ask", "strength", "unstated"]
_TONES = ["positive", "negative", "mixed", "neutral"]


@dataclass
class Made:
    """Rows under construction: one list for each table, and the texts already read."""

    respondents: list[dict[str, object]]
    answers: list[dict[str, object]]
    codings: list[dict[str, object]]
    tones: list[dict[str, object]]
    mentions: list[dict[str, object]]
    text_evidence: list[dict[str, object]]
    text_stances: list[dict[str, object]]
    closed: list[dict[str, object]]
    seen: set[str]


def evidence(
    n_respondents: int = 150,
    questionnaire: Questionnaire = QUESTIONNAIRE,
    frame: CodeFrame = FRAME,
    seed: int = 7,
) -> Evidence:
    """Make a consultation in which everything that a report counts happens."""
    random = Random(seed)  # noqa: S311 - made-up data
    made = Made([], [], [], [], [], [], [], [], set())
    for number in range(n_respondents):
        _respond(made, random, f"r{number:05}", number + 2, questionnaire, frame)
    campaigns = _campaigns(made)
    return Evidence(
        sources=Sources.of([_source("s1", "export.csv", n_respondents), _source("s2", "letter of A Person.docx", 1)]),
        respondents=Respondents.of(made.respondents),
        answers=Answers.of(made.answers),
        codings=Codings.of(made.codings),
        tones=Tones.of(made.tones),
        mentions=Mentions.of(made.mentions),
        text_evidence=TextEvidence.of(made.text_evidence),
        text_stances=TextStances.of(made.text_stances),
        campaigns=Campaigns.of(campaigns),
        campaign_reviews=CampaignReviews.of([{"campaign_id": "c1", "text_id": "t-near", "similarity": 0.6}]),
        set_aside=SetAside.of(_set_aside()),
        reviews=Reviews.of([_review(f'the value "word {n}" is not in the vocabulary') for n in range(3)]),
        ledger=Ledger.of(_ledger(made)),
        closed=pd.DataFrame(made.closed, columns=["question_id", "respondent_id", "option"], dtype="str"),
    )


def _respond(
    made: Made, random: Random, respondent: str, row: int, questionnaire: Questionnaire, frame: CodeFrame
) -> None:
    sectors = random.choice(["", "digital_and_technologies", "creative_industries;life_sciences"])
    made.respondents.append(
        {
            "respondent_id": respondent,
            "respondent_type": random.choice(_TYPES),
            "acting_for": random.choice(["organisation", "individual", ""]),
            "org_size": random.choice(_SIZES),
            "sectors": sectors,
            "sectors_from": random.choice(["profile", "text"]) if sectors else "",
            "region": random.choice(_REGIONS),
            "channel": random.choice(["online", "online", "email"]),
            "submitted_at": "",
            "consent": random.choice(["publish_named", "publish_anonymous", "confidential", "missing"]),
            "members_represented": None,
            "repeat_of": "",
            "source_id": "s1",
            "source_row": row,
        }
    )
    for question in questionnaire.questions:
        _answer(made, random, respondent, row, question, frame)


def _answer(made: Made, random: Random, respondent: str, row: int, question: Question, frame: CodeFrame) -> None:
    answer_id = f"{respondent}-{question.id}"
    status = random.choice(_STATUSES) if question.type is QuestionType.OPEN else "answered"
    in_campaign = status == "answered" and question.id == "q1" and random.random() < 0.2
    verbatim = in_campaign and random.random() < 0.7
    text_id = f"t-{answer_id}" if status in ("answered", "placeholder", "other_language") else ""
    text_id = f"t-{respondent}-q1" if status == "cross_reference" and random.random() < 0.5 else text_id
    text_id = "t-template" if verbatim else text_id
    made.answers.append(
        {
            "answer_id": answer_id,
            "respondent_id": respondent,
            "question_id": question.id,
            "original_id": "" if status == "blank" else f"o-{answer_id}",
            "text_id": text_id,
            "status": status,
            "refers_to": "q1" if status == "cross_reference" else "",
            "campaign_id": "c1" if in_campaign else "",
            "repeats": "r00000-q2" if status == "answered" and answer_id == "r00001-q2" else "",
            "confidence": 1.0,
            "source_id": "s1",
            "source_row": row,
            "source_column": question.number,
        }
    )
    if question.type is not QuestionType.OPEN:
        option = random.choice([*question.options, "my own words"] if question.options else ["Yes", "No"])
        made.closed.append({"question_id": question.id, "respondent_id": respondent, "option": option})
    elif text_id and status in ("answered", "cross_reference"):
        _read(made, random, answer_id, text_id, frame)


def _read(made: Made, random: Random, answer_id: str, text_id: str, frame: CodeFrame) -> None:
    for theme in random.sample(frame.themes, k=random.choice([0, 1, 1, 2, 3])):
        for kind in random.sample(_KINDS, k=random.choice([1, 1, 2])):
            made.codings.append(
                {
                    "answer_id": answer_id,
                    "theme_id": theme.id,
                    "kind": kind,
                    "value": "coded",
                    "coder_id": "semantic-1",
                    "probability": 0.9,
                    "start": 0,
                    "end": 5,
                    "reason": "near its definition",
                    "frame_version": 3,
                    "run_id": "0123456789ab",
                }
            )
        made.tones.append(_tone(random, text_id, theme.id))
    if text_id in made.seen:
        return
    made.seen.add(text_id)
    made.tones.append(_tone(random, text_id, ""))
    for sort in random.sample(["figure", "example", "source"], k=random.choice([0, 0, 1, 2])):
        made.text_evidence.append({"text_id": text_id, "sort": sort})
    stance = random.choice(["agree", "disagree", "mixed", "unstated"])
    if stance != "unstated":
        made.text_stances.append({"text_id": text_id, "stance": stance})
    for entity in random.sample([("sector", "life_sciences"), ("place", "manchester")], k=random.choice([0, 0, 1, 2])):
        made.mentions.append(
            {"text_id": text_id, "entity_type": entity[0], "entity_id": entity[1], "start": 0, "end": 4}
        )


def _tone(random: Random, text_id: str, theme_id: str) -> dict[str, object]:
    return {"text_id": text_id, "theme_id": theme_id, "tone": random.choice(_TONES), "probability": 0.8}


def _campaigns(made: Made) -> list[dict[str, object]]:
    members = [row for row in made.answers if row["campaign_id"] == "c1"]
    verbatim = [row for row in members if row["text_id"] == "t-template"]
    return [
        {
            "campaign_id": "c1",
            "question_id": "q1",
            "template_text_id": "t-template",
            "n_answers": len(members),
            "n_respondents": len(members),
            "n_verbatim": len(verbatim),
            "added_share": 0.25,
        }
    ]


def _source(source_id: str, name: str, n_rows: int) -> dict[str, object]:
    return {
        "source_id": source_id,
        "name": name,
        "reader": "csv" if name.endswith("csv") else "docx",
        "layout": "generic_wide",
        "sha256": source_id * 32,
        "n_rows": n_rows,
        "n_columns": 5,
    }


def _set_aside() -> list[dict[str, object]]:
    empty = {"respondent_id": "", "question_id": "q1"}
    return [
        {"source_id": "s1", "row": 9, "column": "Q1", "reason": "too long", **empty},
        {"source_id": "s1", "row": 12, "column": "", "reason": "a test of the survey", **empty},
        {"source_id": "s2", "row": 0, "column": "", "reason": 'has no text: "scan"', **empty},
    ]


def _review(what: str) -> dict[str, object]:
    return {"source_id": "s1", "row": 4, "column": "D1", "respondent_id": "", "question_id": "", "what": what}


def _ledger(made: Made) -> list[dict[str, object]]:
    answers = sum(row["original_id"] != "" for row in made.answers)
    blank = len(made.answers) - answers
    counts = [
        ("answer", "", answers),
        ("blank", "", blank),
        ("profile", "", 300),
        ("personal", "", 40),
        ("administrative", "", 20),
        ("set_aside", "too long", 2),
        ("set_aside", "a test of the survey", 5),
    ]
    rows = [("received", "", sum(n for _, _, n in counts)), *counts]
    return [
        {"stage": "ingest", "source_id": "s1", "unit": "cell", "question_id": "", "outcome": o, "reason": r, "n": n}
        for o, r, n in rows
    ]
