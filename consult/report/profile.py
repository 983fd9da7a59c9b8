"""Who responded, and how."""

from collections.abc import Iterable

import pandas as pd

from consult.report.evidence import Evidence
from consult.report.figure import counted
from consult.report.model import Breakdown, Line, Reason
from consult.report.naming import names, plain
from consult.vocabulary import SectorSource, Share

# column, vocabulary, title, what a line is, whether the vocabulary's own order matters more than size
_FIELDS = (
    ("respondent_type", "respondent-types", "Type of respondent", "Type", False),
    ("org_size", "organisation-sizes", "Size of organisation", "Size", True),
    ("region", "regions", "Where respondents are based", "Place", False),
    ("channel", "channel", "How responses arrived", "Channel", False),
    ("acting_for", "acting_for", "Whom respondents answered for", "Answered for", False),
    ("consent", "consent", "What respondents allowed to be published", "Response", True),
)


def profile(respondents: pd.DataFrame) -> tuple[Breakdown, ...]:
    """Return the respondents by type, size, region, channel, acting for, consent and sector.

    Sizes and consent keep the order of their vocabulary, the others go by count; "not given" is last.
    """
    base = len(respondents)
    found = [
        Breakdown(
            id=column.replace("_", "-"),
            title=title,
            one=one,
            unit="respondents",
            base=base,
            lines=_lines(respondents[column], names(vocabulary), base, in_order),
        )
        for column, vocabulary, title, one, in_order in _FIELDS
    ]
    sectors = respondents["sectors"].str.split(";").explode()
    known = names("sectors")
    if (sectors != "").any():
        lines = _lines(sectors.fillna(""), known, base, in_order=False)
        found.append(
            Breakdown(
                id="sectors",
                title="Sectors respondents work in",
                one="Sector",
                unit="respondents",
                base=base,
                lines=lines,
                several=True,
                note=_from_text(int((respondents["sectors_from"] == SectorSource.TEXT.value).sum())),
            )
        )
    return tuple(found)


def types(respondents: pd.DataFrame) -> list[str]:
    """Return the ids of the types of respondent that occur: most common first, "" (not given) always there and last."""
    counts = respondents.loc[respondents["respondent_type"] != "", "respondent_type"].value_counts()
    order = list(names("respondent-types"))
    return [*sorted(counts.index, key=lambda one: (-counts[one], _place(one, order), one)), ""]


def sources(evidence: Evidence) -> tuple[Reason, ...]:
    """Return how many files of each layout were received. File names may name people, so they are not shown."""
    named = evidence.sources["layout"].map(plain) + evidence.sources["reader"].map(_format)
    counts = {str(name): int(n) for name, n in named.value_counts().items()}
    return tuple(Reason(reason=name, n=n) for name, n in sorted(counts.items(), key=lambda one: (-one[1], one[0])))


def _from_text(n: int) -> str:
    if not n:
        return ""
    return (
        f"{counted(n, 'respondents')} gave no sector on the form: theirs is what their answers say they are, "
        "as read by rule, and nobody has checked it."
    )


def _lines(values: "pd.Series[str]", known: dict[str, str], base: int, in_order: bool) -> tuple[Line, ...]:
    counts = values.value_counts()
    order = list(known)

    def key(one: str) -> tuple[bool, int, int, str]:
        return (one == "", 0 if in_order else -int(counts[one]), _place(one, order), one)

    found: Iterable[str] = sorted((str(one) for one in counts.index), key=key)
    return tuple(Line(name=known.get(one, plain(one)), count=Share(n=int(counts[one]), base=base)) for one in found)


def _place(one: str, order: list[str]) -> int:
    return order.index(one) if one in order else len(order)


def _format(reader: str) -> str:
    """Return the format in brackets, nothing for a file that was set aside unopened."""
    name = reader.upper() if len(reader) < 6 else reader  # csv and docx are abbreviations, delimited is a word
    return f" ({name})" if name else ""
