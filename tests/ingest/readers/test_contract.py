import contextlib
import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from consult import registry
from consult.errors import ConsultError, InputError
from consult.ingest.content import Mailbag, Workbook
from consult.ingest.intake import SourceFile
from consult.ingest.opening import SEAM, open_file
from consult.settings import IngestSettings
from tests.ingest.readers.samples import SAMPLES

SETTINGS = IngestSettings()
# Formats that say how long they are or carry checksums: a file cut short cannot pass for a whole one.
CHECKED = ("docx", "ods", "parquet", "spss", "xls", "xlsx")
HEAD = 65_536

every_reader = pytest.mark.parametrize("name", registry.names(SEAM))


def source(path: Path) -> SourceFile:
    return SourceFile(path, path.name, "0" * 64)


def test_every_reader_has_a_sample() -> None:
    assert set(SAMPLES) == set(registry.names(SEAM))


@every_reader
def test_a_file_is_opened_by_the_reader_of_its_format(name: str, tmp_path: Path) -> None:
    opened, content = open_file(source(SAMPLES[name](tmp_path)), SETTINGS)
    assert opened == name
    assert isinstance(content, Workbook | Mailbag)


@every_reader
def test_a_file_is_opened_by_its_content_when_its_name_says_nothing(name: str, tmp_path: Path) -> None:
    path = SAMPLES[name](tmp_path).rename(tmp_path / "received")
    assert open_file(source(path), SETTINGS)[0] == name


@every_reader
def test_sureness_is_a_share_for_every_sample(name: str, tmp_path: Path) -> None:
    reader = registry.load(SEAM, name)
    for write in SAMPLES.values():
        path = write(tmp_path)
        assert 0 <= reader.recognise(path, path.read_bytes()[:HEAD]) <= 1


@every_reader
def test_rows_are_of_equal_length_and_cells_are_text(name: str, tmp_path: Path) -> None:
    content = registry.load(SEAM, name).read(SAMPLES[name](tmp_path), SETTINGS)
    for sheet in content.sheets if isinstance(content, Workbook) else ():
        assert len({len(row) for row in sheet.rows}) == 1
        assert all(type(cell) is str for row in sheet.rows for cell in row)


@every_reader
def test_the_same_file_gives_the_same_content(name: str, tmp_path: Path) -> None:
    reader, path = registry.load(SEAM, name), SAMPLES[name](tmp_path)
    assert reader.read(path, SETTINGS) == reader.read(path, SETTINGS)


@every_reader
def test_an_empty_file_is_refused(name: str, tmp_path: Path) -> None:
    path = tmp_path / "empty"
    path.touch()
    with pytest.raises(InputError, match="empty"):
        registry.load(SEAM, name).read(path, SETTINGS)


@every_reader
def test_junk_is_refused(name: str, tmp_path: Path) -> None:
    path = tmp_path / "junk"
    path.write_bytes(random.Random(1).randbytes(4_000))  # noqa: S311  (no secret)
    with pytest.raises(InputError):
        registry.load(SEAM, name).read(path, SETTINGS)


@pytest.mark.parametrize("name", CHECKED)
@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_a_file_cut_short_is_refused(name: str, share: float, tmp_path: Path) -> None:
    path = SAMPLES[name](tmp_path)
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * share)])
    with pytest.raises(InputError) as caught:
        registry.load(SEAM, name).read(path, SETTINGS)
    assert all(problem.file == path.name and problem.remedy for problem in caught.value.problems)


damage = st.lists(
    st.tuples(st.sampled_from(["cut", "flip", "zero"]), st.floats(0, 1, exclude_max=True), st.integers(1, 255)),
    min_size=1,
    max_size=4,
)


@every_reader
@settings(
    max_examples=12,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(wounds=damage)
def test_a_damaged_file_gives_content_or_a_plain_error(
    name: str, wounds: list[tuple[str, float, int]], tmp_path: Path
) -> None:
    path = SAMPLES[name](tmp_path)
    data = bytearray(path.read_bytes())
    for kind, where, mask in wounds:
        at = int(where * len(data))
        if kind == "cut":
            del data[at:]
        elif kind == "flip":
            data[at : at + 1] = bytes(byte ^ mask for byte in data[at : at + 1])
        else:
            data[at:at] = bytes(mask)
    path.write_bytes(data)
    for opening in (lambda: open_file(source(path), SETTINGS), lambda: registry.load(SEAM, name).read(path, SETTINGS)):
        with contextlib.suppress(ConsultError):
            opening()
