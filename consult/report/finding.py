"""Findings in sentences, by rule from counts. No word stands for a number, so none can overstate a small base."""

from consult.report.figure import aside, counted, listed, whole
from consult.report.model import Breakdown, ThemeTable
from consult.report.option import OTHER

_MOST = 3


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
    """Return a sentence with the option chosen most."""
    if not options.base:
        return ("No respondent chose an option.",)
    named = [line for line in options.lines if line.name != OTHER]
    most = max(named, key=lambda line: line.count.n, default=options.lines[0])
    return (f"The option chosen most was “{most.name}” ({aside(most.count, options.unit)}).",)


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
