"""Findings in sentences, by rule from counts. No word stands for a number, so none can overstate a small base."""

from consult.report.figure import aside, counted, listed, whole
from consult.report.model import Breakdown, ThemeTable
from consult.report.option import OTHER

_MOST = 3

_EQUALS_NAMED = 4


def of_themes(table: ThemeTable, small_base: int) -> tuple[str, ...]:
    """Return a few sentences: the most common themes, what is said about the first, and a warning for a small base."""
    if not table.base:
        return (f"No {table.unit} were analysed.",)
    tops = [line for line in table.lines if not line.parent]
    if not tops:
        found = [f"No theme of the code frame was found. Base: {counted(table.base, table.unit)}."]
    else:
        named = [f"{line.name} ({aside(line.count, table.unit)})" for line in tops[:_MOST]]
        subject = "The most common themes were" if len(named) > 1 else "The only theme found was"
        found = [f"{subject} {listed(named)}."]
        found += _about(table)
    if table.small:
        found.append(
            f"The base is under {whole(small_base)}, so shares are marked [u]: read the counts, not the shares."
        )
    return tuple(found)


def of_options(options: Breakdown) -> tuple[str, ...]:
    """Return a sentence with the option chosen most, or with all of those chosen equally often."""
    if not options.base:
        return ("No respondent chose an option.",)
    named = [line for line in options.lines if line.name != OTHER]
    greatest = max((line.count.n for line in named), default=0)
    most = [line for line in named if line.count.n == greatest]
    if not most:
        return (f"No reply was given by several {options.unit}.",)
    share = aside(most[0].count, options.unit)
    if len(most) > 1:
        names = " and ".join(f"“{line.name}”" for line in most[:_EQUALS_NAMED])
        others = f" and {whole(len(most) - _EQUALS_NAMED)} more" if len(most) > _EQUALS_NAMED else ""
        return (f"No option was chosen most: {names}{others} were chosen equally ({share} each).",)
    return (f"The option chosen most was “{most[0].name}” ({share}).",)


def _about(table: ThemeTable) -> list[str]:
    first = table.lines[0]
    said = [
        ("described a barrier", first.barrier),
        ("described an enabler", first.enabler),
        ("asked for something", first.ask),
    ]
    parts = [f"{whole(n)} {what}" for what, n in said if n]
    if not parts:
        return []
    return [f"Of the {counted(first.count.n, table.unit)} on {first.name}, {listed(parts)}; each may do more than one."]
