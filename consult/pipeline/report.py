"""From the derived tables to the files that people read."""

from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from consult import report as room
from consult.pipeline.chosen import options_chosen
from consult.pipeline.derived import Derived
from consult.pipeline.folder import Folder
from consult.pipeline.quotation import demonstration
from consult.pipeline.quotation.current import settle
from consult.pipeline.team.measured import measured
from consult.progress import Progress, silent
from consult.store import fingerprint, write_bytes
from consult.version import VERSION
from consult.vocabulary import QuestionType, Share

_LEADING = 5


def write_report(
    folder: Folder, derived: Derived, formats: Sequence[str] = ("html",), progress: Progress = silent
) -> tuple[tuple[Path, ...], tuple[tuple[str, Share], ...]]:
    """Write the report in each format into `out/`.

    Returns:
        The paths, and the leading themes over all questions with the share of respondents who raised each.
    """
    kept, quotations = settle(derived)
    evidence = room.Evidence(
        sources=derived.sources(),
        respondents=derived.respondents(),
        answers=derived.answers(),
        codings=derived.codings(),
        tones=derived.tones(),
        mentions=derived.mentions(),
        text_evidence=derived.text_evidence(),
        text_stances=derived.text_stances(),
        campaigns=derived.campaigns(),
        campaign_reviews=derived.campaign_reviews(),
        set_aside=derived.set_aside(),
        reviews=derived.reviews(),
        ledger=derived.ledger(),
        closed=_options_chosen(folder, derived),
        quotations=quotations,
        quotation_note=demonstration.note(kept),
        review_note=measured(derived),
    )
    model = room.build(
        evidence, folder.questionnaire, folder.frame, folder.settings.report, _provenance(folder, derived)
    )
    leading = [(line.name, line.count) for line in model.overall.lines if not line.parent]
    files = [(folder.out / name, content) for name, content in room.render(model, formats, progress)]
    for path, content in files:
        write_bytes(path, content)
    return tuple(path for path, _ in files), tuple(leading[:_LEADING])


def _provenance(folder: Folder, derived: Derived) -> room.Provenance:
    return room.Provenance(
        product_version=VERSION,
        run_id=derived.run_id,
        settings_fingerprint=fingerprint(folder.settings.model_dump(mode="json", exclude={"database"})),
        frame_id=folder.frame.id,
        frame_version=folder.frame.version,
        frame_hash=derived.frame_hash,
        questionnaire_id=folder.questionnaire.id,
        coder_ids=derived.tagged.coder_ids,
        model_hashes={name: value for name, value in derived.tagged.fingerprint.items() if name.startswith("model")},
        seed=folder.settings.seed,
        encoder=folder.settings.nlp.encoder,
        warnings=(*folder.warnings, *derived.tagged.warnings),
    )


def _options_chosen(folder: Folder, derived: Derived) -> pd.DataFrame:
    """One row for each option a respondent chose: question_id, respondent_id, option."""
    answers = derived.answers()
    texts = derived.texts().set_index("text_id")["text"]
    rows: list[tuple[str, str, str]] = []
    for question in folder.questionnaire.questions:
        if question.type is QuestionType.OPEN:
            continue
        given = answers[(answers["question_id"] == question.id) & (answers["text_id"] != "")]
        for respondent, text in zip(given["respondent_id"], given["text_id"].map(texts), strict=True):
            rows += [(question.id, respondent, option) for option in options_chosen(question, text)]
    return pd.DataFrame(rows, columns=["question_id", "respondent_id", "option"], dtype="str")
