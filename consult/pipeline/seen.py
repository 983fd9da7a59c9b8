"""Every decision that codings stand for: also those that nobody wrote down, and those that a child theme implies."""

from collections.abc import Sequence

import pandas as pd

from consult.pipeline.given import ANSWER, CODED, NOT_CODED, THEME, VALUE
from consult.vocabulary import CodeFrame

CODER = "coder_id"
KEYS = [ANSWER, THEME, CODER]


def with_parents(codings: pd.DataFrame, frame: CodeFrame) -> pd.DataFrame:
    """Return codings in which an answer coded to a child theme is coded to its parent too, as reports count it.

    One row for each answer, theme and coder.
    """
    parents = {theme.id: theme.parent for theme in frame.themes if theme.parent}
    children = codings[(codings[VALUE] == CODED) & codings[THEME].isin(parents)]
    whole = pd.concat([codings, children.assign(**{THEME: children[THEME].map(parents)})], ignore_index=True)
    # "coded" comes before "seen_not_coded"
    return whole.sort_values([*KEYS, VALUE], ignore_index=True).drop_duplicates(KEYS, ignore_index=True)


def in_full(codings: pd.DataFrame, whole: pd.DataFrame, theme_ids: Sequence[str]) -> pd.DataFrame:
    """Return codings with a `seen_not_coded` for every theme that was seen and not named.

    Args:
        codings: columns answer_id, theme_id, coder_id and value; one row for each of the first three.
        whole: columns answer_id and coder_id: who read which answer for all themes.
        theme_ids: what "all themes" are.
    """
    themes = pd.DataFrame({THEME: list(theme_ids)})
    seen = whole[[ANSWER, CODER]].drop_duplicates().merge(themes, how="cross").assign(**{VALUE: NOT_CODED})
    both = pd.concat([codings[[*KEYS, VALUE]], seen], ignore_index=True)
    return both[both[THEME].isin(theme_ids)].drop_duplicates(KEYS, ignore_index=True)
