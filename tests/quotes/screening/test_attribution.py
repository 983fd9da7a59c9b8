"""Who is said to have written a quotation: a closed vocabulary, and a crowd to hide in (oracle O6)."""

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from consult import reference
from consult.quotes.screening.attribution import attribute, attribute_campaign, is_known
from consult.quotes.screening.crowd import Crowd, Member, Traits, crowd_of

_TYPES, _SECTORS, _REGIONS = ["business", "trade_union", ""], ["defence", "life_sciences"], ["wales", "london", ""]
_MEMBERS = st.builds(
    Member,
    key=st.sampled_from([f"org {n}" for n in range(12)]),
    respondent_type=st.sampled_from(_TYPES),
    sectors=st.frozensets(st.sampled_from(_SECTORS)),
    region=st.sampled_from(_REGIONS),
)
_CROWDS = st.lists(_MEMBERS, max_size=40)
_TRAITS = st.builds(
    Traits,
    respondent_type=st.sampled_from(_TYPES),
    sector=st.sampled_from([*_SECTORS, ""]),
    region=st.sampled_from(_REGIONS),
)


def _brute_force(members: list[Member], traits: Traits) -> int:
    found = set()
    for one in members:
        if traits.respondent_type and one.respondent_type != traits.respondent_type:
            continue
        if traits.sector and traits.sector not in one.sectors:
            continue
        if traits.region and one.region != traits.region:
            continue
        found.add(one.key)
    return len(found)


@given(_CROWDS, _CROWDS, _TRAITS)
def test_k_is_the_number_of_distinct_members_and_the_list_can_only_lower_it(
    members: list[Member], listed: list[Member], traits: Traits
) -> None:
    among_listed = _brute_force(listed, traits)
    expected = min(_brute_force(members, traits), among_listed) if among_listed else _brute_force(members, traits)
    assert Crowd(tuple(members), tuple(listed)).k(traits) == expected


@given(_CROWDS, _TRAITS, st.data())
def test_deleting_respondents_never_raises_k(members: list[Member], traits: Traits, data: st.DataObject) -> None:
    fewer = [one for one in members if data.draw(st.booleans())]
    assert Crowd(tuple(fewer)).k(traits) <= Crowd(tuple(members)).k(traits)


@given(_CROWDS, _CROWDS, _TRAITS, st.sampled_from(["type", "sector", "place"]))
def test_what_is_shown_is_shared_by_k_and_said_in_words_of_the_vocabulary(
    members: list[Member], listed: list[Member], own: Traits, finest: str
) -> None:
    crowd = Crowd(tuple(members), tuple(listed))
    found = attribute(own, crowd, finest=finest, k=5)
    assert is_known(found.words)
    assert found.words == "One respondent" or crowd.k(found.shown) >= 5
    assert found.k == crowd.k(found.shown)
    assert found.shown.sector in ("", own.sector)
    assert found.shown.region in ("", own.region)


def _many(n: int, respondent_type: str, region: str = "wales") -> list[Member]:
    return [Member(f"{respondent_type} {i}", respondent_type, frozenset({"defence"}), region) for i in range(n)]


def test_the_ladder_is_climbed_until_enough_share_the_attribution() -> None:
    own = Traits("business", "defence", "wales")
    crowd = Crowd((*_many(6, "business"), *_many(3, "trade_union"), *_many(30, "individual", "london")))
    assert attribute(own, crowd, finest="place", k=5).words == "A business in defence in Wales"
    assert attribute(own, crowd, finest="sector", k=5).words == "A business in defence"
    assert attribute(own, crowd, finest="type", k=5).words == "A business"
    assert attribute(Traits("trade_union"), crowd, finest="type", k=5).words == "One respondent"


def test_one_union_on_the_published_list_names_it() -> None:
    crowd = Crowd(tuple(_many(20, "trade_union")), tuple(_many(1, "trade_union")))
    assert attribute(Traits("trade_union"), crowd, finest="type", k=5).words == "One respondent"


def test_one_organisation_counts_once_however_often_it_responds() -> None:
    columns = ["respondent_id", "respondent_type", "sectors", "region", "repeat_of"]
    respondents = pd.DataFrame(
        [(str(n), "business", "", "wales", "2" if n == 3 else "") for n in range(1, 6)], columns=columns
    )
    names = {"1": "Calder Forge Ltd", "2": "The Calder Forge Company", "4": "Other & Sons"}
    named = [(one, "organisation", name) for one, name in names.items()]
    private = pd.DataFrame(named, columns=["respondent_id", "field", "value"])
    assert crowd_of(respondents, private).k(Traits("business")) == 3


def test_a_campaign_has_a_label_and_a_count() -> None:
    assert attribute_campaign(1360).words == "Campaign wording sent by 1,360 respondents"
    assert is_known("Campaign wording sent by 1,360 respondents")
    assert not is_known("Campaign wording sent by Calder Forge respondents")
    assert not is_known("A business called Calder Forge")


def test_every_type_sector_and_region_with_words_is_one_of_the_tables() -> None:
    tables = {"type": "respondent-types", "sector": "sectors", "region": "regions"}
    ids = {kind: {entry.id for entry in reference.entries(name)} for kind, name in tables.items()}
    worded = [(entry.kind, entry.id) for entry in reference.entries("attributions") if entry.kind in tables]
    assert all(one in ids[kind] for kind, one in worded)
    assert ids["type"] - {one for kind, one in worded if kind == "type"} == {"other"}
