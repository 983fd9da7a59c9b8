"""From evidence to the report model: every number is counted here, once."""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
import pandas as pd

from consult.report import (
    account,
    aside,
    campaign,
    finding,
    mention,
    method,
    nomination,
    option,
    profile,
    quotation,
    stance,
    theme,
    tone,
)
from consult.report.base import CAMPAIGN_RULES, analysed
from consult.report.evidence import Evidence, Provenance
from consult.report.model import CampaignLine, HeatMap, HeatRow, QuestionReport, ReportModel, SectionReport, ThemeTable
from consult.report.naming import names, plain
from consult.report.tally import Ints, coded, tally
from consult.settings import ReportSettings
from consult.vocabulary import GENERAL_QUESTION_ID, CodeFrame, Question, Questionnaire, QuestionType, Share

_Part = tuple[pd.DataFrame, pd.DataFrame]

_WORDING_NOTES = {
    "own_words": "In our own words: not the official wording.",
    "own_words_unverified_subject": "In our own words: not the official wording, and its subject awaits a check.",
    "unverified": "This wording has not been checked against the published consultation.",
}


def build(
    evidence: Evidence, questionnaire: Questionnaire, frame: CodeFrame, settings: ReportSettings, provenance: Provenance
) -> ReportModel:
    """Count everything the report says. The order of rows in the tables makes no difference.

    Raises:
        ConsultError: a coding names a theme that the frame does not have.
    """
    questions = _questions(questionnaire, evidence.answers)
    found = analysed(evidence, questionnaire, settings.campaign_count)
    counted = found[found["counted"]].reset_index(drop=True)
    by_question, overall = _theme_tables(evidence, questions, counted, frame, settings)
    campaigns = campaign.lines(evidence.campaigns, {q.id: _short(q) for q in questions})
    tones = tone.tones(evidence.tones, counted)
    reports = [
        _question(q, part, evidence, questionnaire, frame, by_question[q.id], tones, campaigns.get(q.id, ()), settings)
        for q, part in _parts(questions, evidence.answers, found)
    ]
    first = account.cells(evidence.ledger)
    second = account.answers(
        "answers",
        "From answers received to answers analysed",
        evidence.answers,
        found,
        questionnaire,
        settings.campaign_count,
    )
    return ReportModel(
        title=questionnaire.title,
        notice=questionnaire.notice,
        provenance=provenance,
        small_base=settings.small_base,
        themes_shown=settings.themes_shown,
        campaign_rule=CAMPAIGN_RULES[settings.campaign_count],
        n_respondents=len(evidence.respondents),
        n_with_answer=int(found["respondent_id"].nunique()),
        n_repeats=int((evidence.respondents["repeat_of"] != "").sum()),
        n_answers=second.steps[0].n,
        n_analysed=len(found),
        n_base=len(counted),
        n_in_campaigns=int((found["campaign_id"] != "").sum()),
        balanced=account.balanced(evidence.ledger, evidence.answers),
        profile=profile.profile(evidence.respondents),
        sources=profile.sources(evidence),
        waterfalls=(first, second) if first else (second,),
        findings=finding.of_themes(overall, settings.small_base),
        overall=overall,
        heat=_heat(overall, reports),
        mentions=mention.mentions(evidence.mentions, counted),
        sections=_sections(questionnaire, reports),
        quoted=quotation.balance(evidence.quotations),
        quotation_note=evidence.quotation_note,
        review_note=evidence.review_note,
        campaigns=campaign.by_size(campaigns),
        n_campaign_reviews=len(evidence.campaign_reviews),
        reviews=aside.reviews(evidence.reviews),
        set_aside=aside.set_aside(evidence.set_aside, evidence.sources),
        method=method.passages(settings, evidence.review_note),
    )


def _questions(questionnaire: Questionnaire, answers: pd.DataFrame) -> tuple[Question, ...]:
    """The questions asked, then what answers no question in particular, then what no questionnaire names."""
    stray = sorted(set(answers.loc[answers["original_id"] != "", "question_id"].unique()) - set(questionnaire.by_id))
    stray.sort(key=lambda one: one != GENERAL_QUESTION_ID)
    labels = {GENERAL_QUESTION_ID: "General comments that answer no question in particular"}
    extra = [Question(id=one, label=labels.get(one, plain(one)), wording_status="") for one in stray]
    return (*questionnaire.questions, *extra)


def _theme_tables(
    evidence: Evidence, questions: Sequence[Question], counted: pd.DataFrame, frame: CodeFrame, settings: ReportSettings
) -> tuple[dict[str, ThemeTable], ThemeTable]:
    types = profile.types(evidence.respondents)
    known = names("respondent-types")
    type_names = [known.get(one, plain(one)) for one in types]
    placed = coded(evidence.codings, counted, frame, evidence.tones)
    question = pd.Index([q.id for q in questions]).get_indexer(pd.Index(counted["question_id"]))
    kind = pd.Index(types).get_indexer(pd.Index(counted["respondent_type"]))
    person, first = _people(counted)
    per_answer = tally(placed, np.arange(len(counted)), question, kind, (len(questions), len(frame.themes), len(types)))
    per_person = tally(
        placed, person, np.zeros(len(first), dtype=np.int64), kind[first], (1, len(frame.themes), len(types))
    )
    small = settings.small_base
    of_questions = {
        q.id: theme.table(per_answer, at, frame, type_names, "answers", small) for at, q in enumerate(questions)
    }
    return of_questions, theme.table(per_person, 0, frame, type_names, "respondents", small)


def _people(counted: pd.DataFrame) -> tuple[Ints, Ints]:
    """The respondent of each row as a number, and the first row of each respondent."""
    person, _ = pd.factorize(counted["respondent_id"])
    first = np.flatnonzero(~counted["respondent_id"].duplicated())
    return person.astype(np.int64), first.astype(np.int64)


def _parts(
    questions: Sequence[Question], received: pd.DataFrame, found: pd.DataFrame
) -> Iterator[tuple[Question, _Part]]:
    """Yield each question with its rows of the answers table and of the answers analysed."""
    places, own = received.groupby("question_id").indices, found.groupby("question_id").indices
    for question in questions:
        none = np.array([], dtype=np.int64)
        yield question, (received.iloc[places.get(question.id, none)], found.iloc[own.get(question.id, none)])


def _question(
    question: Question,
    part: _Part,
    evidence: Evidence,
    questionnaire: Questionnaire,
    frame: CodeFrame,
    themes: ThemeTable,
    tones: pd.DataFrame,
    campaigns: tuple[CampaignLine, ...],
    settings: ReportSettings,
) -> QuestionReport:
    received, own = part
    counts = own[own["counted"]]
    options = option.breakdown(question, evidence.closed)
    is_open = question.type is QuestionType.OPEN
    base = themes.base if is_open else options.base
    return QuestionReport(
        id=question.id,
        number=question.number,
        section=question.section,
        label=question.label,
        wording=question.wording,
        wording_note=_WORDING_NOTES.get(question.wording_status, "") if question.wording else "",
        type=question.type.value,
        waterfall=account.question(question.id, received, own, questionnaire, settings.campaign_count),
        analysed=len(own),
        resolved=int(own["resolved"].sum()),
        in_campaigns=int((own["campaign_id"] != "").sum()),
        base=base,
        small=base < settings.small_base,
        findings=finding.of_themes(themes, settings.small_base) if is_open else finding.of_options(options),
        themes=themes,
        tone=tone.breakdown(tones, question.id),
        stance=stance.breakdown(question, evidence.text_stances, counts),
        evidence=Share(n=int(counts["with_evidence"].sum()), base=len(counts)),
        nominations=nomination.nominations(question, evidence.mentions, counts),
        options=options,
        campaigns=campaigns,
        quotations=quotation.groups(evidence.quotations, question.id, frame),
    )


def _short(question: Question) -> str:
    return f"Q{question.number}" if question.number else question.label


def _heat(overall: ThemeTable, reports: Sequence[QuestionReport]) -> HeatMap:
    tops = [line for line in overall.lines if not line.parent]
    rows = []
    for one in reports:
        if one.type == "open" and one.base:
            counts = {line.theme_id: line.count.n for line in one.themes.lines}
            row = tuple(counts.get(line.theme_id, 0) for line in tops)
            rows.append(
                HeatRow(question_id=one.id, name=one.short, label=one.label, base=one.base, small=one.small, counts=row)
            )
    return HeatMap(themes=tuple(line.name for line in tops), rows=tuple(rows))


def _sections(questionnaire: Questionnaire, reports: Sequence[QuestionReport]) -> tuple[SectionReport, ...]:
    """Questions under the questionnaire's sections in its order; a question of no section comes after them."""
    named: Mapping[str, str] = {section.id: section.name for section in questionnaire.sections}
    grouped: dict[str, list[QuestionReport]] = {one: [] for one in (*named, "")}
    for report in reports:
        grouped[report.section if report.section in named else ""].append(report)
    rest = "Other answers" if len(reports) > len(grouped[""]) else "Answers by question"
    return tuple(
        SectionReport(name=named.get(one, rest), questions=tuple(members))
        for one, members in grouped.items()
        if members
    )
