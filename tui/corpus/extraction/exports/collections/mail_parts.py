"""The parts of a message: its headers decoded, what it says itself, and what is attached to it."""

from __future__ import annotations

from email.errors import CloseBoundaryNotFoundDefect, MessageError
from email.header import decode_header, make_header
from email.message import Message

from tui.corpus.encoding import decode_text
from tui.model.text import clean_line

_UTF8_NAMES = frozenset({"utf-8", "utf8", "us-ascii", "ascii", ""})
_MAX_SUBJECT_CHARS = 1_000
_MAX_PARTS = 1_000
#: What the email package raises for messages that are damaged.
MESSAGE_FAULTS = (MessageError, LookupError, ValueError, AttributeError, TypeError)


def list_parts(message: Message) -> list[Message]:
    """Return the parts of a message that hold something; a mail that is attached is one part, as a whole."""
    parts: list[Message] = []
    waiting = [message]
    while waiting and len(parts) < _MAX_PARTS:
        part = waiting.pop()
        inner = part.get_payload()
        if part.is_multipart() and not is_attached_mail(part):
            waiting += reversed([one for one in inner if isinstance(one, Message)])
        else:
            parts.append(part)
    return parts


def is_attached_mail(part: Message) -> bool:
    """Return whether a part is a mail in a mail."""
    return part.get_content_type() == "message/rfc822" and part.is_multipart()


def is_cut(message: Message) -> bool:
    """Return whether a message of several parts ends before its last part does."""
    return any(isinstance(defect, CloseBoundaryNotFoundDefect) for defect in message.defects)


def decode_part(part: Message) -> str:
    """Return the text of a part: UTF-8 where it is that, else as it declares, else as Windows-1252."""
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    charset = (part.get_content_charset() or "").lower()
    try:
        return data.decode()
    except UnicodeDecodeError:
        pass
    if charset not in _UTF8_NAMES:
        try:
            return data.decode(charset, "replace")
        except LookupError:
            pass
    return decode_text(data)[0]


def read_header(message: Message, name: str) -> str:
    """Return a header as one line of text, also where its letters are bytes that stand for themselves.

    Empty where there is none.
    """
    values = (value for key, value in message.raw_items() if key.lower() == name.lower())
    value = str(next(values, ""))[:_MAX_SUBJECT_CHARS]
    if not value.isascii():
        value = decode_text(value.encode("utf-8", "surrogateescape"))[0]
    return clean_line(decode_words(value))


def decode_words(text: str) -> str:
    """Decode the encoded words of a header; one that is wrong stays as it is."""
    try:
        return str(make_header(decode_header(text)))
    except MESSAGE_FAULTS:
        return text
