"""Data in text: JSON, YAML, TOML and notebooks."""

import json
from base64 import b64encode
from typing import Any

from tests.quotes.audit.planting.picture import chunked


def _json(value: object) -> bytes:
    return json.dumps(value).encode()


def _escaped(text: str) -> str:
    return "".join(f"\\u{ord(letter):04x}" for letter in text)


def _notebook(cell: dict[str, Any], **more: Any) -> bytes:
    whole = {"cell_type": "code", "metadata": {}, "source": [], "outputs": [], **cell}
    return _json({"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [whole], **more})


def _output(media: str, value: str | list[str]) -> bytes:
    return _notebook({"outputs": [{"output_type": "display_data", "data": {media: value}, "metadata": {}}]})


def _picture(text: str) -> str:
    return b64encode(chunked(b"tEXt", b"Title\0" + text.encode("latin-1"))).decode()


def _pieces(text: str) -> list[str]:
    return [text[at : at + 5] for at in range(0, len(text), 5)]


PLACES = {
    "results.json": {
        "value": lambda text: _json({"a": [1, {"b": text}]}),
        "key": lambda text: _json({"a": {text: 1}}),
        "escapes": lambda text: f'{{"a": "{_escaped(text)}"}}'.encode(),
        "a key that is given twice": lambda text: f'{{"a": "{text}", "a": "x"}}'.encode(),
        "a list of words": lambda text: _json(text.split()),
        "data address": lambda text: _json({"a": f"data:text/plain;base64,{b64encode(text.encode()).decode()}"}),
    },
    "rows.jsonl": {"value": lambda text: _json({"a": 1}) + b"\n" + _json({"b": text}) + b"\n"},
    "settings.toml": {
        "value": lambda text: f'a = "{text}"\n'.encode(),
        "comment": lambda text: f"a = 1  # {text}\n".encode(),
        "escapes": lambda text: f'a = "{_escaped(text)}"\n'.encode(),
        "key": lambda text: f'"{text}" = 1\n'.encode(),
    },
    "frame.yaml": {
        "value": lambda text: f"a: {text}\n".encode(),
        "comment": lambda text: f"a: 1  # {text}\n".encode(),
        "escapes": lambda text: f'a: "{_escaped(text)}"\n'.encode(),
        "key": lambda text: f"? {text}\n: 1\n".encode(),
        "folded": lambda text: f"a: >\n  {text.replace(' ', chr(10) + '  ')}\n".encode(),
        "anchor": lambda text: f"a: &one {text}\nb: *one\n".encode(),
    },
    "analysis.ipynb": {
        "source": lambda text: _notebook({"source": ["a = 1\n", f"# {text}"]}),
        "source in pieces": lambda text: _notebook({"source": _pieces(text)}),
        "printed": lambda text: _notebook({"outputs": [{"output_type": "stream", "name": "stdout", "text": [text]}]}),
        "printed in pieces": lambda text: _notebook(
            {"outputs": [{"output_type": "stream", "name": "stdout", "text": _pieces(text)}]}
        ),
        "error": lambda text: _notebook(
            {"outputs": [{"output_type": "error", "ename": "E", "evalue": "", "traceback": [f"KeyError: {text}"]}]}
        ),
        "table": lambda text: _output("text/html", [f"<td>{text[:9]}", f"{text[9:]}</td>"]),
        "plain": lambda text: _output("text/plain", text),
        "picture": lambda text: _output("image/png", _picture(text)),
        "drawing": lambda text: _output("image/svg+xml", f"<svg><text>{text}</text></svg>"),
        "data": lambda text: _output("application/vnd.plot+json", json.dumps({"of": text})),
        "attachment": lambda text: _notebook({"attachments": {"a.png": {"image/png": _picture(text)}}}),
        "metadata": lambda text: _notebook({"metadata": {"name": text}}),
        "metadata of all": lambda text: _notebook({}, metadata={"authors": [{"name": text}]}),
    },
}
