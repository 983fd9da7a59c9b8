import re
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consult.errors import UnreadableFile
from consult.ingest.content import Document
from consult.ingest.letter import attachments, mail
from consult.ingest.letter.alternatives import OTHER_VERSION
from consult.ingest.readers import eml as reader
from consult.settings import IngestSettings
from tests.ingest.readers.letters import eml, pdf, word

SETTINGS = IngestSettings()


def read(message: EmailMessage | bytes) -> Document:
    data = message if isinstance(message, bytes) else message.as_bytes()
    return mail.document(data, "a.eml", 1, SETTINGS)


def reasons(document: Document) -> list[str]:
    return [one.reason for one in document.refusals]


def test_sender_date_and_subject_come_from_the_headers() -> None:
    document = read(eml(Organization="Northgate Ltd"))
    assert document.sender == {
        "person": "Jo Example",
        "email": "jo@northgate.example",
        "organisation": "Northgate Ltd",
    }
    assert (document.sent_at, document.subject) == ("2024-11-18T09:30:00+00:00", "Our response")
    assert document.channel == "email"


def test_names_in_raw_bytes_are_read_as_text_is() -> None:
    document = read("From: José Pérez <a@b.example>\nOrganization: Café\nMessage-ID: <[1]@b>\n\nwords".encode("cp1252"))
    assert document.sender == {"person": "José Pérez", "email": "a@b.example", "organisation": "Café"}
    assert document.message_id == "[1]@b"


@pytest.mark.parametrize("date", ["", "yesterday", "Mon, 99 Foo 2024 99:99:99 +9999", "18/11/2024"])
def test_a_date_that_cannot_be_read_is_left_out(date: str) -> None:
    assert read(eml(Date=date) if date else eml()).sent_at == ("" if date else "2024-11-18T09:30:00+00:00")


@pytest.mark.parametrize("encoding", ["quoted-printable", "base64", "8bit"])
def test_every_transfer_encoding_is_undone(encoding: str) -> None:
    message = eml()
    message.set_content("Café costs £5 – a lot", cte=encoding)
    assert read(message).text == "Café costs £5 – a lot"


@pytest.mark.parametrize("declared", ["utf-8", "us-ascii", "iso-8859-1", "x-unknown", "windows-1252"])
@pytest.mark.parametrize("actual", ["utf-8", "cp1252"])
def test_a_wrong_or_missing_charset_does_not_spoil_the_text(declared: str, actual: str) -> None:
    head = f"From: a@b.example\nContent-Type: text/plain; charset={declared}\nContent-Transfer-Encoding: 8bit\n\n"
    assert read(head.encode() + "Café – £5".encode(actual)).text == "Café – £5"


def test_flowed_lines_are_joined() -> None:
    head = b"From: a@b.example\nSubject: x\nContent-Type: text/plain; format=flowed\n\n"
    assert read(head + b"The grid is \nslow.\nNew line\n").text == "The grid is slow.\nNew line"


def test_the_plain_version_is_preferred() -> None:
    message = eml("The grid is slow and the costs are high\n")
    message.add_alternative("<p>The <b>grid</b> is slow and the costs are high</p>", subtype="html")
    assert read(message).text == "The grid is slow and the costs are high"


@pytest.mark.parametrize("plain", ["", "Please view this message in HTML."])
def test_an_empty_or_stub_plain_version_gives_way_to_html(plain: str) -> None:
    message = eml(plain)
    message.add_alternative(f"<p>{'The grid is slow. ' * 12}</p>", subtype="html")
    document = read(message)
    assert document.text.startswith("The grid is slow.")
    assert [one.value for one in document.refusals] == ([f"{plain}\n"] if plain else [])


def test_what_only_the_html_version_says_is_read() -> None:
    message = eml("The grid is slow and the costs are high.\n")
    message.add_alternative(
        "<p>The grid is slow and the costs are high.<ul><li>Build lines<li>Skills</ul>", subtype="html"
    )
    document = read(message)
    assert document.text.endswith("• Build lines\n• Skills")
    assert not document.refusals


def test_of_two_versions_that_differ_the_fuller_is_read_and_the_other_set_aside() -> None:
    message = eml("Grid: slow and dear. Skills: none.\n")
    message.add_alternative("<p>Grid: far too slow, far too dear.", subtype="html")
    document = read(message)
    assert document.text == "Grid: far too slow, far too dear."
    assert [(one.column, one.value) for one in document.refusals] == [
        ("text/plain", "Grid: slow and dear. Skills: none.\n")
    ]
    assert reasons(document) == [OTHER_VERSION]


def test_links_that_the_plain_version_writes_out_do_not_make_it_the_fuller() -> None:
    message = eml("Grid <https://long.example/a/b/c/d/e/f/g/h> dear.\n")
    message.add_alternative("<p><a href=x>Grid</a> dear. Skills too.", subtype="html")
    assert read(message).text == "Grid dear. Skills too."


@pytest.mark.parametrize("header", ["Content-Type", "Subject", "From", "Content-Disposition"])
def test_a_header_beyond_all_measure_is_refused_unread(header: str) -> None:
    head = f"Date: today\n{header}: " + "a=b;\n " * 30_000
    with pytest.raises(UnreadableFile, match="longer than 4,000 characters"):
        read(f"{head}\n\nwords".encode())


def test_a_long_list_of_receivers_is_no_reason_to_refuse_a_message() -> None:
    assert read(eml(To=", ".join(f"p{n}@example.org" for n in range(2_000)))).text.startswith("Question 7")


def test_a_message_is_known_by_its_id() -> None:
    assert read(eml()).message_id == "1@northgate.example"
    outer = eml("FYI", **{"Message-ID": "<2@team.example>"})
    outer.add_attachment(eml())
    assert read(outer).message_id == "1@northgate.example"


def test_documents_attached_are_opened_and_their_channel_is_email() -> None:
    message = eml("See attached.")
    for name, data, kind in (
        ("a.docx", word("Question 7", "Grid"), ("application", "octet-stream")),
        ("b.pdf", pdf(["Question 8", "Skills"]), ("application", "pdf")),
        ("c.txt", "Question 9\nTraining – more".encode("cp1252"), ("application", "octet-stream")),
        ("d.html", b"<!doctype html><p>Question 10", ("text", "html")),
    ):
        message.add_attachment(data, maintype=kind[0], subtype=kind[1], filename=name)
    document = read(message)
    assert [(one.name, one.channel, one.text.split("\n")[0]) for one in document.attachments] == [
        ("attachment 1, Word document (.docx)", "email", "Question 7"),
        ("attachment 2, PDF document (.pdf)", "email", "Question 8"),
        ("attachment 3, plain text (.txt)", "email", "Question 9"),
        ("attachment 4, web page (.html)", "email", "Question 10"),
    ]
    assert not document.refusals


@pytest.mark.parametrize(
    ("name", "kind", "data", "reason"),
    [
        ("t.xlsx", "application/vnd.ms-excel", b"PK\x03\x04" + bytes(50), "attached table"),
        ("t.csv", "text/csv", b"a,b\n1,2\n", "attached table"),
        ("p.png", "image/png", b"\x89PNG" + bytes(50), "attached picture"),
        ("z.zip", "application/zip", b"PK\x03\x04" + bytes(50), "attached archive"),
        ("winmail.dat", "application/ms-tnef", b"\x78\x9f\x3e\x22" + bytes(50), "winmail.dat"),
        ("x.bin", "application/octet-stream", bytes(range(256)), "attachment of a kind that is not read"),
        ("scan.pdf", "application/pdf", pdf([]), "image-only PDF"),
        ("bad.pdf", "application/pdf", b"%PDF-1.7 junk", "attachment that could not be read"),
        ("card", "text/plain", b"BEGIN:VCARD\nFN:Jane Doe\nEND:VCARD", "calendar entry or address card"),
        ("jane.vcf", "text/directory", b"begin:vcard\nFN:Jane Doe", "calendar entry or address card"),
        ("empty.txt", "text/plain", b"  ", "attachment that holds no text"),
    ],
)
def test_what_cannot_be_read_is_refused_with_reason_and_name(name: str, kind: str, data: bytes, reason: str) -> None:
    message = eml("See attached.")
    main, _, sub = kind.partition("/")
    message.add_attachment(data, maintype=main, subtype=sub, filename=name)
    document = read(message)
    assert not document.attachments
    assert [one.value for one in document.refusals] == [name]
    assert document.refusals[0].reason.startswith(reason)


def test_inline_pictures_are_refused() -> None:
    message = eml()
    message.add_alternative("<p>Question 7 <img src=cid:x></p>", subtype="html")
    html = message.get_payload()[1]
    assert isinstance(html, EmailMessage)
    html.add_related(b"\x89PNG", "image", "png", cid="<x>", filename="logo.png", disposition="inline")
    assert reasons(read(message)) == ["picture inside the message"]


def test_a_message_forwarded_as_attachment_is_the_response() -> None:
    inner = eml("Question 7\nGrid\n", From="Sam <sam@southgate.example>")
    outer = eml(
        "FYI, one more for the consultation.\n", From="Officer <team@consultation.example>", Subject="FW: reply"
    )
    outer.add_attachment(inner)
    document = read(outer)
    assert document.text == "Question 7\nGrid"
    assert document.sender["email"] == "sam@southgate.example"
    assert reasons(document) == ["covering note of a forwarded message"]


def test_a_message_with_its_own_words_keeps_the_one_it_carries_as_attachment() -> None:
    outer = eml("Question 7\n" + "Grid connections take far too long for plants like ours. " * 4)
    outer.add_attachment(eml("Question 8\nSkills\n"))
    document = read(outer)
    assert document.text.startswith("Question 7")
    assert [one.text for one in document.attachments] == ["Question 8\nSkills"]


def test_an_inline_forward_takes_the_original_sender_and_date() -> None:
    body = (
        "Please log.\n\n---------- Forwarded message ---------\nFrom: Sam <sam@southgate.example>\n"
        "Date: Mon, 18 Nov 2024 at 09:12\nSubject: Reply\nTo: <team@consultation.example>\n\nQuestion 7\nGrid\n"
    )
    document = read(eml(body, Subject="Fwd: Reply"))
    assert document.text == "Question 7\nGrid"
    assert document.sender == {"person": "Sam", "email": "sam@southgate.example"}
    assert document.sent_at == "2024-11-18T09:12:00+00:00"
    assert set(reasons(document)) == {
        "covering note of a forwarded message",
        "header of a forwarded message",
        "sender of the covering note",
    }


@pytest.mark.parametrize(
    "head",
    [
        "Content-Type: multipart/encrypted; boundary=x\n\n--x\nContent-Type: application/pgp-encrypted\n\n1\n--x--\n",
        "Content-Type: application/pkcs7-mime; smime-type=enveloped-data\n\nAAAA\n",
        "\n-----BEGIN PGP MESSAGE-----\nAAAA\n-----END PGP MESSAGE-----\n",
    ],
)
def test_encrypted_messages_are_refused(head: str, tmp_path: Path) -> None:
    path = tmp_path / "a.eml"
    path.write_text(f"From: a@b.example\nSubject: x\n{head}")
    bag = reader.read(path, SETTINGS)
    assert not bag.documents
    assert "encrypted" in bag.refusals[0].reason


def test_messages_nest_only_so_deep() -> None:
    message = eml("deepest")
    for _ in range(10):
        outer = eml("FYI")
        outer.add_attachment(message)
        message = outer
    assert any("forwarded more than" in reason for reason in reasons(read(message)))


def test_attachments_beyond_the_limit_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(attachments, "MAX_ATTACHMENTS", 2)
    message = eml()
    for number in range(4):
        message.add_attachment(f"Our view {number}", filename=f"{number}.txt")
    document = read(message)
    assert len(document.attachments) == 2
    assert [one.value for one in document.refusals] == ["2.txt", "3.txt"]


@given(st.binary(max_size=400))
def test_any_bytes_give_a_document_or_a_clear_error(data: bytes) -> None:
    for head in (b"", b"From: a@b.example\nContent-Type: multipart/mixed; boundary=x\n\n--x\n"):
        try:
            read(head + data)
        except UnreadableFile as error:
            assert str(error).startswith("a.eml: ")  # noqa: PT017


@given(st.text(max_size=80), st.text(max_size=40))
def test_any_header_is_survived(sender: str, kind: str) -> None:
    head = f"From: {sender}\nDate: {kind}\nContent-Type: {kind}\nContent-Disposition: {sender}\n\nwords".encode(
        "utf-8", "replace"
    )
    read(b"X-A: b\n" + head)


def test_messages_are_recognised_by_their_headers() -> None:
    data = eml().as_bytes()
    assert reader.recognise(Path("a.txt"), data) > 0.9
    assert reader.recognise(Path("a.eml"), b"Question 7: grid\nSkills: none\n") == 0
    assert reader.recognise(Path("a.csv"), b"From,To,Subject\na,b,c\n") == 0


WORDS = st.lists(st.sampled_from(["grid", "skills", "homes", "cost", "Question 1", "Thanks", "> quoted"]), min_size=1)


@st.composite
def parts(draw: st.DrawFn, depth: int = 0) -> EmailMessage:
    kind = draw(
        st.sampled_from(["plain", "html", "file", "mixed", "alternative", "message"] if depth < 3 else ["plain"])
    )
    message = EmailMessage()
    words = draw(WORDS)
    if kind == "plain":
        message.set_content("\n".join(words), cte=draw(st.sampled_from(["7bit", "base64", "quoted-printable"])))
    elif kind == "html":
        message.set_content("".join(f"<p>{word}</p>" for word in words), subtype="html")
    elif kind == "file":
        message.set_content("\n".join(words))
        message.add_header("Content-Disposition", "attachment", filename="views.txt")
    elif kind == "message":
        message = eml("\n".join(words))
        message.add_attachment(draw(parts(depth=depth + 1)))
    else:
        message[("Content-Type")] = f"multipart/{kind}"
        message.set_payload([draw(parts(depth=depth + 1)) for _ in range(draw(st.integers(1, 3)))])
    return message


@given(parts())
def test_every_word_of_every_part_is_read_or_refused(message: EmailMessage) -> None:
    document = read(b"X-Sent: today\n" + message.as_bytes())
    said = {
        word
        for part in message.walk()
        if not part.is_multipart()
        for word in re.findall(r"[a-zA-Z]{4,}", part.get_content().replace("<p>", "").replace("</p>", "\n"))
    }
    assert said <= set(re.findall(r"[a-zA-Z]{4,}", " ".join(everything(document))))


def everything(document: Document) -> Iterator[str]:
    yield document.text
    yield from (one.value for one in document.refusals)
    for one in document.attachments:
        yield from everything(one)
