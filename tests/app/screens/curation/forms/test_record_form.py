"""A form as values: what is not changed stays as it is, what is wrong is said at its field."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.app.screens.curation.forms.field_texts import format_details, parse_details
from tui.app.screens.curation.forms.record_form import FormField, RecordForm
from tui.corpus.bundled import bundled_corpus_path
from tui.corpus.curation.typed_dates import read_typed_date
from tui.corpus.folder import open_folder
from tui.model.records import Actor, Article, Claim, Event, Participant, Ref
from tui.model.text import clean_line

#: What a field may hold once it was read from a file.
WORDS = st.text(min_size=1, max_size=12).map(clean_line).filter(bool)
KNOWN = {Ref("actor", "niger"), Ref("article", "un")}


def field(form: RecordForm, path: str) -> FormField:
    """Return the first field of a form called `part.name`, or `name`."""
    part, _dot, name = path.partition(".")
    parts = [one for one in form.parts if one.spec.name == part]
    return next(one for one in parts[0].fields if not name or one.spec.name == name)


def faults(form: RecordForm) -> list[str]:
    """Return what is wrong."""
    return list(form.build(KNOWN.__contains__, lambda _id: "Il est parti mardi.").faults.values())


def test_every_record_that_ships_comes_out_of_its_form_as_it_was() -> None:
    folder = open_folder(bundled_corpus_path())
    entries = {entry.ref: entry for entry in folder.scan()}
    bodies = {ref.id: folder.read(entry).record for ref, entry in entries.items() if ref.kind == "article"}

    def body_of(id: str) -> str | None:
        article = bodies.get(id)
        return article.body if article else None

    for entry in entries.values():
        record = folder.read(entry).record
        assert record is not None
        built = RecordForm.of_record(record).build(entries.__contains__, body_of)
        assert (built.record, built.faults) == (record, {})


@pytest.mark.parametrize(
    ("path", "value", "words"),
    [
        ("name", "", "missing"),
        ("type", "king", "person"),
        ("of", "nobody-known", "no actor"),
        ("country", "Niger", "ISO 3166-1"),
        ("roles.from", "someday", "EDTF"),
        ("wikidata", "1032", "Q1032"),
    ],
)
def test_what_is_wrong_is_said_with_what_would_be_right(path: str, value: str, words: str) -> None:
    form = RecordForm("actor", {"name": "Niger", "type": "country", "roles": [{"title": "x", "of": "niger"}]})
    assert faults(form) == []
    field(form, path).value = value
    assert words in "\n".join(faults(form))


def test_what_the_form_does_not_have_stays(tmp_path: Path) -> None:
    claim = Claim(article="un", quote="mardi", prefix="parti", details={"lieu": "Niamey"}, extra={"x": "y"})
    event = Event(id="e", title="E", type="agree", claims=(claim,), path="events/e.md", extra={"own": ["z"]})
    form = RecordForm.of_record(event)
    field(form, "claims.date").value = "16 janvier 2024"
    record = form.build(KNOWN.__contains__, lambda _id: "Il est parti mardi.").record
    assert isinstance(record, Event) and record.extra == event.extra
    assert record.claims[0].date == "2024-01-16" and record.claims[0].details == claim.details
    field(form, "claims.quote").value = "Il est"
    record = form.build(KNOWN.__contains__, lambda _id: "Il est parti mardi.").record
    assert isinstance(record, Event) and record.claims[0].prefix is None


def test_blank_parts_are_left_out_and_exact_aliases_stay_exact() -> None:
    form = RecordForm("actor", {"name": "A", "type": "person", "aliases": [{"name": "AD", "match": "exact"}]})
    alias = next(part for part in form.parts if part.spec.name == "aliases")
    assert alias.fields[0].value == "=AD"
    form.add_part(alias).fields[0].value = "Awa"
    form.add_part(alias)
    record = form.build(KNOWN.__contains__, lambda _id: None).record
    assert isinstance(record, Actor)
    assert [(one.name, one.match) for one in record.aliases] == [("AD", "exact"), ("Awa", "folded")]


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_text_is_taken_as_text_or_refused(name: str, alias: str) -> None:
    form = RecordForm(
        "actor", {"name": name, "type": "person", "aliases": [alias], "text": f"{name}\n{alias}"}
    )
    built = form.build(KNOWN.__contains__, lambda _id: None)
    assert built.faults or (isinstance(built.record, Actor) and built.record.type == "person")


def test_the_text_of_an_article_is_never_changed() -> None:
    article = Article(id="un", title="T", body="---\nun\n---\n\n\ndeux", path="articles/un.md", body_line=7)
    form = RecordForm.of_record(article)
    field(form, "title").value = "Autre"
    record = form.build(KNOWN.__contains__, lambda _id: None).record
    assert isinstance(record, Article) and (record.title, record.body) == ("Autre", article.body)


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("2024-01", "2024-01"),
        ("mi-janvier 2024", "2024-01-11/2024-01-20"),
        ("May 2023", "2023-05"),
        ("vers mai 2023", "2023-05~"),
        ("le 3 février 2024", "2024-02-03"),
        ("jamais", None),
        ("\x1b[31m", None),
    ],
)
def test_a_date_is_read_in_words_and_as_edtf(text: str, edtf: str | None) -> None:
    assert read_typed_date(text) == edtf


@pytest.mark.parametrize(
    ("text", "details"),
    [
        ("lieu: Niamey, membres: [Modi, Zeine]", {"lieu": "Niamey", "membres": ("Modi", "Zeine")}),
        ('lieu: "Niamey, Niger", n: "3 # non"', {"lieu": "Niamey, Niger", "n": "3 # non"}),
    ],
)
def test_details_of_a_claim_are_a_field(text: str, details: dict[str, str | tuple[str, ...]]) -> None:
    claim = Claim(article="un", quote="mardi", participants=(Participant("niger"),))
    event = Event(id="e", title="E", type="agree", claims=(claim,), path="events/e.md")
    form = RecordForm.of_record(event)
    assert field(form, "claims.participants").value == "niger"
    field(form, "claims.details").value = text
    field(form, "claims.participants").value = "niger:place, niger"
    record = form.build(KNOWN.__contains__, lambda _id: "Il est parti mardi.").record
    assert isinstance(record, Event) and record.claims[0].details == details
    assert record.claims[0].participants == (Participant("niger", "place"), Participant("niger"))
    assert field(RecordForm.of_record(record), "claims.details").value == text
    field(form, "claims.details").value = field(form, "claims.participants").value = ""
    record = form.build(KNOWN.__contains__, lambda _id: "Il est parti mardi.").record
    assert isinstance(record, Event) and not (record.claims[0].details or record.claims[0].participants)
    for path, wrong in (("claims.details", "[lieu"), ("claims.participants", "niger:king, who")):
        field(form, path).value = wrong
        assert len(faults(form)) == 1, path
        field(form, path).value = ""


@given(details=st.dictionaries(WORDS, WORDS | st.lists(WORDS, min_size=1, max_size=3), max_size=4))
def test_details_come_out_of_their_line_as_they_were(details: dict[str, str | list[str]]) -> None:
    assert parse_details(format_details(details)) == details
