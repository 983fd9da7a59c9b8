"""A round figure in place of an exact one."""

import re

_FIGURE = re.compile(r"[0-9][0-9,. ]*[0-9]|[0-9]")


def banded(figure: str) -> str:
    """Return the figure rounded to two digits, to one below 100: "147" gives "around 150".

    The words and signs beside it stay: "£12,437,000" gives "around £12,000,000".
    """
    return "around " + _FIGURE.sub(lambda match: _round(match[0]), figure, count=1)


def _round(written: str) -> str:
    whole, _, decimals = written.replace(",", "").replace(" ", "").partition(".")
    number = float(f"{whole}.{decimals or 0}")
    digits = 2 if number >= 100 or decimals else 1
    return f"{float(f'{number:.{digits}g}'):,.10g}" if number else "0"
