"""Projects of REFI-QDA: what is written is what the standard says, and comes back as it went."""

import io
import re
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from consult.coding import exchange
from consult.errors import UnreadableFile, UnsafeFile
from tests.coding.exchange.work import ANSWERS, CODINGS, QUESTIONS, Row, work

QDPX = exchange.load("qdpx")
_NAMES = {"q": "urn:QDA-XML:project:1.0"}
_LETTERS = st.sampled_from(
    ["a", " ", "\n", "\r\n", "\r", "😀", "e\u0301", "\u00e9", "\ufeff", "\x00", "\x85", "\u2028"]
)


def _members(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _repacked(data: bytes, change) -> bytes:
    """Return a project after another program wrote it: `change` takes a name and what is in it, and gives both."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in _members(data).items():
            archive.writestr(*change(name, content))
    return stream.getvalue()


def _strange(data: bytes) -> bytes:
    """Give everything other identifiers, as a program does that keeps its own."""

    def change(name: str, content: bytes) -> tuple[str, bytes]:
        turned = re.sub(rb"([0-9a-f]{8}-[0-9a-f]{4}-)5", rb"\g<1>4", content)
        turned = re.sub(rb' id="[^"]*"', b"", turned) if name.endswith(".qde") else content
        return re.sub(r"^sources/(.{14})5", r"Sources/\g<1>4", name), turned

    return _repacked(data, change)


def _read(data: bytes, of: exchange.Work, **options: object) -> exchange.Brought:
    return QDPX.read("team.qdpx", {"": data}, of, **options)


def _rows(brought: exchange.Brought) -> list[list[object]]:
    return _plain(brought.codings)


def _plain(codings) -> list[list[object]]:
    columns = ["answer_id", "theme_id", "coder_id", "value", "start", "end"]
    return codings[columns].astype(object).where(codings[columns].notna(), None).to_numpy().tolist()


def test_a_project_is_valid_by_the_schema_of_the_standard(shared_data: Path) -> None:
    path = shared_data / "refi" / "Project.xsd"
    if not path.is_file():
        pytest.skip(f"the schema of the standard is not on this machine: {path}")
    schema = etree.XMLSchema(etree.parse(path))
    schema.assertValid(etree.fromstring(_members(QDPX.write(work())[""])["project.qde"]))
    schema.assertValid(etree.fromstring(_members(QDPX.write(work([], []))[""])["project.qde"]))


def test_the_same_coding_gives_the_same_bytes_whatever_its_order() -> None:
    assert QDPX.write(work()) == QDPX.write(work(CODINGS[::-1], ANSWERS[::-1]))


def test_positions_count_code_points_of_texts_with_line_feeds_only() -> None:
    """A walk that knows nothing of the writer finds the coded words where the positions say."""
    members = _members(QDPX.write(work())[""])
    root = etree.fromstring(members["project.qde"])
    codes = {code.get("guid"): code.get("name") for code in root.iterfind(".//q:Code", _NAMES)}
    users = {user.get("guid"): user.get("id") for user in root.iterfind(".//q:User", _NAMES)}
    found = set()
    for source in root.iterfind(".//q:TextSource", _NAMES):
        text = members[source.get("plainTextPath").replace("internal://", "sources/")].decode()
        assert "\r" not in text
        for passage in source.iterfind("q:PlainTextSelection", _NAMES):
            words = text[int(passage.get("startPosition")) : int(passage.get("endPosition"))]
            for coding in passage.iterfind("q:Coding", _NAMES):
                code = codes[coding.find("q:CodeRef", _NAMES).get("targetGUID")]
                found.add((source.get("name"), users[coding.get("creatingUser")], code, words))
    assert ("7", "ann", "Tax", "Tax is high.") in found
    assert ("7", "bob", "Skills", "We lack we\u0301lders.") in found
    assert ("7", "ensemble@1", "Skills", "We lack we\u0301lders.") in found
    assert ("7", "consult", "Q2", "2. Skills\nYes") in found
    assert ("R1", "ann", "Not given: Skills", " Energy\ncosts   too much") in found


def test_a_project_comes_back_as_it_went() -> None:
    team = work()
    brought = _read(QDPX.write(team)[""], team)
    assert (brought.problems, brought.notes) == ([], [])
    assert _rows(brought) == _plain(team.codings)


@given(st.data())
def test_any_text_comes_back_with_its_passages_where_they_were(data: st.DataObject) -> None:
    text = st.lists(_LETTERS, min_size=1, max_size=12).map("".join)
    texts = data.draw(st.lists(text, min_size=1, max_size=4))
    answers = [(f"{n % 2}:q{n}", str(n % 2), QUESTIONS[n % 2].id, one) for n, one in enumerate(texts)]
    codings: list[Row] = []
    for answer_id, *_, one in answers:
        start = data.draw(st.integers(0, len(one) - 1))
        codings.append((answer_id, "tax", "ann", "coded", start, data.draw(st.integers(start + 1, len(one)))))
    team = work(codings, answers)
    assert _rows(_read(QDPX.write(team)[""], team)) == _plain(team.codings)


def test_a_project_that_another_program_gave_its_own_identifiers_is_known_by_names() -> None:
    team = work([one for one in CODINGS if one[4] is not None])
    brought = _read(_strange(QDPX.write(team)[""]), team)
    assert brought.problems == []
    named = [[*row[:2], row[2].removeprefix("consult 0.1.0: "), *row[3:]] for row in _rows(brought)]
    assert sorted(named, key=str) == sorted(_plain(team.codings), key=str)


def test_positions_that_count_line_ends_as_two_or_utf_16_units_are_told_by_the_words() -> None:
    team = work([one for one in CODINGS if one[4] is not None])
    before = _strange(QDPX.write(team)[""])
    texts = [content.decode() for name, content in _members(before).items() if name.endswith(".txt")]

    def on_windows(name: str, content: bytes) -> tuple[str, bytes]:
        if name.endswith(".txt"):
            return name, b"\xef\xbb\xbf" + content.replace(b"\n", b"\r\n")
        root = etree.fromstring(content)
        root.set("origin", "another program")
        for text, source in zip(texts, root.iterfind(".//q:TextSource", _NAMES), strict=True):
            for passage in source.iterfind("q:PlainTextSelection", _NAMES):
                for end in ("startPosition", "endPosition"):
                    upto = text[: int(passage.get(end))].replace("\n", "\r\n")
                    passage.set(end, str(len(upto.encode("utf-16-le")) // 2))
        return name, etree.tostring(root)

    brought = _read(_repacked(before, on_windows), team)
    spans = [(row[0], row[1], *row[4:]) for row in _rows(brought) if row[0].startswith("7")]
    assert sorted(set(spans)) == [("7:q1", "skills", 16, 33), ("7:q1", "tax", 2, 14), ("7:q1", "tax.other", 2, 14)]
    assert (brought.problems, brought.notes) == ([], ["6 of 6 passages have the words that the file calls them by"])


def test_a_passage_over_two_answers_counts_for_both_and_one_over_none_is_refused() -> None:
    team = work([("7:q2", "tax", "ann", "coded", 0, 3)])

    def stretched(by: bytes):
        return lambda name, content: (name, re.sub(rb'startPosition="76" endPosition="\d+"', by, content))

    data = QDPX.write(team)[""]
    assert b'startPosition="76" endPosition="79"' in _members(data)["project.qde"]
    both = _read(_repacked(data, stretched(b'startPosition="33" endPosition="79"')), team)
    assert [row[0] for row in _rows(both)] == ["7:q1", "7:q2"]
    none = _read(_repacked(data, stretched(b'startPosition="2" endPosition="5"')), team)
    assert [str(one) for one in none.problems] == [
        'team.qdpx: 1 codings of "7" lie on no answer. Its text was changed, or the answer was: export again, and code '
        "without editing the text."
    ]


def test_codes_and_sources_that_are_not_of_this_consultation_are_listed() -> None:
    other = work(CODINGS, [(f"x{one}", f"x{who}", *rest) for one, who, *rest in ANSWERS])
    data = QDPX.write(work())[""]
    said = "\n".join(map(str, _read(data, other).problems))
    assert '5 codings are of "7", which is no respondent with such answers here' in said.replace(
        "6 codings", "5 codings"
    )

    def renamed(name: str, content: bytes) -> tuple[str, bytes]:
        return name, content.replace(b'name="Tax"', b'name="Taxes"')

    data = _repacked(_strange(data), renamed)
    said = "\n".join(map(str, _read(data, work()).problems))
    assert '1 passages are coded "Taxes", which is no theme of the code frame.' in said
    assert "Taxes" not in "\n".join(map(str, _read(data, work(), without=["taxes"]).problems))


def test_positions_beyond_every_text_lie_on_no_answer() -> None:
    team = work([("7:q2", "tax", "ann", "coded", 0, 3)])
    far = b'startPosition="%d" endPosition="-4"' % 10**40

    def moved(name: str, content: bytes) -> tuple[str, bytes]:
        return name, content.replace(b'startPosition="76" endPosition="79"', far)

    assert ["lie on no answer" in str(one) for one in _read(_repacked(QDPX.write(team)[""], moved), team).problems] == [
        True
    ]


def test_a_code_that_is_named_in_words_of_an_answer_is_not_named_in_a_message() -> None:
    data = _strange(QDPX.write(work())[""])
    in_vivo = _repacked(data, lambda name, content: (name, content.replace(b'name="Tax"', b'name="tax  is HIGH"')))
    said = "\n".join(map(str, _read(in_vivo, work()).problems))
    assert "1 passages are coded with code 2 of the file, which is no theme" in said
    assert "high" not in said.casefold()


@pytest.mark.parametrize("place", ["relative:///etc/passwd", "internal://../project.qde", "absolute:///etc/passwd"])
def test_no_file_outside_the_sources_is_ever_opened(place: str) -> None:
    data = _repacked(
        QDPX.write(work())[""],
        lambda name, content: (name, re.sub(rb"internal://[^\"]+", place.encode(), content)),
    )
    assert all("no plain text" in str(one) for one in _read(data, work()).problems)
    assert len(_read(data, work()).codings) == 0


def test_xml_that_declares_entities_is_not_opened() -> None:
    bomb = b'<!DOCTYPE Project [<!ENTITY a "aaaa">]><Project xmlns="urn:QDA-XML:project:1.0" name="&a;"/>'
    data = _repacked(QDPX.write(work())[""], lambda name, content: (name, bomb if name == "project.qde" else content))
    with pytest.raises(UnsafeFile, match="entities"):
        _read(data, work())


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"words"])
def test_what_is_no_project_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableFile):
        _read(data, work())


def test_an_example_written_elsewhere_is_read(shared_data: Path) -> None:
    path = shared_data / "refi" / "example_consult.qdpx"
    if not path.is_file():
        pytest.skip(f"the example is not on this machine: {path}")
    text = _members(path.read_bytes())["sources/cdad630f-3a78-5c19-b1dc-0b0b8e9c2881.txt"].decode()
    answer = text.split("\n", 1)[1].strip("\n")
    brought = _read(path.read_bytes(), work([], [("R0001:q1", "R0001", "q1", answer)]), without=["planning", "Q12"])
    assert brought.problems == []
    assert [(row[2], answer[row[4] : row[5]]) for row in _rows(brought)] == [
        ("Coder A", "we can’t hire welders"),
        ("Coder B", "we can’t hire welders"),
    ]
    assert brought.notes == []
