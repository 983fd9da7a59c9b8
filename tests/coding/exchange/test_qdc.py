"""Code books of REFI-QDA: the code frame goes out whole, and comes back as a proposal."""

import pytest
from lxml import etree

from consult.coding import exchange
from consult.errors import CodeFrameError, UnsafeFile
from tests.coding.exchange.work import FRAME, work

QDC = exchange.load("qdc")


def _book(codes: str) -> bytes:
    return f'<CodeBook xmlns="urn:QDA-XML:codebook:0:4"><Codes>{codes}</Codes></CodeBook>'.encode()


def _proposed(data: bytes, **options: object) -> exchange.Proposal:
    return QDC.read("book.qdc", {"": data}, work(), **options)


def test_a_code_book_comes_back_as_the_code_frame_it_was() -> None:
    proposal = _proposed(QDC.write(work())[""])
    assert (proposal.added, proposal.changed, proposal.missing) == ((), (), ())
    assert sorted(proposal.frame.themes, key=lambda one: one.id) == sorted(FRAME.themes, key=lambda one: one.id)
    assert proposal.frame.version == FRAME.version + 1


def test_sub_themes_lie_below_their_theme() -> None:
    root = etree.fromstring(QDC.write(work())[""])
    names = {"q": "urn:QDA-XML:codebook:1.0"}
    tops = root.iterfind("q:Codes/q:Code", names)
    assert {top.get("name"): [one.get("name") for one in top.iterfind("q:Code", names)] for top in tops} == {
        "Skills": [],
        "Tax": ["Other"],
        "Energy": ["Other"],
    }


def test_a_book_of_another_program_is_matched_by_names_and_says_what_it_changes() -> None:
    data = _book(
        '<Code guid="{A}" name="tax" isCodable="true"><Description>All tax.</Description>'
        '<Code guid="{B}" name="Other" isCodable="true"/><Code guid="{C}" name="2nd homes" isCodable="true">'
        '<Code guid="{D}" name="Deep" isCodable="true"/></Code></Code>'
    )
    proposal = _proposed(data)
    added = [(one.id, one.parent, one.definition) for one in proposal.added]
    assert added == [
        ("tax.theme_2nd_homes", "tax", "What is said of 2nd homes."),
        ("tax.deep", "tax", "What is said of Deep."),
    ]
    assert [(one.id, one.name, one.definition) for one in proposal.changed] == [("tax", "tax", "All tax.")]
    assert [one.id for one in proposal.missing] == ["skills", "energy", "energy.other"]
    assert proposal.notes == ("1 codes lay more than two levels deep: they are below the code at the top",)
    assert [one.id for one in _proposed(data, without=["2nd HOMES"]).added] == []


@pytest.mark.parametrize("codes", ["", '<Code guid="a" isCodable="true"/>'])
def test_a_book_without_codes_or_names_is_refused(codes: str) -> None:
    with pytest.raises(CodeFrameError):
        _proposed(_book(codes))


def test_a_book_that_declares_entities_is_not_opened() -> None:
    with pytest.raises(UnsafeFile):
        _proposed(b'<!DOCTYPE CodeBook [<!ENTITY a "a">]><CodeBook><Codes><Code name="&a;"/></Codes></CodeBook>')
