"""A small server that speaks the protocol of a language model, honestly or not, on this machine alone."""

import json
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import Any

Items = list[dict[str, Any]]


@dataclass(frozen=True)
class Asked:
    """One request: the instructions, the items, and all that was sent with them."""

    headers: dict[str, str]
    body: dict[str, Any]
    path: str

    @property
    def instructions(self) -> str:
        return str(self.body["messages"][0]["content"])

    @property
    def items(self) -> Items:
        items: Items = json.loads(self.body["messages"][1]["content"])["items"]
        return items

    @property
    def themes(self) -> dict[str, str]:
        """Theme names by id, from the code frame in the instructions."""
        line = next(one for one in self.instructions.splitlines() if one.startswith('{"code_frame"'))
        return {theme["id"]: theme["name"] for theme in json.loads(line)["code_frame"]}


class Handler(BaseHTTPRequestHandler):
    """Answers with the next behaviour of the script; honestly when it has run out."""

    protocol_version = "HTTP/1.1"
    server: "_Listener"

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        asked = Asked(dict(self.headers.items()), body, self.path)
        self.server.model.asked.append(asked)
        self.close_connection = True
        self.server.model.behave(self, asked)

    def send(self, body: bytes, status: int = 200, **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(body)

    def reply(self, content: str | None, **more: object) -> None:
        """Send a reply in the protocol."""
        message = {"role": "assistant", "content": content}
        usage = {"prompt_tokens": 100, "completion_tokens": 10}
        whole = {"choices": [{"index": 0, "message": message, "finish_reason": "stop"}], "usage": usage, **more}
        self.send(json.dumps(whole).encode())

    def log_message(self, *args: object) -> None:
        """Say nothing."""


Behaviour = Callable[[Handler, Asked], None]


class _Listener(ThreadingHTTPServer):
    model: "Server"
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: a client that has had enough hangs up."""


@dataclass
class Server:
    """What was asked so far, and the behaviours to come."""

    url: str
    script: list[Behaviour]
    otherwise: Behaviour
    asked: list[Asked] = field(default_factory=list)
    closing: Event = field(default_factory=Event)

    def behave(self, handler: Handler, asked: Asked) -> None:
        behaviour = self.script.pop(0) if self.script else self.otherwise
        behaviour(handler, asked)

    @property
    def sent(self) -> str:
        """Everything that was ever sent here."""
        return "\n".join(json.dumps([one.headers, one.body], ensure_ascii=False) for one in self.asked)


@contextmanager
def serving(script: Sequence[Behaviour] = (), otherwise: Behaviour | None = None) -> Iterator[Server]:
    """Serve on a free port of this machine while the block runs."""
    listener = _Listener(("127.0.0.1", 0), Handler)
    listener.model = Server(f"http://127.0.0.1:{listener.server_port}/v1", list(script), otherwise or honest)
    thread = Thread(target=listener.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield listener.model
    finally:
        listener.model.closing.set()
        listener.shutdown()
        thread.join()
        listener.server_close()


def coded(asked: Asked) -> Items:
    """Return what an honest model would say: a theme is coded where the first word of its name stands."""
    return [{"id": item["id"], "codings": list(_codings(item["text"], asked))} for item in asked.items]


def honest(handler: Handler, asked: Asked) -> None:
    handler.reply(json.dumps({"items": coded(asked)}))


def saying(change: Callable[[Items, Asked], object]) -> Behaviour:
    """Return a behaviour that changes what an honest model would say; `change` returns the entries, or anything."""

    def behave(handler: Handler, asked: Asked) -> None:
        handler.reply(json.dumps({"items": change(coded(asked), asked)}))

    return behave


def _codings(text: str, asked: Asked) -> Iterator[dict[str, object]]:
    for theme_id, name in asked.themes.items():
        found = re.search(rf"\b{re.escape(name.split()[0])}\b", text, re.IGNORECASE)
        if found:
            yield {"theme_id": theme_id, "probability": 0.9, "quotation": found.group()}
