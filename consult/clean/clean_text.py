"""One original at a time: mended, its signature cut, its place on the original kept."""

from collections.abc import Iterable
from dataclasses import dataclass

from consult.clean.alignment import Edit
from consult.clean.repair import repair
from consult.clean.wording import text_id
from consult.progress import Progress
from consult.signature import end_of_answer


@dataclass(frozen=True, slots=True)
class CleanText:
    """The cleaned text of one original, and its runs on it as the alignments table holds them.

    `text_id` is "" where nothing legible was left.
    """

    original_id: str
    text_id: str
    text: str
    runs: str
    signature_cut: bool


def clean(original_id: str, original: str) -> CleanText:
    """Mend one original and cut what stands under it."""
    aligned = repair(original)
    end = end_of_answer(aligned.text)
    cut = end < len(aligned.text)
    if cut:
        aligned = aligned.edited([Edit(end, len(aligned.text), "")])
    return CleanText(original_id, text_id(aligned.text) if aligned.text else "", aligned.text, aligned.as_json, cut)


def clean_all(originals: Iterable[tuple[str, str]], n_originals: int, progress: Progress) -> dict[str, CleanText]:
    """Clean each distinct original once."""
    cleaned = {}
    for done, (original_id, original) in enumerate(originals):
        if done % 1_000 == 0:
            progress("cleaning texts", done, n_originals)
        cleaned[original_id] = clean(original_id, original)
    progress("cleaning texts", n_originals, n_originals)
    return cleaned
