"""A language model behind an endpoint that speaks the OpenAI protocol."""

import json
import time
from collections.abc import Callable
from typing import Final

from pydantic import BaseModel, Field, ValidationError

from consult.errors import SettingsError
from consult.nlp.llm.model import DECLINED, NOT_THE_PROTOCOL, TOO_MANY, Unanswered
from consult.nlp.llm.usage import Usage
from consult.nlp.llm.wire import Address, Answer, post

TEMPERATURE: Final = 0
TRIES: Final = 3
LONGEST_WAIT: Final = 60.0
"""Seconds that an endpoint may ask to be left alone; one that asks for more is not tried again."""

_OK, _TOO_MANY, _SERVER = 200, 429, 500
_KEY, _FORBIDDEN, _NOWHERE, _REDIRECTS = 401, 403, 404, range(300, 400)


class _Message(BaseModel):
    content: str | None = None


class _Choice(BaseModel):
    message: _Message
    finish_reason: str | None = None


class _Reply(BaseModel):
    choices: list[_Choice] = Field(min_length=1)
    usage: object = None


class _Tokens(BaseModel):
    prompt_tokens: int = Field(ge=0, strict=True)
    completion_tokens: int = Field(ge=0, strict=True)


class Endpoint:
    """Asks one model at one address. `key` is asked for when something is sent; it goes nowhere but into the header."""

    def __init__(
        self,
        address: Address,
        model: str,
        key: Callable[[], str],
        *,
        seed: int,
        timeout: float,
        batch_size: int,
        wait: Callable[[float], None] = time.sleep,
    ) -> None:
        self.name = f"{model} at {address.shown}"
        self.batch_size = batch_size
        self.fingerprint = {"model:llm": f"{self.name} (temperature {TEMPERATURE}, seed {seed})"}
        self._address, self._model, self._seed, self._timeout, self._wait = address, model, seed, timeout, wait
        self._headers = {"Content-Type": "application/json", "Accept": "application/json", "User-Agent": "consult"}
        self._key = key
        self._usage = Usage()
        self._has_answered = False

    @property
    def usage(self) -> Usage:
        """What was used since it was made."""
        return self._usage

    def ask(self, instructions: str, data: str) -> str:
        """Return the reply; see `LLM`."""
        messages = [{"role": "system", "content": instructions}, {"role": "user", "content": data}]
        asked = {"model": self._model, "messages": messages, "temperature": TEMPERATURE, "seed": self._seed}
        return self._content(self._answered(json.dumps(asked).encode("ascii")))

    def _answered(self, body: bytes) -> bytes:
        """Send until it is answered, as often and as slowly as the endpoint's refusals allow."""
        for tried in range(1, TRIES + 1):
            pause = 2.0 ** (tried - 1)
            try:
                answer = self._sent(body)
            except Unanswered as why:
                if why.spent or tried == TRIES:
                    raise Unanswered(why.reason) from None
            else:
                if answer.status == _OK:
                    return answer.body
                if not _may_pass(answer.status):
                    self._refused(answer.status)
                pause = _asked_for(answer.retry_after, pause)
                if tried == TRIES or pause > LONGEST_WAIT:
                    raise Unanswered(TOO_MANY if answer.status == _TOO_MANY else f"server error ({answer.status})")
            self._wait(pause)
        raise AssertionError  # the last try returns or raises

    def _sent(self, body: bytes) -> Answer:
        # counted before it is sent, so that what a stop interrupts is counted too
        key = self._key()
        headers = self._headers | ({"Authorization": f"Bearer {key}"} if key else {})
        self._usage += Usage(n_requests=1, n_uncounted=1)
        answer = post(self._address, headers, body, self._timeout)
        if answer.status != _OK:
            self._usage += Usage(n_uncounted=-1)  # a refusal costs nothing
        return answer

    def _refused(self, status: int) -> None:
        """Stop the work where every request would be refused alike; else it is this one that was refused."""
        what = f"the language model at {self._address.shown} "
        if not self._has_answered and status == _KEY:
            raise SettingsError(what + "refused the key (401). Check the variable that `llm.api_key_variable` names.")
        if not self._has_answered and status == _NOWHERE:
            raise SettingsError(what + "is not there (404). Check `llm.endpoint` and `llm.model` in consult.toml.")
        if not self._has_answered and status in _REDIRECTS:
            raise SettingsError(
                what + f"sends on to another address ({status}), which is not followed, since texts go nowhere but to "
                "the address in consult.toml. Put the final address in `llm.endpoint`."
            )
        raise Unanswered(f"refused ({status})")

    def _content(self, body: bytes) -> str:
        try:
            reply = _Reply.model_validate(json.loads(body.decode("utf-8")))
        except (ValueError, RecursionError, ValidationError):
            raise Unanswered(NOT_THE_PROTOCOL) from None
        self._has_answered = True
        self._count(reply.usage)
        first = reply.choices[0]
        if first.message.content is None or first.finish_reason == "content_filter":
            raise Unanswered(DECLINED, spent=False)
        return first.message.content

    def _count(self, usage: object) -> None:
        try:
            tokens = _Tokens.model_validate(usage)
        except ValidationError:
            return  # said to be uncounted already
        self._usage += Usage(0, -1, tokens.prompt_tokens, tokens.completion_tokens)


def _may_pass(status: int) -> bool:
    return status == _TOO_MANY or status >= _SERVER


def _asked_for(retry_after: str, otherwise: float) -> float:
    """Return the seconds an endpoint asks to be left alone; a date, which its clock and ours may differ on, is none."""
    asked = retry_after.strip()
    return float(asked) if asked.isascii() and asked.isdigit() else otherwise
