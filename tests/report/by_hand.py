"""The counts of a report made again the slow way, in plain Python, one row at a time."""

from consult.report import Evidence
from consult.vocabulary import CodeFrame


def base(evidence: Evidence, question_id: str) -> dict[str, dict[str, object]]:
    """The answers analysed, by answer id."""
    kept = {}
    for row in evidence.answers.to_dict("records"):
        has_text = row["status"] == "answered" or (row["status"] == "cross_reference" and row["text_id"] != "")
        if row["question_id"] == question_id and has_text and row["repeats"] == "":
            kept[row["answer_id"]] = row
    return kept


def themes(
    evidence: Evidence, answers: dict[str, dict[str, object]], frame: CodeFrame
) -> dict[str, dict[str, set[str]]]:
    """For each theme, the answers with it (`all`) and those of each kind, a child's answers under its parent too."""
    parents = {theme.id: theme.parent for theme in frame.themes}
    found: dict[str, dict[str, set[str]]] = {}
    for row in evidence.codings.to_dict("records"):
        if row["answer_id"] in answers and row["value"] == "coded":
            for theme in filter(None, (row["theme_id"], parents[row["theme_id"]])):
                kinds = found.setdefault(theme, {})
                kind = row["kind"] if row["kind"] in ("barrier", "enabler", "ask") else "other"
                kinds.setdefault("all", set()).add(row["answer_id"])
                kinds.setdefault(kind, set()).add(row["answer_id"])
    return found


def types(evidence: Evidence) -> dict[str, str]:
    """The type of each respondent."""
    rows = evidence.respondents.to_dict("records")
    return {str(row["respondent_id"]): str(row["respondent_type"]) for row in rows}
