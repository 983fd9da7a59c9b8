from tests.report import by_hand


def test_a_place_counts_every_answer_whose_text_names_it(evidence, model):
    texts = {row["text_id"] for row in evidence.mentions.to_dict("records") if row["entity_type"] == "place"}
    answers = [row for question in ("q1", "q2", "q4", "q5") for row in by_hand.base(evidence, question).values()]
    places = next(one for one in model.mentions if one.id == "named-place")
    assert [(line.count.n, line.count.base) for line in places.lines] == [
        (sum(row["text_id"] in texts for row in answers), len(answers))
    ]
