"""Events and claims of the words of articles: the figures that these state are filled in, with few keys."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.app.screens.curation.test_new_from_words import Typist
from tests.app.visit import visit
from tests.stores import stored
from tui.corpus.folder import open_folder
from tui.corpus.validate import validate_corpus
from tui.index.sqlite_store import SqliteStore
from tui.model.records import Event

FIRST, SECOND = (
    "Les inondations ont fait 273 morts et 278 blessés à Maradi, a annoncé mercredi 4 septembre le ministre.",
    "Les inondations ont tué au moins 312 personnes à Maradi, contre 273 selon le ministère.",
)
ATTACK, OTHER = (
    "Vingt soldats et un civil ont été tués mardi 25 juin dans une attaque près du village de Tassia.",
    "Vingt-quatre militaires ont été tués le 25 juin dans l’attaque de Tassia, selon un hôpital.",
)


def _article(title: str, day: str, publisher: str, sentence: str) -> str:
    before = "Une phrase qui ne dit rien de tout cela."
    return f"---\ntitle: {title}\ndate: {day}\npublisher: {publisher}\n---\n{before} {sentence}\n"


@pytest.fixture
def reports(tmp_path: Path) -> Iterator[tuple[SqliteStore, Path]]:
    """Two events, of each the reports of two papers."""
    store = stored(
        tmp_path,
        {
            "corpus.yaml": "title: Essai\nlang: fr\nfound: false\n",
            "articles/a.md": _article("Pluies", "2024-09-05", "Le Journal", FIRST),
            "articles/b.md": _article("Eaux", "2024-09-04", "La Voix", SECOND),
            "articles/c.md": _article("Deuil", "2024-06-27", "Radio Ténéré", ATTACK),
            "articles/d.md": _article("Bilan", "2024-06-26", "L’Écho", OTHER),
            "actors/niger.md": "---\nname: Niger\ntype: country\n---\n",
        },
    )
    yield store, tmp_path / "corpus"
    store.close()


@pytest.mark.parametrize(
    ("articles", "words", "types", "details"),
    [
        (("a", "b"), ("273", "312"), ("a", "i", "enter"), ({"killed": "273", "wounded": "278"}, "≥ 312")),
        (("c", "d"), ("Vi", "Vi"), (), ({"killed": "21"}, "24")),
    ],
)
async def test_an_event_with_two_claims_and_their_figures_takes_few_keys(
    reports: tuple[SqliteStore, Path],
    tmp_path: Path,
    articles: tuple[str, str],
    words: tuple[str, str],
    types: tuple[str, ...],
    details: tuple[dict[str, str], str],
) -> None:
    store, root = reports
    async with visit(store, root, tmp_path) as seen:
        keys, rows = Typist(seen), ("a", "b", "c", "d")  # the newest first, which is open
        await keys.press(
            *["j"] * rows.index(articles[0]),
            "enter",
            "ctrl+f",
            *words[0],
            "enter",
            "plus",
            "e",
            *types,
            "ctrl+s",
        )
        assert await seen.until(lambda: seen.open.startswith("event:"))
        event = seen.open
        await keys.press("1", "j", "enter", "ctrl+f", *words[1], "enter", "plus", "c", "enter")
        assert await seen.until(lambda: "sources differ on" in seen.said)
        assert keys.count <= 25
        assert await seen.until(lambda: seen.open == event)
    folder = open_folder(root)
    assert list(validate_corpus(folder)) == []
    record = next(folder.read(entry).record for entry in folder.scan() if entry.kind == "event")
    assert isinstance(record, Event)
    first, second = record.claims
    assert [claim.article for claim in record.claims] == list(articles)
    assert first.details == details[0] and second.details["killed"] == details[1]
