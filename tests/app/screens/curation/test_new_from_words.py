"""New records from the words of an article, and how few keys they take."""

from __future__ import annotations

from pathlib import Path

from tests.app.visit import Visit, visit
from tests.stores import stored
from tui.app.navigation import RecordLocation
from tui.corpus.folder import open_folder
from tui.corpus.validate import validate_corpus
from tui.index.sqlite_store import SqliteStore
from tui.model.records import Event, Ref

Corpus = tuple[SqliteStore, Path]
MISSION, COOPERATION = (
    Ref("article", name) for name in ("russie-niger-mission-a-moscou", "cooperation-militaire-niger-russie")
)


class Typist:
    """Presses keys, and counts them."""

    def __init__(self, seen: Visit) -> None:
        self._seen, self.count = seen, 0

    async def press(self, *keys: str) -> None:
        """Press keys."""
        self.count += len(keys)
        await self._seen.press(*keys)


async def open_at(seen: Visit, article: Ref, words: str) -> None:
    """Open an article at some words, as a search does."""
    record = seen.app.store.read([article])[0]
    start = record.body.index(words)
    seen.explorer.open(RecordLocation(article, start, start + len(words)))
    await seen.settle()


async def test_an_event_with_two_claims_of_two_articles_takes_few_keys(
    copied: Corpus, tmp_path: Path
) -> None:
    store, root = copied
    files = set(root.rglob("*.md"))
    async with visit(store, root, tmp_path) as seen:
        keys = Typist(seen)
        assert seen.open == str(COOPERATION)
        await keys.press("j", "enter", "ctrl+f", *"lundi", "enter", "plus", "e")
        assert seen.open == str(MISSION) and "Le Premier Ministre du Niger" in seen.screen
        await keys.press("ctrl+s")
        assert await seen.until(lambda: seen.open.startswith("event:le-premier"))
        event = seen.open
        await keys.press(
            "1", "k", "enter", "ctrl+f", *"imp", "enter", "plus", "c"
        )  # «une importante délégation»
        assert seen.open == str(COOPERATION)
        rows = seen.rows("RowList")
        title = next(title for title in rows if title.startswith("Le Premier Ministre"))
        await keys.press(*["j"] * rows.index(title), "enter")
        assert await seen.until(lambda: "sources" in seen.said)
        assert keys.count <= 25
        assert await seen.until(lambda: seen.open == event)
    folder = open_folder(root)
    assert list(validate_corpus(folder)) == []
    (new,) = set(root.rglob("*.md")) - files
    record = next(folder.read(entry).record for entry in folder.scan() if entry.id == new.stem)
    assert isinstance(record, Event)
    assert [claim.article for claim in record.claims] == [MISSION.id, COOPERATION.id]
    first = record.claims[0]
    assert first.quote and first.quote.startswith("Le Premier Ministre") and first.date == "2024-01-15/.."
    roles = {one.actor: one.role for one in record.participants}
    assert roles == {"niger": "actor", "ali-lamine-zeine": "actor", "russie": "recipient"}
    assert (record.type, record.place) == ("consult", "moscou")


async def test_a_passage_of_a_found_event_is_a_claim_of_it_and_keeps_it(tmp_path: Path) -> None:
    told = "{} soldats ont été tués jeudi 21 mars dans une attaque à Torodi, selon {}."
    files = {
        f"articles/{name}.md": f"---\ntitle: Titre\ndate: 2024-03-22\nlang: fr\npublisher: {name}\n---\n"
        f"{told.format(count, source)}\n"
        for name, count, source in (("a", "Trente", "l’armée"), ("b", "Quarante", "un élu"))
    }
    files["events/e.md"] = (
        "---\ntitle: Appel\ntype: consult\nclaims:\n- {source: 'https://example.org/x', date: 2023}\n---\n"
    )
    root = tmp_path / "corpus"
    store = stored(tmp_path, files)
    async with visit(store, root, tmp_path) as seen:
        await open_at(seen, Ref("article", "a"), "soldats")
        await seen.press("V", "plus", "c")
        assert await seen.shows("A claim of which")
        assert await seen.shows("keeps what was found")
        assert [row[:8] for row in seen.rows("RowList")] == ["? Trente", "A new ev", "Appel"]
        await seen.press("enter")
        assert await seen.until(lambda: seen.open.startswith("event:trente-soldats"))
        kept = (root / "events" / f"{seen.open.partition(':')[2]}.md").read_text("utf-8")
        assert kept.count("- article:") == 2 and not store.counts().found.get("event")
    store.close()


async def test_a_claim_goes_into_an_event_that_nothing_speaks_for_only_by_choice(tmp_path: Path) -> None:
    files = {
        "corpus.yaml": "title: Essai\nlang: fr\nfound: false\n",
        "articles/a.md": "---\ntitle: Titre\ndate: 2024-03-22\nlang: fr\n---\n"
        "Trente soldats ont été tués jeudi.\n",
        "events/e.md": "---\ntitle: Appel\ntype: consult\ndate: 2023-01-05\nclaims:\n"
        "- {source: 'https://example.org/x', date: 2023-01-05}\n---\n",
    }
    root = tmp_path / "corpus"
    store = stored(tmp_path, files)
    async with visit(store, root, tmp_path) as seen:
        await open_at(seen, Ref("article", "a"), "soldats")
        await seen.press("V", "plus", "c")
        assert await seen.shows("A claim of which event?")
        assert seen.rows("RowList") == ["A new event …", "Appel"]
        await seen.press("enter")
        assert await seen.shows("New event")
        assert files["events/e.md"] == (root / "events/e.md").read_text("utf-8")
    store.close()


async def test_an_actor_of_selected_words_takes_six_keys(copied: Corpus, tmp_path: Path) -> None:
    root = copied[1]
    async with visit(*copied, tmp_path) as seen:
        keys = Typist(seen)
        await open_at(seen, COOPERATION, "djihadistes")
        start = seen.reader.document.text.index("groupes djihadistes")
        seen.reader._select((start, start + len("groupes djihadistes")))
        await keys.press("plus", "a", "ctrl+s")
        assert (root / "actors" / "groupes-djihadistes.md").exists() and keys.count <= 6
        assert await seen.until(lambda: seen.open == "actor:groupes-djihadistes")
        await seen.press("u")
        assert not (root / "actors" / "groupes-djihadistes.md").exists()


async def test_an_actor_of_a_word_that_was_found_needs_no_selection(copied: Corpus, tmp_path: Path) -> None:
    root = copied[1]
    async with visit(*copied, tmp_path) as seen:
        keys = Typist(seen)
        await keys.press("ctrl+f", *"djihadis", "enter")
        await keys.press("plus", "a", "ctrl+s")
        assert (root / "actors" / "djihadistes.md").read_text("utf-8").count("type: group") == 1
        assert await seen.until(lambda: seen.open == "actor:djihadistes")


async def test_keys_all_at_once_make_one_event(copied: Corpus, tmp_path: Path) -> None:
    root = copied[1]
    events = len(list((root / "events").iterdir()))
    async with visit(*copied, tmp_path) as seen:
        await open_at(seen, COOPERATION, "Une délégation russe s’était")
        await seen.press_at_once("plus", "e", "ctrl+s", "ctrl+s")
        assert await seen.until(lambda: seen.open.startswith("event:une-delegation"))
        assert len(list((root / "events").iterdir())) == events + 1


async def test_a_note_quotes_the_selection_and_is_listed(copied: Corpus, tmp_path: Path) -> None:
    root = copied[1]
    async with visit(*copied, tmp_path) as seen:
        await open_at(seen, COOPERATION, "Une délégation russe s’était")
        await seen.press("V", "i", *"Qui ? [b]", "enter")
        (file,) = (root / "notes").iterdir()
        text = file.read_text("utf-8")
        assert "quote: Une délégation russe" in text and text.endswith("Qui ? [b]\n")
        await seen.press("escape", "2", "i", *"Encore", "enter", "I")
        assert sorted(seen.rows("RowList")) == ["Encore", "Qui ? [b]"]
        await seen.press("j", "enter")
        assert seen.open == str(COOPERATION) or seen.open.startswith("actor:")


async def test_a_hit_in_the_title_selects_the_title_which_no_event_is_quoted_from(
    copied: Corpus, tmp_path: Path
) -> None:
    store, root = copied
    async with visit(store, root, tmp_path) as seen:
        await seen.search('"veut intensifier"')
        await seen.press("enter", "V")
        reader = seen.reader
        assert reader.page is not None and reader.selected_range is not None
        assert reader.document.text[slice(*reader.selected_range)] == reader.page.title
        await seen.press("plus", "e")
        assert "An event is quoted from the text, not from its title" in seen.said


async def test_words_that_a_search_found_can_be_said_to_mean_somebody(copied: Corpus, tmp_path: Path) -> None:
    store, root = copied
    async with visit(store, root, tmp_path) as seen:
        await seen.search('"veut intensifier"')
        await seen.press("enter", "m")
        assert "No actor is marked here: “veut intensifier”" in seen.screen
