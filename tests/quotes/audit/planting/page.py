"""Web pages and plain text."""

import json
from base64 import b64encode
from collections.abc import Callable
from html import escape
from urllib.parse import quote


def _page(inside: str, head: str = "") -> bytes:
    return f'<!DOCTYPE html><html lang="en"><head>{head}</head><body>{inside}<p>End.</p></body></html>'.encode()


def _entities(text: str) -> str:
    return "".join(f"&#{ord(letter)};" for letter in text)


def _escapes(text: str) -> str:
    return "".join(f"\\u{ord(letter):04x}" for letter in text)


def _spelt(text: str) -> str:
    return "".join(f"<b>{letter}</b>" if letter != " " else " " for letter in text)


def _data(media: str, content: bytes) -> str:
    return f'<img alt="" src="data:{media};base64,{b64encode(content).decode()}">'


def _in(frame: str) -> Callable[[str], bytes]:
    return lambda text: _page(frame.format(text))


PLACES = {
    "report.html": {
        "text": _in("<p>{}</p>"),
        "a tag a letter": lambda text: _page(f"<p>{_spelt(text)}</p>"),
        "a cell a word": lambda text: _page("".join(f"<td>{word}</td>" for word in text.split())),
        "title": lambda text: _page("", f"<title>{text}</title>"),
        "meta": lambda text: _page("", f'<meta name="description" content="{text}">'),
        "alt text": _in('<img alt="{}" src="a.png">'),
        "label": _in('<table aria-label="{}"></table>'),
        "data attribute": _in('<p data-of="{}">x</p>'),
        "field": _in('<input type="hidden" value="{}">'),
        "comment": _in("<!-- {} -->"),
        "hidden text": _in('<p hidden style="display:none">{}</p>'),
        "template": _in("<template><p>{}</p></template>"),
        "without script": _in("<noscript>{}</noscript>"),
        "style": _in("<style>p::after {{ content: '{}' }}</style>"),
        "inline JSON": lambda text: _page(f'<script type="application/json">{json.dumps({"of": text})}</script>'),
        "escaped JSON": lambda text: _page(f'<script type="application/json">{{"of": "{_escapes(text)}"}}</script>'),
        "key of inline JSON": lambda text: _page(f'<script type="application/json">{json.dumps({text: 1})}</script>'),
        "script": _in("<script>const of = '{}';</script>"),
        "escaped script": lambda text: _page(f"<script>const of = '{_escapes(text)}';</script>"),
        "entities": lambda text: _page(f"<p>{_entities(text)}</p>"),
        "entities twice over": lambda text: _page(f'<p title="{escape(_entities(text))}">x</p>'),
        "link": lambda text: _page(f'<a href="https://example.org/?q={quote(text)}">x</a>'),
        "data in base64": lambda text: _page(_data("text/html", f"<p>{text}</p>".encode())),
        "data as written": lambda text: _page(
            f'<img src="data:image/svg+xml,{quote(f"<svg><text>{text}</text></svg>")}">'
        ),
        "data in a style": lambda text: _page(
            f"<style>p {{ background: url(data:text/plain;base64,{b64encode(text.encode()).decode()}) }}</style>"
        ),
        "page in a frame": lambda text: _page(f'<iframe srcdoc="{escape(f"<p>{text}</p>")}"></iframe>'),
        "after the end": lambda text: _page("") + f"<p>{text}</p>".encode(),
        "a second attribute of one name": _in('<p title="x" title="{}">x</p>'),
        "a broken tag": _in("<p <{}"),
        "UTF-16": lambda text: _page(f"<p>{text}</p>").decode().encode("utf-16"),
    },
    "notes.md": {
        "text": lambda text: f"# Notes\n\nA line.\n\n{text}\n".encode(),
        "wrapped": lambda text: ("A line.\n\n" + text.replace(" ", "\n") + "\n").encode(),
        "entities": lambda text: f"A line. {_entities(text)}\n".encode(),
        "comment": lambda text: f"A line.\n\n<!-- {text} -->\n".encode(),
    },
    "notes.txt": {
        "text": lambda text: f"A line.\n{text}\n".encode(),
        "UTF-16": lambda text: f"A line.\n{text}\n".encode("utf-16"),
        "soft hyphens": lambda text: "".join(f"{letter}\u00ad" for letter in text).encode(),
        "zero width": lambda text: "".join(f"{letter}\u200b" for letter in text).encode(),
        "full width": lambda text: "".join(chr(ord(one) + 0xFEE0) if one.isalpha() else one for one in text).encode(),
        "capitals": lambda text: text.upper().encode(),
        "hyphens": lambda text: "-".join(text).encode(),
        "accents": lambda text: text.replace("a", "á").replace("e", "ë").encode(),
        "no-break spaces": lambda text: text.replace(" ", "\u00a0").encode(),
    },
    "table.csv": {
        "cell": lambda text: f'theme,n\n"{text}",1\n'.encode(),
        "header": lambda text: f'theme,"{text}"\na,1\n'.encode("utf-8-sig"),
        "a cell a word": lambda text: ("theme,n\n" + ",".join(text.split()) + "\n").encode(),
        "a cell of many lines": lambda text: ('theme\n"' + text.replace(" ", "\n") + '"\n').encode(),
    },
    "style.css": {
        "comment": lambda text: f"p {{ color: red }} /* {text} */".encode(),
        "escapes": lambda text: (
            "p::after { content: '" + "".join(f"\\{ord(one):06x}" for one in text) + "' }"
        ).encode(),
    },
    "chart.js": {"string": lambda text: f"const of = '{text}';".encode()},
}
