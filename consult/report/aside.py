"""What was set aside and what wants a person's look: where and why, never what it says."""

import pandas as pd

from consult.report.model import Reason, SetAsideLine, SetAsideReport
from consult.report.naming import sort_of, unquoted

_LISTED = 50
_REASONS = 30


def set_aside(table: pd.DataFrame, sources: pd.DataFrame) -> SetAsideReport:
    """Return the reasons with their counts and, where they are few enough to read, every row."""
    lines: tuple[SetAsideLine, ...] = ()
    if len(table) <= _LISTED:
        # a file of one row is a letter, and its name may be the sender's
        named = sources[sources["n_rows"] > 1].set_index("source_id")["name"].to_dict()
        ordered = table.sort_values(["source_id", "row", "column", "reason"])
        lines = tuple(
            SetAsideLine(
                source=str(named.get(row["source_id"], f"file {row['source_id']}")),
                row=int(row["row"]),
                column=str(row["column"]),
                reason=unquoted(str(row["reason"])),
            )
            for row in ordered.to_dict("records")
        )
    return SetAsideReport(n=len(table), reasons=_counts(table["reason"].map(unquoted)), lines=lines)


def reviews(table: pd.DataFrame) -> tuple[Reason, ...]:
    """Count what wants a look by its sort."""
    return _counts(table["what"].map(sort_of))


def _counts(sentences: "pd.Series[str]") -> tuple[Reason, ...]:
    """Count sentences, most common first; the rarest are counted together."""
    counts = sentences.value_counts()
    ordered = sorted(((str(one), int(n)) for one, n in counts.items()), key=lambda one: (-one[1], one[0]))
    shown = [Reason(reason=reason[:1].upper() + reason[1:], n=n) for reason, n in ordered[:_REASONS]]
    rest = sum(n for _, n in ordered[_REASONS:])
    return (*shown, Reason(reason="Other", n=rest)) if rest else tuple(shown)
