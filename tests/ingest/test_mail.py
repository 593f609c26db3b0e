"""Mail: messages and mailboxes."""

from __future__ import annotations

import random
from email.message import EmailMessage
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from tests.growth import assert_linear

from alleged.ingest.mail import MAX_FORWARDED, MAX_PARTS, split_eml, split_mbox
from alleged.ingest.members import Loss, Member, SplitOptions
from alleged.ingest.read import ReadOptions, read_document
from alleged.records.documents import InputState
from alleged.records.issues import Severity

TEXT = (
    "The dam above Veln leaks, the mayor of the town said on Monday.\n\n"
    "“Nobody has to leave,” she told reporters in front of the school.\n"
)
PAGE = (
    "<html><body><h1>Dam leaks</h1><p>The dam above Veln leaks, the mayor of the town said on "
    "Monday.</p><p>“Nobody has to leave,” she told reporters in front of the school, where two "
    "hundred beds stand ready for the people of the lower streets.</p></body></html>"
)


def mail(text: str | None = TEXT, **headers: str) -> EmailMessage:
    message = EmailMessage()
    values = {
        "From": "Ana Zúñiga <ana@osk.example>",
        "To": "desk@veln.example",
        "Subject": "Dam of Veln leaks — “nobody leaves”",
        "Date": "Mon, 03 Mar 2031 10:00:00 +0200 (EET)",
    } | {name.replace("_", "-"): value for name, value in headers.items()}
    for name, value in values.items():
        message[name] = value
    if text is not None:
        message.set_content(text)
    return message


def split(
    tmp_path: Path, data: bytes | EmailMessage, **options: Any
) -> tuple[list[Member], list[Loss]]:
    path = tmp_path / "stored"
    path.write_bytes(data if isinstance(data, bytes) else bytes(data))
    splitter = split_mbox if options.pop("mbox", False) else split_eml
    listed = list(splitter(path, SplitOptions(name="x", **options)))
    return (
        [entry for entry in listed if isinstance(entry, Member)],
        [entry for entry in listed if isinstance(entry, Loss)],
    )


def lost(losses: list[Loss]) -> list[Loss]:
    return [loss for loss in losses if loss.severity is not Severity.NOTE]


def text_of(member: Member) -> str:
    options = ReadOptions(encoding=member.given.encoding)
    result = read_document(member.data, name="x", format=member.format, options=options)
    assert result.document is not None, result.reason
    return result.document.text


def mbox(*messages: EmailMessage) -> bytes:
    parts = []
    for message in messages:
        body = bytes(message).replace(b"\nFrom ", b"\n>From ").rstrip(b"\n")
        parts.append(b"From ana@osk.example Mon Mar  3 10:00:00 2031\n" + body + b"\n\n")
    return b"".join(parts)


def test_a_message_is_an_article_with_what_its_headers_say(tmp_path: Path) -> None:
    message = mail(
        List_Id='"Osk Morning Letter" <letter.osk.example>',
        Archived_At="<https://osk.example/letter/12>",
        Content_Language="en",
    )
    (member,), losses = split(tmp_path, message)
    assert losses == []
    assert text_of(member).startswith("The dam above Veln leaks")
    given = member.given
    assert given.title == "Dam of Veln leaks — “nobody leaves”"
    assert given.byline == "Ana Zúñiga"
    assert given.outlet == "Osk Morning Letter"
    assert given.url == "https://osk.example/letter/12"
    assert given.published is not None
    assert given.published.value == "2031-03-03T10:00:00+02:00"
    assert given.published.evidence == "mail Date"


def test_a_sender_without_a_name_is_no_byline_and_a_list_without_a_name_no_outlet(
    tmp_path: Path,
) -> None:
    (member,), _ = split(
        tmp_path, mail(From="ana@osk.example", List_Id="<letter.osk.example>", Date="soon")
    )
    assert member.given.byline is None
    assert member.given.outlet is None
    assert member.given.published is None


@pytest.mark.parametrize("charset", ["utf-8", "cp1252", "utf-16"])
@pytest.mark.parametrize("encoding", ["base64", "quoted-printable", "8bit"])
def test_transfer_encodings_are_undone_and_the_charset_is_handed_on(
    tmp_path: Path, charset: str, encoding: str
) -> None:
    if charset == "utf-16" and encoding != "base64":
        pytest.skip("UTF-16 is always sent as base64")
    message = mail(None)
    message.set_content(TEXT, charset=charset, cte=encoding)
    (member,), _ = split(tmp_path, message)
    assert "“Nobody has to leave,”" in text_of(member)
    assert member.given.encoding == charset


def test_plain_text_is_preferred_unless_it_is_a_stub_of_the_html(tmp_path: Path) -> None:
    whole = mail()
    whole.add_alternative(PAGE, subtype="html")
    (member,), _ = split(tmp_path, whole)
    assert member.format == "text"
    stub = mail("Open this mail in your browser.")
    stub.add_alternative(PAGE, subtype="html")
    (member,), _ = split(tmp_path, stub)
    assert member.format == "html"
    assert "two hundred beds" in text_of(member)


def test_articles_attached_are_articles_and_other_files_are_counted(tmp_path: Path) -> None:
    message = mail()
    message.add_attachment(PAGE, subtype="html", filename="dam.html")
    message.add_attachment(
        b"%PDF-1.4", maintype="application", subtype="octet-stream", filename="../a.PDF"
    )
    message.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="dam.png")
    members, losses = split(tmp_path, message)
    assert [(member.locator, member.format) for member in members] == [
        ("message", "text"),
        ("message, attachment 1 (dam.html)", "html"),
        ("message, attachment 2 (a.PDF)", "pdf"),
    ]
    assert members[1].given.published is None
    (note,) = losses
    assert note.severity is Severity.NOTE
    assert "dam.png" in note.what


def test_a_forwarded_message_keeps_its_own_headers(tmp_path: Path) -> None:
    inner = mail(Subject="The first report", Date="Sun, 02 Mar 2031 08:00:00 +0000")
    outer = mail("Please look at this.\n")
    outer.add_attachment(inner)
    members, losses = split(tmp_path, outer)
    assert losses == []
    assert [member.locator for member in members] == ["message", "message, forwarded message 1"]
    assert members[1].given.title == "The first report"
    assert members[1].given.published is not None
    assert members[1].given.published.day == "2031-03-02"


def test_messages_in_messages_end_at_a_limit(tmp_path: Path) -> None:
    message = mail()
    for _ in range(MAX_FORWARDED + 2):
        outer = mail("Please look at this.\n")
        outer.add_attachment(message)
        message = outer
    members, losses = split(tmp_path, message)
    assert len(members) == MAX_FORWARDED + 1
    assert "deeper than 3" in lost(losses)[0].what


def test_a_bomb_of_parts_ends_at_a_limit(tmp_path: Path) -> None:
    boundary = b"--b\r\nContent-Type: text/html\r\n\r\n<p>x</p>\r\n"
    head = b"Subject: x\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n"
    members, losses = split(tmp_path, head + boundary * (20 * MAX_PARTS) + b"--b--\r\n")
    assert len(members) <= MAX_PARTS
    assert "more than 500 parts" in lost(losses)[0].what


def test_nested_multiparts_end_with_a_reason(tmp_path: Path) -> None:
    data = b"Subject: x\r\n" + b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n)
        for n in range(5000)
    )
    members, losses = split(tmp_path, data)
    assert members == []
    assert lost(losses)


def test_a_mailbox_gives_its_messages_in_order(tmp_path: Path) -> None:
    quoting = mail("Hello.\n\nFrom the mayor came no word.\n\nFrom here on it is quiet in 2031.\n")
    data = mbox(mail(Subject="one"), quoting, mail(Subject="three"))
    members, losses = split(tmp_path, data, mbox=True)
    assert losses == []
    assert [member.locator for member in members] == ["message 1", "message 2", "message 3"]
    assert text_of(members[1]).count("\n\nFrom the mayor came no word.") == 1
    assert ">From" not in text_of(members[1])


def test_a_from_line_that_nobody_quoted_does_not_split_a_message(tmp_path: Path) -> None:
    data = mbox(mail(Subject="one"), mail(Subject="two"))
    data = data.replace(b"she told", b"\n\nFrom Monday on, in 2031\nshe told")
    members, _ = split(tmp_path, data, mbox=True)
    assert len(members) == 2


def test_cuts_of_a_mailbox_of_newsletters_are_said(tmp_path: Path) -> None:
    letters = []
    for number in range(6):
        letter = mail(Subject=f"letter {number}")
        letter.add_alternative(PAGE, subtype="html")
        letters.append(letter)
    whole = mbox(*letters)
    pages = [member.data for member in split(tmp_path, whole, mbox=True)[0]]
    starts = [at for at in range(len(whole)) if whole.startswith(b"From ana@", at)]
    chance = random.Random(5)
    for _ in range(100):
        length = chance.randrange(1, len(whole) - 2)
        members, losses = split(tmp_path, whole[:length], mbox=True)
        complete = sum(
            whole[:length].rstrip(b"\n").endswith(whole[:start].rstrip(b"\n")) for start in starts
        )
        if not complete:  # not cut exactly between two messages
            assert lost(losses), length
        assert [m.data for m in members][: max(len(members) - 1, 0)] == pages[
            : max(len(members) - 1, 0)
        ]


def test_a_mailbox_that_ends_within_a_line_is_said(tmp_path: Path) -> None:
    members, losses = split(tmp_path, mbox(mail(), mail())[:-20], mbox=True)
    assert len(members) == 2
    (loss,) = lost(losses)
    assert "last whole message before it: message 1" in loss.what


@pytest.mark.parametrize("is_mbox", [True, False])
@pytest.mark.parametrize(
    "data", [b"", b"\n\n", b"<html>", bytes(3000), random.Random(1).randbytes(4000)]
)
def test_what_is_no_mail_is_refused_with_a_reason(
    tmp_path: Path, data: bytes, is_mbox: bool
) -> None:
    members, losses = split(tmp_path, data, mbox=is_mbox)
    assert members == []
    assert lost(losses)


def test_broken_headers_do_not_stop_the_text(tmp_path: Path) -> None:
    data = (
        b'Subject: =?utf-8?b?broken?= =?nonsense?q?x?=\r\nFrom: "no end <x\r\n'
        b'Date: Mon, 99 Foo 2031\r\nContent-Type: text/plain; charset="x-nothing"\r\n'
        b"Content-Type; nothing\r\n\r\nThe dam leaks, she said. Nobody has to leave today.\r\n"
    )
    (member,), _ = split(tmp_path, data)
    assert "Nobody has to leave" in text_of(member)
    assert member.given.published is None


def test_an_attachment_above_the_limit_is_named(tmp_path: Path) -> None:
    message = mail()
    message.add_attachment(PAGE * 50, subtype="html", filename="dam.html")
    members, losses = split(tmp_path, message, max_raw_bytes=2_000)
    assert len(members) == 1
    assert (lost(losses)[0].state, lost(losses)[0].locator) == (
        InputState.TOO_LARGE,
        "message, attachment 1 (dam.html)",
    )


@pytest.mark.parametrize(
    "grow",
    [
        lambda n: b"Subject: " + b"=?utf-8?q?x?= " * (n // 14) + b"\n\nThe dam leaks.\n",
        lambda n: b"Content-Type: text/plain; " + b'a="x"; ' * (n // 7) + b"\n\nThe dam leaks.\n",
        lambda n: b'Content-Type: text/plain; a="' + b";" * n + b"\n\nThe dam leaks.\n",
        lambda n: b"From: " + b"<(" * (n // 2) + b"\n\nThe dam leaks.\n",
        lambda n: b"X: y\n" * (n // 5) + b"\nThe dam leaks.\n",
        lambda n: b"Subject: x\nContent-Type: text/html\n\n" + b"<" * n,
        lambda n: b"Subject: x\nContent-Type: text/html\n\n" + b"{" * n,
    ],
)  # fmt: skip
def test_time_grows_with_the_size_of_a_message(tmp_path: Path, grow: Any) -> None:
    assert_linear(lambda size: partial(split, tmp_path, grow(size)))
