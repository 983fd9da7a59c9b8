"""One request to one address: no redirects, no proxies, no cookies, an end to waiting and to reading."""

import ssl
import time
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from ipaddress import ip_address
from urllib.parse import urlsplit

from consult.nlp.llm.model import BROKEN_OFF, TIMED_OUT, TOO_LONG, UNREACHABLE, UNTRUSTED, Unanswered

MOST_BYTES = 4_000_000
"""Longer replies are not read to their end."""

_OK = 200
_PIECE = 65_536
_PATH = "/chat/completions"


@dataclass(frozen=True)
class Address:
    """Where a language model listens."""

    scheme: str
    host: str
    port: int | None
    path: str

    @property
    def shown(self) -> str:
        """The host as people and records should see it."""
        return self.host if self.port is None else f"{self.host}:{self.port}"


@dataclass(frozen=True)
class Answer:
    """What came back; `body` is empty unless the status is 200."""

    status: int
    retry_after: str
    body: bytes


def address_of(endpoint: str) -> Address:
    """Read an address: HTTPS, or this machine.

    Raises:
        ValueError: says what is wrong with it.
    """
    try:
        parts = urlsplit(endpoint)
        host, port = parts.hostname or "", parts.port
        host.encode("idna")
    except (ValueError, UnicodeError):
        raise ValueError("is not a web address") from None
    if not host or parts.scheme not in ("https", "http") or not endpoint.isascii() or not endpoint.isprintable():
        raise ValueError("is not a web address such as https://models.example.org/v1")
    if parts.username is not None or parts.password is not None:
        raise ValueError("holds a name or key: keys are read from the environment variable `api_key_variable` names")
    if parts.query or parts.fragment or " " in endpoint:
        raise ValueError("must end with its path, without ? or #")
    if parts.scheme == "http" and not _is_this_machine(host):
        raise ValueError("would send texts unencrypted: only https, or http to this machine (localhost), is allowed")
    path = parts.path.rstrip("/").removesuffix(_PATH) + _PATH
    return Address(parts.scheme, host, port, path)


def post(address: Address, headers: dict[str, str], body: bytes, timeout: float) -> Answer:
    """Send one request and read the answer.

    Raises:
        Unanswered: it did not come, or not whole.
    """
    deadline = time.monotonic() + timeout
    connection = _connection(address, timeout)
    lost = UNREACHABLE
    try:
        connection.connect()
        lost = BROKEN_OFF
        connection.request("POST", address.path, body, headers)
        with connection.getresponse() as response:
            content = _read(response, deadline) if response.status == _OK else b""
            return Answer(response.status, response.getheader("Retry-After") or "", content)
    except TimeoutError:
        raise Unanswered(TIMED_OUT) from None
    except ssl.SSLCertVerificationError:
        raise Unanswered(UNTRUSTED) from None
    except (HTTPException, OSError):
        raise Unanswered(lost, spent=False) from None
    finally:
        connection.close()


def _connection(address: Address, timeout: float) -> HTTPConnection:
    if address.scheme == "http":
        return HTTPConnection(address.host, address.port, timeout=timeout)
    return HTTPSConnection(address.host, address.port, timeout=timeout, context=ssl.create_default_context())


def _read(response: HTTPResponse, deadline: float) -> bytes:
    """Read piece by piece: an endpoint that sends a byte now and then must not hold the work up for ever."""
    content = bytearray()
    while piece := response.read1(_PIECE):
        content += piece
        if len(content) > MOST_BYTES:
            raise Unanswered(TOO_LONG)
        if time.monotonic() > deadline:
            raise Unanswered(TIMED_OUT)
    if response.length:  # what it announced and did not send
        raise Unanswered(BROKEN_OFF, spent=False)
    return bytes(content)


def _is_this_machine(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
