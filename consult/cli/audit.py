"""How `consult publish` tells what it found: what, where, and whose; never the words."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from consult.errors import visible

if TYPE_CHECKING:
    from consult.pipeline.publication.publish import Audited, Leak

_MOST_ABOUT = 5
_MEANING = {
    "name": "a name or address on the watch-list",
    "identifier": "something with the form of an identifier",
    "withheld words": "words of an answer that must not be published",
    "long run of an answer": "words of an answer outside approved quotations",
    "unread part": "a part that could not be read",
}


def told(audited: "Audited") -> Iterator[str]:
    """Yield a line on what was read, what was found in each file, and what came of it."""
    characters = sum(artefact.n_characters for artefact in audited.artefacts)
    extractors = sorted({name for artefact in audited.artefacts for name in artefact.extractors})
    n = len(audited.artefacts)
    yield f"{n:,} file{'s' * (n != 1)}, {characters:,} characters read as {', '.join(extractors) or 'nothing'}"
    for artefact in audited.artefacts:
        if artefact.leaks:
            yield visible(f"{artefact.file}:")
            yield from (visible(f"  {line}") for leak in artefact.leaks for line in _told(leak, audited))
    if audited.certificate:
        yield f"certificate: {audited.certificate}"
    else:
        yield "no certificate. To let a finding stand: consult publish … --waive ID --as NAME --because TEXT"


def _told(leak: "Leak", audited: "Audited") -> Iterator[str]:
    waiver = audited.waivers.get(leak.leak_id)
    how = f"waived by {waiver.by}: {waiver.because}" if waiver else "BLOCKS" if leak.blocks else "reported"
    yield f"{leak.leak_id}  {how}: {_MEANING[leak.kind]} ({leak.rule}), {leak.n:,} time{'s' * (leak.n != 1)}"
    more = "; …" if leak.n > len(leak.places) else ""
    yield f"    at {'; '.join(leak.places)}{more}"
    if leak.about:
        yield f"    of {', '.join(leak.about[:_MOST_ABOUT])}{', …' if len(leak.about) > _MOST_ABOUT else ''}"


def as_dict(audited: "Audited") -> dict[str, object]:
    """Return what `--json` prints."""
    return {
        "release": str(audited.release),
        "clean": not audited.blocking,
        "certificate": str(audited.certificate) if audited.certificate else None,
        "files": len(audited.artefacts),
        "findings": [
            {**leak.public, "about": list(leak.about), "waived": leak.leak_id in audited.waivers}
            for leak in audited.leaks
        ],
    }
