"""What mail programs put around a text: sender, subject and date, and marks in front of a quotation."""

from __future__ import annotations

import re
from functools import lru_cache

from msgspec import Struct

from tui.corpus.extraction.boilerplate_rules import match_masthead
from tui.corpus.extraction.press_patterns import PAGE_LANGUAGE
from tui.model.text import clean_line, fold

_MAX_LABEL_CHARS = 20
_MAX_SENDER_CHARS = 200
_KINDS = ("sender", "subject", "date", "receiver")
_LOCAL_PART = re.compile(r"<([a-z]{1,40})[\d+._-][^<>@]{0,60}@|<([a-z]{1,40})@")
_LIST_TAG = re.compile(r"\[[^\[\]]{1,40}\] ?(?=\S)")
_ADDRESS = re.compile(r"[<(\[][^<>()\[\]]{0,200}[>)\]]|\S{1,100}@\S{1,100}")


#: The marks in front of a line that a mail quotes, one for each mail that has passed it on.
_QUOTE_MARKS = re.compile(r"\A(?:> ?){1,20}")


class MailHeads(Struct, frozen=True):
    """What the heads of a mail say; `line_count`: on how many lines, from the first one on."""

    subject: str
    publisher: str | None  # the paper that sent it
    date: str | None
    line_count: int


def read_mail_heads(lines: list[str]) -> MailHeads | None:
    """Read the heads that a text begins with; None where it begins with none, or they name no subject."""
    values: dict[str, str] = {}
    count = 0
    while count < len(lines) and (label := find_head_label(lines[count])):
        values.setdefault(label, clean_line(lines[count].partition(":")[2].strip(" *")))
        count += 1
    if len(values) < 2 or not values.get("subject"):
        return None
    publisher = find_paper(values.get("sender", ""))
    return MailHeads(strip_prefixes(values["subject"]), publisher, values.get("date"), count)


def separate_quotation(lines: list[str]) -> tuple[list[str], list[str]]:
    """Return the lines of a mail without the marks of a quotation, and those that only introduce it.

    They introduce it where the quotation is longer: «Voici le communiqué.»
    """
    bare = [_QUOTE_MARKS.sub("", line) for line in lines]
    own = [line for line, words in zip(lines, bare, strict=True) if line == words and line.strip()]
    quoted_chars = sum(len(words) for line, words in zip(lines, bare, strict=True) if line != words)
    if quoted_chars <= sum(map(len, own)):
        return bare, []
    return ["" if line == words else words for line, words in zip(lines, bare, strict=True)], own


def find_paper(sender: str) -> str | None:
    """Return the paper in the head for the sender, without its address; None for anybody else.

    Who sends from an address for all readers, «lettre@…», is a paper.
    """
    sender = sender[:_MAX_SENDER_CHARS]
    name = _ADDRESS.sub("", sender).strip(" \"'«»,;")
    local_part = _LOCAL_PART.search(sender)
    words = {word for word in local_part.groups() if word} if local_part else set()
    is_paper = not words.isdisjoint(PAGE_LANGUAGE.export_words["mail"]["desks"])
    return name if name and (is_paper or match_masthead(name)) else None


def find_head_label(line: str) -> str | None:
    """Return which head of a mail a line is; None for any other line."""
    word, colon, _value = line.partition(":")
    label = fold(word.strip(" *>"))
    if not colon or len(label) > _MAX_LABEL_CHARS:
        return None
    return next((kind for kind in _KINDS if label in PAGE_LANGUAGE.export_words["mail"][kind]), None)


def strip_prefixes(subject: str) -> str:
    """Return a subject without «Fwd:», «TR :», «[name of a list]» before it."""
    line = clean_line(subject)
    while prefix := _prefix_pattern().match(fold(line)) or _LIST_TAG.match(line):
        line = line[prefix.end() :]
    return line


@lru_cache(maxsize=1)
def _prefix_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(PAGE_LANGUAGE.export_words['mail']['passed_on'])}) ?: ?")
