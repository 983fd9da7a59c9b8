"""Which candidates are proposed: limits that hold for any candidates, and everybody has a turn."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from consult.quotes.candidate import Candidate
from consult.quotes.choosing.choice import Used, balance, choose, score, shortlist
from consult.settings import QuoteSettings

_TYPES = ("business", "trade_union", "individual")


def _candidate(n: int, **changed: object) -> Candidate:
    same = {
        "answer_id": f"a{n}", "respondent_id": f"r{n}", "question_id": "q1", "theme_id": "skills.levy",
        "top_id": "skills", "kind": "barrier", "text_id": f"t{n}", "start": 0, "end": 80, "region": "",
        "respondent_type": "business", "campaign_id": "", "n_sent": 1, "n_support": 5, "probability": 0.8,
        "readability": 0.9, "evidence": False,
    }  # fmt: skip
    return Candidate(**{**same, **changed})


def test_themes_that_most_answers_have_come_first():
    rare = _candidate(1, top_id="tax", theme_id="tax", n_support=30, n_raised=4)
    common = _candidate(2, n_raised=40)
    chosen = choose([rare, common], QuoteSettings(per_question=1))
    assert [one.top_id for one in chosen] == ["skills"]


_CANDIDATES = st.lists(
    st.builds(
        lambda n, **changed: _candidate(n, **changed),
        st.integers(0, 99),
        respondent_id=st.sampled_from([f"r{n}" for n in range(8)]),
        question_id=st.sampled_from(["q1", "q2", "q3"]),
        top_id=st.sampled_from(["skills", "energy", "planning", "tax"]),
        campaign_id=st.sampled_from(["", "", "", "c1"]),
        respondent_type=st.sampled_from(_TYPES),
        n_support=st.integers(3, 40),
    ),
    max_size=40,
    unique_by=lambda one: (one.answer_id, one.theme_id),
)


@given(_CANDIDATES, st.integers(1, 4), st.integers(1, 2), st.integers(1, 3))
def test_the_limits_hold_whatever_there_is(found: list[Candidate], question: int, theme: int, person: int) -> None:
    settings = QuoteSettings(per_question=question, per_theme=theme, per_respondent=person)
    used = [Used("r0", "q1", "skills")]
    chosen = choose(found, settings, used)
    everything = [*used, *(Used(one.respondent_id, one.question_id, one.top_id, one.campaign_id) for one in chosen)]
    assert max(Counter(one.question_id for one in everything).values()) <= question
    assert max(Counter((one.question_id, one.top_id) for one in everything).values()) <= theme
    assert max(Counter(one.respondent_id for one in everything).values()) <= person
    assert max(Counter((one.respondent_id, one.top_id) for one in everything).values()) == 1
    assert sum(one.campaign_id == "c1" for one in chosen) <= 1
    assert choose(list(reversed(found)), settings, used) == chosen


def test_types_of_respondent_take_turns() -> None:
    found = [_candidate(n, question_id=f"q{n % 6}", respondent_type=_TYPES[n % 7 // 4]) for n in range(60)]
    types = Counter(one.respondent_type for one in choose(found, QuoteSettings(per_question=1)))
    assert set(types) == set(_TYPES[:2])
    shares = balance(choose(found, QuoteSettings(per_question=1)), found)
    assert sum(quoted.n for quoted, _ in shares.values()) == 6
    assert sum(could.n for _, could in shares.values()) == 60


def test_nearly_the_same_words_are_quoted_once() -> None:
    said = frozenset(["planning", "takes", "so", "long", "that", "firms", "build", "abroad"])
    found = [_candidate(n, question_id=f"q{n}", words=said - {"so"} | {f"w{n}"}) for n in range(3)]
    assert len(choose(found, QuoteSettings())) == 1
    assert choose(found, QuoteSettings(), [Used("r9", "q9", "energy", "", said)]) == []
    other = _candidate(7, question_id="q7", words=frozenset(["energy", "costs", "hold", "back", "our", "foundry"]))
    assert len(choose([*found, other], QuoteSettings())) == 2


def test_what_many_say_with_evidence_and_readably_scores_higher() -> None:
    plain = score(_candidate(1))
    assert score(_candidate(1, n_support=30)) > plain
    assert score(_candidate(1, evidence=True)) > plain
    assert score(_candidate(1, readability=0.5)) < plain


def test_few_of_a_theme_and_of_a_type_are_worth_screening() -> None:
    found = [_candidate(n, top_id=f"t{n % 20}", respondent_type=_TYPES[n % 3]) for n in range(400)]
    listed = shortlist(found, QuoteSettings(per_question=2))
    assert len({one.top_id for one in listed}) == 4
    assert max(Counter(one.top_id for one in listed).values()) <= 4
    assert max(Counter((one.top_id, one.respondent_type) for one in listed).values()) <= 2
