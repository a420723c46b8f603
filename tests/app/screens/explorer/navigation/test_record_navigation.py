"""The first line names what is shown, also when files change behind the screen."""

from __future__ import annotations

from pathlib import Path

from tests.app.visit import WIDE, visit
from tests.index.small import FILES, write
from tests.stores import stored


async def test_a_title_changed_on_disk_changes_in_the_first_line(tmp_path: Path) -> None:
    store, root = stored(tmp_path, FILES), tmp_path / "corpus"
    async with visit(store, root, tmp_path, WIDE) as seen:
        assert seen.open == "article:cooperation"
        old = FILES["articles/cooperation.md"]
        write(root, {"articles/cooperation.md": old.replace("Coopération militaire", "Accord nouveau")})
        assert await seen.until(lambda: "Accord nouveau" in seen.screen.splitlines()[0])
        assert "Coopération militaire" not in seen.screen.splitlines()[0]
    store.close()


async def test_what_is_gone_is_left_out_of_the_way_back(tmp_path: Path) -> None:
    store, root = stored(tmp_path, FILES), tmp_path / "corpus"
    async with visit(store, root, tmp_path, WIDE) as seen:
        await seen.press("j", "enter")
        shown = seen.open
        assert shown != "article:cooperation"
        (root / "articles/cooperation.md").unlink()
        assert await seen.until(lambda: store.counts().article == 2)
        await seen.settle()
        await seen.press("backspace")
        assert "article:cooperation is not in the corpus" in seen.said
        assert seen.open == shown
        assert "Coopération" not in seen.screen.splitlines()[0]
        assert seen.reader.page and seen.reader.page.title[:20] in seen.screen.splitlines()[0]
    store.close()
