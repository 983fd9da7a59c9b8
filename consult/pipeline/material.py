"""Which answers were learned from, and how people had coded them: no audit may lean on these."""

import json

import pandas as pd

from consult.errors import ModelError
from consult.pipeline.folder import Folder
from consult.pipeline.given import ANSWER, CODED, THEME, VALUE
from consult.pipeline.learned import hash_kept
from consult.store import write_bytes

_FILE = "learned-from.json"


def keep_material(folder: Folder, codings: pd.DataFrame) -> None:
    """Keep the codings (answer_id, theme_id, value) that what was learned last was learned from."""
    given = codings[(codings[THEME] != "") & (codings[VALUE] == CODED)]
    coded: dict[str, list[str]] = {str(one): [] for one in sorted(codings[ANSWER].unique())}
    for answer_id, theme_id in given[[ANSWER, THEME]].drop_duplicates().sort_values([ANSWER, THEME]).to_numpy():
        coded[answer_id].append(theme_id)
    facts = {"learned": hash_kept(folder), "coded": coded}
    write_bytes(folder.derived / _FILE, (json.dumps(facts, indent=1) + "\n").encode())


def material(folder: Folder) -> dict[str, list[str]]:
    """Return the themes of each answer that was learned from, by its id; none where nothing was learned.

    Raises:
        ModelError: it is not known what was learned from.
    """
    learned = hash_kept(folder)
    if not learned:
        return {}
    try:
        facts = json.loads((folder.derived / _FILE).read_text(encoding="utf-8"))
        coded: dict[str, list[str]] = facts["coded"]
        same = facts["learned"] == learned
    except FileNotFoundError:
        same = False
    except (ValueError, KeyError, TypeError):
        raise ModelError(f"{folder.derived / _FILE} is damaged. Run `consult train` again.") from None
    if not same:
        raise ModelError("it is not known which answers were learned from. Run `consult train` again.")
    return coded
