"""What is put into the inbox is added and moved aside; what is refused waits until it changes."""

from __future__ import annotations

import os
from pathlib import Path

from tui.corpus.folder import open_folder
from tui.corpus.inbox import Inbox
from tui.corpus.scaffold import create_corpus
from tui.corpus.scan import is_in_inbox

STORY = "Le ministre a reçu mardi la délégation venue de Moscou, a annoncé la télévision publique."
NOW = 2_000_000_000.0


def put(path: Path, content: str | bytes, age: float = 60) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    os.utime(path, (NOW - age, NOW - age))


def make_inbox(tmp_path: Path) -> tuple[Path, Inbox]:
    corpus = tmp_path / "corpus"
    create_corpus(corpus, empty=True)
    return corpus, Inbox(corpus, lambda: NOW)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_what_is_put_in_is_added_and_moved_aside(tmp_path: Path) -> None:
    corpus, inbox = make_inbox(tmp_path)
    folder = open_folder(corpus)
    assert inbox.count_waiting() == (0, 0) and inbox.add_entries(folder) == []
    put(corpus / "inbox" / "a.txt", f"Un titre\n\n{STORY}")
    put(corpus / "inbox" / "revue" / "b.txt", f"Un autre titre\n\n{STORY} Il pleut.")
    put(corpus / "inbox" / "bad.bin", bytes(range(256)) * 8)
    put(corpus / "inbox" / "new.txt", "Un ti", age=0)
    assert inbox.count_waiting() == (3, 1)
    results = inbox.add_entries(folder)
    assert sorted(result.status for result in results) == ["added", "added", "failed"]
    assert names(corpus / "inbox") == ["added", "bad.bin", "new.txt"]
    assert names(corpus / "inbox" / "added") == ["a.txt", "revue"]
    assert names(corpus / "raw") == ["a.txt", "b.txt"]
    assert inbox.count_waiting() == (0, 1)  # refused once: not again


def test_what_was_refused_is_tried_again_when_it_has_changed(tmp_path: Path) -> None:
    corpus, inbox = make_inbox(tmp_path)
    put(corpus / "inbox" / "a.txt", bytes(range(256)) * 8)
    assert [result.status for result in inbox.add_entries(open_folder(corpus))] == ["failed"]
    put(corpus / "inbox" / "a.txt", f"Un titre\n\n{STORY}", age=30)
    assert [result.status for result in inbox.add_entries(open_folder(corpus))] == ["added"]
    put(corpus / "inbox" / "a.txt", f"Un titre\n\n{STORY}", age=20)
    assert [result.status for result in inbox.add_entries(open_folder(corpus))] == ["there"]
    assert names(corpus / "inbox" / "added") == ["a-2.txt", "a.txt"]


def test_a_run_that_is_stopped_leaves_the_rest_for_the_next(tmp_path: Path) -> None:
    corpus, inbox = make_inbox(tmp_path)
    for name in "abc":
        put(corpus / "inbox" / f"{name}.txt", f"Titre {name}\n\n{STORY} {name}.")
    results = inbox.add_entries(open_folder(corpus), lambda done, _total, _name: done < 1)
    assert len(results) == 1 and inbox.count_waiting() == (2, 0)
    assert names(corpus / "inbox") == ["added", "b.txt", "c.txt"]


def test_a_saved_page_takes_its_folder_along(tmp_path: Path) -> None:
    corpus, inbox = make_inbox(tmp_path)
    page = f"<html><body><h1>Un titre de page</h1>{f'<p>{STORY}</p>' * 3}</body></html>"
    put(corpus / "inbox" / "page.html", page)
    put(corpus / "inbox" / "page_fichiers" / "style.css", "body {}")
    assert [result.status for result in inbox.add_entries(open_folder(corpus))] == ["added"]
    assert names(corpus / "inbox" / "added") == ["page.html", "page_fichiers"]


def test_what_was_added_is_not_in_the_inbox_any_more() -> None:
    paths = ["inbox/a.txt", "inbox/added/a.txt", "articles/a.md", "inbox"]
    assert [is_in_inbox(path) for path in paths] == [True, False, False, False]
