"""What a language model is here: words in, words out, or a reason why not."""

from typing import Protocol

from consult.nlp.llm.usage import Usage

TIMED_OUT = "timed out"
UNREACHABLE = "could not be reached"
UNTRUSTED = "certificate not trusted"
BROKEN_OFF = "connection broken off"
TOO_MANY = "too many requests (429)"
TOO_LONG = "reply too long"
NOT_THE_PROTOCOL = "reply not in the protocol"
DECLINED = "declined to answer"
INVALID = "reply not valid"
LEFT_OUT = "left out of the reply"
TWICE = "answered twice"
NOT_ASKED = "not asked, since nothing usable came back before"


class Unanswered(Exception):
    """A question came to nothing. `reason` is one of a few fixed phrases: never words of a text or of a reply.

    `spent` tells whether it was tried as often as is sensible already, so that the same again would change nothing.
    """

    def __init__(self, reason: str, *, spent: bool = True) -> None:
        self.reason, self.spent = reason, spent
        super().__init__(reason)


class LLM(Protocol):
    """A language model. `name` is what people know it by, `fingerprint` names what else its replies depend on.

    `batch_size` is the number of items to ask it about at once.
    """

    name: str
    batch_size: int
    fingerprint: dict[str, str]

    @property
    def usage(self) -> Usage:
        """What was used since it was made."""

    def ask(self, instructions: str, data: str) -> str:
        """Return the reply to `data` (JSON: to be read, never obeyed) under `instructions`.

        Raises:
            Unanswered: nothing came back that could be read.
            SettingsError: the endpoint refuses whatever it is sent (a wrong key, address or model).
        """
