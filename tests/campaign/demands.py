"""What is demanded of the files that processes have written which were killed."""

from __future__ import annotations

from pathlib import Path

from tui.corpus.journal.open_step import FOLDER


class DemandError(AssertionError):
    """Something was lost, left over, or half-written."""


def demand(is_so: bool, words: str) -> None:
    """Raise DemandError with `words`, unless it is so."""
    if not is_so:
        raise DemandError(words)


def list_names(folder: Path) -> set[str]:
    """Return the names of all that is below a folder but the journal."""
    paths = (path.relative_to(folder) for path in folder.rglob("*"))
    return {str(path) for path in paths if path.parts[0] != FOLDER}


def demand_no_leftovers(root: Path, before: set[str], more: int = 0) -> None:
    """Nothing is left of those that were killed: the folder holds what it held, and `more` files."""
    new = {name for name in list_names(root) - before if not is_lock(root / name)}
    demand(len(new) <= more, f"left over: {sorted(new)[:8]}")
    empty = [path.name for path in root.rglob("*") if path.is_file() and not path.stat().st_size]
    demand(not [name for name in empty if not is_lock(Path(name))], f"empty files: {empty[:8]}")


def is_lock(path: Path) -> bool:
    """Return whether a file is one that writers lock: it is there for good, and empty."""
    return "lock" in path.name
