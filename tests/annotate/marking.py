"""Reading texts with marks, and counting how far the annotator's agree with them."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import msgspec
import yaml

from tui.annotate.annotator import Annotator
from tui.corpus.folder import open_folder
from tui.model.annotations import Mention
from tui.model.records import Actor, Article

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Mark:
    """A mention that a person marked; a free one is as good found as not."""

    start: int
    end: int
    actor: str
    how: str
    is_free: bool = False
    is_nested: bool = False


@dataclass
class Marked:
    """A text with its marks."""

    name: str
    article: Article
    title: list[Mark] = field(default_factory=list)
    body: list[Mark] = field(default_factory=list)


@dataclass
class Score:
    """Counts by how a mention is known, and every difference in words."""

    found: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    wanted: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)
    differences: list[str] = field(default_factory=list)

    def precision(self, *hows: str) -> float:
        found = sum(self.found[how] for how in hows)
        return sum(self.right[how] for how in hows) / found if found else 1.0

    def recall(self, *hows: str) -> float:
        wanted = sum(self.wanted[how] for how in hows)
        return 1 - sum(self.missed[how] for how in hows) / wanted if wanted else 1.0

    def compare(self, name: str, ours: tuple[Mention, ...], marks: list[Mark]) -> None:
        """Count one text; a mention is right at the same place with the same actor, whatever its `how`."""
        places = {(mark.start, mark.end, mark.actor): mark for mark in marks}
        hit = set()
        for mention in ours:
            place = (mention.start, mention.end, mention.actor)
            self.found[mention.how] += 1
            if place in places:
                self.right[mention.how] += 1
                hit.add(place)
            else:
                self.differences.append(f"{name}: false {mention.exact!r} -> {mention.actor} ({mention.how})")
        for place, mark in places.items():
            if mark.is_free or (mark.is_nested and place not in hit):
                continue
            self.wanted[mark.how] += 1
            if place not in hit:
                self.missed[mark.how] += 1
                self.differences.append(f"{name}: missed {mark.actor} ({mark.how}) at {place[:2]}")


def marked(text: str) -> tuple[str, list[Mark]]:
    """The plain text and the marks of `[surface|actor|how]`; `how?` is free; one may lie in another."""
    plain, marks, opened = "", [], []
    for piece in re.split(r"(\[|\|[^|\[\]]+\|[a-z]+\??\])", text):
        if piece == "[":
            opened.append(len(plain))
        elif piece.startswith("|"):
            _, actor, how = piece[:-1].split("|")
            nested = len(opened) > 1
            marks.append(Mark(opened.pop(), len(plain), actor, how.rstrip("?"), how.endswith("?"), nested))
        else:
            plain += piece
    return plain, marks


def passages(file: str) -> Iterator[Marked]:
    """The marked passages of a file in `passages/`."""
    for block in (HERE / "passages" / file).read_text("utf-8").split("\n== ")[1:]:
        name, *lines = block.strip().split("\n")
        head = {}
        while lines and (found := re.match(r"(date|title): (.*)", lines[0])):
            head[found[1]] = found[2]
            lines.pop(0)
        title, title_marks = marked(head["title"])
        body, body_marks = marked("\n".join(lines))
        article = Article(id=name.replace(" ", "-"), title=title, date=head.get("date"), body=body)
        yield Marked(name, article, title_marks, body_marks)


def passage_actors(file: str = "actors.yaml") -> list[Actor]:
    listed = yaml.load((HERE / "passages" / file).read_text("utf-8"), yaml.CBaseLoader)
    return msgspec.convert(listed, list[Actor])


def gold_actors() -> list[Actor]:
    folder = open_folder(HERE / "gold" / "corpus")
    records = [folder.read(entry).record for entry in folder.scan()]
    return [record for record in records if isinstance(record, Actor)]


def score(annotator: Annotator, texts: list[Marked]) -> Score:
    counts = Score()
    for text in texts:
        marks = annotator.annotate(text.article)
        counts.compare(text.name, marks.body, text.body)
        counts.compare(f"{text.name} (title)", marks.title, text.title)
    return counts


def gold() -> Iterator[Marked]:
    """The annotated articles of `gold/`."""
    for file in sorted((HERE / "gold" / "gold").glob("*.json")):
        entry = json.loads(file.read_text("utf-8"))
        body = file.with_name(f"{file.stem}.body.txt").read_text("utf-8")
        date = entry.get("date") or entry.get("reference_date")
        article = Article(id=file.stem, title=entry["title"] or "", date=date, body=body)
        yield Marked(file.stem, article, _gold_marks(entry, "title_mentions"), _gold_marks(entry, "mentions"))


def _gold_marks(entry: dict[str, list[dict[str, object]]], key: str) -> list[Mark]:
    return [
        Mark(
            start=int(str(one["start"])),
            end=int(str(one["end"])),
            actor=str(one["actor"]).lower().replace("_", "-"),
            how=str(one["kind"]),
            is_free=bool(one["optional"] or one["hard"]),
            is_nested=bool(one["nested"]),
        )
        for one in entry.get(key, [])
    ]
