"""Texts that share passages are found by the words in a row that the index keeps of them."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.index.small import write
from tui.corpus.folder import open_folder
from tui.index.indexing.updater import update_index
from tui.index.lookup.fingerprints import MAX_SHINGLES, shingle_hashes
from tui.index.sql_store import SqlStore
from tui.index.sqlite_store import open_store
from tui.index.tokenizer import index_text, split_index_text

FORMULA = "selon un communiqué du ministère des Affaires étrangères publié mardi soir"


def made_up(seed: int, count: int) -> str:
    """A text of words that no other seed has."""
    chosen = random.Random(seed)
    return " ".join(f"m{seed}x{chosen.randrange(400)}" for _ in range(count))


def words(text: str) -> list[bytes]:
    return split_index_text(index_text(text))


def found(store: SqlStore, text: str) -> list[str]:
    return [ref.id for ref in store.similar_articles(text)]


def test_copies_are_found_until_they_are_gone(tmp_path: Path) -> None:
    bodies = {f"t{n}": f"{made_up(n, 60)}\n\n{FORMULA}\n\n{made_up(n + 500, 60)}" for n in range(100)}
    bodies["copy"] = f"{made_up(900, 80)}\n\n« {bodies['t7'].upper().partition(chr(10))[0]} »"
    write(tmp_path, {f"articles/{name}.md": f"---\ntitle: T\n---\n{body}\n" for name, body in bodies.items()})
    store = open_store(tmp_path, cache=tmp_path / "cache")
    update_index(store, open_folder(tmp_path))
    assert found(store, bodies["copy"]) == ["copy", "t7"]
    assert found(store, bodies["t7"])[:2] == ["t7", "copy"]
    assert found(store, "nothing of this") == found(store, "") == []

    (tmp_path / "articles/copy.md").unlink()
    write(tmp_path, {"articles/t7.md": f"---\ntitle: T\n---\n{made_up(7, 40)}\n"})
    update_index(store, open_folder(tmp_path))
    assert found(store, bodies["copy"]) == ["t7"]
    assert "t7" not in found(store, made_up(507, 60))
    update_index(store, open_folder(tmp_path), rebuild=True)
    assert found(store, bodies["copy"]) == ["t7"]
    store.close()


@given(st.integers(0, 10**6), st.integers(0, 300), st.integers(0, 50))
def test_what_is_copied_is_sampled_alike(seed: int, length: int, before: int) -> None:
    text = made_up(seed, length)
    longer = f"{made_up(seed + 1, before)} {text} (fin)"
    assert shingle_hashes(words(text)) <= shingle_hashes(words(longer))


@pytest.mark.parametrize("text", ["", "un", "un deux trois", "« — »", "a " * 100_000])
def test_texts_with_few_shingles_or_one(text: str) -> None:
    assert len(shingle_hashes(words(text))) <= 1


def test_of_a_long_text_a_bounded_sample_is_kept() -> None:
    sample = shingle_hashes(words(made_up(1, 400_000)))
    assert len(sample) == MAX_SHINGLES
    assert sample & shingle_hashes(words(made_up(1, 300_000)))
