"""What `consult check` prints: one block a file, then what is wrong, then what a person should look at."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from consult.pipeline.check import Inspection

_MOST = 12
_NO_LIST = ("submitted_at", "members_represented")


def described(inspection: "Inspection", everything: bool = False) -> str:
    """Return the inspection in lines that fit a terminal, long lists cut short unless everything is asked for."""
    return "\n".join(_Page(None if everything else _MOST).lines(inspection))


class _Page:
    """The lines of one inspection; `most` is how much of a list is shown, None for all of it."""

    def __init__(self, most: int | None) -> None:
        self._most = most

    def lines(self, inspection: "Inspection") -> Iterator[str]:
        compared = {one.source_id: one for one in inspection.compared}
        for source in inspection.sources:
            yield from self._source(source)
            if source.source_id in compared:
                yield self._compared(compared[source.source_id])
        yield from self._totals(inspection)
        yield from self._listed("likely mistakes", inspection.mistakes)
        yield from self._listed("problems, which stop a run", inspection.problems)
        yield "nothing was written"

    def _source(self, source: Any) -> Iterator[str]:
        if not source.reader:
            yield f"{source.name}: {source.layout}, set aside unopened"
            return
        yield f"{source.name}: {source.reader}, read as {source.layout}, {_size(source)}"
        for role, columns in _by_role(source.columns).items():
            yield f"  {role}: {len(columns)}"
            yield from self._shortened(f"    {line}" for line in columns)
        yield from (f"  would be set aside, {n:,} rows: {reason}" for reason, n in sorted(source.set_aside.items()))
        for title, reports in (("consent", source.consents), ("profile", source.profile), ("closed", source.closed)):
            for report in reports:
                if report.target in _NO_LIST:
                    continue
                yield f"  {title} column {report.column}, {report.target}:"
                yield from self._shortened(_value(*count, of_list=title != "closed") for count in report.counts)
                if report.n_not_shown:
                    yield f"    {report.n_not_shown:>6,}  different values more, written in or too long to show"

    def _compared(self, found: Any) -> str:
        kinds = ("new", found.new), ("the same", found.same), ("adding answers", found.adds)
        told = [f"{len(rows):,} {what}" for what, rows in kinds if rows]
        if found.replaces:
            shown = ", ".join(map(str, found.replaces[: self._most]))
            more = ", …" if self._most and len(found.replaces) > self._most else ""
            told.append(f"{len(found.replaces):,} replacing what was received before: {shown}{more}")
        return f"  beside what was received, rows: {'; '.join(told) or 'none'}"

    def _totals(self, inspection: "Inspection") -> Iterator[str]:
        totals = inspection.totals.get("cell", {})
        if totals:
            counted = ", ".join(f"{outcome} {n:,}" for outcome, n in sorted(totals.items()) if outcome != "received")
            balance = "balanced" if inspection.to_dict()["balanced"] else "NOT BALANCED"
            yield f"{totals.get('received', 0):,} cells received = {counted} ({balance})"
        if inspection.intake is not None:
            n_respondents, n_reviews = len(inspection.intake.respondents), len(inspection.intake.reviews)
            yield f"{n_respondents:,} respondents, {n_reviews:,} things to look at"
            yield from self._shortened(f"  - {what}" for what in inspection.intake.reviews["what"].drop_duplicates())

    def _listed(self, title: str, problems: Iterable[Any]) -> Iterator[str]:
        counts = Counter(map(str, problems))
        if counts:
            yield f"{title}: {counts.total()}"
            yield from self._shortened(f"  - {line}" + (f" (× {n})" if n > 1 else "") for line, n in counts.items())

    def _shortened(self, lines: Iterable[str]) -> Iterator[str]:
        kept = list(lines)
        if self._most is None or len(kept) <= self._most + 1:
            yield from kept
            return
        yield from kept[: self._most]
        yield f"    … and {len(kept) - self._most:,} more (`--all` shows them)"


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
