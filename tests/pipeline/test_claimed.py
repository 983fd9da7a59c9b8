import pandas as pd

from consult.pipeline.claimed import with_claimed
from consult.pipeline.folder import Folder
from consult.pipeline.run import run
from consult.tables import OwnSectors, Respondents
from tests.consultation import ROWS, Writer


def _respondents(sectors: dict[str, str]) -> pd.DataFrame:
    blank = dict.fromkeys(Respondents.names(), "") | {"channel": "online", "consent": "missing", "source_row": 1}
    return Respondents.of(
        blank
        | {"respondent_id": one, "members_represented": None, "sectors": known}
        | {"sectors_from": "profile" if known else ""}
        for one, known in sectors.items()
    )


def _claims(claims: list[tuple[str, str]]) -> pd.DataFrame:
    row = {"entity_type": "sector", "start": 0, "end": 9}
    return OwnSectors.of(row | {"text_id": text, "entity_id": sector} for text, sector in claims)


def _answers(rows: list[tuple[str, str, str]]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["respondent_id", "text_id", "campaign_id"])


def test_the_profile_comes_first_and_text_fills_what_it_leaves_open() -> None:
    respondents = _respondents({"r1": "life_sciences", "r2": "", "r3": ""})
    answers = _answers([("r1", "t1", ""), ("r2", "t1", ""), ("r2", "t2", ""), ("r3", "t3", "")])
    claims = _claims([("t1", "wind"), ("t2", "defence"), ("t2", "wind")])
    found = with_claimed(respondents, answers, claims)
    assert found[["sectors", "sectors_from"]].values.tolist() == [
        ["life_sciences", "profile"],
        ["defence;wind", "text"],
        ["", ""],
    ]


def test_the_words_of_a_campaign_are_nobody_s_own() -> None:
    found = with_claimed(_respondents({"r1": ""}), _answers([("r1", "t1", "c1")]), _claims([("t1", "wind")]))
    assert found["sectors_from"].tolist() == [""]


def test_nothing_claimed_changes_nothing() -> None:
    respondents = _respondents({"r1": "", "r2": "wind"})
    pd.testing.assert_frame_equal(with_claimed(respondents, _answers([]), _claims([])), respondents)


def test_a_run_takes_the_sector_of_a_respondent_from_what_their_answers_say(
    finished: Folder, export_file: Writer
) -> None:
    late = [
        "106",
        "Flo Specimen",
        "flo@example.org",
        "Business",
        "As a manufacturer of batteries, we pay too much.",
        "",
    ]
    view = run(finished, "run", [export_file("late.csv", [*ROWS, late])]).view
    found = view.respondents().set_index("respondent_id")[["sectors", "sectors_from"]]
    assert found.loc["106"].tolist() == ["batteries", "text"]
    assert set(found.drop("106")["sectors_from"]) == {""}
    page = (finished.out / "report.html").read_text(encoding="utf-8")
    assert "1 respondent gave no sector on the form" in page
