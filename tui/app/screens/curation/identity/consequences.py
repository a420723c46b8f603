"""What follows when two records become one, or one becomes two or gets another id, in words; may block."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from tui.app.documents.labels import value_label
from tui.corpus.curation.merge import MergeResult
from tui.corpus.curation.references import RecordReference
from tui.i18n import format_number, ngettext
from tui.i18n import gettext as _
from tui.i18n.term_words import term_words
from tui.index.store import Store
from tui.model.records import Actor, Record, Ref
from tui.model.text import fold

#: Articles whose marks are looked at to count those of one spelling.
MAX_COUNTED_ARTICLES = 400
#: Names that a preview tells; more are only counted.
MAX_NAMED = 6


def describe_merge(store: Store, old: Record, into: Record, result: MergeResult) -> Iterator[str]:
    """Yield what follows when a record goes into another: marks, references, names and values."""
    if isinstance(old, Actor) and isinstance(into, Actor) and isinstance(result.record, Actor):
        yield _marks_words(*count_marks(store, old.ref), into.title)
        before = {alias.name for alias in into.aliases}
        if new := [alias.name for alias in result.record.aliases if alias.name not in before]:
            yield _("other names of {title} from now on: {names}").format(
                title=into.title, names=_shorten(new)
            )
    yield from describe_references(result.references, into.title)
    for one in result.conflicts:
        words = _("{field}: “{kept}” stays, “{dropped}” goes")
        yield words.format(field=term_words(one.field), kept=one.kept, dropped=one.dropped)
    yield _("the record “{title}” ({ref}) goes").format(title=old.title, ref=old.ref)


def describe_split(store: Store, actor: Actor, name: str) -> Iterator[str]:
    """Yield what follows when a spelling becomes an actor of its own."""
    new = _("a new actor “{name}” ({type}); “{title}” has this name no more")
    yield new.format(name=name, type=term_words(actor.type), title=actor.title)
    yield _marks_words(*count_marks(store, actor.ref, name), name)
    yield _("events stay with “{title}”").format(title=actor.title)


def describe_rename(references: Sequence[RecordReference], new: str) -> Iterator[str]:
    """Yield what follows when a record gets another id."""
    yield _("the names and all that is read stay: only the id in the files is another")
    yield from describe_references(references, new)


def describe_references(references: Sequence[RecordReference], title: str) -> Iterator[str]:
    """Yield in how many files, of which kinds, what referred to a record refers to another."""
    kinds = Counter(_kind_words(where) for where in {one.where for one in references})
    if kinds:
        count = ngettext("{n} reference goes to “{title}”", "{n} references go to “{title}”", len(references))
        of_kinds = ", ".join(f"{words} {format_number(n)}" for words, n in kinds.items())
        yield f"{count.format(n=format_number(len(references)), title=title)}{_(': ')}{of_kinds}"
    else:
        yield _("nothing else refers to it")


def count_marks(store: Store, ref: Ref, spelling: str = "") -> tuple[int, int]:
    """Return how many marks mean an actor, and in how many articles; `spelling`: only those of these words.

    Raises StoreError.
    """
    articles = store.related_records(ref, MAX_COUNTED_ARTICLES, "article")
    if not spelling:
        return sum(one.count for one in articles), len(articles)
    counts = []
    for one in articles:
        marks = store.mentions(one.ref)
        own = [mark for mark in (*marks.title, *marks.body) if mark.actor == ref.id]
        counts.append(sum(fold(mark.exact) == fold(spelling) for mark in own))
    return sum(counts), sum(map(bool, counts))


def _marks_words(marks: int, articles: int, title: str) -> str:
    """Return in words how many marks will mean another actor."""
    count = ngettext("{n} mark", "{n} marks", marks).format(n=format_number(marks))
    texts = ngettext("in {n} text", "in {n} texts", articles).format(n=format_number(articles))
    return _("{count} {texts} will mean “{title}”").format(count=count, texts=texts, title=title)


def _kind_words(where: str) -> str:
    """Return what kind of file a reference stands in; `where` is a ref or a path."""
    kinds = {"event": _("Events"), "actor": _("Actors"), "article": _("Articles"), "note": _("Notes")}
    head = where.partition(":")[0].partition("/")[0].removesuffix("s")
    return kinds.get(head, where.partition("/")[0])


def _shorten(names: Sequence[str]) -> str:
    """Return names, the first ones, and how many more there are."""
    more = len(names) - MAX_NAMED
    rest = _(" and {n} more").format(n=format_number(more)) if more > 0 else ""
    return f"{value_label(tuple(names[:MAX_NAMED]))}{rest}"
