"""What a certificate says, what it must not say, and what anyone can check by it."""

import hashlib
import json

from consult.quotes.audit import certificate
from consult.quotes.audit.auditor import Artefact
from consult.quotes.audit.certificate import Waiver
from tests.quotes.audit.material import CANARY, auditor

AUDITOR = auditor()
ABOUT = {"made_at": "2026-01-01T00:00:00+00:00", "product_version": "0"}


def _artefacts(**files: bytes) -> list[Artefact]:
    return [AUDITOR.audit(f"{name}.txt", content) for name, content in files.items()]


def _hashes(artefacts: list[Artefact]) -> dict[str, str]:
    return {artefact.file: artefact.sha256 for artefact in artefacts}


def _waived(artefacts: list[Artefact]) -> dict[str, Waiver]:
    ids = [leak.leak_id for artefact in artefacts for leak in artefact.leaks]
    return {one: Waiver(one, "Ada Reviewer", "it is public already", "2026-01-01T00:00:00+00:00") for one in ids}


def test_a_certificate_lists_every_file_how_it_was_read_and_what_it_was_held_against() -> None:
    artefacts = _artefacts(a=b"A plain line.", b=b"Another.")
    record = json.loads(certificate.issue(artefacts, AUDITOR, {}, ABOUT))
    assert [entry["file"] for entry in record["artefacts"]] == ["a.txt", "b.txt"]
    assert record["artefacts"][0]["sha256"] == hashlib.sha256(b"A plain line.").hexdigest()
    assert record["artefacts"][0]["extractors"] == {"text": 1}
    assert record["artefacts"][0]["characters"] >= len("A plain line.")
    assert record["watch_list"]["n"] == len(AUDITOR.watchlist)
    assert record["withheld"]["n_shingles"] == AUDITOR.wordings.n_withheld


def test_a_certificate_quotes_neither_names_nor_answers_nor_whose_they_are() -> None:
    artefacts = _artefacts(a=CANARY.encode())
    content = certificate.issue(artefacts, AUDITOR, _waived(artefacts), ABOUT).decode().lower()
    assert artefacts[0].leaks
    assert not any(word.lower() in content for word in [*CANARY.split(), "r1:q1"])


def test_the_digest_of_the_watch_list_cannot_be_tried_without_the_key() -> None:
    other = type(AUDITOR)(AUDITOR.watchlist, AUDITOR.wordings, AUDITOR.identify, type(AUDITOR.seal)(b"x" * 32))
    one, two = (json.loads(certificate.issue([], each, {}, ABOUT)) for each in (AUDITOR, other))
    assert one["watch_list"]["digest"] != two["watch_list"]["digest"]


def test_waivers_stand_in_the_certificate_with_name_and_reason() -> None:
    artefacts = _artefacts(a=CANARY.encode())
    record = json.loads(certificate.issue(artefacts, AUDITOR, _waived(artefacts), ABOUT))
    assert {(one["by"], one["because"]) for one in record["waivers"]} == {("Ada Reviewer", "it is public already")}
    assert not certificate.check(json.dumps(record).encode(), _hashes(artefacts))


def test_anyone_sees_what_was_changed_added_taken_away_or_let_through() -> None:
    artefacts = _artefacts(a=b"A plain line.", b=b"Another.", c=CANARY.encode())
    content = certificate.issue(artefacts, AUDITOR, _waived(artefacts), ABOUT)
    hashes = _hashes(artefacts)
    assert certificate.check(content, hashes) == []
    changed = hashes | {"a.txt": "0" * 64}
    added = hashes | {"d.txt": "0" * 64}
    missing = {"a.txt": hashes["a.txt"], "c.txt": hashes["c.txt"]}
    for files, said in (
        (changed, "a.txt is not the file"),
        (added, "d.txt is not in the"),
        (missing, "b.txt is in the"),
    ):
        assert [one for one in certificate.check(content, files) if one.startswith(said)]
    unwaived = json.dumps({**json.loads(content), "waivers": []}).encode()
    assert all("nobody waived it" in one for one in certificate.check(unwaived, hashes))


def test_what_is_no_certificate_is_told() -> None:
    assert "not audited" in certificate.check(None, {})[0]
    for content in (b"{", b"[]", b'{"artefacts": 1}', b"\xff", b"[" * 100_000):
        assert "damaged" in certificate.check(content, {})[0]
