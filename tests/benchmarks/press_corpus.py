"""A corpus of any size that is shaped like press texts: as many names, offices and dates as in real ones.

Run `python -m tests.benchmarks.press_corpus DIR --articles N [--seed S]`. An article takes paragraphs of two
or three of the texts that persons have marked for the tests. In each, half of the persons become others (a
whole name by a whole name, a surname by a surname), and some of the words that name nobody become words drawn
by Zipf's law, so that no two articles share long passages. Marks per 1,000 characters are those of the marked
texts, within a tenth.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import pairwise
from typing import Any, NamedTuple

import msgspec
import yaml

from tests.annotate.marking import Mark, gold, gold_actors, passage_actors, passages
from tests.benchmarks.generate import (
    DAYS,
    FIRST_DAY,
    FIRST_NAMES,
    NAME_CORES,
    NAME_ENDS,
    NAME_STARTS,
    SOURCES,
    Zipf,
    vocabulary,
    write_as_told,
)
from tui.corpus.scan import id_of_filename
from tui.model.records import Actor
from tui.model.text import fold

_FILES = ("press", "region", "neighbours", "partners", "dispatches")
_WORD = re.compile(r"(?<![\w’'-])[a-zà-ÿœ]{5,}(?![\w’'-])")  # shorter ones are mostly grammar
_CHANGED = 0.2  # of these words
_SENTENCE_END = re.compile(r"(?<=[.!?»])\s+(?=[«A-ZÀ-ÝŒ\d])")
_PERSONS_EACH = 60  # one invented person for so many articles


class Piece(NamedTuple):
    """A stretch of a sentence; `actor` is None where nobody is marked, `how` then empty."""

    text: str
    actor: str | None
    how: str


class Text(NamedTuple):
    """A marked text: its title and its paragraphs of sentences."""

    title: list[Piece]
    paragraphs: list[list[list[Piece]]]


class PressCorpus:
    """What is generated: the same for the same number of articles and seed."""

    def __init__(self, articles: int, seed: int = 1) -> None:
        self.count = articles
        self._draw = random.Random(seed)
        self._words = Zipf([word for word in vocabulary(self._draw) if len(word) > 2], self._draw)
        self.actors = _collect_actors()
        self._persons = {actor.id for actor in self.actors.values() if actor.type == "person"}
        self._texts = list(_read_texts(self.actors))
        self._invented = Zipf(self._invent_persons(max(20, articles // _PERSONS_EACH)), self._draw)

    def files(self) -> Iterator[tuple[str, str]]:
        """Yield path and text of every file."""
        yield "corpus.yaml", "title: A generated corpus of press texts\nlang: fr\n"
        for actor in self.actors.values():
            fields = _drop_empty(msgspec.to_builtins(actor))
            fields.pop("path", None)
            yield f"actors/{fields.pop('id')}.md", _write_record(fields)
        for number in range(self.count):
            yield self._write_article(number)

    def _invent_persons(self, count: int) -> list[Actor]:
        """Return persons with made-up names, added to the actors; one in three has a rank."""
        draw, persons = self._draw, list[Actor]()
        while len(persons) < count:
            family = draw.choice(NAME_STARTS) + draw.choice(NAME_CORES) + draw.choice(NAME_ENDS)
            name = f"{draw.choice(FIRST_NAMES)} {family}"
            id_ = id_of_filename(fold(name).replace(" ", "-"))
            if id_ not in self.actors:
                roles = [{"title": draw.choice(("colonel", "général"))}] if len(persons) % 3 == 0 else []
                person = msgspec.convert({"id": id_, "name": name, "type": "person", "roles": roles}, Actor)
                self.actors[id_] = person
                persons.append(person)
        return persons

    def _write_article(self, number: int) -> tuple[str, str]:
        """Return path and text of one article."""
        draw = self._draw
        texts = draw.sample(self._texts, draw.choice((2, 2, 3)))
        cast = self._draw_cast(texts)
        paragraphs = [p for text in texts for p in text.paragraphs if draw.random() < 0.6]
        body = "\n\n".join(
            " ".join(self._say(sentence, cast) for sentence in paragraph) for paragraph in paragraphs
        )
        title = self._say(texts[0].title, cast).replace('"', "")
        day = FIRST_DAY + timedelta(draw.randrange(DAYS))
        head = f'---\ntitle: "{title}"\ndate: {day}\nsource: {draw.choice(SOURCES)}\nlang: fr\n---\n'
        name = id_of_filename(fold(title).replace(" ", "-"))[:50].strip("-")
        return f"articles/{day:%Y/%m}/{name}-{number}.md", f"{head}{body}\n"

    def _draw_cast(self, texts: Sequence[Text]) -> dict[str, Actor]:
        """Return who stands for whom in an article: half of its persons become others."""
        named = {
            piece.actor: None
            for text in texts
            for sentence in [text.title, *(s for paragraph in text.paragraphs for s in paragraph)]
            for piece in sentence
            if piece.actor in self._persons
        }
        others: list[Any] = self._invented.some(len(named))
        return {
            id_: other for id_, other in zip(named, others, strict=True) if id_ and self._draw.random() < 0.5
        }

    def _say(self, sentence: Sequence[Piece], cast: dict[str, Actor]) -> str:
        """Return a sentence with its persons and some of its words changed."""
        said = []
        for text, actor, how in sentence:
            if actor is None:
                said.append(_WORD.sub(self._change_word, text))
            elif actor in cast and how in ("name", "surname", "title"):
                name = cast[actor].name
                name = name if how == "name" else name.rpartition(" ")[2]
                said.append(name.upper() if text.isupper() else name)
            else:
                said.append(text)
        return "".join(said)

    def _change_word(self, found: re.Match[str]) -> str:
        return str(self._words.some(1)[0]) if self._draw.random() < _CHANGED else found[0]


def _collect_actors() -> dict[str, Actor]:
    """Return the actors of all marked texts; one of a name is enough."""
    actors: dict[str, Actor] = {}
    names = set[str]()
    for actor in (*gold_actors(), *(a for file in _FILES for a in passage_actors(f"{file}-actors.yaml"))):
        if actor.id not in actors and fold(actor.name) not in names:
            actors[actor.id] = actor
            names.add(fold(actor.name))
    return actors


def _read_texts(actors: dict[str, Actor]) -> Iterator[Text]:
    """Yield the marked texts, cut into sentences."""
    for marked in (*gold(), *(text for file in _FILES for text in passages(f"{file}.txt"))):
        body = marked.article.body
        if len(body) < 400 or marked.article.lang not in (None, "fr"):
            continue
        paragraphs = []
        at = 0
        for block in body.split("\n\n"):
            cuts = [at, *(at + found.end() for found in _SENTENCE_END.finditer(block)), at + len(block) + 1]
            paragraphs.append([_cut(body, start, end - 1, marked.body) for start, end in pairwise(cuts)])
            at += len(block) + 2
        title = marked.article.title
        yield Text(_cut(title, 0, len(title), marked.title), paragraphs)


def _cut(text: str, start: int, end: int, marks: Sequence[Mark]) -> list[Piece]:
    """Return the pieces of `text[start:end]`: its marks, the longest of nested ones, and what is between."""
    pieces, at = [], start
    for mark in sorted(marks, key=lambda mark: (mark.start, -mark.end)):
        if at <= mark.start and mark.end <= end:
            pieces += [
                Piece(text[at : mark.start], None, ""),
                Piece(text[mark.start : mark.end], mark.actor, mark.how),
            ]
            at = mark.end
    return [*pieces, Piece(text[at:end], None, "")]


def _drop_empty(value: Any) -> Any:
    """Return a value without the fields that hold nothing, at any depth."""
    if isinstance(value, dict):
        return {key: _drop_empty(one) for key, one in value.items() if one}
    return [_drop_empty(one) for one in value] if isinstance(value, list | tuple) else value


def _write_record(fields: dict[str, object]) -> str:
    """Return the text of a record's file."""
    return f"---\n{yaml.safe_dump(fields, allow_unicode=True, sort_keys=False)}---\n"


if __name__ == "__main__":
    write_as_told(PressCorpus, __doc__)
