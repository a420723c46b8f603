"""Somebody else at work in the same corpus: files are saved, written, renamed and deleted."""

from __future__ import annotations

import random
from contextlib import suppress
from pathlib import Path


class Editor:
    """Changes the articles of a corpus as editors and scripts do."""

    def __init__(self, root: Path, draw: random.Random) -> None:
        self._root, self._draw = root, draw
        self._files = sorted((root / "articles").rglob("*.md"))
        self.changes = 0
        (root / "articles").mkdir(parents=True, exist_ok=True)

    def change(self) -> None:
        """Make one change, of any kind; a file that the program has moved meanwhile is let be."""
        self.changes += 1
        draw = self._draw
        with suppress(OSError):
            if not self._files or draw.random() < 0.2:
                self._write_new()
            else:
                draw.choice((self._append, self._append, self._replace, self._rename, self._delete))()

    def _any(self) -> Path:
        return self._draw.choice(self._files)

    def _write_new(self) -> None:
        path = self._root / "articles" / f"new-{self.changes}.md"
        day = 1 + self.changes % 28
        text = f"Salifou Modi était à Moscou le {day} janvier, accord {self.changes}."
        path.write_text(f"---\ntitle: Nouveau {self.changes}\ndate: 2024-01-{day:02}\n---\n{text}\n", "utf-8")
        self._files.append(path)

    def _append(self) -> None:
        with self._any().open("a", encoding="utf-8") as file:
            file.write(f"\nUn ajout, {self.changes}, du ministre Ali Lamine Zeine.\n")

    def _replace(self) -> None:
        path = self._any()
        aside = path.with_name(f".{path.name}.swp")
        aside.write_text(f"---\ntitle: Remplacé {self.changes}\n---\nNiamey, {self.changes}.\n", "utf-8")
        aside.replace(path)

    def _rename(self) -> None:
        path = self._any()
        new = path.with_name(f"{path.stem[:40]}-r{self.changes}.md")
        path.rename(new)
        self._files[self._files.index(path)] = new

    def _delete(self) -> None:
        if len(self._files) > 5:
            path = self._any()
            self._files.remove(path)
            path.unlink()
