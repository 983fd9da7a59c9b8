"""Arrays of numbers hold what a table of values would hold."""

from hypothesis import given
from hypothesis import strategies as st

from consult.ingest.standing import Pool, Standing, spread

PUTS = st.lists(
    st.tuples(st.integers(0, 5), st.sampled_from("ab"), st.text(max_size=2), st.integers(1, 9), st.integers(1, 3))
)


@given(PUTS)
def test_the_last_value_of_a_respondent_key_and_turn_stands_in_its_first_seat(
    puts: list[tuple[int, str, str, int, int]],
) -> None:
    standing: Standing[str, str] = Standing()
    expected: dict[tuple[int, str, int], tuple[str, int]] = {}
    for respondent, key, value, row, turn in puts:
        standing.put(respondent, key, value, ("s", row, "A"), turn)
        expected[(respondent, key, turn)] = (value, row)
    seats = {place: standing.find(*place) for place in expected}
    assert list(seats.values()) == list(range(len(standing)))
    assert {place: (standing.held(seat), standing.place(seat)[1]) for place, seat in seats.items()} == expected


def test_what_was_never_put_has_no_seat() -> None:
    standing: Standing[str, str] = Standing()
    standing.put(1, "a", "x", ("s", 1, "A"))
    assert [standing.find(0, "a"), standing.find(2, "a"), standing.find(1, "b"), standing.find(1, "a", 2)] == [-1] * 4


@given(st.lists(st.text(max_size=3)))
def test_things_in_a_pool_are_kept_once_and_spread_again(things: list[str]) -> None:
    pool: Pool[str] = Pool()
    standing: Standing[str, str] = Standing()
    for number, thing in enumerate(things):
        assert pool[pool.number(thing)] == thing
        standing.put(number, "a", thing, ("s", 1, "A"))
    assert list(pool) == list(dict.fromkeys(things))
    assert spread(list(standing.values), standing.value).tolist() == things
