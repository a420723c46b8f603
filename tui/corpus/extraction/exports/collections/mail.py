"""Mail: one message, a mailbox (mbox), and pages saved as MHTML, which have the form of a message."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import message_from_bytes
from email.message import Message

from msgspec import structs

from tui.corpus.extraction.exports.collections.mail_parts import (
    MESSAGE_FAULTS,
    decode_part,
    decode_words,
    is_attached_mail,
    is_cut,
    list_parts,
    read_header,
)
from tui.corpus.extraction.exports.documents.attached_text import read_attached_articles
from tui.corpus.extraction.exports.export_file import MAX_WHOLE_BYTES, ExportFile, make_export
from tui.corpus.extraction.exports.export_items import (
    ExportItem,
    ReadingOptions,
    Refusal,
    UnreadableError,
)
from tui.corpus.extraction.exports.field_values import make_article, split_paragraphs
from tui.corpus.extraction.exports.html_pieces import read_fragment
from tui.corpus.extraction.mail_heads import (
    MailHeads,
    find_head_label,
    find_paper,
    read_mail_heads,
    separate_quotation,
    strip_prefixes,
)
from tui.corpus.extraction.raw_article import ExtractedArticle
from tui.corpus.extraction.raw_text import read_text
from tui.i18n import N_
from tui.model.text import clean, clean_line

_HEADER = re.compile(rb"[!-9;-~]{1,80}:")
_SIGNATURE = re.compile(r"^-- ?$", re.MULTILINE)
#: Mails in mails are read so deep.
MAX_MAIL_DEPTH = 10
_TOO_DEEP = N_("mails nested more than {n} deep: save the inner ones as files of their own").format(
    n=MAX_MAIL_DEPTH
)
#: The heads of a message that was passed on stand in so many lines at the top.
_MAX_PASSED_ON_LINES = 40
_MIN_HEADS = 3
_TITLE_MARK = "#"


def read_message_file(file: ExportFile, options: ReadingOptions) -> Iterator[ExportItem]:
    """Yield the text of a message, then what is attached to it."""
    yield from _parse_and_read(file.read_whole(), options)


def read_mailbox(file: ExportFile, options: ReadingOptions) -> Iterator[ExportItem]:
    """Yield the messages of a mailbox, one after another."""
    for data in _split_mailbox(file):
        if len(data) > MAX_WHOLE_BYTES:
            yield Refusal(N_("a message of more than {n} MB").format(n=MAX_WHOLE_BYTES // 1000000))
        else:
            yield from _parse_and_read(data, options)


def read_saved_page(file: ExportFile, _options: ReadingOptions) -> Iterator[ExportItem]:
    """Yield the article of a page that was saved as one file (MHTML)."""
    from tui.corpus.extraction.html.html_article import extract_article

    try:
        message = message_from_bytes(file.read_whole())
        part = next((part for part in list_parts(message) if part.get_content_type() == "text/html"), None)
        html = decode_part(part) if part is not None else ""
        is_incomplete = is_cut(message)
    except RecursionError as error:
        raise UnreadableError(N_("a page in too many parts within parts")) from error
    except MESSAGE_FAULTS as error:
        raise UnreadableError(N_("a damaged page ({error})").format(error=error)) from error
    article = extract_article(html)
    if is_incomplete and (article is None or not article.body):
        raise UnreadableError(N_("the file ends in the middle of the page: save it again"))
    if part is None or article is None:
        raise UnreadableError(N_("no article found in this page: save its text as a .txt file"))
    address = clean_line(str(part.get("Content-Location") or message.get("Snapshot-Content-Location") or ""))
    is_address = article.url is None and address.startswith(("http://", "https://"))
    notice = N_("the file ends in the middle of the page") if is_incomplete else article.notice
    yield structs.replace(article, url=address if is_address else article.url, notice=notice)


def _split_mailbox(file: ExportFile) -> Iterator[bytes]:
    """Yield the messages between the lines «From …» that follow a blank line and are followed by a header."""
    held: list[bytes] = []
    held_bytes = 0
    is_blank = True
    with file.open() as stream:
        waiting: bytes | None = None  # a line that begins a message if a header follows
        while line := stream.readline(MAX_WHOLE_BYTES):
            if waiting is not None:
                if _HEADER.match(line):
                    if held_bytes:
                        yield b"".join(held)
                    held, held_bytes = [], 0
                else:
                    held.append(waiting)
                waiting = None
            if is_blank and line.startswith(b"From "):
                waiting = line
                continue
            is_blank = not line.strip()
            if line.startswith(b">From "):
                line = line[1:]
            if held_bytes <= MAX_WHOLE_BYTES:
                held.append(line)
                held_bytes += len(line)
        if waiting is not None:
            held.append(waiting)
            held_bytes += len(waiting)
    if held_bytes:
        yield b"".join(held)


def _parse_and_read(data: bytes, options: ReadingOptions) -> Iterator[ExportItem]:
    """Yield what the bytes of one message hold."""
    try:
        message = message_from_bytes(data)
    except RecursionError:
        yield Refusal(_TOO_DEEP)
    except MESSAGE_FAULTS as error:
        yield Refusal(N_("a damaged message ({name})").format(name=type(error).__name__))
    else:
        yield from _read_message(message, options)


def _read_message(message: Message, options: ReadingOptions) -> Iterator[ExportItem]:
    """Yield the text of one message and the articles that are attached to it."""
    try:
        subject = read_header(message, "Subject")
        sender = read_header(message, "From")
        date = read_header(message, "Date")
        paragraphs, body, attached = _read_body(message)
    except MESSAGE_FAULTS as error:
        yield Refusal(N_("a damaged message ({name})").format(name=type(error).__name__))
        return
    if options.mail_depth > MAX_MAIL_DEPTH:
        yield Refusal(_TOO_DEEP, strip_prefixes(subject))
        return
    articles, unread = _read_attached(attached, structs.replace(options, mail_depth=options.mail_depth + 1))
    title = strip_prefixes(subject)
    if body and (passed_on := _find_passed_on(body)):
        heads, body = passed_on
        title, date = heads.subject or title, heads.date or date
    story, introduction = separate_quotation(body.split("\n"))
    if body:
        paragraphs = split_paragraphs("\n".join(story))
    if not paragraphs and articles:  # it only says what is attached
        yield from articles
        return
    if not title and not paragraphs:
        yield Refusal(N_("a message with neither subject nor text"))
        return
    text = read_text(
        clean("\n\n".join((f"{_TITLE_MARK} {title}", *paragraphs)) if title else "\n\n".join(paragraphs))
    )
    article = make_article(
        title=title or paragraphs[0][:80],
        paragraphs=text.body.split("\n\n"),
        date=date,
        authors=text.authors,
        publisher=text.publisher or find_paper(sender),
        source=text.source,
        cut=[*([f"From: {sender}"] if sender else []), *introduction],
        notice="; ".join(_find_notices(message, unread)) or None,
    )
    pieces = tuple(piece for piece in text.cut if piece.text != _TITLE_MARK)
    yield structs.replace(article, date=article.date or text.date, cut=(*article.cut, *pieces))
    yield from articles


def _find_notices(message: Message, unread: list[str]) -> Iterator[str]:
    """Yield what a person should know of a message: that it is cut, and what of it was not read."""
    if is_cut(message):
        yield N_("the message is cut off in the middle")
    if unread:
        yield N_("attachments were not read: {unread}").format(unread=", ".join(unread))


def _read_attached(parts: list[Message], options: ReadingOptions) -> tuple[list[ExportItem], list[str]]:
    """Return what is in the attached mails and files, and the names of the files that hold no article."""
    items: list[ExportItem] = []
    unread: list[str] = []
    for part in parts:
        if is_attached_mail(part):
            items += _read_message(part.get_payload(0), options)  # type: ignore[arg-type]
            continue
        name = clean_line(decode_words(part.get_filename() or part.get_content_type()))
        payload = part.get_payload(decode=True)
        is_text = part.get_content_maintype() in ("text", "application", "message")
        members = (
            list(read_attached_articles(make_export(name, payload), options))
            if is_text and isinstance(payload, bytes)
            else []
        )
        if any(isinstance(item, ExtractedArticle) or item.reason == _TOO_DEEP for item in members):
            items += members
        else:
            unread.append(name)
    return items, unread


def _read_body(message: Message) -> tuple[list[str], str, list[Message]]:
    """Return the paragraphs, the plain text if there is one, and the parts that are attached."""
    parts = list_parts(message)
    attached = [
        part for part in parts if is_attached_mail(part) or part.get_content_disposition() == "attachment"
    ]
    inline = [part for part in parts if part not in attached]
    for part in inline:
        if part.get_content_type() == "text/plain" and (text := decode_part(part)).strip():
            signature = _SIGNATURE.search(text)
            text = text[: signature.start()] if signature and signature.start() else text
            return split_paragraphs(text), clean(text), attached
    for part in inline:
        if part.get_content_type() == "text/html" and (lines := read_fragment(decode_part(part))):
            return lines, "", attached
    return [], "", attached


def _find_passed_on(body: str) -> tuple[MailHeads, str] | None:
    """Return the heads and the text of the message that another passes on; None where it is no such one."""
    lines = body.split("\n")
    start = next(
        (n for n, line in enumerate(lines[:_MAX_PASSED_ON_LINES]) if find_head_label(line) == "sender"), None
    )
    heads = read_mail_heads(lines[start:]) if start is not None else None
    if start is None or heads is None or heads.line_count < _MIN_HEADS:
        return None
    return heads, "\n".join(lines[start + heads.line_count :])
