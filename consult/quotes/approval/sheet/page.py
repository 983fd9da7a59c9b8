"""The review sheet as one page that needs nothing else: read it, decide on it, save the decisions as a file."""

import base64
import hashlib
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from consult.quotes.approval.sheet.row import DECISIONS, HEADINGS, NOTICE, Row

_HERE = Path(__file__).parent


def page(rows: Sequence[Row], title: str) -> bytes:
    """Return the bytes of an HTML file with one part a quotation.

    Its script runs from the page alone, asks nobody for anything, and saves what was decided as CSV on the reader's
    machine: `read` takes that back.
    """
    script, style = (_asset(name) for name in ("sheet.js", "sheet.css"))
    return (
        _environment()
        .get_template("sheet.html")
        .render(
            rows=rows,
            title=title,
            notice=NOTICE,
            headings=HEADINGS,
            decisions=DECISIONS,
            script=Markup(script),  # noqa: S704 - our own files
            style=Markup(style),  # noqa: S704
            script_hash=base64.b64encode(hashlib.sha256(script.encode()).digest()).decode(),
        )
        .encode("utf-8")
    )


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(_HERE), autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=StrictUndefined
    )


def _asset(name: str) -> str:
    return (_HERE / name).read_text(encoding="utf-8")
