"""A project is read by a program that other people wrote, and says there what it says here."""

from pathlib import Path

import pytest

from consult.coding import exchange
from tests.coding.exchange.work import ANSWERS, CODINGS, FRAME, work

pyrefiqda = pytest.importorskip(
    "pyrefiqda", reason="pyrefiqda, an independent reader, is not installed: run make setup"
)


def test_an_independent_reader_finds_every_coding_with_its_words_coder_and_theme(tmp_path: Path) -> None:
    (tmp_path / "team.qdpx").write_bytes(exchange.load("qdpx").write(work())[""])
    project = pyrefiqda.RefiProject.load(tmp_path / "team.qdpx", str(tmp_path / "unpacked"))
    users = {user.guid: user.id for user in project.users.user}
    themes = {code.guid: code.name for code in _codes(project.code_book.codes.code)}
    found = set()
    for source in project.sources.text_source:
        path = pyrefiqda.RefiProject.resolve_source_path(source.plain_text_path, tmp_path / "unpacked")
        text = path.read_text(encoding="utf-8")
        for passage in source.plain_text_selection:
            words = text[passage.start_position : passage.end_position]
            for coding in passage.coding:
                found.add((source.name, users[coding.creating_user], themes[coding.code_ref.target_guid], words))
    given = {answer_id: (who, text) for answer_id, who, _, text in ANSWERS}
    for answer_id, theme_id, coder_id, value, start, end in CODINGS:
        if value == "coded" and theme_id:
            who, text = given[answer_id]
            words = text[start:end].replace("\ufeff", " ").replace("\r", "\n")
            assert (who, coder_id, FRAME.by_id[theme_id].name, words) in found


def _codes(codes):
    for code in codes:
        yield code
        yield from _codes(code.code)
