"""A process that writes as the explorer does, step after step, until it is killed.

`python -m tests.campaign.writing KIND CORPUS HOME FIRST [once]` prints the number of each step once done;
`once`: it ends after the first.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from itertools import count
from pathlib import Path

from tui.annotate.suggestions.actors.actor_suggestions import AliasSuggestion, NewActorSuggestion
from tui.app.corpus_service import CorpusService
from tui.app.session.file_names import state_file
from tui.app.session.saved_state import StateFile
from tui.app.session.state import Bookmark
from tui.corpus.folder import open_folder
from tui.corpus.journal.undo import UndoError, undo_step
from tui.index.indexing.updater import update_index
from tui.index.sqlite_store import open_store
from tui.model.records import Actor, Article

#: The words that decisions are about, in every article.
QUOTE = "Modi"


def article_id(step: int) -> str:
    """Return the id of the article that a step decides about."""
    return f"article-{step:05}"


def alias(step: int) -> str:
    """Return the spelling that a step adds."""
    return f"Salifou Mody {step}"


def _deciding(actions: CorpusService, _state: Path) -> Callable[[int], object]:
    def decide(step: int) -> object:
        article = Article(id=article_id(step), title="Un titre", body=f"Ici {QUOTE} parle.")
        return actions.decide(article, 4, 4 + len(QUOTE), False, "place", "nobody")

    return decide


def _undoing(actions: CorpusService, _state: Path) -> Callable[[int], object]:
    def take_back(_step: int) -> None:
        try:
            undo_step(actions.root)
        except UndoError:
            sys.exit()

    return take_back


def _accepting(actions: CorpusService, _state: Path) -> Callable[[int], object]:
    def accept(step: int) -> object:
        name = alias(step)
        if step % 2:
            actor = Actor(id="", name=name, type="person")
            new = NewActorSuggestion(
                kind="actor", name=name, actor=actor, confidence=1.0, reason="", evidence=()
            )
            return actions.accept([new])
        other = AliasSuggestion(
            kind="alias", name=name, actor="salifou-modi", confidence=1.0, reason="", evidence=()
        )
        return actions.accept([other])

    return accept


def _keeping_state(_actions: CorpusService, file: Path) -> Callable[[int], object]:
    kept = StateFile(file)
    state = kept.read()

    def keep(step: int) -> None:
        state.bookmarks.append(Bookmark(f"article:{article_id(step)}", "Un titre", "2024-01-16"))
        kept.write(state)

    return keep


KINDS: dict[str, Callable[[CorpusService, Path], Callable[[int], object]]] = {
    "decisions": _deciding,
    "undo": _undoing,
    "accepting": _accepting,
    "state": _keeping_state,
}


def main(kind: str, root: Path, home: Path, first: int, *, is_once: bool) -> None:
    """Write until this process is killed, or once."""
    store = open_store(root, cache=home / "cache")
    update_index(store, open_folder(root))
    step_of = KINDS[kind](CorpusService(store, root), state_file(home, root))
    print("ready", flush=True)
    for step in count(first):
        step_of(step)
        print(step, flush=True)
        if is_once:
            return


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]), int(sys.argv[4]), is_once="once" in sys.argv[5:])
