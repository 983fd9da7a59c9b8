"""Who is one person, and which answers that person gave more than once."""

from collections.abc import Iterable, Mapping, Sequence

from consult.clean.wording import key


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
        rows: (answer_id, respondent_id, question_id, text), in the order received, texts never "".
        person_of: From `people`.
    """
    given: dict[tuple[str, str], list[tuple[int, str, str]]] = {}
    for answer_id, respondent_id, question_id, text in rows:
        person, earlier = person_of.get(respondent_id, (respondent_id, 0))
        given.setdefault((person, question_id), []).append((earlier, answer_id, text))
    found: dict[str, str] = {}
    for answers in given.values():
        if len(answers) > 1:
            found.update(_same(sorted(answers, key=lambda answer: answer[0])))
    return found


def _same(answers: Sequence[tuple[int, str, str]]) -> Iterable[tuple[str, str]]:
    first: dict[str, str] = {}
    for _, answer_id, text in answers:
        words = key(text)
        if words in first:
            yield answer_id, first[words]
        else:
            first[words] = answer_id
