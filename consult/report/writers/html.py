"""One HTML file that needs nothing else: no script, no request, readable from a disk, on paper and on a phone."""

import base64
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, PackageLoader, PrefixLoader, StrictUndefined
from markupsafe import Markup

from consult.report import chart, figure, tone_chart
from consult.report.model import ReportModel
from consult.report.naming import names
from consult.report.quotation import CAVEAT
from consult.vocabulary import ToneName

_ROOM = Path(__file__).parents[1]
_COMPONENTS = {
    "skip_link": ("skip-link", "govukSkipLink"),
    "details": ("details", "govukDetails"),
    "inset_text": ("inset-text", "govukInsetText"),
    "warning_text": ("warning-text", "govukWarningText"),
}


def render(model: ReportModel) -> bytes:
    """Return the bytes of `report.html`."""
    return page(model).encode("utf-8")


def page(model: ReportModel) -> str:
    """Return the whole page as text."""
    text = _environment().get_template("report.html").render(report=model, asset=_asset, icon=_icon())
    # indentation and the empty lines of the templates would be a third of the file
    return "\n".join(line for line in map(str.strip, text.splitlines()) if line) + "\n"


@cache
def _environment() -> Environment:
    # an unknown name in our templates is an error: a number must never be silently empty
    environment = Environment(
        loader=FileSystemLoader(_ROOM / "templates"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    environment.filters |= {
        "whole": figure.whole,
        "percent": figure.percent,
        "marked": figure.marked,
        "counted": figure.counted,
        "fraction": figure.fraction,
    }
    environment.globals |= {
        "chart": chart,
        "tone_chart": tone_chart,
        "cell": figure.cell,
        "tone_names": _tone_names(),
        "quotation_caveat": CAVEAT,
        **_components(),
    }
    return environment


def _components() -> dict[str, object]:
    # the components' own templates rely on names that may be undefined
    loader = PrefixLoader({"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja")})
    environment = Environment(loader=loader, autoescape=True, trim_blocks=True, lstrip_blocks=True)
    return {
        name: getattr(environment.get_template(f"govuk_frontend_jinja/components/{folder}/macro.html").module, macro)
        for name, (folder, macro) in _COMPONENTS.items()
    }


def _tone_names() -> list[str]:
    known = names("tone")
    return [known[tone.value] for tone in ToneName]


def _asset(name: str) -> Markup:
    return Markup((_ROOM / "assets" / name).read_text(encoding="utf-8"))  # noqa: S704 - our own files


def _icon() -> str:
    # a page that names no icon makes browsers ask for one
    return f"data:image/png;base64,{base64.b64encode((_ROOM / 'assets' / 'icon.png').read_bytes()).decode()}"
