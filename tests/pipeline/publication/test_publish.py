"""A release against its consultation, from the tables to the certificate."""

import json
import os
import shutil
import socket
from pathlib import Path
from unittest.mock import patch

import pytest

from consult import registry
from consult.errors import InputError, UnknownName
from consult.pipeline.export import TABLES, export
from consult.pipeline.folder import Folder
from consult.pipeline.publication.publish import Audited, Decision, publish
from consult.pipeline.publication.release import verify
from consult.pipeline.run import run
from consult.quotes.audit.leak import LeakKind
from consult.report.writing import WRITERS
from consult.store import Database
from tests.pipeline.publication import conftest
from tests.pipeline.publication.conftest import CLOSED, NO, OPEN, Release

TEN_WORDS = " ".join(OPEN.split()[:10])


def _kinds(audited: Audited) -> set[LeakKind]:
    return {leak.kind for leak in audited.blocking}


def test_the_report_is_certified_and_anyone_can_check_it_elsewhere(folder: Folder, tmp_path: Path) -> None:
    audited = publish(folder)
    assert audited.blocking == []
    assert audited.certificate == folder.out / "certificate.json"
    elsewhere = shutil.copytree(folder.out, tmp_path / "elsewhere")
    assert verify(elsewhere) == []
    (elsewhere / "report.html").write_bytes(b"<p>another</p>")
    assert verify(elsewhere) == ["report.html is not the file that was audited: it was changed since."]


def test_a_respondent_who_says_no_makes_the_earlier_release_one_to_refuse(
    folder: Folder, release: Release, tmp_path: Path
) -> None:
    path = release(report=f"One business said: “{TEN_WORDS} [...]”.")
    assert publish(folder, path).certificate
    run(folder, "tag", [conftest.export(tmp_path / "second.csv", idris=NO, orla=NO)])
    refused = publish(folder, path)
    assert [(leak.file, leak.kind) for leak in refused.blocking] == [("report.txt", LeakKind.WITHHELD)]
    assert refused.certificate is None
    assert verify(path)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Orla Fenwarden", LeakKind.NAME),
        ("as R-4472B wrote", LeakKind.NAME),
        (CLOSED, LeakKind.WITHHELD),
        (OPEN, LeakKind.RUN),
        ("write to someone.else@elsewhere.example", LeakKind.IDENTIFIER),
    ],
)
def test_what_must_not_stand_in_a_release_is_refused(
    text: str, kind: LeakKind, folder: Folder, release: Release
) -> None:
    audited = publish(folder, release(report=text))
    assert kind in _kinds(audited)
    assert audited.certificate is None


def test_what_the_team_asked_may_stand(folder: Folder, release: Release) -> None:
    asked = "\n".join(question.wording or question.label for question in folder.questionnaire.questions)
    assert publish(folder, release(report=asked)).blocking == []


def test_a_waiver_names_a_person_and_a_reason_holds_from_then_on_and_is_recorded(
    folder: Folder, release: Release
) -> None:
    path = release(report="Fenwarden said so.")
    (leak,) = publish(folder, path).blocking
    waived = publish(folder, path, [Decision(leak.leak_id, "Ada Reviewer", "the name of a village, too")])
    assert waived.certificate
    assert publish(folder, path).certificate
    assert json.loads(waived.certificate.read_text(encoding="utf-8"))["waivers"][0]["by"] == "Ada Reviewer"
    database = Database(folder.database)
    assert "waiver" in [event["what"] for event in database.events()]
    assert database.chain_is_whole()
    database.close()
    assert publish(folder, release(other="Fenwarden said so.")).blocking


def test_a_waiver_of_nothing_or_without_name_or_reason_is_refused(folder: Folder, release: Release) -> None:
    path = release(report="Fenwarden said so.")
    (leak,) = publish(folder, path).blocking
    for by, because in (("", "a reason"), ("Ada", " ")):
        with pytest.raises(InputError, match="a name and a reason"):
            publish(folder, path, [Decision(leak.leak_id, by, because)])
    with pytest.raises(UnknownName):
        publish(folder, path, [Decision("000000000000", "Ada", "a reason")])
    assert publish(folder, path).blocking


def test_every_format_that_the_product_writes_can_be_read(folder: Folder) -> None:
    derived = run(folder, "tag").view
    for name in TABLES:
        export(derived, name, folder.out / f"{name}.csv")
    shutil.copy(folder.path / "code-frame.yaml", folder.out / "suggestions.yaml")
    audited = publish(folder)
    assert {path.suffix for path in folder.out.iterdir()} >= {f".{name}" for name in registry.names(WRITERS)}
    assert [leak for leak in audited.leaks if leak.kind is LeakKind.UNREAD] == []
    assert {leak.file for leak in audited.blocking} >= {"answers.csv"}


def test_links_hidden_files_and_folders_are_looked_at(folder: Folder, release: Release, tmp_path: Path) -> None:
    path = release(report="A plain line.")
    (path / ".notes").write_text("x", encoding="utf-8")
    (path / "deep" / "er").mkdir(parents=True)
    (path / "deep" / "er" / "a.txt").write_text("Orla Fenwarden", encoding="utf-8")
    (path / "link.txt").symlink_to(tmp_path)
    assert {leak.file for leak in publish(folder, path).blocking} == {".notes", "deep/er/a.txt", "link.txt"}


def test_a_consultation_itself_is_no_release(folder: Folder, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="holds all answers"):
        publish(folder, folder.path)
    with pytest.raises(InputError, match="no such folder"):
        publish(folder, tmp_path / "absent")


def test_nothing_is_asked_of_any_network(folder: Folder, release: Release) -> None:
    with patch.object(socket, "socket", side_effect=AssertionError("a socket was opened")):
        assert publish(folder, release(report="someone@elsewhere.example http://example.org")).blocking


def test_the_key_is_the_teams_alone_and_stays(folder: Folder) -> None:
    publish(folder)
    key = folder.restricted / "audit.key"
    before = key.read_bytes()
    assert key.stat().st_mode & 0o077 == 0
    publish(folder)
    assert key.read_bytes() == before


def test_a_file_whose_name_is_not_in_utf8_is_told(folder: Folder, release: Release) -> None:
    path = release(fine="Nothing to see.")
    try:
        (path / os.fsdecode(b"caf\xe9.txt")).write_text("Nothing to see.", encoding="utf-8")
    except (OSError, UnicodeError):
        pytest.skip("this file system has only names in UTF-8")
    for audit in (lambda: publish(folder, path), lambda: verify(path)):
        with pytest.raises(InputError, match=r"caf\?.txt: the name of the file is not in UTF-8"):
            audit()
