from consult.clean.duplicate import people, repeats

_PEOPLE = people({"r1": "", "r2": "r1", "r3": "r2", "x": "y", "y": "x"})


def test_a_chain_of_responses_is_one_person():
    assert [_PEOPLE[one] for one in ("r1", "r2", "r3")] == [("r1", 0), ("r1", 1), ("r1", 2)]


def test_responses_that_name_each_other_come_to_an_end():
    assert set(_PEOPLE) == {"r1", "r2", "r3", "x", "y"}


def test_the_earliest_of_one_persons_copies_is_the_one_repeated():
    rows = [("a3", "r3", "q1", "More skills!"), ("a1", "r1", "q1", "more skills"), ("a2", "r2", "q1", "MORE SKILLS")]
    assert repeats(rows, _PEOPLE) == {"a3": "a1", "a2": "a1"}


def test_copies_of_different_people_or_questions_are_no_repeats():
    rows = [("a1", "r1", "q1", "more skills"), ("a2", "s", "q1", "more skills"), ("a3", "r2", "q2", "more skills")]
    assert repeats(rows, _PEOPLE) == {}
