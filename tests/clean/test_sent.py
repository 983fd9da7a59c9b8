import numpy as np

from consult.clean.sent import Senders, Sent, distinct


def _sent(*pairs):
    return [Sent(f"a{n}", f"t{n}", key, person) for n, (key, person) in enumerate(pairs)]


def test_texts_come_by_how_many_people_sent_them_then_by_length():
    texts = distinct(_sent(("b c", "p1"), ("a", "p1"), ("a", "p2"), ("d e f", "p1"), ("a", "p2")), min_words=1)
    assert [(text.key, len(text.sent), text.people) for text in texts] == [
        ("a", 3, {"p1", "p2"}),
        ("d e f", 1, {"p1"}),
        ("b c", 1, {"p1"}),
    ]


def test_a_text_is_known_by_its_commonest_spelling():
    sent = [Sent("a1", "t2", "a", "p1"), Sent("a2", "t1", "a", "p2"), Sent("a3", "t2", "a", "p3")]
    assert distinct(sent, min_words=1)[0].text_id == "t2"


def test_a_person_counts_once_in_a_group_and_texts_of_none_are_left_out():
    senders = Senders(distinct(_sent(("a", "p1"), ("b", "p1"), ("c", "p2"), ("d", "p3")), min_words=1))
    assert senders.n_people == 3
    assert senders.count(np.array([0, 0, 0, -1]), 2).tolist() == [2, 0]
