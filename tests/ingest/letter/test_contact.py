import pytest
from hypothesis import given
from hypothesis import strategies as st

from consult.ingest.letter.contact import Stated, details, foot, head
from consult.ingest.letter.label import Labels
from tests.ingest.workbooks import questionnaire

KNOWN = Labels(questionnaire("What of the grid?")).are_known
PROSE = "The grid is far too slow for the firms that we speak for."


@pytest.mark.parametrize(
    ("lines", "stated"),
    [
        ("Name: Jane Doe", ("Name", "Jane Doe")),
        ("• **Email:** jane@example.org", ("Email", "jane@example.org")),
        ("Organisation:\nExample Ltd", ("Organisation", "Example Ltd")),
        ("Respondent type: Trade union", ("Respondent type", "Trade union")),
        ("May we publish your response?\nYes", ("May we publish your response?", "Yes")),
        (
            "Are you an individual or an organisation? Individual",
            ("Are you an individual or an organisation?", "Individual"),
        ),
        ("What is your name?\nJane Doe", ("What is your name?", "Jane Doe")),
        ("Name\nJane Doe", ("Name", "Jane Doe")),
        ("Email\njane@example.org", ("Email", "jane@example.org")),
        ("jane@example.org", ("", "jane@example.org")),
        ("01632 960001", ("", "01632 960001")),
    ],
)
def test_what_is_stated_is_taken_out_at_the_head_and_at_the_foot(lines: str, stated: tuple[str, str]) -> None:
    for text, taken in ((f"Our response\n\n{lines}\n\n{PROSE}", head), (f"Our response\n\n{PROSE}\n\n{lines}", foot)):
        apart = taken(text, KNOWN)
        assert [(one.label, one.value) for one in apart.stated] == [stated]
        assert apart.text.split() == f"Our response {PROSE}".split()


@pytest.mark.parametrize(
    "text",
    [
        f"{PROSE}\nName: Jane Doe\n{PROSE}",
        f"Priority: skills\n\n{PROSE}",
        f"Name:\n\n{PROSE}",
        f"Address: {'the housing of young people comes first ' * 3}\n\n{PROSE}",
        f"Address: we must build homes\n\n{PROSE}",
        f"Position: Strongly oppose\n\n{PROSE}",
        f"We say this: {PROSE}",
        f"Why publish this? Because it matters\n\n{PROSE}",
    ],
)
def test_what_stands_elsewhere_or_under_other_labels_is_text(text: str) -> None:
    apart = foot(head(text, KNOWN).text, KNOWN)
    assert (apart.text, apart.stated, apart.signature) == (text, (), "")


def test_the_cells_of_a_table_are_labels_and_values_and_a_blank_one_takes_no_label_for_its_value() -> None:
    cells = "Name\nJane Doe\nTelephone\nOrganisation\nExample Ltd\nEmail\njane@example.org"
    for text, taken in ((f"{cells}\n\n{PROSE}", head), (f"{PROSE}\n{cells}", foot)):
        apart = taken(text, KNOWN)
        assert {"Example Ltd", "jane@example.org"} <= {one.value for one in apart.stated}
        assert "Organisation" not in {one.value for one in apart.stated}
    assert head(f"{cells}\n\n{PROSE}", KNOWN).text == f"Telephone\n\n{PROSE}"


def test_a_signature_is_taken_with_what_stands_between_it_and_the_end() -> None:
    text = f"{PROSE}\n\nYours faithfully, Jane Doe, Director\nExample Ltd\n\nConsent: publish\nEmail: jane@example.org"
    apart = foot(text, KNOWN)
    assert apart.text == PROSE
    assert apart.signature.startswith("Yours faithfully")


def test_a_text_of_nothing_else_leaves_nothing() -> None:
    assert foot("Kind regards\nJane", KNOWN).text == ""


def test_the_writers_own_name_tells_a_signature_from_a_list() -> None:
    assert foot(f"{PROSE}\n--\nJane Doe\nExample Ltd", KNOWN, {"jane doe"}).text == PROSE
    assert foot(f"{PROSE}\n--\nMore Trains\nBetter Buses", KNOWN, {"jane doe"}).signature == ""


def test_a_signature_states_name_role_and_details_down_to_the_small_print() -> None:
    signature = (
        "Kind regards,\n\nJane Doe, Head of Policy\nExample Ltd | Tel: 01632 960001\njane@example.org\n\n"
        "Sent from my iPhone\n\nThis e-mail is confidential."
    )
    assert [(one.label, one.value) for one in details(signature)] == [
        ("name", "Jane Doe"),
        ("", "Head of Policy"),
        ("", "Example Ltd"),
        ("Tel", "01632 960001"),
        ("", "jane@example.org"),
    ]


LINES = st.sampled_from(
    [
        "",
        PROSE,
        "Name: Jane",
        "Name:",
        "Kind regards",
        "--",
        "Jane Doe",
        "Thanks",
        "ZZ99 9ZZ",
        "Skills: none",
        "• Grid",
        "x:",
    ]
)


@given(st.lists(LINES, max_size=12))
def test_no_line_is_lost_or_doubled(lines: list[str]) -> None:
    above = head("\n".join(lines), KNOWN)
    below = foot(above.text, KNOWN)
    told = [*above.stated, *below.stated]
    found = " ".join([below.text, below.signature, *(f"{one.label} {one.value}" for one in told)])
    assert sorted(found.replace(":", " ").split()) == sorted(" ".join(lines).replace(":", " ").split())


def test_a_label_without_value_states_nothing() -> None:
    assert Stated("", "") not in head(f"Name:\n{PROSE}", KNOWN).stated
