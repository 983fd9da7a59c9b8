"""The verdicts on learned themes: kept beside what was learned, and valid for that and for one limit only."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from consult import coding
from consult.errors import ModelError
from consult.pipeline.folder import Folder
from consult.pipeline.learned import hash_kept
from consult.store import write_bytes

_FILE = "learned.json"
_AGAIN = "Run `consult train` again."


@dataclass(frozen=True)
class Cut:
    """From which probability codings of a theme are accepted, and under which it counts as absent; None: nowhere."""

    accept_from: float | None
    none_below: float | None


@dataclass(frozen=True)
class Judged:
    """The cut-offs of themes by id; none, and `why`, where nothing can be accepted."""

    cuts: dict[str, Cut]
    why: str = ""


def keep_verdicts(folder: Folder, verdicts: Sequence[coding.routing.Verdict]) -> None:
    """Keep the verdicts on the themes of what was learned last."""
    cuts = {one.theme_id: asdict(Cut(one.accept_from, one.none_below)) for one in verdicts}
    facts: dict[str, Any] = {"learned": hash_kept(folder), "most_errors": _limit(folder), "cuts": cuts}
    write_bytes(folder.derived / _FILE, (json.dumps(facts, indent=1, sort_keys=True) + "\n").encode())


def judged(folder: Folder) -> Judged:
    """Return the cut-offs that hold now.

    Raises:
        ModelError: the file is not one that was kept.
    """
    learned = hash_kept(folder)
    if not learned:
        return Judged({}, "nothing was learned from codings that people made: see `consult train`")
    path = folder.derived / _FILE
    try:
        facts = json.loads(path.read_text(encoding="utf-8"))
        cuts = {theme_id: Cut(**one) for theme_id, one in facts["cuts"].items()}
        same = facts["learned"] == learned and facts["most_errors"] == _limit(folder)
    except FileNotFoundError:
        same, cuts = False, {}
    except (ValueError, KeyError, TypeError, AttributeError):
        raise ModelError(f"{path} is damaged. {_AGAIN}") from None
    if not same:
        return Judged({}, "what was learned, or coding.most_errors, is not what was judged: run `consult train` again")
    if all(one.none_below is None for one in cuts.values()):
        return Judged(cuts, "no theme was coded often and well enough to tell where it is absent")
    return Judged(cuts)


def _limit(folder: Folder) -> float:
    return folder.settings.coding.most_errors
