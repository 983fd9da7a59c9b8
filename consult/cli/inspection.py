"""What `consult check` prints: one block a file, then what is wrong, then what a person should look at."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from consult.pipeline.check import Inspection

_MOST = 12
_NO_LIST = ("submitted_at", "members_represented")


def described(inspection: "Inspection") -> str:
    """Return the inspection in lines that fit a terminal; `--json` has all of it."""
    return "\n".join(_lines(inspection))


def _lines(inspection: "Inspection") -> Iterator[str]:
    found = inspection.to_dict()
    for source in inspection.sources:
        yield f"{source.name}: {source.reader}, read as {source.layout}, {_size(source)}"
        for role, columns in _by_role(source.columns).items():
            yield f"  {role}: {len(columns)}"
            yield from _shortened(f"    {line}" for line in columns)
        yield from (f"  would be set aside, {n:,} rows: {reason}" for reason, n in sorted(source.set_aside.items()))
        for title, reports in (("consent", source.consents), ("profile", source.profile), ("closed", source.closed)):
            for report in reports:
                if report.target in _NO_LIST:
                    continue
                yield f"  {title} column {report.column}, {report.target}:"
                yield from _shortened(_value(*count, of_list=title != "closed") for count in report.counts)
    totals = inspection.totals.get("cell", {})
    if totals:
        counted = ", ".join(f"{outcome} {n:,}" for outcome, n in sorted(totals.items()) if outcome != "received")
        balance = "balanced" if found["balanced"] else "NOT BALANCED"
        yield f"{totals.get('received', 0):,} cells received = {counted} ({balance})"
    if inspection.intake is not None:
        n_respondents, n_reviews = len(inspection.intake.respondents), len(inspection.intake.reviews)
        yield f"{n_respondents:,} respondents, {n_reviews:,} things to look at"
    if inspection.intake is not None:
        yield from _shortened(f"  - {what}" for what in inspection.intake.reviews["what"].drop_duplicates())
    yield from _listed("likely mistakes", [str(mistake) for mistake in inspection.mistakes])
    yield from _listed("problems, which stop a run", [str(problem) for problem in inspection.problems])
    yield "nothing was written"


def _size(source: Any) -> str:
    if source.n_columns:
        return f"{source.n_rows:,} rows, {source.n_columns} columns"
    return f"{source.n_documents} document{'' if source.n_documents == 1 else 's'}"


def _by_role(columns: Iterable[Any]) -> dict[str, list[str]]:
    roles: dict[str, list[str]] = {}
    for column in columns:
        place = f"{column.letter:>4}  " if column.letter else ""
        header = column.header if len(column.header) <= 60 else column.header[:57] + "…"
        target = f" → {column.target}" if column.target else ""
        how = f" ({column.how} {column.score:.2f})" if column.score < 1 else f" ({column.how})" if column.how else ""
        given = f", {column.n_given:,} filled" if column.role in ("question", "unmapped") else ""
        roles.setdefault(column.role, []).append(f"{place}{header}{target}{how}{given}")
    return roles


def _value(value: str, n: int, mapped: str, *, of_list: bool) -> str:
    stands_for = f" → {mapped or 'unknown, kept as given'}" if of_list else ""
    return f"    {n:>6,}  {value}{stands_for}"


def _shortened(lines: Iterator[str]) -> Iterator[str]:
    kept = list(lines)
    yield from kept[: _MOST if len(kept) > _MOST + 1 else None]
    if len(kept) > _MOST + 1:
        yield f"    … and {len(kept) - _MOST} more (`--json` has all)"


def _listed(title: str, lines: list[str]) -> Iterator[str]:
    if lines:
        yield f"{title}: {len(lines)}"
        yield from (f"  - {line}" + (f" (× {n})" if n > 1 else "") for line, n in Counter(lines).items())
