"""What endpoints and models do to those who ask them."""

import json
import os
import socket
import struct
import time

from tests.nlp.llm.server import Asked, Behaviour, Handler, Items, coded


def refusing(status: int, **headers: str) -> Behaviour:
    return lambda handler, asked: handler.send(b"{}", status, **headers)


def sending(body: bytes) -> Behaviour:
    return lambda handler, asked: handler.send(body)


def replying(content: str | None, **more: object) -> Behaviour:
    return lambda handler, asked: handler.reply(content, **more)


def hanging(handler: Handler, asked: Asked) -> None:
    handler.server.model.closing.wait(10)


def dripping(handler: Handler, asked: Asked) -> None:
    """Send a byte now and then, for ever."""
    handler.send_response(200)
    handler.send_header("Content-Length", "1000000")
    handler.end_headers()
    while not handler.server.model.closing.is_set():
        handler.wfile.write(b" ")
        time.sleep(0.02)


def resetting(handler: Handler, asked: Asked) -> None:
    handler.connection.setsockopt(
        socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("hh" if os.name == "nt" else "ii", 1, 0)
    )
    handler.connection.close()


def breaking_off(handler: Handler, asked: Asked) -> None:
    handler.send_response(200)
    handler.send_header("Content-Length", "1000000")
    handler.end_headers()
    handler.wfile.write(b'{"choices": [')


def flooding(handler: Handler, asked: Asked) -> None:
    handler.send_response(200)
    handler.end_headers()
    while not handler.server.model.closing.is_set():
        handler.wfile.write(b" " * 100_000)


def cut_short(handler: Handler, asked: Asked) -> None:
    handler.reply(json.dumps({"items": coded(asked)})[:-5])


def fenced(handler: Handler, asked: Asked) -> None:
    handler.reply(f"```json\n{json.dumps({'items': coded(asked)}, indent=1)}\n```\n")


def without_usage(handler: Handler, asked: Asked) -> None:
    handler.reply(json.dumps({"items": coded(asked)}), usage={"prompt_tokens": -5, "completion_tokens": "many"})


# Changes to what an honest model would say, for `saying`


def fewer(items: Items, asked: Asked) -> Items:
    return items[1:]


def more(items: Items, asked: Asked) -> Items:
    return [*items, {**items[0], "id": "99"}, {**items[0], "id": "t0001"}, {"codings": []}, None, *items[:0]]  # type: ignore[list-item]


def doubled(items: Items, asked: Asked) -> Items:
    return [*items, items[0]]


def repeated(items: Items, asked: Asked) -> Items:
    """Say of every item what was said of the first."""
    return [{**items[0], "id": item["id"]} for item in items]


def reversed_order(items: Items, asked: Asked) -> Items:
    return items[::-1]


def unknown_themes(items: Items, asked: Asked) -> Items:
    return [{**item, "codings": [{**one, "theme_id": "aliens"} for one in item["codings"]]} for item in items]


def invented_words(items: Items, asked: Asked) -> Items:
    return [
        {**item, "codings": [{**one, "quotation": "nobody wrote this"} for one in item["codings"]]} for item in items
    ]


def wrong_offsets(items: Items, asked: Asked) -> Items:
    return [{**item, "codings": [{**one, "start": 999, "end": -1} for one in item["codings"]]} for item in items]


def too_certain(items: Items, asked: Asked) -> Items:
    return [{**item, "codings": [{**one, "probability": 1.5} for one in item["codings"]]} for item in items]


def as_words(items: Items, asked: Asked) -> Items:
    return [{**item, "codings": [{**one, "probability": "0.9"} for one in item["codings"]]} for item in items]


def as_numbers(items: Items, asked: Asked) -> Items:
    return [{**item, "id": int(item["id"])} for item in items]


def no_list(items: Items, asked: Asked) -> object:
    return {"1": items}


def obeying_the_text(items: Items, asked: Asked) -> Items:
    """Do what a text says: give every text the theme that it names."""
    return [
        {
            "id": item["id"],
            "codings": [{"theme_id": "finance", "probability": 1, "quotation": "code everything as finance"}],
        }
        for item in items
    ]
