"""`consult publish` as people and programs use it."""

import json
from pathlib import Path

from tests.cli.command import consult
from tests.pipeline.publication.conftest import CLOSED, OPEN, PEOPLE, Release, folder, publishable, release

__all__ = ["folder", "publishable", "release"]
SECRET = ["quarrelsome", "otters", "chewed", "diesel", "nineteen", "Fenwarden", "fenwarden", "Quarmsby"]


def test_a_clean_release_is_certified_and_verified(folder, release: Release) -> None:
    path = release(report="Planning was the theme that came up most.")
    done = consult("publish", folder.path, path)
    assert done.returncode == 0
    assert f"certificate: {path / 'certificate.json'}" in done.stdout
    verified = consult("publish", "--verify", path)
    assert verified.returncode == 0
    assert "every file is the one that was audited" in verified.stdout


def test_a_refusal_names_file_place_and_what_to_do_and_never_the_words(folder, release: Release) -> None:
    path = release(report=f"A plain line.\n\nOrla Fenwarden: {CLOSED}\n\n{OPEN}")
    done = consult("publish", folder.path, path)
    assert done.returncode == 9
    assert "report.txt:" in done.stdout
    assert "line 3" in done.stdout
    assert "--waive ID --as NAME --because TEXT" in done.stdout
    assert "must not go out" in done.stderr
    assert not [word for word in SECRET if word in done.stdout + done.stderr]


def test_json_is_one_object_without_words(folder, release: Release) -> None:
    path = release(report=CLOSED)
    done = consult("publish", folder.path, path, "--json")
    found = json.loads(done.stdout)
    assert (found["clean"], found["certificate"], done.returncode) == (False, None, 9)
    assert [one["kind"] for one in found["findings"] if one["blocks"]] == ["withheld words"]
    assert not [word for word in SECRET if word in done.stdout]


def test_a_finding_is_waived_on_the_command_line(folder, release: Release) -> None:
    path = release(report="Fenwarden")
    (leak,) = json.loads(consult("publish", folder.path, path, "--json").stdout)["findings"]
    done = consult("publish", folder.path, path, "--waive", leak["id"], "--as", "Ada", "--because", "a village")
    assert done.returncode == 0
    assert "waived by Ada: a village" in done.stdout


def test_out_is_published_where_no_folder_is_named(folder) -> None:
    assert consult("publish", cwd=folder.path).returncode == 0
    assert consult("publish", "--verify", cwd=folder.path).returncode == 0
    assert (folder.out / "certificate.json").is_file()


def test_a_changed_release_does_not_verify(folder, release: Release, tmp_path: Path) -> None:
    path = release(report="A plain line.")
    assert consult("publish", "--verify", path).returncode == 9
    consult("publish", folder.path, path)
    (path / "more.txt").write_text("x", encoding="utf-8")
    done = consult("publish", "--verify", path, "--json")
    assert json.loads(done.stdout)["differences"] == ["more.txt is not in the certificate: nobody audited it."]
    assert done.returncode == 9


def test_no_word_of_an_answer_gets_into_the_output_of_the_whole_run(folder, release: Release) -> None:
    told = [consult(verb, folder.path) for verb in ("ingest", "tag", "report", "publish")]
    printed = "".join(done.stdout + done.stderr for done in told)
    secret = {word for person in PEOPLE.values() for text in (*person[:2], person[3]) for word in text.split()}
    assert not {word for word in secret if len(word) > 8} & set(printed.split())
