"""Every text of a file, by the extractor of its format, and of the files inside it: or why it could not be read."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import PurePath
from types import ModuleType

from consult import registry
from consult.errors import InputError
from consult.quotes.audit import media
from consult.quotes.audit.artefact import File, Passage
from consult.quotes.audit.unescaping import readings

SEAM = "consult.quotes.audit.extractors"
_DEEPEST = 5
_MOST_FILES = 20_000
_MOST_BYTES = 2_000_000_000


@dataclass
class Reading:
    """The passages of a file; `extractors` by version; `unread` says of each part that was not read where and why."""

    passages: list[Passage] = field(default_factory=list)
    extractors: dict[str, int] = field(default_factory=dict)
    unread: list[tuple[str, str]] = field(default_factory=list)
    n_files: int = 0
    n_bytes: int = 0

    @property
    def n_characters(self) -> int:
        """How many characters were read."""
        return sum(len(passage.text) for passage in self.passages)


def read(name: str, content: bytes) -> Reading:
    """Return every text of a file of a release, its path first."""
    reading = Reading([*readings(Passage("name of the file", name, code=True))])
    _read(reading, File("", name, content), 0)
    return reading


def _read(reading: Reading, file: File, depth: int) -> None:
    """Add the texts of a file, or why there are none, and go on with the files inside."""
    reading.n_files += 1
    reading.n_bytes += len(file.content)
    if depth > _DEEPEST or reading.n_files > _MOST_FILES or reading.n_bytes > _MOST_BYTES:
        reading.unread.append((file.place, "it holds files within files beyond all measure."))
        return
    extractor = _extractor(file)
    if extractor is None:
        reading.unread.append((file.place, _unknown(file)))
        return
    name = extractor.__name__.rpartition(".")[2]
    reading.extractors[name] = extractor.VERSION
    try:
        for found in _extracted(extractor, file):
            if isinstance(found, Passage):
                reading.passages += readings(found)
            else:
                _read(reading, found, depth + 1)
    except InputError as error:
        reading.unread.append((file.place, error.problems[0].what))
    except Exception:  # what a library says may quote the file
        reading.unread.append((file.place, "it is damaged, or is not what its name says."))


def _extracted(extractor: ModuleType, file: File) -> Iterator[Passage | File]:
    for found in extractor.extract(file):
        if isinstance(found, Passage):
            passage, inside = media.split(found)
            yield passage._replace(place=_within(file.place, found.place))
            yield from (one._replace(place=_within(file.place, one.place)) for one in inside)
        else:
            yield found._replace(place=_within(file.place, found.place))


def _extractor(file: File) -> ModuleType | None:
    """Return the extractor for the ending of a file's name, where the content can be of that format."""
    suffix = PurePath(file.name).suffix.lower()
    known = (module for module in registry.load_all(SEAM).values() if suffix in module.SUFFIXES)
    return next((module for module in known if not file.content or module.recognise(file.content)), None)


def _unknown(file: File) -> str:
    suffix = PurePath(file.name).suffix
    known = {one for module in registry.load_all(SEAM).values() for one in module.SUFFIXES}
    if suffix.lower() in known:
        return f"its content is not what {suffix} files hold."
    return f"files named {suffix} are not known." if suffix else "its name does not say what it is."


def _within(outer: str, place: str) -> str:
    return f"{outer} › {place}" if outer else place
