"""Green, amber or red: each with its reasons."""

from consult.quotes.screening.attribution import Attribution
from consult.quotes.screening.crowd import Traits
from consult.quotes.screening.rarity import Rarity, rarities
from consult.quotes.screening.risk import Colour, Risk, judge
from consult.vocabulary import Finding, Identifier, Layer

_COMMON, _RARE = Rarity(40, ("we want a fair price for",)), Rarity(1, ("we make the springs of the",))


def _judge(
    k: int = 20, together: int = 20, rarity: Rarity = _COMMON, kind: str = "business", left: tuple[Finding, ...] = ()
) -> Risk:
    return judge(Attribution("A business", Traits(kind), k), together, rarity, kind, left, (), k=10, floor=5)


def _finding(kind: str, identifier: Identifier) -> Finding:
    return Finding(start=0, end=4, kind=kind, identifier=identifier, layer=Layer.CUE, rule_id="cue.one", score=0.8)


def test_nothing_against_it_is_green() -> None:
    assert _judge() == Risk(Colour.GREEN)


def test_fewer_than_k_are_amber_and_fewer_than_the_floor_red() -> None:
    assert _judge(k=9, together=9).colour is Colour.AMBER
    assert _judge(k=4, together=4).colour is Colour.RED


def test_quotations_of_one_respondent_are_judged_together() -> None:
    assert _judge(together=9).colour is Colour.AMBER
    assert "together" in _judge(together=4).reasons[0]


def test_what_no_edit_replaces_is_amber_and_red_where_it_may_harm() -> None:
    assert _judge(left=(_finding("uniqueness", Identifier.QUASI),)).colour is Colour.AMBER
    assert _judge(left=(_finding("allegation", Identifier.QUASI),)).colour is Colour.RED
    assert _judge(left=(_finding("health", Identifier.SPECIAL),)).colour is Colour.RED
    assert _judge(left=(_finding("person", Identifier.DIRECT),)).colour is Colour.RED


def test_rare_words_matter_where_the_response_is_likely_to_be_published_elsewhere() -> None:
    assert _judge(rarity=_RARE).colour is Colour.GREEN
    assert _judge(rarity=_RARE, kind="trade_union").colour is Colour.AMBER
    assert _judge(kind="trade_union").colour is Colour.GREEN
    published = _finding("self_published", Identifier.QUASI)
    assert _judge(rarity=_RARE, left=(published,)).colour is Colour.RED


def test_the_worst_colour_holds_and_every_reason_is_given() -> None:
    found = _judge(k=9, together=4, left=(_finding("uniqueness", Identifier.QUASI),))
    assert found.colour is Colour.RED
    assert len(found.reasons) == 3


def test_the_rarest_window_counts_respondents_and_reads_over_no_bracket() -> None:
    texts = [
        ("We want a fair price for power.", ["1", "2"]),
        ("We want a fair price for power and skills.", ["3"]),
    ]
    (found,) = rarities(["We want a fair price for power [...] and skills for us all."], texts)
    assert (found.n, found.words) == (3, ("want a fair price for power",))
    (short,) = rarities(["We want [...] power"], texts)
    assert (short.n, short.words) == (0, ())
