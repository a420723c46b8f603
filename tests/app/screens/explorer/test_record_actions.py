"""What is copied, walked and taken back is what the reader has before their eyes."""

from pathlib import Path

import pytest

from tests.app.visit import visit
from tui.app.navigation import RecordLocation
from tui.corpus.bundled import bundled_corpus_path
from tui.corpus.scaffold import create_corpus
from tui.index.sqlite_store import SqliteStore, open_store
from tui.model.records import NOBODY, Article, Ref


async def test_what_is_copied_is_the_sentence_of_the_hit(store: SqliteStore, tmp_path: Path) -> None:
    async with visit(store, bundled_corpus_path(), tmp_path) as seen:
        found = await seen.search("evkurov")
        await seen.press(*["down"] * (len(found) - 1), "enter")
        assert seen.open == "article:cooperation-militaire-niger-russie"
        await seen.press("y")
        assert seen.app.clipboard.startswith(
            "«\u00a0Les vice-ministres russes de la défense Iounous-bek Evkourov"
        )
        assert seen.app.clipboard.endswith(
            "RFI, vers le 19 janvier 2024, https://portailinfo.bj/?p=2713, consulté le 20 novembre 2026"
        )


async def test_the_walk_goes_on_from_what_is_on_the_screen(store: SqliteStore, tmp_path: Path) -> None:
    async with visit(store, bundled_corpus_path(), tmp_path, (120, 20)) as seen:
        await seen.press("4", "n", "n", "n", "G", "n")
        start, end = seen.reader.visible_range()
        door = seen.reader.current_link
        assert door is not None
        assert start <= door.start < end
        assert start > 0


async def test_a_date_is_reached_by_its_letter_and_says_its_reading(
    store: SqliteStore, tmp_path: Path
) -> None:
    async with visit(store, bundled_corpus_path(), tmp_path) as seen:
        await seen.press("4", "f")
        dates = [
            number
            for number, _region in seen.reader.visible_links()
            if seen.reader.document.links[number].layer == "dates"
        ]
        letters = dict(seen.app.screen._choices)  # type: ignore[attr-defined]
        letter = next(key for key, target in letters.items() if getattr(target, "number", None) == dates[0])
        await seen.press(*letter)
        assert seen.where.startswith("mardi 16 janvier → 16 January 2024")


async def test_a_decision_is_taken_back_at_another_start(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    create_corpus(corpus)
    store = open_store(corpus, cache=tmp_path / "cache")
    async with visit(store, corpus, tmp_path) as seen:
        await seen.press("4", "n", "n", "n", "m", "enter")
        assert "is: nobody" in (corpus / "decisions.yaml").read_text("utf-8")
    async with visit(store, corpus, tmp_path) as seen:
        await seen.press("u")
        assert not (corpus / "decisions.yaml").exists()
    store.close()


async def test_a_wrong_mark_is_corrected_everywhere_in_four_keys(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    create_corpus(corpus)
    store = open_store(corpus, cache=tmp_path / "cache")
    async with visit(store, corpus, tmp_path) as seen:
        await seen.press("4")
        text = seen.reader.document.text

        def marked(words: str) -> int:
            links = seen.reader.document.links
            return sum(text[one.start : one.end] == words for one in links if one.layer == "names")

        assert marked("Niger") > 2
        keys = ("n", "m", "j", "enter")
        await seen.press(*keys)
        assert "quote: Niger" in (corpus / "decisions.yaml").read_text("utf-8")
        assert await seen.until(lambda: not marked("Niger"))
        await seen.press("u")
        assert await seen.until(lambda: marked("Niger") > 2)
    store.close()


async def test_a_decision_about_the_title_is_no_problem(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    create_corpus(corpus)
    store = open_store(corpus, cache=tmp_path / "cache")
    async with visit(store, corpus, tmp_path) as seen:
        await seen.press("4", "n", "m", "enter")
        assert "quote: Niger" in (corpus / "decisions.yaml").read_text("utf-8")
        assert seen.explorer.parts.panes.state.counts.problems == 0
    store.close()


async def test_the_current_name_stays_current_when_an_earlier_one_is_no_longer_marked(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    create_corpus(corpus)
    store = open_store(corpus, cache=tmp_path / "cache")
    async with visit(store, corpus, tmp_path) as seen:
        await seen.press("4", "n", "n")
        page, current = seen.reader.page, seen.reader.current_link
        assert page is not None and current is not None and isinstance(page.record, Article)
        first = page.document.links[0]
        assert first.end < current.start <= len(page.record.title)
        seen.app.corpus_service.decide(page.record, first.start, first.end, True, "place", NOBODY)
        seen.explorer.reindex(reopen=True)
        await seen.settle()
        assert first not in seen.reader.document.links
        assert seen.reader.current_link == current
    store.close()


async def test_an_editor_that_cannot_be_understood_is_said(
    store: SqliteStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with visit(store, bundled_corpus_path(), tmp_path) as seen:
        for editor, words in (
            ('vi "', "cannot be started"),
            ("vi'", "cannot be started"),
            ("  ", "Set $EDITOR"),
        ):
            monkeypatch.setenv("EDITOR", editor)
            await seen.press("ctrl+e")
            assert words in seen.heard[-1]
        assert len(seen.heard) == 3


async def test_a_problem_is_shown_in_its_file_and_edited_at_its_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    corpus = tmp_path / "corpus"
    create_corpus(corpus)
    (corpus / "actors/awa.md").write_text("---\nname: Awa\ntype: person\nof: [a\n---\n", "utf-8")
    store = open_store(corpus, cache=tmp_path / "cache")
    async with visit(store, corpus, tmp_path) as seen:
        edited: list[tuple[str, int]] = []
        records = seen.explorer.parts.records
        monkeypatch.setattr(records, "open_editor", lambda path, line: edited.append((path, line)))
        problem = store.problems()[0]
        await seen.press("p", "n", "enter")
        assert "of: [a" in seen.screen and problem.message[:30] in seen.screen
        await seen.press("e")
        await seen.press("p", "e")
        assert edited == [(problem.path, problem.line)] * 2 and problem.path == "actors/awa.md"

        seen.explorer.open(RecordLocation(Ref("actor", "awa")))
        await seen.settle()
        assert f"actor:awa cannot be read. {problem}" in seen.said
        seen.explorer.open(RecordLocation(Ref("actor", "nobody")))
        await seen.settle()
        assert "actor:nobody is not in the corpus." in seen.said
    store.close()
