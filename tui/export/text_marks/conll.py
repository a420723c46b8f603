"""Words with tags (IOB2), as CoNLL-U Plus has them: word, actor, tag; a blank line between sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tui.export.export_format import ExportOptions, OutputFile
from tui.export.safe_ids import encode_id
from tui.export.selection import Selection
from tui.export.text_marks.article_text import join_mentions, join_text
from tui.model.annotations import Annotations, Mention
from tui.model.records import ActorType, Article
from tui.model.sentences import split_sentences

#: The tags of CoNLL-2003.
_TAGS: dict[ActorType, str] = {
    "person": "PER",
    "organization": "ORG",
    "public-body": "ORG",
    "media": "ORG",
    "group": "ORG",
    "country": "LOC",
    "place": "LOC",
}
_OTHER_TAG = "MISC"
#: A number, a word with its hyphens and an apostrophe at its end, or another mark.
_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|\w+(?:-\w+)*['’]?|[^\w\s]")


def conll_files(selection: Selection, _options: ExportOptions) -> Iterator[OutputFile]:
    """Yield one file with all articles, the title of each as its first sentence."""
    yield OutputFile("", _lines(selection))


def _lines(selection: Selection) -> Iterator[str]:
    yield "# global.columns = FORM ACTOR NER\n"
    for article, marks in selection.articles():
        yield f"# newdoc id = {encode_id(article.id)}\n"
        yield "".join(_article_lines(selection, article, marks))


def _article_lines(selection: Selection, article: Article, marks: Annotations) -> Iterator[str]:
    text, mentions = join_text(article), join_mentions(article, marks)
    next_mention = 0
    for start, end in split_sentences(text):
        while next_mention < len(mentions) and mentions[next_mention].end <= start:
            next_mention += 1
        yield f"# text = {' '.join(text[start:end].split())}\n"
        for first, last, mention in _tokens(text, start, end, mentions[next_mention:]):
            actor = selection.find_actor(mention.actor) if mention else None
            tag = "O"
            if mention is not None:
                tag = f"{'B' if first == mention.start else 'I'}-{_TAGS[actor.type] if actor else _OTHER_TAG}"
            yield f"{text[first:last]}\t{encode_id(mention.actor) if mention else '_'}\t{tag}\n"
        yield "\n"


def _tokens(
    text: str, start: int, end: int, mentions: Sequence[Mention]
) -> Iterator[tuple[int, int, Mention | None]]:
    """Yield the words of a sentence with the mention that each is of; a word ends where a mention does."""
    at = start
    for mention in mentions:
        if mention.start >= end:
            break
        yield from ((a, b, None) for a, b in _words(text, at, max(at, mention.start)))
        at = min(mention.end, end)
        yield from ((a, b, mention) for a, b in _words(text, max(start, mention.start), at))
    yield from ((a, b, None) for a, b in _words(text, at, end))


def _words(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    return (match.span() for match in _TOKEN.finditer(text, start, end))
