"""Validation of a corpus: problems within files and between files."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from msgspec import Struct

from tui.corpus.folder import Folder
from tui.corpus.scan import RecordFile
from tui.i18n import N_
from tui.model.annotations import MAX_ANNOTATED_CHARS
from tui.model.dates.edtf import parse_edtf
from tui.model.quotes import find_similar_passage, has_quote
from tui.model.records import Actor, Article, Claim, Decision, Event, Note, Participant, Problem, Record, Ref

#: Whether a record exists.
RecordExists = Callable[[Ref], bool]
#: Returns the body of the article with an id; None if there is none.
BodyOf = Callable[[str], str | None]

#: A place in this form is an id: plain words have a capital or a space.
_LIKE_AN_ID = re.compile(r"[a-z0-9][a-z0-9.-]*")


class _FieldFormat(Struct, frozen=True):
    """The form of a field's text, and the correction to suggest."""

    pattern: re.Pattern[str]
    right: str


_LINK = _FieldFormat(re.compile(r"https?://\S+"), N_("write a link: https://…"))
_LANGUAGE = _FieldFormat(
    re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*"), N_("write a language tag (BCP 47): fr, en, pt-BR")
)
_COUNTRY = _FieldFormat(re.compile(r"[A-Z]{2}"), N_("write the two capitals of ISO 3166-1: NE, BJ"))
_WIKIDATA = _FieldFormat(re.compile(r"Q[1-9][0-9]*"), N_("write the item’s number: Q1032"))
_FORMS: dict[type[Struct], dict[str, _FieldFormat]] = {
    Article: {"url": _LINK, "lang": _LANGUAGE},
    Actor: {"country": _COUNTRY, "wikidata": _WIKIDATA},
    Claim: {"source": _LINK},
}


def validate_corpus(folder: Folder) -> Iterator[Problem]:
    """Yield every problem in the corpus: parse errors, then broken references, file by file."""
    listed: list[Problem] = []
    entries = list(folder.scan(listed))
    yield from sorted(listed)
    _, problems = folder.meta()
    yield from problems
    present: dict[Ref, RecordFile] = {}
    others: list[Record] = []  # actors and events; articles are read again when they are quoted
    for entry in entries:
        loaded = folder.read(entry)
        yield from loaded.problems
        if loaded.record:
            present[entry.ref] = entry
        if isinstance(loaded.record, Article):
            yield from folder.locate_problems(
                record_problems(loaded.record, present.__contains__, lambda _: None)
            )
        elif other := loaded.record or loaded.draft:
            others.append(other)

    @lru_cache(maxsize=64)
    def article_of(name: str) -> Article | None:
        entry = present.get(Ref("article", name))
        record = folder.read(entry).record if entry else None
        return record if isinstance(record, Article) else None

    def body_of(name: str) -> str | None:
        return article.body if (article := article_of(name)) else None

    def text_of(name: str) -> str | None:
        return marked_text(article) if (article := article_of(name)) else None

    has = {entry.ref for entry in entries}.__contains__  # what cannot be read is there: its own fault is said
    for record in others:
        yield from folder.locate_problems(record_problems(record, has, body_of))
    decisions, problems = folder.decisions()
    yield from problems
    for index, decision in enumerate(decisions):
        yield from folder.locate_problems(decision_problems(decision, index, has, text_of))
    for loaded_note in folder.notes():
        yield from loaded_note.problems
        if loaded_note.note:
            note_faults = note_problems(loaded_note.note, has, body_of)
            yield from folder.locate_problems(note_faults)


def record_problems(record: Record, has: RecordExists, body_of: BodyOf) -> list[Problem]:
    """Return the broken references and malformed fields of a record.

    The problems name the field (`claims[1].quote`) and have no line yet: `Folder.locate_problems` adds it.
    """
    problems = list(_form_problems(record, ""))
    if isinstance(record, Article) and len(record.body) > MAX_ANNOTATED_CHARS:
        message = N_("only the first {n:,} characters are marked: split it into several articles").format(
            n=MAX_ANNOTATED_CHARS
        )
        problems.append(("", message))
    elif isinstance(record, Actor):
        problems += _actor_problems(record, has)
    elif isinstance(record, Event):
        problems += _event_problems(record, has, body_of)
    return [Problem(record.path, 0, field, message) for field, message in problems]


def marked_text(article: Article) -> str:
    """Return the text that a decision may quote: the title, then the body."""
    return f"{article.title}\n\n{article.body}"


def decision_problems(decision: Decision, index: int, has: RecordExists, text_of: BodyOf) -> list[Problem]:
    """Return the broken references of a decision (the `index`-th of `decisions.yaml`, from 0)."""
    problems: list[tuple[str, str]] = []
    if decision.target:
        problems += _missing_record_problems(f"[{index}].is", decision.target, has)
    if decision.article and not decision.suggestion:  # what was rejected stays so without its article
        problems += _missing_record_problems(f"[{index}].article", Ref("article", decision.article), has)
        if decision.quote:
            selector = (decision.quote, decision.prefix, decision.suffix)
            problems += _quote_problems(f"[{index}].quote", text_of(decision.article), *selector)
    return [Problem("decisions.yaml", 0, field, message) for field, message in problems]


def note_problems(note: Note, has: RecordExists, body_of: BodyOf) -> list[Problem]:
    """Return the broken reference of a note, or its quotation that is not in the article any more."""
    ref = Ref.parse(note.about)
    problems: list[tuple[str, str]] = []
    if ref is None:
        problems.append(
            ("about", N_("“{about}”: write article:… or actor:… or event:…").format(about=note.about[:60]))
        )
    else:
        problems += _missing_record_problems("about", ref, has)
        if note.quote and ref.kind == "article":
            problems += _quote_problems("quote", body_of(ref.id), note.quote, note.prefix, note.suffix)
    return [Problem(note.path, 0, field, message) for field, message in problems]


def _form_problems(value: Struct, path: str) -> Iterator[tuple[str, str]]:
    """Yield the fields whose text is malformed, each with a message."""
    for name, form in _FORMS.get(type(value), {}).items():
        text = getattr(value, name)
        if text and not form.pattern.fullmatch(text):
            yield f"{path}{name}", f"“{text[:60]}”: {form.right}"


def _actor_problems(actor: Actor, has: RecordExists) -> Iterator[tuple[str, str]]:
    if actor.of and actor.of == actor.id:
        yield "of", N_("an actor cannot belong to itself: name another one, or take the field out")
    elif actor.of:
        yield from _missing_record_problems("of", Ref("actor", actor.of), has)
    for index, role in enumerate(actor.roles):
        if role.of:
            yield from _missing_record_problems(f"roles[{index}].of", Ref("actor", role.of), has)
        since, until = parse_edtf(role.since or ""), parse_edtf(role.until or "")
        if since and until and since.earliest and until.latest and until.latest < since.earliest:
            yield (
                f"roles[{index}].to",
                N_("the role ends ({until}) before it begins ({since})").format(
                    until=role.until, since=role.since
                ),
            )


def _event_problems(event: Event, has: RecordExists, body_of: BodyOf) -> Iterator[tuple[str, str]]:
    yield from _place_problems(event.place, "", has)
    yield from _participant_problems(event.participants, "", has)
    for index, claim in enumerate(event.claims):
        path = f"claims[{index}]."
        yield from _form_problems(claim, path)
        yield from _place_problems(claim.place, path, has)
        yield from _participant_problems(claim.participants, path, has)
        if claim.article:
            yield from _missing_record_problems(f"{path}article", Ref("article", claim.article), has)
            if claim.quote:
                body = body_of(claim.article)
                yield from _quote_problems(f"{path}quote", body, claim.quote, claim.prefix, claim.suffix)
    for index, related in enumerate(event.related):
        yield from _missing_record_problems(f"related[{index}]", Ref("event", related), has)


def _place_problems(place: str | None, path: str, has: RecordExists) -> Iterator[tuple[str, str]]:
    if place and _LIKE_AN_ID.fullmatch(place) and not has(Ref("actor", place)):
        message = N_(
            "no actor “{place}”: add actors/{place}.md, or write a place’s plain name with a capital"
        ).format(place=place)
        yield f"{path}place", message


def _participant_problems(
    participants: tuple[Participant, ...], path: str, has: RecordExists
) -> Iterator[tuple[str, str]]:
    for index, participant in enumerate(participants):
        yield from _missing_record_problems(
            f"{path}participants[{index}].actor", Ref("actor", participant.actor), has
        )


def _missing_record_problems(field: str, ref: Ref, has: RecordExists) -> Iterator[tuple[str, str]]:
    """Yield a problem if the referenced record does not exist."""
    if ref.id and not has(ref):
        yield (
            field,
            N_("no {kind} “{id}”: add {file}, or correct the id").format(
                file=f"{ref.kind}s/{ref.id}.md", kind=ref.kind, id=ref.id
            ),
        )


def _quote_problems(
    field: str, body: str | None, quote: str, prefix: str | None, suffix: str | None
) -> Iterator[tuple[str, str]]:
    """Yield a problem if the quotation is not in its article; nothing if the article does not exist."""
    if body is None or has_quote(body, quote, prefix, suffix):
        return
    if (prefix or suffix) and has_quote(body, quote):
        yield field, N_("the article has these words, but not after this prefix or before this suffix")
        return
    nearest = find_similar_passage(body, quote)
    yield (
        field,
        N_("not in the article; nearest: “{nearest}”").format(nearest=nearest)
        if nearest
        else N_("not in the article, nor anything similar"),
    )
