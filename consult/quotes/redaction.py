"""Findings made into edits: each stretch that may lead to somebody is replaced once, by a generic noun."""

from collections.abc import Iterable, Sequence

from consult.vocabulary import Edit, Finding, Layer, Operation


def edits(text: str, findings: Iterable[Finding]) -> tuple[Edit, ...]:
    """Return replacements, in order and apart from each other, of what the findings cover.

    Overlapping findings become one edit, with the replacement of the longest, then the surest; names that only the
    language model found come last. Findings without replacement are left for a person.

    Raises:
        ValueError: a finding lies outside the text.
    """
    wanted = sorted((one for one in findings if one.replacement), key=lambda one: (one.start, one.end))
    if any(one.end > len(text) for one in wanted):
        raise ValueError("a finding lies outside the text: it was found in another one")
    merged: list[list[Finding]] = []
    end = -1
    for finding in wanted:
        if merged and finding.start < end:
            merged[-1].append(finding)
        else:
            merged.append([finding])
        end = max(end, finding.end) if finding.start < end else finding.end
    return tuple(_edit(group) for group in merged)


def _edit(group: Sequence[Finding]) -> Edit:
    said = max(group, key=lambda one: (one.layer is not Layer.NAME, one.end - one.start, one.score))
    return Edit(
        operation=Operation.REPLACE,
        start=min(one.start for one in group),
        end=max(one.end for one in group),
        text=said.replacement,
        reason=f"{said.kind} ({said.rule_id})",
    )
