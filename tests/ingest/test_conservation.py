"""Whatever a table holds, every cell of it is found again and every row and cell is counted."""

from collections.abc import Iterator
from itertools import pairwise, starmap
from unittest.mock import patch

import pandas as pd
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from rapidfuzz import fuzz

from consult.errors import PlanMismatch
from consult.ingest.content import Refusal, Workbook
from consult.ingest.draft import draft
from consult.ingest.inspection import check
from consult.ingest.intake import Intake
from consult.ingest.reading import lay_out
from consult.ingest.reception import read
from consult.ingest.table.choice import TICKED, UNTICKED
from consult.ingest.table.planning import plan
from consult.tables import Ledger, Table
from consult.vocabulary import Questionnaire
from tests.ingest.workbooks import SETTINGS, Files, opening, questionnaire, sheet

PROPERTY = settings(
    max_examples=40,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.explicit, Phase.generate],  # shrinking whole workbooks takes minutes
    suppress_health_check=[HealthCheck.too_slow],
)
HEADERS = st.one_of(
    st.sampled_from(
        ["ID", "Q1", "Q1.", "Q2", "Q2 - Topics", "Name", "Email", "Region", "Respondent type", "Status", "Progress", "",
         "Why?", "why", "Sector",
         "Start time", "StartDate", "EndDate", "question", "answer", "respondent_id", "Comments",
         "Are you happy for your response to be published?", "Ident 1", "Ident 2", "IP Address", "7", "1", "2"]
    ),
    st.text(max_size=20),
)  # fmt: skip
CELLS = st.one_of(
    st.just(""),
    st.sampled_from(
        ["Yes", "No", "  ", "1", "2", "a@example.org", "192.0.2.1", "Wales", "Business", "Cost; Skills", "Q1", "ID",
         "Why?",
         "2024-10-20", "0",
         "\x00", "x" * 200, "N/A", '{"ImportId":"QID1"}', "Survey Preview"]
    ),
    st.text(max_size=30),
)  # fmt: skip


KNOWN = [
    ["respondent_id", "question", "answer", "Region"],
    ["sub_num", "sub_label", "sub_value", "org_type", "Email"],
    ["StartDate", "EndDate", "Status", "Progress", "ResponseId", "Q1", "Q2_1", "Q2_2", "Q2_2_TEXT"],
    ["Respondent ID", "Collector ID", "Start Date", "Why?", "", "", "How?"],
    ["id. Response ID", "submitdate. Date submitted", "lastpage. Last page", "Q01[SQ001]. W [A]", "Q01[SQ002]. W [B]"],
    ["sub_field", "sub_label"],
    ["Number", "Text"],
    ["id", "submitdate", "lastpage", "seed", "Q1[SQ001]", "Q1[SQ002]", "Q1[other]"],
    ["Respondent", "Your position", "Contact", "Score", "Submitted", "Enw / Name"],
]


@st.composite
def sheets(draw: st.DrawFn, name: str = "Sheet1") -> Workbook:
    header = draw(st.one_of(st.sampled_from(KNOWN), st.lists(HEADERS, min_size=1, max_size=7)))
    width = len(header)
    rows = draw(st.lists(st.lists(CELLS, min_size=width, max_size=width), max_size=8))
    again = draw(st.lists(st.sampled_from(rows), max_size=3)) if rows else []
    refusals = draw(
        st.lists(
            st.builds(Refusal, st.integers(0, 9), st.sampled_from(["", "A", "B", "Z"]), st.just("odd"), CELLS),
            max_size=2,
        )
    )
    return Workbook((sheet(header, *rows, *again, name=name, refusals=tuple(refusals)),))


def drafted_and_read(*contents: Workbook) -> tuple[Questionnaire, Intake]:
    with opening(Files(*contents)) as sources:
        drafted = draft(sources, "Any", SETTINGS)
        return drafted, read(sources, drafted, SETTINGS)


def kept(intake: Intake) -> str:
    """Everything that an intake holds, in one text."""
    parts = [*intake.originals["text"], *intake.private["value"], *intake.attributes["value"]]
    return "\n".join([*parts, *intake.set_aside_values["value"], *intake.respondents["respondent_id"]])


def administrative(content: Workbook, drafted: Questionnaire) -> set[str]:
    """The values of columns that the platform adds for itself, which are counted and left in the file."""
    grid = lay_out(content.sheets[0])
    own = plan(grid, drafted, SETTINGS, "").of("administrative")
    ticked = [column.index for column in grid.columns if column.group]
    ticks = {row[index] for index in ticked for row in grid.rows if row[index].strip().casefold() in TICKED | UNTICKED}
    return {row[one.column.index] for one in own for row in grid.rows} | ticks


@pytest.fixture(scope="module", autouse=True)
def _quick_tables() -> Iterator[None]:
    """Leave the table contracts to the other tests: they take most of the time of a small intake."""

    def unchecked(table: type[Table], frame: pd.DataFrame) -> pd.DataFrame:
        return frame[table.names()].reset_index(drop=True)

    with patch.object(Table, "checked", classmethod(unchecked)):
        yield


@PROPERTY
@given(sheets())
def test_the_ledger_balances_and_every_cell_is_found_again(content: Workbook) -> None:
    try:
        drafted, intake = drafted_and_read(content)
    except PlanMismatch as error:
        if "there is no question" not in str(error):
            raise
        return
    assert Ledger.balanced(intake.ledger)
    grid = lay_out(content.sheets[0])
    told = kept(intake)
    apart = administrative(content, drafted)
    for row in grid.rows:
        for value in row:
            assert not value.strip() or value in apart or value in told
    refused = sum(1 for one in content.sheets[0].refusals)
    received = intake.ledger[(intake.ledger["outcome"] == "received") & (intake.ledger["unit"] == "cell")]["n"].sum()
    if grid.layout != "list of questions":
        cells = len(grid.rows) * len(grid.columns)
        assert cells <= received <= cells + refused


@PROPERTY
@given(sheets(), st.data())
def test_a_second_file_with_changes_loses_nothing(content: Workbook, data: st.DataObject) -> None:
    first = content.sheets[0]
    rows = [list(row) for row in first.rows]
    for row in rows[1:]:
        if data.draw(st.booleans()):
            row[data.draw(st.integers(0, len(row) - 1))] = data.draw(CELLS)
    second = Workbook((sheet(*rows, name=first.name),))
    try:
        drafted, intake = drafted_and_read(content, second)
    except PlanMismatch as error:
        if "there is no question" not in str(error):
            raise
        return
    assert Ledger.balanced(intake.ledger)
    assert not intake.received["answer_id"].duplicated().any()
    told = kept(intake)
    apart = administrative(content, drafted) | administrative(second, drafted)
    for one in (content, second):
        grid = lay_out(one.sheets[0])
        for row in grid.rows:
            assert all(not value.strip() or value in apart or value in told for value in row)


@PROPERTY
@given(sheets())
def test_a_drafted_questionnaire_fits_its_file_again(content: Workbook) -> None:
    with opening(Files(content)) as sources:
        inspection = check(sources, None, SETTINGS)
    assert all("there is no question" in problem.what for problem in inspection.problems)
    if inspection.intake is not None:
        assert Ledger.balanced(inspection.intake.ledger)
        assert inspection.questionnaire is not None
        again = Questionnaire.model_validate(inspection.questionnaire.model_dump())
        assert again == inspection.questionnaire


TOLD = [
    "the grid connection takes four years",
    "nobody trains welders in this county",
    "planning is slow and dear here",
]
WORDS = st.one_of(st.sampled_from(["", "Yes", "No", "N/A", *TOLD]), st.text(max_size=40))
IDS = st.sampled_from(["", "1", "2", "3", "R1", "R2", "N/A", "R_2dF7hKq9Lm3Np5T", "R_3eG8iLr0Mn4Oq6U"])
FORMS = (["ID", "Date submitted", "Why?", "How?"], ["Respondent ID", "How?", "Why?"], ["Why?", "How?"])
WHY_AND_HOW = questionnaire("Why?", "How?")


@st.composite
def exports(draw: st.DrawFn) -> Workbook:
    header = draw(st.sampled_from(FORMS))
    kinds = {"Date submitted": st.sampled_from(["", "2024-10-20", "2024-11-11"]), "Why?": WORDS, "How?": WORDS}
    rows = draw(st.lists(st.tuples(*(kinds.get(name, IDS) for name in header)), max_size=6))
    return Workbook((sheet(header, *rows),))


def whose(intake: Intake) -> dict[tuple[str, int], str]:
    """Whose each row is that was kept, corrected, or received before."""
    told = pd.concat([intake.received.rename(columns={"source_row": "row"}), intake.set_aside])
    told = told[told["respondent_id"].isin(intake.respondents["respondent_id"])]
    assert (told.groupby(["source_id", "row"])["respondent_id"].nunique() == 1).all()
    return dict(zip(zip(told["source_id"], told["row"], strict=True), told["respondent_id"], strict=True))


def says_something_else(one: dict[str, str], other: dict[str, str]) -> bool:
    """Tell whether two rows both fill something but their ids, and nothing of it alike."""
    both = [(one[name], other[name]) for name in one if other.get(name) and "ID" not in name]
    return bool(both) and not any(fuzz.ratio(mine, theirs) >= 80 for mine, theirs in both)


@PROPERTY
@given(exports(), exports())
def test_of_two_files_nobody_is_lost_and_nobody_merged_whose_rows_say_something_else(
    first: Workbook, second: Workbook
) -> None:
    with opening(Files(first, second)) as sources:
        intake = read(sources, WHY_AND_HOW, SETTINGS)
    assert Ledger.balanced(intake.ledger)
    owners = whose(intake)
    said: dict[str, list[dict[str, str]]] = {}
    for source, content in zip(dict.fromkeys(sources), (first, second), strict=False):
        header, *rows = content.sheets[0].rows
        for number, row in enumerate(rows, 2):
            filled = {name: " ".join(cell.casefold().split()) for name, cell in zip(header, row, strict=True)}
            owner = owners.get((source.source_id, number))
            assert owner or not (filled["Why?"] or filled["How?"])
            if owner:
                said.setdefault(owner, []).append({name: cell for name, cell in filled.items() if cell})
    assert set(said) == set(intake.respondents["respondent_id"])
    for owner, rows_of_one in said.items():
        assert owner.startswith("R_") or not any(starmap(says_something_else, pairwise(rows_of_one)))
