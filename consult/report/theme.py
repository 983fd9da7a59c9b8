"""Theme tables: ranks, shares, kinds and types of respondent, from a tally."""

from collections.abc import Iterator, Sequence

from consult.report.figure import ranks
from consult.report.model import Group, ThemeLine, ThemeTable
from consult.report.tally import Tally
from consult.vocabulary import CodeFrame, Share


def table(counts: Tally, group: int, frame: CodeFrame, types: Sequence[str], unit: str, small_base: int) -> ThemeTable:
    """Return the themes of one group of the tally (a question, say), most common first, children under parents.

    `types` are the names of the types of respondent, in the tally's order; those with no answer are left out.
    """
    shown = [at for at in range(len(types)) if counts.type_base[group, at]]
    base = int(counts.base[group])
    lines = tuple(_line(counts, group, frame, at, rank, shown) for at, rank in _ranked(counts, group, frame))
    return ThemeTable(
        unit=unit,
        base=base,
        small=base < small_base,
        groups=tuple(Group(name=types[at], base=int(counts.type_base[group, at])) for at in shown),
        lines=lines,
        none=Share(n=int(counts.none[group]), base=base),
        absent=tuple(_full_name(frame, at) for at in range(len(frame.themes)) if not counts.n[group, at]),
    )


def _ranked(counts: Tally, group: int, frame: CodeFrame) -> Iterator[tuple[int, str]]:
    """Yield (position in the frame, rank) by count, then frame order; equal counts share a rank: 1, 2=, 2=, 4."""
    children: dict[str, list[int]] = {}
    for at, theme in enumerate(frame.themes):
        if counts.n[group, at]:
            children.setdefault(theme.parent, []).append(at)
    for at, rank in _ranks(counts, group, children.get("", [])):
        yield at, rank
        for child, below in _ranks(counts, group, children.get(frame.themes[at].id, [])):
            yield child, f"{rank.removesuffix('=')}.{below}"


def _ranks(counts: Tally, group: int, places: list[int]) -> Iterator[tuple[int, str]]:
    sizes = [int(counts.n[group, at]) for at in places]
    rank = dict(zip(places, ranks(sizes), strict=True))
    for at in sorted(places, key=lambda place: (-counts.n[group, place], place)):
        yield at, rank[at]


def _line(counts: Tally, group: int, frame: CodeFrame, at: int, rank: str, shown: list[int]) -> ThemeLine:
    theme = frame.themes[at]
    barrier, enabler, ask, other = (int(n) for n in counts.kinds[group, at])
    return ThemeLine(
        theme_id=theme.id,
        name=theme.name,
        parent=frame.by_id[theme.parent].name if theme.parent else "",
        rank=rank,
        count=Share(n=int(counts.n[group, at]), base=int(counts.base[group])),
        barrier=barrier,
        enabler=enabler,
        ask=ask,
        other=other,
        tones=tuple(int(n) for n in counts.tones[group, at]),
        by_group=tuple(int(counts.by_type[group, at, one]) for one in shown),
    )


def _full_name(frame: CodeFrame, at: int) -> str:
    theme = frame.themes[at]
    return f"{frame.by_id[theme.parent].name}: {theme.name}" if theme.parent else theme.name
