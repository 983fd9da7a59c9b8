"""Nothing is sent unless the settings say so, and say where to."""

import pytest

from consult.errors import SettingsError
from consult.nlp import load_tagger
from consult.nlp.llm.access import connect
from consult.settings import LlmSettings, NlpSettings
from tests.nlp.llm.server import serving

_SET = {"endpoint": "https://models.example.org/v1", "model": "tester", "send_text": True}


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"endpoint": ""}, "none is set up"), ({"endpoint": "http://models.example.org"}, "only https"),
        ({"model": ""}, "llm.model"), ({"send_text": False}, "would be sent to models.example.org"),
    ],
)  # fmt: skip
def test_what_is_not_set_up_is_refused_with_what_to_do(change, says):
    with pytest.raises(SettingsError, match=says):
        connect(LlmSettings(**{**_SET, **change}), "", 1)


def test_it_is_off_by_default_and_the_coder_says_so(frame):
    assert "llm" not in NlpSettings().coders
    with pytest.raises(SettingsError, match="take what asks for it"):
        load_tagger(frame, NlpSettings(encoder="tfidf", coders=("phrases", "llm")), seed=1)


def test_a_key_that_is_not_there_matters_only_when_something_is_sent(monkeypatch):
    with serving() as server:
        model = connect(LlmSettings(**_SET | {"endpoint": server.url, "api_key_variable": "MODEL_KEY"}), "", 1)
        with pytest.raises(SettingsError, match="MODEL_KEY, which"):
            model.ask("instructions", "data")
        assert server.asked == []


@pytest.mark.parametrize("key", ["ses\name", "se same", "sésame", "ses\x00ame"])
def test_what_is_no_key_is_not_sent_nor_told(key):
    model = connect(LlmSettings(**_SET | {"api_key_variable": "MODEL_KEY"}), key, 1)
    with pytest.raises(SettingsError, match="MODEL_KEY holds something that is not a key") as raised:
        model.ask("instructions", "data")
    assert key not in str(raised.value)
