"""What the client does when an endpoint misbehaves: it never hangs, never follows, never tells a secret."""

import time

import pytest

from consult.errors import SettingsError
from consult.nlp.llm.endpoint import TRIES
from consult.nlp.llm.model import (
    BROKEN_OFF,
    DECLINED,
    NOT_THE_PROTOCOL,
    TIMED_OUT,
    TOO_LONG,
    TOO_MANY,
    UNREACHABLE,
    Unanswered,
)  # fmt: skip
from consult.nlp.llm.usage import Usage
from consult.nlp.llm.wire import address_of
from tests.nlp.llm import misbehaviour as bad
from tests.nlp.llm.server import serving

_FINE = bad.replying("fine")


def _asked(endpoint_of, *script, otherwise=_FINE, **more):
    with serving(script, otherwise) as server:
        endpoint = endpoint_of(server, **more)
        try:
            return endpoint.ask("instructions", "data"), endpoint, server
        except Unanswered as why:
            return why.reason, endpoint, server


def test_what_is_sent_is_the_question_and_the_key_and_nothing_else(endpoint_of):
    said, endpoint, server = _asked(endpoint_of, key="sesame")
    (asked,) = server.asked
    assert said == "fine"
    assert asked.path == "/v1/chat/completions"
    assert asked.headers["Authorization"] == "Bearer sesame"
    assert set(asked.headers) == {
        "Host", "Accept-Encoding", "Content-Length", "Content-Type", "Accept", "User-Agent", "Authorization"
    }  # fmt: skip
    assert asked.body == {
        "model": "tester", "temperature": 0, "seed": 1,
        "messages": [{"role": "system", "content": "instructions"}, {"role": "user", "content": "data"}],
    }  # fmt: skip
    assert "sesame" not in f"{endpoint.name} {endpoint.fingerprint}"


def test_a_server_that_needs_no_key_gets_none(endpoint_of):
    _, _, server = _asked(endpoint_of)
    assert "Authorization" not in server.asked[0].headers


@pytest.mark.parametrize("status", [429, 500, 502, 503, 529])
def test_what_may_pass_is_tried_again_more_slowly(endpoint_of, waits, status):
    said, _, server = _asked(endpoint_of, bad.refusing(status), bad.refusing(status))
    assert said == "fine"
    assert waits == [1.0, 2.0]
    assert len(server.asked) == TRIES


def test_an_endpoint_is_left_alone_for_as_long_as_it_asks(endpoint_of, waits):
    assert _asked(endpoint_of, bad.refusing(429, Retry_After="7"))[0] == "fine"
    assert waits == [7.0]


@pytest.mark.parametrize("header", ["Wed, 21 Oct 2099 07:28:00 GMT", "-5", "NaN", "1e9", "²", ""])
def test_a_wait_that_is_no_number_of_seconds_is_not_heeded(endpoint_of, waits, header):
    assert _asked(endpoint_of, bad.refusing(429, Retry_After=header))[0] == "fine"
    assert waits == [1.0]


def test_an_endpoint_that_asks_for_an_hour_is_not_waited_for(endpoint_of, waits):
    assert _asked(endpoint_of, bad.refusing(429, Retry_After="3600"))[0] == TOO_MANY
    assert waits == []


def test_patience_ends(endpoint_of, waits):
    assert _asked(endpoint_of, otherwise=bad.refusing(500))[0] == "server error (500)"
    assert len(waits) == TRIES - 1


@pytest.mark.parametrize("behaviour", [bad.resetting, bad.breaking_off])
def test_a_connection_that_is_broken_off_is_tried_again(endpoint_of, behaviour):
    assert _asked(endpoint_of, behaviour)[0] == "fine"
    assert _asked(endpoint_of, otherwise=behaviour)[0] == BROKEN_OFF


@pytest.mark.parametrize("behaviour", [bad.hanging, bad.dripping])
def test_an_endpoint_that_hangs_or_drips_is_given_up(endpoint_of, behaviour):
    began = time.monotonic()
    assert _asked(endpoint_of, behaviour, timeout=0.3)[0] == TIMED_OUT
    assert time.monotonic() - began < 2


def test_a_reply_without_end_is_not_read_to_its_end(endpoint_of):
    assert _asked(endpoint_of, bad.flooding)[0] == TOO_LONG


@pytest.mark.parametrize(
    "body",
    [
        b"<html><h1>Sign in to the network</h1></html>", b"", b"null", b"[]", b'{"choices": []}', b'{"choices": [{}]}',
        b'{"choices": [{"message": {"content": ["a"]}}]}', b'{"choices": [{"message": {"content": "\xff\xfe"}}]}',
        b"[" * 200_000, b"1" * 10_000, b'{"choices": 1e999}',
    ],
)  # fmt: skip
def test_what_is_not_the_protocol_is_not_read(endpoint_of, body):
    assert _asked(endpoint_of, bad.sending(body))[0] == NOT_THE_PROTOCOL


def test_a_model_that_declines_has_not_answered(endpoint_of):
    refusal = {"choices": [{"message": {"content": None, "refusal": "I cannot help with that."}}]}
    assert _asked(endpoint_of, bad.replying(None, **refusal))[0] == DECLINED
    filtered = {"choices": [{"message": {"content": "par"}, "finish_reason": "content_filter"}]}
    assert _asked(endpoint_of, bad.replying(None, **filtered))[0] == DECLINED


def test_a_redirect_is_not_followed_and_stops_the_work(endpoint_of):
    with serving() as elsewhere:
        away = bad.refusing(307, Location=f"{elsewhere.url}/chat/completions")
        with pytest.raises(SettingsError, match="not followed"):
            _asked(endpoint_of, away, key="sesame")
        assert elsewhere.asked == []


def test_no_proxy_is_used(endpoint_of, monkeypatch):
    with serving() as proxy:
        for name in ("http_proxy", "HTTP_PROXY", "https_proxy", "all_proxy"):
            monkeypatch.setenv(name, proxy.url)
        assert _asked(endpoint_of)[0] == "fine"
        assert proxy.asked == []


@pytest.mark.parametrize(("status", "what"), [(401, "api_key_variable"), (404, "llm.endpoint")])
def test_what_refuses_everything_stops_the_work_and_says_what_to_do(endpoint_of, status, what):
    with pytest.raises(SettingsError, match=what) as raised:
        _asked(endpoint_of, bad.refusing(status), key="sesame")
    assert "sesame" not in str(raised.value)


@pytest.mark.parametrize("status", [401, 404, 302])
def test_once_it_has_answered_a_refusal_is_of_that_request_alone(endpoint_of, status):
    with serving([_FINE, bad.refusing(status)]) as server:
        endpoint = endpoint_of(server)
        endpoint.ask("instructions", "data")
        with pytest.raises(Unanswered, match=rf"refused \({status}\)"):
            endpoint.ask("instructions", "data")


@pytest.mark.parametrize("status", [400, 403, 413, 422, 201, 204])
def test_a_refused_request_is_not_sent_again(endpoint_of, waits, status):
    assert _asked(endpoint_of, bad.refusing(status))[0] == f"refused ({status})"
    assert waits == []


def test_nobody_there_is_said_so(endpoint_of):
    with serving() as server:
        endpoint = endpoint_of(server)
    with pytest.raises(Unanswered, match=UNREACHABLE):
        endpoint.ask("instructions", "data")


def test_tokens_are_counted_and_what_is_not_told_is_known_to_be_missing(endpoint_of):
    _, told, _ = _asked(endpoint_of, bad.refusing(500))
    assert told.usage == Usage(n_requests=2, n_uncounted=0, n_tokens_in=100, n_tokens_out=10)
    _, untold, _ = _asked(endpoint_of, bad.replying("fine", usage={"prompt_tokens": -5, "completion_tokens": "many"}))
    assert untold.usage == Usage(n_requests=1, n_uncounted=1)
    _, silent, _ = _asked(endpoint_of, bad.hanging, timeout=0.2)
    assert silent.usage == Usage(n_requests=1, n_uncounted=1)


@pytest.mark.parametrize(
    ("price_in", "price_out", "cost"), [(0.0, 0.0, None), (2.0, 0.0, 0.0002), (2.5, 10.0, 0.00035)]
)
def test_the_cost_is_reckoned_at_the_prices_set(price_in, price_out, cost):
    assert Usage(1, 0, 100, 10).cost(price_in, price_out) == cost


@pytest.mark.parametrize(
    ("endpoint", "shown", "path"),
    [
        ("https://models.example.org/v1", "models.example.org", "/v1/chat/completions"),
        ("https://models.example.org:8443/v1/chat/completions/", "models.example.org:8443", "/v1/chat/completions"),
        ("http://localhost:11434/v1", "localhost:11434", "/v1/chat/completions"),
        ("http://[::1]:8080", "::1:8080", "/chat/completions"),
    ],
)
def test_an_address_is_https_or_this_machine(endpoint, shown, path):
    address = address_of(endpoint)
    assert (address.shown, address.path) == (shown, path)


@pytest.mark.parametrize(
    "endpoint",
    [
        "http://models.example.org/v1", "http://localhost.example.org/v1", "http://127.0.0.1.example.org/v1",
        "http://0.0.0.0/v1", "https://localhost@models.example.org/v1", "https://name:key@models.example.org/v1",
        "https://models.example.org/v1?key=sesame", "https://models.example.org/v1#a", "models.example.org/v1",
        "ftp://models.example.org", "file:///etc/hosts", "https://", "https://models.example.org:port/v1",
        "https://models.example.org/a b", "https://models.example.org/\r\nHost: other", "https://[::1", "https://m\u00f6dels.org/v1",
    ],
)  # fmt: skip
def test_any_other_address_is_refused_without_repeating_it(endpoint):
    with pytest.raises(ValueError, match=r"is not|unencrypted|key|must end") as raised:
        address_of(endpoint)
    assert "sesame" not in str(raised.value)
