import json

import pytest

from consult.nlp.llm.model import INVALID, TWICE
from consult.nlp.llm.summary import NEW_NUMBER, NOT_A_SENTENCE, NOT_VERBATIM, UNKNOWN_SEGMENT, Source, summaries
from tests.nlp.llm.server import serving

_SOURCE = Source("skills", {"s7": "We cannot find welders.", "s9": "12 of our 40 posts are empty."})
_FINE = {"text": "Employers “cannot find welders”, and 12 posts are empty.", "segments": ["1", "2"]}


def _summarised(endpoint_of, *said, copies=1):
    def behave(handler, asked):
        handler.reply(json.dumps({"items": [{"id": "1", "sentences": list(said)}] * copies}))

    with serving(otherwise=behave) as server:
        answered = summaries(endpoint_of(server), [_SOURCE])
    assert len(answered.found) + len(answered.failures) == 1
    return answered.found.get("skills"), answered.failures.get("skills")


def test_a_sentence_comes_back_with_the_segments_it_cites(endpoint_of):
    found, _ = _summarised(endpoint_of, _FINE, {"text": "Welders are short.", "segments": ["1", "1"]})
    assert [one.segment_ids for one in found] == [("s7", "s9"), ("s7",)]
    assert found[0].text == _FINE["text"]


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"segments": ["3"]}, UNKNOWN_SEGMENT), ({"segments": ["s9"]}, UNKNOWN_SEGMENT), ({"segments": []}, INVALID),
        ({"segments": [1]}, INVALID), ({"segments": ["2"]}, NOT_VERBATIM), ({"text": '"We need nurses"'}, NOT_VERBATIM),
        ({"text": "30 posts are empty."}, NEW_NUMBER), ({"text": ""}, NOT_A_SENTENCE),
        ({"text": "a\nb"}, NOT_A_SENTENCE), ({"text": "word " * 100}, NOT_A_SENTENCE), ({"text": None}, INVALID),
    ],
)  # fmt: skip
def test_one_sentence_that_does_not_hold_spoils_the_summary(endpoint_of, change, reason):
    assert _summarised(endpoint_of, _FINE, _FINE | change) == (None, reason)


def test_a_summary_of_nothing_or_given_twice_is_none(endpoint_of):
    assert _summarised(endpoint_of) == (None, INVALID)
    assert _summarised(endpoint_of, _FINE, copies=2) == (None, TWICE)
