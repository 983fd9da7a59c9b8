import json

import pytest

from consult.nlp.llm.model import LEFT_OUT
from consult.nlp.llm.title import NOT_A_TITLE, UNFOUNDED, Group, titles
from tests.nlp.llm.server import serving

_GROUPS = [
    Group("g1", ("grid", "connection"), ("Grid connections take nine years.",)),
    Group("g2", ("welders", "skills"), ("We cannot find welders.", "Skills are short.")),
]


def _titled(endpoint_of, *said):
    """The titles of the two groups where the first of them is given these, one request after the other."""
    left = list(said)

    def behave(handler, asked):
        entries = [{"id": item["id"], "title": "A shortage of skills"} for item in asked.items]
        for entry, item in zip(entries, asked.items, strict=True):
            if "grid" in item["words"]:
                entry["title"] = left.pop(0) if len(left) > 1 else left[0]
        handler.reply(json.dumps({"items": [one for one in entries if one["title"] is not None]}))

    with serving(otherwise=behave) as server:
        answered = titles(endpoint_of(server), _GROUPS)
    assert set(answered.found) | set(answered.failures) == {"g1", "g2"}
    assert answered.found["g2"] == "A shortage of skills"
    return answered.found.get("g1"), answered.failures.get("g1")


def test_a_title_that_speaks_of_the_group_is_taken(endpoint_of):
    assert _titled(endpoint_of, " Slow grid connections ") == ("Slow grid connections", None)
    assert _titled(endpoint_of, "Waiting to be connected") == ("Waiting to be connected", None)


@pytest.mark.parametrize(
    ("title", "reason"),
    [
        ("", NOT_A_TITLE), ("Grid\nconnections", NOT_A_TITLE), ("<b>Grid</b> connections", NOT_A_TITLE),
        ("Grid " * 40, NOT_A_TITLE), ("=grid()", NOT_A_TITLE), ("Grid\x1b[31m", NOT_A_TITLE),
        ("A shortage of skills", UNFOUNDED), ("Other", UNFOUNDED), (None, LEFT_OUT),
    ],
)  # fmt: skip
def test_any_other_is_listed_and_asked_for_again(endpoint_of, title, reason):
    assert _titled(endpoint_of, title) == (None, reason)
    assert _titled(endpoint_of, title, "Grid connections") == ("Grid connections", None)


def test_no_groups_ask_nothing(endpoint_of):
    with serving() as server:
        answered = titles(endpoint_of(server), [])
    assert (answered.found, answered.failures, server.asked) == ({}, {}, [])
