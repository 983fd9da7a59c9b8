import pandas as pd

from consult.nlp.nomination import MarketFinder, ranked
from consult.nlp.segment import passages, segment


def test_markets_are_found_in_capitals_and_the_longest_counts(as_texts):
    texts = as_texts(["South Korea, India and the US; turkey is a bird."])
    found = MarketFinder().find(passages(texts, segment(texts)))
    assert found["entity_id"].tolist() == ["south_korea", "india", "united_states"]


def test_a_nomination_counts_once_an_answer_and_ties_share_a_rank():
    mentions = pd.DataFrame(
        [
            ("t1", "market", "india", 0, 5),
            ("t1", "market", "india", 9, 14),
            ("t1", "market", "japan", 20, 25),
            ("t2", "market", "chile", 0, 5),
        ],
        columns=["text_id", "entity_type", "entity_id", "start", "end"],
    )
    answers = pd.DataFrame({"answer_id": ["a", "b", "c", "d"], "text_id": ["t1", "t1", "t2", "t3"]})
    table = ranked(mentions, answers)
    assert table[["entity_id", "n_answers", "rank"]].values.tolist() == [
        ["india", 2, 1],
        ["japan", 2, 1],
        ["chile", 1, 3],
    ]
    assert set(table["base"]) == {4}


def test_nothing_named_gives_an_empty_table():
    mentions = pd.DataFrame(columns=["text_id", "entity_type", "entity_id", "start", "end"])
    assert ranked(mentions, pd.DataFrame({"answer_id": ["a"], "text_id": ["t"]})).empty
