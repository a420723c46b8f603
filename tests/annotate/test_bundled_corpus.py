"""The two articles that ship: every mention a person marked is marked, and nothing else."""

from __future__ import annotations

from functools import cache

import pytest

from tests.annotate.marking import Mark, Marked, gold
from tui.annotate.annotator import Annotator
from tui.corpus.bundled import bundled_corpus_path
from tui.corpus.folder import open_folder
from tui.model.annotations import Mention
from tui.model.records import Actor, Article, Record

#: The annotated text -> the article that ships.
ARTICLES = {"000": "cooperation-militaire-niger-russie", "002": "russie-niger-mission-a-moscou"}
#: The annotated texts' ids -> the shipped corpus's.
ACTORS = {
    "zeine": "ali-lamine-zeine",
    "modi-s": "salifou-modi",
    "evkourov": "iounous-bek-evkourov",
    "fomine": "alexandre-fomine",
    "overtchouk": "alexei-overtchouk",
    "rus-mod": "ministere-russe-de-la-defense",
    "cedeao": "cedeao",
    "cnsp": "cnsp",
    "aes": "alliance-des-etats-du-sahel",
    "fan": "forces-armees-nigeriennes",
    "sputnik": "sputnik",
    "ner": "niger",
    "rus": "russie",
    "irn": "iran",
    "tur": "turquie",
    "srb": "serbie",
    "fra": "france",
    "mli": "mali",
    "bfa": "burkina-faso",
    "ind": "inde",
}
#: Places with a record of their own are marked as that place.
PLACES = {"Niamey": "niamey", "Moscou": "moscou", "Téhéran": "teheran"}
SURE = {"name", "title", "demonym", "capital"}


@cache
def records() -> dict[str, Record]:
    folder = open_folder(bundled_corpus_path())
    read = [folder.read(entry).record for entry in folder.scan()]
    return {str(record.ref): record for record in read if record}


@cache
def annotator() -> Annotator:
    return Annotator([record for record in records().values() if isinstance(record, Actor)])


def solid(text: str) -> list[int]:
    """The offsets of what is not white space: paragraphs are parted otherwise in the annotated text."""
    return [i for i, character in enumerate(text) if not character.isspace()]


def expected(marks: list[Mark], text: str, ours: str) -> dict[tuple[int, int, str], Mark]:
    there, here = solid(text), solid(ours)
    assert [text[i] for i in there] == [ours[i] for i in here]
    at = dict(zip(there, here, strict=True))
    return {
        (
            at[mark.start],
            at[mark.end - 1] + 1,
            PLACES.get(text[mark.start : mark.end], ACTORS[mark.actor]),
        ): mark
        for mark in marks
    }


def compare(ours: tuple[Mention, ...], wanted: dict[tuple[int, int, str], Mark]) -> None:
    found = {(mention.start, mention.end, mention.actor) for mention in ours if mention.exact != "Sahel"}
    assert found <= set(wanted)
    assert {place for place, mark in wanted.items() if mark.how in SURE and not mark.is_free} <= found


@pytest.mark.parametrize(
    "text", [text for text in gold() if text.name in ARTICLES], ids=lambda text: text.name
)
def test_every_marked_mention_is_found_and_no_other(text: Marked) -> None:
    article = records()[f"article:{ARTICLES[text.name]}"]
    assert isinstance(article, Article)
    marks = annotator().annotate(article)
    compare(marks.body, expected(text.body, text.article.body, article.body))
    compare(marks.title, expected(text.title, text.article.title, article.title))


def test_surnames_and_roles_are_found_too() -> None:
    article = records()[f"article:{ARTICLES['000']}"]
    assert isinstance(article, Article)
    marks = {(mention.exact, mention.actor) for mention in annotator().annotate(article).body}
    assert ("Modi", "salifou-modi") in marks
    assert ("chef du gouvernement", "ali-lamine-zeine") in marks
