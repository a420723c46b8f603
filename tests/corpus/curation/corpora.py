"""A small corpus to decide on, what it holds, and what an act changes in it."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from time import time
from typing import Any

from tui.corpus.folder import open_folder
from tui.corpus.journal.open_step import FOLDER
from tui.corpus.journal.steps import StepResult
from tui.corpus.journal.undo import undo_step
from tui.corpus.validate import validate_corpus
from tui.model.records import Ref

Act = Callable[[Path], StepResult[Any]]

FILES = {
    "articles/a.md": """\
---
title: Une visite
date: 2024-01-19
---
Mardi, Modi est à Moscou. La délégation russe est partie.

Modi est à Moscou, dit-on. La délégation russe est partie mercredi 17 janvier.
""",
    "articles/b.md": "---\ntitle: Autre\n---\nModi est à Moscou, dit-on, pour le Sahel.\n",
    "articles/raw.txt": "Un titre brut\n\nUn texte sans champs.\n",
    "actors/modi.md": """\
---
name: Salifou Modi   # the general
type: person
names: {en: Salifou Modi}
aliases:
  - Modi
roles:
  - {title: ministre de la Défense, of: niger}
of: niger
---
Général.
""",
    "actors/mody.md": """\
---
name: Salifou Mody
type: person
names: {en: S. Mody, ru: Моди}
aliases: [{name: MODY, match: exact}, Modi]
of: niger
wikidata: Q1
---
Ministre.
""",
    "actors/niger.md": "---\nname: Niger\ntype: country\naliases: [République du Niger, le Sahel]\n---\n",
    "actors/moscou.md": "---\nname: Moscou\ntype: place\n---\n",
    "events/visite.md": """\
---
title: Visite à Moscou
type: consult
place: moscou
participants:
  - {actor: mody, role: actor}   # he went
  - {actor: modi, role: actor}
claims:
  - article: a
    quote: Modi est à Moscou, dit-on
    place: moscou
    participants: [{actor: mody}]
related: [depart]
---
""",
    "events/depart.md": """\
---
title: Départ
type: retreat
claims:
  - article: b
    quote: Modi est à Moscou
related:
  - visite
---
""",
    "decisions.yaml": """\
# mine
- {article: a, quote: Modi, is: mody}
- {article: b, quote: le Sahel, is: niger}  # sure
""",
    "notes/2024-01-20-aaaa.md": "---\nabout: actor:mody\nlabels: [doute]\n---\nQui ?\n",
}


def make_corpus(root: Path) -> Path:
    """Write the corpus as a person did, a day ago."""
    for path, text in FILES.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8")
        os.utime(root / path, (time() - 86_400, time() - 86_400))
    for folder in ("articles", "actors", "events", "notes", ""):
        os.utime(root / folder, (time() - 86_400, time() - 86_400))
    return root


def contents(root: Path) -> dict[str, str]:
    """Return the texts of all files of a corpus but the journal."""
    paths = (path.relative_to(root) for path in root.rglob("*") if path.is_file())
    return {path.as_posix(): (root / path).read_text("utf-8") for path in paths if path.parts[0] != FOLDER}


def changed_lines(before: dict[str, str], after: dict[str, str]) -> dict[str, list[str]]:
    """Return the lines that went and came, file by file."""
    from difflib import ndiff

    changes = {}
    for path in sorted(before.keys() | after.keys()):
        old, new = before.get(path, "").splitlines(), after.get(path, "").splitlines()
        if lines := [line.rstrip() for line in ndiff(old, new) if line[0] in "+-"]:
            changes[path] = lines
    return changes


def problems(root: Path) -> list[str]:
    """Return what `check` says."""
    return [str(problem) for problem in validate_corpus(open_folder(root))]


def actor(id: str) -> Ref:
    """Return the ref of an actor."""
    return Ref("actor", id)


def read(root: Path, ref: Ref) -> Any:
    """Return a record; raises StopIteration where there is none."""
    folder = open_folder(root)
    return next(folder.read(entry).record for entry in folder.scan() if entry.ref == ref)


def lines_of(root: Path, act: Act) -> dict[str, list[str]]:
    """Return the lines that an act changes; it leaves no problem, and undoing it leaves nothing."""
    before = contents(root)
    result = act(root)
    assert result.step is not None
    after = contents(root)
    assert problems(root) == []
    undo_step(root, result.step.step)
    assert contents(root) == before
    undo_step(root, result.step.step + 1)
    assert contents(root) == after
    return changed_lines(before, after)
