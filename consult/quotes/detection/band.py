"""A round figure in place of an exact one."""

import re

_FIGURE = re.compile(r"[0-9][0-9,. ]*[0-9]|[0-9]")


def banded(figure: str) -> str:
    """Return the figure rounded: to tens below 100, to fifties below 1,000, else to two digits.

    The words and signs beside it stay: "147 people" gives "around 150 people", "£12,437,000" gives
    "around £12,000,000".
    """
    return "around " + _FIGURE.sub(lambda match: _round(match[0]), figure, count=1)


def _round(written: str) -> str:
    whole, _, decimals = written.replace(",", "").replace(" ", "").partition(".")
    number = float(f"{whole}.{decimals or 0}")
    if decimals or number >= 1_000:
        return f"{float(f'{number:.2g}'):,.10g}"
    step = 10 if number < 100 else 50
    return f"{max(step, step * round(number / step)):,}"
