"""What every page promises: its numbers, text as text, nothing fetched, structure that a screen reader can use."""

import re
from dataclasses import replace
from itertools import pairwise

import pytest

from consult import report
from consult.report import figure
from consult.report.writers.html import page as page_of
from consult.settings import ReportSettings
from consult.vocabulary import CodeFrame, Questionnaire
from tests.report import by_hand
from tests.report import evidence as made

HOSTILE = "<script>alert(1)</script>\"><img src=x onerror=alert(2)> =cmd|' /C calc'!A0 {{ 7*7 }}"


def _rows(tree, question_id):
    """The body of a question's theme table: each row's cells as text."""
    table = tree.xpath(f'//section[@id="{question_id}"]//table[starts-with(normalize-space(caption), "Themes: ")]')[0]
    return [[cell.text_content() for cell in row.xpath("./td|./th")] for row in table.xpath(".//tbody/tr")]


@pytest.mark.parametrize("question_id", ["q1", "q2", "q4", "q5"])
def test_every_number_of_a_theme_table_is_what_a_person_counts(evidence, tree, question_id):
    answers = by_hand.base(evidence, question_id)
    expected = by_hand.themes(evidence, answers, made.FRAME)
    rows = _rows(tree, question_id)
    assert len(rows) == len(expected) + 1
    names = {(f"{made.FRAME.by_id[t.parent].name}: " if t.parent else "") + t.name: t.id for t in made.FRAME.themes}
    for _, name, n, share, *kinds in rows[:-1]:
        found = expected[names[name]]
        assert int(n) == len(found["all"])
        assert share == f"{round(100 * len(found['all']) / len(answers))}%"
        assert [int(kind) for kind in kinds] == [len(found.get(k, ())) for k in ("barrier", "enabler", "ask", "other")]
    themed = set().union(*(found["all"] for found in expected.values()))
    assert int(rows[-1][2]) == len(answers) - len(themed)


def test_each_share_in_a_table_has_its_base_in_the_header(tree, model):
    for question in model.questions:
        if question.type == "open":
            table = tree.xpath(f'//section[@id="{question.id}"]//table[contains(caption, "Themes: ")]')[0]
            assert f"Share of {figure.whole(question.base)}" in table.xpath("./thead")[0].text_content()


def test_the_table_by_type_has_the_model_s_numbers(tree, model):
    question = model.questions[0]
    table = tree.xpath('//section[@id="q1"]//table[contains(caption, "by type of respondent")]')[0]
    rows = [[cell.text_content() for cell in row.xpath("./td")] for row in table.xpath(".//tbody/tr")]
    assert [re.sub(r"\D", "", cell) for cell in rows[0]] == [str(group.base) for group in question.themes.groups]
    for line, row in zip(question.themes.lines, rows[1:], strict=True):
        assert [int(cell.split()[0]) for cell in row] == list(line.by_group)


def test_the_notice_is_the_first_line_and_the_title_begins_with_it(tree):
    body = [text.strip() for text in tree.xpath("//body//text()") if text.strip()]
    assert body[:2] == ["Skip to the findings", made.NOTICE]
    assert tree.xpath("//title")[0].text.startswith(made.NOTICE)
    assert tree.xpath('//meta[@name="description"]/@content')[0].startswith(made.NOTICE)


def test_a_consultation_without_a_notice_shows_no_empty_banner(evidence):
    plain = made.QUESTIONNAIRE.model_copy(update={"notice": ""})
    text = page_of(report.build(evidence, plain, made.FRAME, ReportSettings(), made.PROVENANCE))
    assert 'class="notice"' not in text


def test_hostile_names_and_labels_stay_text():
    themes = [theme.model_copy(update={"name": HOSTILE}) for theme in made.FRAME.themes]
    frame = CodeFrame(id="made_up", version=3, themes=tuple(themes))
    questions = [
        question.model_copy(update={"label": HOSTILE, "wording": HOSTILE, "number": "<b>"})
        for question in made.QUESTIONNAIRE.questions
    ]
    asked = Questionnaire(id="made_up", title=HOSTILE, notice=HOSTILE, questions=tuple(questions))
    evidence = made.evidence(40)
    evidence = replace(
        evidence,
        set_aside=evidence.set_aside.assign(column=HOSTILE, reason=HOSTILE),
        reviews=evidence.reviews.assign(what=HOSTILE),
        closed=evidence.closed.assign(option=HOSTILE),
    )
    text = page_of(report.build(evidence, asked, frame, ReportSettings(), made.PROVENANCE))
    assert "<script" not in text
    assert "<img" not in text
    assert "<b>" not in text
    assert "&lt;script&gt;alert(1)" in text
    assert "=cmd|" in text
    assert "{{ 7*7 }}" in text


def test_nothing_is_fetched_and_nothing_runs(page, tree):
    assert "<script" not in page
    assert not re.search(r"https?:", page)
    assert "url(" not in page
    assert "@import" not in page
    addresses = tree.xpath("//@href|//@src|//@srcset|//@action|//@data|//@poster")
    assert all(address.startswith(("#", "data:image/png")) for address in addresses)
    assert not [name for name in tree.xpath("//@*/..") for name in name.attrib if name.startswith("on")]
    policy = tree.xpath('//meta[@http-equiv="Content-Security-Policy"]/@content')[0]
    assert policy.startswith("default-src 'none'")


def test_every_link_leads_somewhere_and_no_id_is_used_twice(tree):
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {link.removeprefix("#") for link in tree.xpath("//a/@href")} <= set(ids)
    named = " ".join(tree.xpath("//@aria-labelledby")).split()
    assert set(named) <= set(ids)


def test_headings_go_down_one_level_at_a_time_under_one_title(tree):
    levels = [int(heading.tag[1]) for heading in tree.xpath("//h1|//h2|//h3|//h4|//h5|//h6")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_every_table_has_a_caption_and_headers_with_a_scope(tree):
    tables = tree.xpath("//table")
    assert len(tables) > 20
    for table in tables:
        assert table.xpath("./caption")[0].text_content().strip()
        assert table.xpath("./thead/tr/th")
        assert all(header.get("scope") in ("col", "row") for header in table.xpath(".//th"))
        assert all(header.text_content().strip() for header in table.xpath(".//th"))
        widths = {len(row.xpath("./td|./th")) for row in table.xpath(".//tr")}
        assert len(widths) == 1


def test_what_scrolls_takes_the_keyboard_and_has_a_name_of_its_own(tree):
    regions = tree.xpath('//*[@class="scroll"]')
    assert regions
    assert all(region.get("role") == "region" and region.get("tabindex") == "0" for region in regions)
    labels = [region.get("aria-label") for region in regions]
    assert len(labels) == len(set(labels))


def test_every_picture_says_in_words_what_it_shows(tree):
    for picture in tree.xpath("//*[local-name()='svg']"):
        assert picture.get("role") == "img"
        title, description = (picture.xpath(f"./*[local-name()='{name}']")[0].text for name in ("title", "desc"))
        assert title.strip()
        assert description.strip()


def test_the_page_is_in_british_english(tree):
    assert tree.get("lang") == "en-GB"


@pytest.mark.parametrize(
    ("rule", "sentence"),
    [("each", "Every answer in a campaign counts"), ("once", "A campaign counts once"), ("excluded", "do not count")],
)
def test_the_page_says_how_campaigns_count_and_lists_them_in_each_case(evidence, rule, sentence):
    settings = ReportSettings(campaign_count=rule)
    text = page_of(report.build(evidence, made.QUESTIONNAIRE, made.FRAME, settings, made.PROVENANCE))
    assert sentence in text
    assert '<th scope="row">Campaign 1</th>' in text


def test_small_bases_are_marked(evidence):
    model = report.build(made.evidence(12), made.QUESTIONNAIRE, made.FRAME, ReportSettings(), made.PROVENANCE)
    assert "% [u]" in page_of(model)


def test_where_the_numbers_come_from_is_on_the_page(page):
    origin = made.PROVENANCE
    for value in (origin.run_id, origin.settings_fingerprint, origin.frame_hash, *origin.model_hashes.values()):
        assert value in page
    assert f"<td>{origin.seed}</td>" in page


def test_quotations_are_said_to_await_approval(tree, model):
    asked = [question for question in model.questions if question.type == "open"]
    assert len(tree.xpath('//*[@class="awaiting"]')) == len(asked)


def test_accounts_that_do_not_close_carry_a_warning(evidence):
    lost = evidence.ledger.assign(n=evidence.ledger["n"] + 1)
    model = report.build(
        replace(evidence, ledger=lost), made.QUESTIONNAIRE, made.FRAME, ReportSettings(), made.PROVENANCE
    )
    assert "do not close" in page_of(model)


def test_an_empty_consultation_still_has_a_page():
    model = report.build(made.evidence(0), made.QUESTIONNAIRE, made.FRAME, ReportSettings(), made.PROVENANCE)
    assert "No answers were analysed." in page_of(model)
