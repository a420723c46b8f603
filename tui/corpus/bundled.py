"""Where the corpus is that ships with the program; the only place that knows."""

from __future__ import annotations

from pathlib import Path


def bundled_corpus_path() -> Path:
    """Return the corpus that ships with the program: in the package, or beside it in a checkout."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "_data"
    return inside if inside.is_dir() else package.parent / "data"
