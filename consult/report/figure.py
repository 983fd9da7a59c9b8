"""How numbers are written: the one place, for every format."""

from collections.abc import Sequence

from consult.vocabulary import Share


def whole(n: int) -> str:
    """Write a count: `1,234`."""
    return f"{n:,}"


def percent(share: Share) -> str:
    """Write a share: `23%`, `under 1%` or `over 99%` where rounding would hide some, `[z]` where the base is empty."""
    text = share.percent
    if share.n and text == "0%":
        return "under 1%"
    if share.n < share.base and text == "100%":
        return "over 99%"
    return text


def marked(share: Share, small: bool) -> str:
    """Write a share with [u] where its base is small: `23% [u]`."""
    return f"{percent(share)} [u]" if small and share.base else percent(share)


def cell(n: int, base: int) -> str:
    """Write a count and its share for a narrow column whose base stands above it: `142 (23%)`."""
    return f"{whole(n)} ({percent(Share(n=n, base=base))})"


def fraction(share: Share, unit: str) -> str:
    """Write a share in full: `142 of 618 answers (23%)`."""
    return f"{whole(share.n)} of {whole(share.base)} {noun(share.base, unit)} ({percent(share)})"


def aside(share: Share, unit: str) -> str:
    """Write a share to stand in brackets: `142 of 618 answers, 23%`."""
    return f"{whole(share.n)} of {whole(share.base)} {noun(share.base, unit)}, {percent(share)}"


def noun(n: int, unit: str) -> str:
    """Return the plural `unit` (answers, respondents …), or its singular for one: `answer`."""
    return unit.removesuffix("s") if n == 1 else unit


def counted(n: int, unit: str) -> str:
    """Write a count with what it counts: `1 answer`, `1,234 answers`."""
    return f"{whole(n)} {noun(n, unit)}"


def listed(parts: Sequence[str]) -> str:
    """Join parts as a sentence does: `a, b and c`."""
    return " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)


def ranks(sizes: Sequence[int]) -> list[str]:
    """Return the rank of each size, the greatest first: equal ones share a rank, as in `1`, `2=`, `2=`, `4`."""
    return [f"{1 + sum(other > n for other in sizes)}{'=' if sizes.count(n) > 1 else ''}" for n in sizes]
