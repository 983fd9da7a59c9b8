"""How the numbers were made and how far they may be trusted, in sentences."""

from pathlib import Path

from consult.report.base import CAMPAIGN_RULES
from consult.report.model import Passage
from consult.settings import ReportSettings

UNREVIEWED = "People have not reviewed their decisions."
_TEXT = Path(__file__).parent / "assets" / "method.txt"


def passages(settings: ReportSettings, review_note: str = "") -> tuple[Passage, ...]:
    """Return the method and caveats: in the text, `# ` begins a passage and each line below is a sentence or two.

    Args:
        settings: of the report.
        review_note: how far people looked over the models' decisions, "" where nobody did.
    """
    values = {
        "small_base": settings.small_base,
        "campaign_rule": CAMPAIGN_RULES[settings.campaign_count],
        "reviewed": review_note or UNREVIEWED,
    }
    found = []
    for block in _TEXT.read_text(encoding="utf-8").strip().split("\n\n"):
        title, *sentences = block.splitlines()
        found.append(
            Passage(title=title.removeprefix("# "), sentences=tuple(line.format_map(values) for line in sentences))
        )
    return tuple(found)
