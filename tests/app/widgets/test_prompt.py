"""A prompt has the keys until it is closed; what is pasted is one line; Alt with a letter edits."""

from __future__ import annotations

from pathlib import Path

from tests.app.visit import visit
from tui.app.widgets.status_line import StatusLine
from tui.corpus.bundled import bundled_corpus_path
from tui.corpus.scaffold import create_corpus
from tui.index.sqlite_store import SqliteStore, open_store


async def test_a_prompt_has_the_keys_until_it_is_closed(store: SqliteStore, tmp_path: Path) -> None:
    async with visit(store, bundled_corpus_path(), tmp_path) as seen:
        prompt, before = seen.explorer.parts.panes.prompt, seen.open
        for key in ("F", "equals_sign", "ctrl+f"):
            await seen.press(key)
            await seen.press("tab", "shift+tab", "alt+left", "pagedown", "down", "up", *"qfpa?")
            assert prompt.is_open and seen.explorer.focused is prompt.box, key
            assert prompt.box.value == "qfpa?", key
            assert seen.screen.splitlines()[-1].split()[:2] == ["Enter", "confirm"]
            assert "Esc cancel" in seen.screen and "edit" not in seen.screen.splitlines()[-1]
            await seen.press("escape")
            assert not prompt.is_open and "Esc cancel" not in seen.screen
        assert (seen.open, seen.explorer.is_on_top) == (before, True)

        await seen.press("slash")
        await seen.press(*"Awa Diallo", "alt+b", "alt+d", "alt+x")
        box = seen.app.screen.query_one("QueryInput")
        assert box.value == "Awa "  # type: ignore[attr-defined]
        await seen.type("Diallo\nministre\tdes Mines\r\nsuite.")
        assert box.value == "Awa Diallo ministre des Mines suite."  # type: ignore[attr-defined]


async def test_of_a_text_pasted_by_mistake_the_beginning_is_put_in(
    store: SqliteStore, tmp_path: Path
) -> None:
    async with visit(store, bundled_corpus_path(), tmp_path) as seen:
        for key in ("F", "slash"):
            await seen.press(key)
            await seen.type("Niamey\n" * 150_000)
            assert seen.app.screen.focused.value == ("Niamey " * 600)[:4_000].rstrip()  # type: ignore[union-attr]
            assert any("Only the first 4,000 characters" in words for words in seen.heard)
            await seen.press("escape")


async def test_half_of_a_narrow_line_is_left_for_the_answer(store: SqliteStore, tmp_path: Path) -> None:
    async with visit(store, bundled_corpus_path(), tmp_path, size=(60, 15)) as seen:
        await seen.press("3", "end", "l")
        prompt = seen.explorer.parts.panes.prompt
        label = prompt.query_one("#label", StatusLine)
        assert str(label.content).startswith(" Labels, with comm") and str(label.content).endswith("…")
        assert prompt.box.size.width >= 28


async def test_the_key_that_saves_a_form_gives_the_answer_too(store: SqliteStore, tmp_path: Path) -> None:
    async with visit(store, bundled_corpus_path(), tmp_path) as seen:
        await seen.press("2", "equals_sign", *"evk", "ctrl+s")
        assert not seen.explorer.parts.panes.prompt.is_open
        assert seen.rows("#actor") == ["Iounous-bek Evkourov"]


async def test_tab_completes_words_that_occur_and_ids(store: SqliteStore, tmp_path: Path) -> None:
    async with visit(store, bundled_corpus_path(), tmp_path) as seen:
        prompt = seen.explorer.parts.panes.prompt
        await seen.press("2", "equals_sign", *"ali over")
        assert "Overtchouk" not in seen.screen.splitlines()[-3]
        await seen.press(*["backspace"] * 8, *"evk")
        assert "Evkourov" in seen.screen.splitlines()[-3]
        await seen.press("tab")
        assert prompt.box.value == "Evkourov" and seen.rows("#actor") == ["Iounous-bek Evkourov"]
        await seen.press("escape", "1", "enter", "ctrl+f", *"vice")
        assert "vice-ministres" in seen.screen.splitlines()[-3]
        await seen.press("tab")
        assert prompt.box.value == "vice-ministres"
        await seen.press("escape", "F", *"actor:sali")
        await seen.press("tab")
        assert prompt.box.value == "actor:salifou-modi "


async def test_tab_completes_paths(tmp_path: Path) -> None:
    corpus, raws = tmp_path / "corpus", tmp_path / "mes textes"
    create_corpus(corpus)
    raws.mkdir()
    for name in ("un.txt", "une.txt"):
        (raws / name).write_text("")
    store = open_store(corpus, cache=tmp_path / "cache")
    async with visit(store, corpus, tmp_path) as seen:
        await seen.press("a")
        box = seen.explorer.parts.panes.prompt.box
        box.insert_text_at_cursor(f"{tmp_path}/me")
        await seen.press("tab")
        assert box.value == f"{tmp_path}/mes\\ textes/"
        await seen.press("tab")
        assert box.value == f"{tmp_path}/mes\\ textes/un" and "un.txt · une.txt" in seen.screen
        await seen.press("e", "tab")
        assert box.value == f"{tmp_path}/mes\\ textes/une.txt "
    store.close()
