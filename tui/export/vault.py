"""A vault for Obsidian: the records as files with links between them, which is a corpus as well.

In the text of an article each mention leads to its actor, where the words can be a link. The program's own
reader takes the links out again: a vault that is opened as a corpus has the same records.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec import structs

from tui.corpus.record_files.frontmatter import dump_record, format_field
from tui.corpus.record_files.vault_links import VAULT_FIELD, format_link, link_text
from tui.export.export_format import ExportOptions, OutputFile
from tui.export.selection import Selection
from tui.index.store import MATCH_ALL
from tui.model.annotations import Annotations
from tui.model.records import Actor, Article, Event, Kind, Record

FOLDERS: dict[Kind, str] = {"article": "articles", "actor": "actors", "event": "events"}


def vault_files(selection: Selection, _options: ExportOptions) -> Iterator[OutputFile]:
    """Yield the records, each as a file; the notes too, where everything is exported."""
    yield OutputFile("corpus.yaml", ("\n".join(format_field("title", selection.title, 0)) + "\n",))
    for one in selection.records():
        path = f"{FOLDERS[one.record.ref.kind]}/{one.record.id}.md"
        yield OutputFile(path, (_dump(selection, one.record, one.marks),))
    if selection.query == MATCH_ALL and selection.ref is None:
        for note in selection.store.notes():
            yield OutputFile(f"notes/{note.id}.md", (dump_record(note),))


def _dump(selection: Selection, record: Record, marks: Annotations) -> str:
    """Return the file of a record, with links in its text and a field that lists those of its fields."""
    links = sorted((mention.start, mention.end, f"actors/{mention.actor}") for mention in marks.body)
    extra: dict[str, Any] = {VAULT_FIELD: list(_field_links(selection, record))}
    if not isinstance(record, Actor) and "aliases" not in record.extra:
        extra["aliases"] = [record.title]
    body = link_text(record.body, links)
    return dump_record(structs.replace(record, body=body, extra=record.extra | extra))


def _field_links(selection: Selection, record: Record) -> Iterator[str]:
    """Yield links to the records that the fields of a record name, each once."""
    targets: dict[str, str] = {}
    if isinstance(record, Actor):
        ids = [record.of, *(role.of for role in record.roles)]
        targets = {f"actors/{id}": _name(selection, id) for id in ids if id}
    elif isinstance(record, Event):
        parts = [*record.participants, *(part for claim in record.claims for part in claim.participants)]
        targets = {f"actors/{part.actor}": _name(selection, part.actor) for part in parts}
        if record.place and selection.find_actor(record.place):
            targets[f"actors/{record.place}"] = _name(selection, record.place)
        targets |= {f"articles/{claim.article}": claim.article for claim in record.claims if claim.article}
        targets |= {f"events/{id}": id for id in record.related}
    elif isinstance(record, Article):
        return
    for target, words in targets.items():
        if link := format_link(target, words):
            yield link


def _name(selection: Selection, id: str) -> str:
    actor = selection.find_actor(id)
    return actor.name if actor else id
