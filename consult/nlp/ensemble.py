"""One coding a text and theme out of the votes of several coders, by rule.

- A coder that finds a theme alone must clear its own threshold (`ALONE`). Its probability p is stretched so that the
  threshold lies at one half: below it p is scaled down, above it p is scaled up towards 1.
- Coders that agree strengthen each other: the probability is one less the product of their doubts, and never less than
  what the best of them has alone.
- Where the words of a theme are there but waved away ("no shortage of skills"), another coder's vote for the same
  segment does not count, since it reads likeness and not negation.

The evidence is that of the coder with the best lone probability, the earlier named on a tie; the reason says what
every coder saw.
"""

from collections.abc import Sequence
from typing import NamedTuple

import pandas as pd

from consult.nlp.coder import FAINTEST, NEGATED
from consult.tables import TextCodings

CODER_ID = "ensemble@1"
ALONE = {"phrases": 0.60, "semantic": 0.40}
_OTHERWISE = 0.50


class Vote(NamedTuple):
    """One row of `TextCodings`."""

    text_id: str
    theme_id: str
    kind: str
    coder_id: str
    probability: float
    start: int
    end: int
    reason: str


def combine(votes: Sequence[pd.DataFrame], threshold: float) -> pd.DataFrame:
    """Return the codings (`TextCodings`) that reach `threshold`, out of each coder's, by text id, then theme id."""
    together = pd.concat(votes, ignore_index=True) if votes else pd.DataFrame(columns=TextCodings.names())
    groups: dict[tuple[str, str], list[Vote]] = {}
    for vote in map(Vote._make, together[list(Vote._fields)].itertuples(index=False, name=None)):
        groups.setdefault((vote.text_id, vote.theme_id), []).append(vote)
    rows = [coding for key in sorted(groups) if (coding := _agreed(groups[key])).probability >= threshold]
    frame = pd.DataFrame(rows, columns=TextCodings.names())
    return frame.astype({name: together[name].dtype for name in frame.columns})


def _agreed(votes: Sequence[Vote]) -> Vote:
    heard = _heard(votes)
    best = max(heard, key=_lone)  # the first of equals
    doubt = 1.0
    for vote in heard:
        doubt *= 1.0 - vote.probability
    agreed = 1.0 - doubt if len(heard) > 1 else 0.0
    return best._replace(
        coder_id=CODER_ID,
        probability=round(max(_lone(best), agreed), 4),
        reason="; ".join(vote.reason for vote in heard),
    )


def _heard(votes: Sequence[Vote]) -> list[Vote]:
    """Drop votes for a segment in which the theme is waved away; keep the waving where nothing else is left."""
    negated = [vote for vote in votes if vote.reason.endswith(NEGATED)]
    segments = {(vote.start, vote.end) for vote in negated}
    return [vote for vote in votes if (vote.start, vote.end) not in segments] or negated


def _lone(vote: Vote) -> float:
    threshold = ALONE.get(vote.coder_id.partition("@")[0], _OTHERWISE)
    if vote.reason.endswith(NEGATED):
        return float(min(vote.probability, FAINTEST))
    if vote.probability < threshold:
        return float(0.5 * vote.probability / threshold)
    return float(0.5 + 0.5 * (vote.probability - threshold) / (1.0 - threshold))
