"""What is under the cursor of a list is read beside it where there is room."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.app.visit import MEDIUM, NARROW, Visit, visit
from tests.stores import stored
from tui.app.documents.previews.preview_page import MAX_SIDE_CHARS, paragraphs_around, record_preview
from tui.app.navigation import RecordLocation
from tui.app.screens.explorer.explorer import Explorer
from tui.app.screens.modals.list_dialog import ListDialog
from tui.app.widgets.preview import Preview, PreviewSplit
from tui.corpus.bundled import bundled_corpus_path
from tui.index.query import parse_query
from tui.index.sqlite_store import SqliteStore
from tui.model.records import Ref

HOSTILE = {
    "articles/a.md": '---\ntitle: "[red]Titre[/] \\e[31m\\u202Egnol"\ndate: 0850\nsource: "[b]S[/b]"\n---\n'
    "[link]Ada[/link] \x1b]52;c;QUJD\x07 et \x1b[31mBob[/b].\n\n[@click=app.quit]Ada[/] 漢字 Bob.\n",
    "actors/ada.md": "---\nname: Ada\ntype: person\n---\n[/] [b]\n",
    "actors/bob.md": "---\nname: Bob\ntype: person\n---\n",
    "events/open.md": '---\ntitle: "[/] [b]Fin"\ntype: consult\ndate: ../0901\n'
    "participants: [{actor: ada}, {actor: bob}]\nclaims: [{article: a, quote: Ada}]\n---\n",
}


def preview_of(seen: Visit) -> Preview:
    """Return the preview of the screen on top."""
    return seen.app.screen.query_one(Preview)


def marked(seen: Visit) -> list[str]:
    """Return what is marked in the preview."""
    preview = preview_of(seen)
    return [preview.document.text[slice(*span)] for span in preview._hits.spans]


async def test_a_line_of_the_concordance_is_read_in_its_paragraph(store: SqliteStore, tmp_path: Path) -> None:
    async with visit(store, bundled_corpus_path(), tmp_path) as seen:
        await seen.press("2", "j", "c", "G")
        assert await seen.until(lambda: "La première étape, c’était mardi" in seen.screen)
        assert marked(seen) == ["Niger"]
        rows, box = seen.find_list("#items"), preview_of(seen).region
        assert (rows.region.height, rows.region.bottom) == (len(rows.items) + 2, box.y)  # it has the rest
        await seen.press("z")
        assert "La première étape" not in seen.screen and seen.find_list("#items").region.height > 30
        await seen.press("escape", "2", "D")
        assert not preview_of(seen).is_on_screen  # hidden in every list
        await seen.press("z")
        assert await seen.shows("Sources differ")
        await seen.resize(200, 60)
        assert preview_of(seen).region.x == seen.find_list("#items").region.right
        await seen.resize(*NARROW)
        assert not seen.app.screen.query_one(PreviewSplit).is_open


async def test_the_preview_of_an_event_says_what_sources_differ_on(
    store: SqliteStore, tmp_path: Path
) -> None:
    async with visit(store, bundled_corpus_path(), tmp_path, MEDIUM) as seen:
        await seen.press("D", "g", "j", "j", "j", "j")
        assert await seen.until(lambda: "Salifou Modi (actor)" in preview_of(seen).document.text)
        link = next(
            link for link in preview_of(seen).document.links if isinstance(link.target, RecordLocation)
        )
        preview_of(seen).post_message(Preview.LinkFollowed(preview_of(seen), link))
        await seen.settle()
        assert isinstance(seen.app.screen, Explorer)
        assert seen.open == str(link.target.ref)  # type: ignore[attr-defined]


async def test_a_bookmark_is_read_before_it_is_opened(store: SqliteStore, tmp_path: Path) -> None:
    async with visit(store, bundled_corpus_path(), tmp_path) as seen:
        await seen.press("b", "B")
        assert await seen.until(lambda: "Les vice-ministres russes" in preview_of(seen).document.text, 9)
        assert preview_of(seen).region.height > 10 and isinstance(seen.app.screen, ListDialog)
        await seen.press("z")
        assert not preview_of(seen).is_on_screen
        await seen.press("enter")
        assert isinstance(seen.app.screen, Explorer)


async def test_a_result_is_read_where_it_was_found(store: SqliteStore, tmp_path: Path) -> None:
    async with visit(store, bundled_corpus_path(), tmp_path) as seen:
        await seen.search("mission")
        assert await seen.until(lambda: "mission" in marked(seen))
        await seen.press("alt+z")
        assert not preview_of(seen).is_on_screen


async def test_a_list_has_room_for_what_it_holds_now(store: SqliteStore, tmp_path: Path) -> None:
    async with visit(store, bundled_corpus_path(), tmp_path) as seen:
        await seen.press("slash", *"visite mos")  # the first result stays, others come
        results = seen.find_list("#results")
        assert len(results.items) > 5 and results.outer_size.height == len(results.items) + 2
        await seen.press("escape", "h", *["left"] * 12, *["right"] * 12)  # from few records to many
        items = seen.find_list("#items")
        assert len(items.items) > 9 and items.outer_size.height > 9


@pytest.mark.parametrize("size", [MEDIUM, (200, 60)])
async def test_a_hostile_text_is_previewed_as_text(tmp_path: Path, size: tuple[int, int]) -> None:
    store = stored(tmp_path, HOSTILE)
    async with visit(store, tmp_path / "corpus", tmp_path, size) as seen:
        seen.is_watched = True
        for keys in (("2", "g", "c"), ("2", "g", "w"), ("2", "t"), ("2", "h")):
            await seen.press(*keys)
            if seen.app.screen.query_one(PreviewSplit).is_open:
                assert await seen.until(lambda: bool(preview_of(seen).document.text))
            assert "\x1b" not in seen.screen
            await seen.press("escape")
        await seen.search("ada")
        await seen.press("escape")
    store.close()


def test_the_preview_of_a_long_text_is_its_paragraphs_around(tmp_path: Path) -> None:
    body = "\n\n".join(f"Mot numéro {n} de la page." * 4 for n in range(2_000))
    store = stored(tmp_path, {"articles/long.md": f"---\ntitle: Long\n---\n{body}\n"})
    start = body.index("Mot numéro 1000 ")
    location = RecordLocation(Ref("article", "long"), start, start + 3)
    page = record_preview(store, location, parse_query("numéro"))
    assert page is not None and page.current is not None
    assert len(page.document.text) < 2 * MAX_SIDE_CHARS + 100
    assert page.document.text[slice(*page.hits[page.current])] == "Mot"
    assert page.document.text.startswith("Long\nundated\n\n…\nMot numéro")
    assert len(page.hits) > 20
    assert record_preview(store, RecordLocation(Ref("article", "gone"))) is None
    store.close()


def test_a_passage_stands_in_whole_paragraphs() -> None:
    body = "Un.\n\nDeux.\n\nTrois."
    assert paragraphs_around(body, 5, 10) == (0, len(body))
    long = "a" * 3_000 + "\n\n" + "b" * 100 + "\n\n" + "c" * 3_000
    first, last = paragraphs_around(long, 3_010, 3_020)
    assert long[first:last] == "b" * 100
