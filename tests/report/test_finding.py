import re

from consult import report
from consult.report.finding import of_options, of_themes
from consult.report.model import Breakdown, Line
from consult.settings import ReportSettings
from consult.vocabulary import Share
from tests.report import evidence as made

VAGUE = re.compile(r"\b(many|few|some|several|nearly all|majority|minority|around half)\b", re.IGNORECASE)


def test_findings_name_the_most_common_themes_with_their_bases(model):
    table = model.questions[0].themes
    first = next(line for line in table.lines if not line.parent)
    sentence = of_themes(table, 30)[0]
    assert sentence.startswith(f"The most common themes were {first.name} ({first.count.n} of {table.base} answers, ")


def test_no_word_stands_for_a_number(model):
    for question in model.questions:
        assert not VAGUE.search(" ".join(question.findings))


def test_a_small_base_is_said_in_the_findings():
    small = report.build(made.evidence(12), made.QUESTIONNAIRE, made.FRAME, ReportSettings(), made.PROVENANCE)
    assert "The base is under 30" in small.questions[0].findings[-1]


def test_the_option_chosen_most_is_never_other_replies():
    lines = (
        Line(name="Yes", count=Share(n=2, base=9)),
        Line(name="Any other reply", count=Share(n=7, base=9)),
    )
    options = Breakdown(id="o", title="Options", one="Option", unit="respondents", base=9, lines=lines)
    assert of_options(options) == ("The option chosen most was “Yes” (2 of 9 respondents, 22%).",)
