"""The sentences of a French article as its news are read: folded, with their dates."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from msgspec import Struct

from tui.model.annotations import DateMention
from tui.model.dates.edtf import parse_edtf
from tui.model.sentences import split_sentences
from tui.model.text import fold

#: A sentence is read so far, in code points.
MAX_SENTENCE_CHARS = 1_200
#: The dateline of a dispatch: «NIAMEY, 15 mai (AFP) –».
_DATELINE = re.compile(
    r"(?:(?:[^!?\n()]{2,40}\([^()\n]{2,30}\))?[^!?\n()]{2,60}\([^()\n]{2,30}\)|\([^()\n]{2,60}\))"
    r" ?[–—-]+ ?"
    r"|[^.!?\n(),]{2,40}, (?:le )?\d[^!?\n(),–—]{3,25}[–—] ?"
)
#: A label in front of a brief: «Sécurité. Une dizaine …», «MARADI : …».
_LABEL = re.compile(
    r"(?:[•●▪■*–—-]{1,3} ?)?[^.:–—\n]{2,34}[.:–—]\s+(?=[^a-zà-ÿ\s])|[•●▪■*–—-]{1,3} ?[^.:–—\n]{2,34}:\s"
)
#: An item of a list: «• …», «- …».
_ITEM = re.compile(r"[•●▪■*–—-]{1,3} (?=\S)")
_ITEM_LINE = re.compile(r"\n[ \t]{0,8}(?=[•●▪■*–—-]{1,3} \S)")
#: A number said first, as a sentence, and how the next one begins that says of what it is.
_NUMBER_FIRST = re.compile(r"(?:[\w’'-]{1,14} ){0,2}[\w-]{1,16}\.\Z")
_OF_NUMBER = re.compile(
    r" (?:C[’']est|C[’']était|Tel est|Tel était|Voilà)\b[^.!?\n]{0,60} (?:nombre|total|chiffre)\b"
)
#: What a text says that it was not: «à Moscou, et non à Niamey», «lundi et non mardi».
_RULED_OUT = re.compile(
    r",? et non (?!seulement\b)(?:pas )?[\w’-]+(?: [\w’-]+){0,4}?"
    r"(?: comme (?:nous|on|il|elle|l')[^,.;:()»]{0,50}(?=,))?"
    r"(?= ?[,.;:)»]| (?:que?|qui|comme|selon|a|ont|est|sont|avai(?:t|ent))\b|\Z)"
)
#: «Relations extérieures.» is a label; «Le pays joue gros.» is a sentence.
_MAX_LABEL_WORDS, _MAX_WORDS_OF_TOPIC = 4, 3
_MAX_LABEL_CHARS = 36
#: A sentence that is no longer, and tells of nothing, may be a place and the day of writing alone; so many
#: words with a full stop are a sentence.
MAX_LINE_CHARS, MIN_TOLD_WORDS = 60, 7
#: What stands beside the date of a line that says who wrote, and when: «QDG - 2 mai 2024».
_NAME = r"(?:L[ae] |Les |L’)?[A-ZÀ-Þ][\w.’-]{0,24}(?: [A-ZÀ-Þ][\w.’-]{0,24}){0,3}"
_WRITER = re.compile(rf"\W{{0,3}}(?:{_NAME} ?[-–—|·] ?(?:le ?)?|(?:[Ll]e )? ?[-–—|·] ?{_NAME}\W{{0,3}})")


class DatedSpan(Struct, frozen=True):
    """A date in a sentence: its span in the body, and its first and last day; None: open."""

    start: int
    end: int
    words: str
    first: date | None
    last: date | None

    @property
    def is_day(self) -> bool:
        """Return whether the date is one day."""
        return self.first is not None and self.first == self.last


class Sentence(Struct, frozen=True):
    """A sentence of a body: `start`, `end` in code points; `lead`: how many of them are a dateline.

    What it says that was not is blank in its text, and stands in `ruled_out`: «et non à Niamey».
    """

    start: int
    end: int
    lead: int
    text: str
    folded: str
    paragraph: int
    index: int
    dates: tuple[DatedSpan, ...] = ()
    ruled_out: str = ""

    @property
    def news(self) -> str:
        """Return the folded sentence with spaces for the dateline, so that offsets stay."""
        return " " * self.lead + self.folded[self.lead :] if self.lead else self.folded


def read_sentences(body: str, dates: Sequence[DateMention], max_chars: int) -> list[Sentence]:
    """Return the sentences of a cleaned body, to some length, with the dates in them."""
    sentences: list[Sentence] = []
    paragraph, previous_end, date_index = 0, 0, 0
    spans_of_lists = _split_items(body, split_sentences(body[:max_chars]))
    for start, end in _joined_datelines(body, spans_of_lists):
        gap = body[previous_end:start].replace(" ", "")
        if sentences and ("\n\n" in gap or ("\n" in gap and _ITEM.match(body, start))):
            paragraph += 1
        first_of_paragraph = not sentences or sentences[-1].paragraph != paragraph
        previous_end = end
        stop = min(end, start + MAX_SENTENCE_CHARS)
        spans = []
        while date_index < len(dates) and dates[date_index].start < end:
            mention = dates[date_index]
            date_index += 1
            if mention.start >= start:
                spans.append(_dated_span(mention))
        text, ruled_out = _with_plain_marks(body[start:stop]), ""
        if " et non " in text:
            ruled_out = "".join(match.group() for match in _RULED_OUT.finditer(text))
            for match in _RULED_OUT.finditer(text):
                begin, behind = start + match.start(), start + match.end()
                spans = [one for one in spans if not begin <= one.start < behind]
            text = _RULED_OUT.sub(lambda match: " " * len(match.group()), text)
        folded = fold(text)
        lead = _dateline_end(text, 0) if first_of_paragraph else 0
        sentences.append(
            Sentence(start, end, lead, text, folded, paragraph, len(sentences), tuple(spans), ruled_out)
        )
    return sentences


def _with_plain_marks(text: str) -> str:
    """Return a text with the one kind of apostrophe and of space that all patterns have."""
    return text.replace("'", "’").replace("\u00a0", " ").replace("\u202f", " ")


def _split_items(body: str, spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the spans of sentences, each item of a list apart from the one before it."""
    for start, end in spans:
        begun = start
        for line in () if body.find("\n", start, end) < 0 else _ITEM_LINE.finditer(body, start, end):
            if line.start() > begun:
                yield begun, line.start()
            begun = line.end()
        yield begun, end


def _joined_datelines(body: str, spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the spans of sentences, what is told of it with a dateline or with a number said first.

    «Niamey, 7 fév. (ANP) – …», «Huit. C’est le nombre de …».
    """
    begun: int | None = None
    for start, end in spans:
        first = start if begun is None else begun
        if begun is None and _NUMBER_FIRST.match(body, start, end) and _OF_NUMBER.match(body, end):
            begun = start
            continue
        if begun is None and end - start < 60 and _dateline_end(body, start) > end:
            begun = start
            continue
        begun = None
        yield first, end
    if begun is not None:
        yield begun, len(body)


def _dateline_end(body: str, start: int) -> int:
    """Return where a dateline that begins at an offset ends; `start` without one."""
    match = _DATELINE.match(body, start, min(len(body), start + 110))
    return match.end() if match else start


def _dated_span(mention: DateMention) -> DatedSpan:
    """Return a date with its days."""
    edtf = parse_edtf(mention.edtf)
    first, last = (edtf.earliest, edtf.latest) if edtf else (None, None)
    return DatedSpan(mention.start, mention.end, mention.exact, first, last)


def is_item(paragraph: str) -> bool:
    """Return whether a paragraph is an item of a list."""
    return _ITEM.match(paragraph) is not None


def read_label(body: str, sentence: Sentence) -> str:
    """Return the label, folded, with which the first sentence of a paragraph begins; empty without one."""
    match = _LABEL.match(body, sentence.start, min(len(body), sentence.start + _MAX_LABEL_CHARS * 2))
    if match is None:
        return ""
    is_sentence = match.group().rstrip().endswith(".")
    most = _MAX_WORDS_OF_TOPIC if is_sentence else _MAX_LABEL_WORDS
    is_label = len(match.group().split()) <= most and not (is_sentence and "," in match.group())
    return fold(match.group()).strip(" .:-–—•●▪■*\n") if is_label else ""


def find_parts(by_paragraph: Mapping[int, Sequence[Sentence]], items: Sequence[int]) -> set[int]:
    """Return the items that are parts of one thing, behind a colon: «le bilan s’établit comme suit : …»."""
    parts: set[int] = set()
    for index in items:
        before = by_paragraph.get(index - 1)
        if before and (index - 1 in parts or before[-1].text.rstrip().endswith(":")):
            parts.add(index)
    return parts


def is_line(sentence: Sentence) -> bool:
    """Return whether a sentence that tells of no event may be but the place and the day of writing."""
    is_whole = sentence.text.endswith(".") and len(sentence.text.split()) >= MIN_TOLD_WORDS
    return len(sentence.text) <= MAX_LINE_CHARS and not is_whole


def is_byline(sentence: Sentence) -> bool:
    """Return whether a sentence is but a name and a date with a dash between them, as a page has in front."""
    if len(sentence.dates) != 1 or len(sentence.text) > MAX_LINE_CHARS:
        return False
    start, end = sentence.dates[0].start - sentence.start, sentence.dates[0].end - sentence.start
    return _WRITER.fullmatch(f"{sentence.text[:start]}{sentence.text[end:]}") is not None
