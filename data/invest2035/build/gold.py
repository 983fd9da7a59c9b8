"""Gold labels beside the sample: what a perfect reader would find. Offsets count code points, end exclusive."""

import csv
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from data.invest2035.build.draft import Written
from data.invest2035.build.respondent import Respondent

_KEY = ("source", "row", "respondent")
_CELL = (*_KEY, "question")
COLUMNS = {
    "respondents": (
        *_KEY, "respondent_type", "org_size", "sectors", "region", "consent", "members_represented", "channel",
        "finished", "preview", "repeats", "campaign",
    ),
    "answers": (*_CELL, "status", "campaign", "language", "refers_to", "flags", "n_words", "text"),
    "codings": (*_CELL, "theme_id", "kind", "start", "end", "sentence"),
    "tones": (*_CELL, "tone"),
    "mentions": (*_CELL, "entity_type", "entity_id", "start", "end", "surface"),
    "personal": (*_CELL, "identifier", "start", "end", "value"),
}  # fmt: skip
"""The columns of each file. `row` counts from 1 as a spreadsheet shows it, 0 for a file that is no table. `text` is
given for files only, where offsets could not be checked otherwise; a survey answer is in its cell."""


class Gold:
    """Writes the gold files of a folder, row by row. Use as a context manager."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._open = ExitStack()
        self._writers: dict[str, Any] = {}

    def __enter__(self) -> "Gold":
        self._folder.mkdir(parents=True, exist_ok=True)
        for name, columns in COLUMNS.items():
            file = self._open.enter_context((self._folder / f"{name}.csv").open("w", encoding="utf-8", newline=""))
            self._writers[name] = csv.writer(file, lineterminator="\n")
            self._writers[name].writerow(columns)
        return self

    def __exit__(self, *problem: object) -> None:
        self._open.close()

    def respondent(
        self,
        source: str,
        row: int,
        id_: str,
        who: Respondent,
        *,
        repeats: str,
        channel: str,
        progress: int = 100,
        preview: bool = False,
    ) -> None:
        """Write who a response is from, in ids of the closed vocabularies."""
        type_ = "" if "respondent_type" in who.unsaid else who.type
        region = "" if "region" in who.unsaid else who.region
        letter = who.letter.id if who.letter else ""
        self._writers["respondents"].writerow([
            source, row, id_, type_, who.size, ";".join(who.sectors), region, who.consent, who.members, channel,
            progress == 100, preview, repeats, letter,
        ])  # fmt: skip

    def answer(
        self, source: str, row: int, id_: str, question: str, written: Written, *, with_text: bool = False
    ) -> None:
        """Write everything that is known of one cell."""
        key, text = [source, row, id_, question], written.text
        self._writers["answers"].writerow([
            *key, written.status, written.campaign, written.language, written.refers_to, ";".join(written.flags),
            len(text.split()), text if with_text else "",
        ])  # fmt: skip
        for theme, kind, start, end in written.codings:
            self._writers["codings"].writerow([*key, theme, kind, start, end, text[start:end]])
        if written.tone:
            self._writers["tones"].writerow([*key, written.tone])
        for type_, entity, start, end in written.mentions:
            self._writers["mentions"].writerow([*key, type_, entity, start, end, text[start:end]])
        for type_, _, start, end in written.personal:
            self._writers["personal"].writerow([*key, type_, start, end, text[start:end]])
