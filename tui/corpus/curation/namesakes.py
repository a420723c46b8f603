"""Names that two actors share: allowed, since the text may decide who is meant, and said."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from tui.corpus.folder import CorpusError, open_folder
from tui.model.records import Actor, Ref
from tui.model.text import fold


class Namesake(Struct, frozen=True):
    """A name that another actor has, too."""

    name: str
    ref: Ref


def find_namesakes(root: Path, actor: Actor, names: Sequence[str]) -> list[Namesake]:
    """Return the other actors that have one of some names of an actor, in whatever case and accents.

    Only files in which a name stands as it is written here are read whole.
    """
    try:
        folder = open_folder(root)
        entries = [entry for entry in folder.scan() if entry.kind == "actor" and entry.id != actor.id]
    except CorpusError:
        return []
    wanted = {fold(name): name for name in names}
    namesakes = []
    for entry in entries:
        try:
            data = folder.read_bytes(entry.path)
        except OSError:
            continue
        if any(name.encode() in data for name in names):
            record = folder.read(entry, data).record
            spellings = record.spellings() if isinstance(record, Actor) else ()
            shared = {wanted[fold(one.name)] for one in spellings if fold(one.name) in wanted}
            namesakes += [Namesake(name, entry.ref) for name in sorted(shared)]
    return namesakes
