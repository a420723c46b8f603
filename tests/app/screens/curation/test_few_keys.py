"""How few keys a judgement takes: a suggestion is accepted by one, a wrong mark corrected by four."""

from __future__ import annotations

from pathlib import Path

from tests.app.screens.curation.test_new_from_words import COOPERATION, Typist
from tests.app.visit import visit
from tests.stores import copy_shipped, stored
from tui.corpus.folder import open_folder
from tui.index.sqlite_store import SqliteStore
from tui.model.records import Ref

Corpus = tuple[SqliteStore, Path]


async def test_a_wrong_mark_is_corrected_everywhere_in_a_text_by_four_keys(
    copied: Corpus, tmp_path: Path
) -> None:
    store, root = copied
    async with visit(store, root, tmp_path) as seen:
        assert seen.open == str(COOPERATION)
        await seen.press("4")
        keys = Typist(seen)
        await keys.press("n", "m")
        wrong = next(link for link in store.mentions(COOPERATION).title if link.exact == "Niger")
        await keys.press("j", "enter")
        assert keys.count == 4 and "everywhere" not in seen.screen
        assert await seen.until(
            lambda: wrong.actor not in {mention.actor for mention in store.mentions(COOPERATION).title}
        )
        (decision,) = open_folder(root).decisions()[0]
        assert (decision.article, decision.nth, decision.prefix) == (COOPERATION.id, None, None)


async def test_a_wrong_mark_is_corrected_in_all_texts_by_four_keys(tmp_path: Path) -> None:
    files = {
        "actors/imouraren.md": "---\nname: Imouraren SA\ntype: organization\naliases: [Imouraren]\n---\n",
        **{
            f"articles/{name}.md": "---\ntitle: Mine\nlang: fr\n---\nImouraren est loin. La société"
            " Imouraren SA attend. Le gisement d’Imouraren aussi.\n"
            for name in ("a", "b")
        },
    }
    store = stored(tmp_path, files)
    refs = [Ref("article", name) for name in ("a", "b")]
    async with visit(store, tmp_path / "corpus", tmp_path) as seen:
        await seen.press("4", "n")
        assert seen.current == "Imouraren"
        keys = Typist(seen)
        await keys.press("m", "j", "j", "enter")
        assert keys.count <= 4
        assert await seen.until(
            lambda: (
                [[one.exact for one in store.mentions(ref).body] for ref in refs] == [["Imouraren SA"]] * 2
            )
        )
        await seen.press("u")
        assert await seen.until(lambda: all(len(store.mentions(ref).body) == 3 for ref in refs))
    store.close()


async def test_a_suggestion_is_accepted_by_one_key(tmp_path: Path) -> None:
    store, root = copy_shipped(tmp_path)
    async with visit(store, root, tmp_path) as seen:
        await seen.press("s")
        files = set(root.rglob("*.md"))
        await seen.press("a")
        assert await seen.until(lambda: "1 decided in this session" in seen.screen)
        assert await seen.until(
            lambda: set(root.rglob("*.md")) != files or "added to" in seen.said  # a new record, or a spelling
        )
    store.close()
