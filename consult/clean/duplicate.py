"""Who is one person, and which answers that person gave more than once."""

from collections.abc import Iterable, Mapping, Sequence


def people(repeat_of: Mapping[str, str]) -> dict[str, tuple[str, int]]:
    """Return for each respondent the earliest response of the same person and how many responses came before.

    Args:
        repeat_of: respondent_id → an earlier response of the same person, or "".
    """
    found: dict[str, tuple[str, int]] = {}
    for respondent_id in repeat_of:
        chain = [respondent_id]
        while (earlier := repeat_of.get(chain[-1], "")) and earlier not in chain:
            chain.append(earlier)
        found[respondent_id] = (chain[-1], len(chain) - 1)
    return found


def repeats(rows: Iterable[tuple[str, str, str, str]], person_of: Mapping[str, tuple[str, int]]) -> dict[str, str]:
    """Return for each repeated answer the first of its kind: same person, same question, same words.

    Args:
        rows: (answer_id, respondent_id, question_id, normalised text), in the order received, texts never "".
        person_of: From `people`.
    """
    same: dict[tuple[str, str, str], list[tuple[int, str]]] = {}
    for answer_id, respondent_id, question_id, key in rows:
        person, earlier = person_of.get(respondent_id, (respondent_id, 0))
        same.setdefault((person, question_id, key), []).append((earlier, answer_id))
    return {answer_id: first for group in same.values() if len(group) > 1 for answer_id, first in _after_first(group)}


def _after_first(group: Sequence[tuple[int, str]]) -> Iterable[tuple[str, str]]:
    ordered = sorted(group, key=lambda one: one[0])
    return [(answer_id, ordered[0][1]) for _, answer_id in ordered[1:]]
