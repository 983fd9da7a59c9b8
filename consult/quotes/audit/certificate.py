"""The record of an audit beside the release: anyone can check by it that the files are those that were audited."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from consult.quotes.audit.auditor import POLICY, Artefact, Auditor

NAME = "certificate.json"
FORMAT = 1
_SAYS = (
    "No listed name, no identifier that follows a known pattern, no six words in a row of a withheld answer and no "
    "twelve of another outside approved quotations was found in what was read of these files. It does not speak of "
    "paraphrases, of pictures' pixels, or of names that nobody listed."
)


@dataclass(frozen=True)
class Waiver:
    """What a person decided to let stand, and why."""

    leak_id: str
    by: str
    because: str
    at: str


def issue(
    artefacts: Sequence[Artefact], auditor: Auditor, waivers: Mapping[str, Waiver], about: Mapping[str, object]
) -> bytes:
    """Return the certificate of a release in which nothing blocks that is not waived.

    It names files and places and never words: no name, no text and no unkeyed hash of either. `about` says what the
    release is of.
    """
    leaks = [leak for artefact in artefacts for leak in artefact.leaks]
    content = {
        "certificate": FORMAT,
        "says": _SAYS,
        **about,
        "policy": POLICY,
        "watch_list": {"n": len(auditor.watchlist), "digest": auditor.seal.mark(*_forms(auditor))},
        "withheld": {"n_shingles": auditor.wordings.n_withheld},
        "artefacts": [_entry(artefact) for artefact in artefacts],
        "findings": [leak.public for leak in leaks],
        "waivers": [vars(waivers[leak.leak_id]) for leak in leaks if leak.leak_id in waivers],
    }
    return (json.dumps(content, indent=1, ensure_ascii=False) + "\n").encode()


def _forms(auditor: Auditor) -> list[str]:
    return [f"{entry.tier}{entry.form}" for entry in auditor.watchlist.entries]


def _entry(artefact: Artefact) -> dict[str, object]:
    return {
        "file": artefact.file, "sha256": artefact.sha256, "bytes": artefact.n_bytes,
        "characters": artefact.n_characters, "extractors": artefact.extractors,
    }  # fmt: skip


def check(content: bytes | None, hashes: Mapping[str, str]) -> list[str]:
    """Return a sentence on everything by which a release differs from its certificate; none where all is well.

    Needs nothing of the consultation. `content` is the certificate, None where there is none; `hashes` has the SHA-256
    of every other file by its path, "" for one that cannot be read.
    """
    if content is None:
        return [f"there is no {NAME}: the release was not audited, or the audit refused it."]
    try:
        record = json.loads(content)
        known = {entry["file"]: entry["sha256"] for entry in record["artefacts"]}
        waived = {waiver["leak_id"] for waiver in record["waivers"]}
        left = [leak for leak in record["findings"] if leak["blocks"] and leak["id"] not in waived]
        problems = [f"{leak['file']}: a finding ({leak['kind']}) blocks and nobody waived it." for leak in left]
    except (ValueError, KeyError, TypeError, RecursionError):
        return [f"{NAME} is damaged, or is no certificate of this kind."]
    return problems + _differences(known, hashes)


def _differences(known: Mapping[str, str], hashes: Mapping[str, str]) -> list[str]:
    problems = [f"{name} is in the certificate and not in the folder." for name in sorted(set(known) - set(hashes))]
    for name, digest in sorted(hashes.items()):
        if name not in known:
            problems.append(f"{name} is not in the certificate: nobody audited it.")
        elif not digest or digest != known[name]:
            problems.append(f"{name} is not the file that was audited: it was changed since.")
    return problems
