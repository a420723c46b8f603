"""Front matter: read, mended, explained, written."""

import string
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.corpus.record_files.frontmatter import dump_record, split_frontmatter
from tui.corpus.record_files.loader import LoadedRecord, read_record
from tui.corpus.record_files.yaml_nodes import line_of, parse_yaml
from tui.model.records import (
    Actor,
    ActorType,
    Article,
    Claim,
    Event,
    EventType,
    Json,
    Name,
    Original,
    Participant,
    ParticipantRole,
    Role,
)
from tui.model.text import clean, clean_line

ARTICLE = """---
title: "Coopération militaire : Le Niger"
date: 2024-01-19?
authors: []
original: {file: 000.txt, sha256: 8c32}
mood: [calm, {very: yes}]
---

Un.

Deux.
"""


def problems(loaded: LoadedRecord) -> list[str]:
    return [str(problem) for problem in loaded.problems]


def actor(head: str) -> LoadedRecord:
    return read_record("actor", "x", "actors/x.md", f"---\n{head}\n---\n")


def test_an_article_is_read_as_written() -> None:
    loaded = read_record("article", "a", "articles/a.md", ARTICLE)
    assert loaded.record == Article(
        id="a",
        title="Coopération militaire : Le Niger",
        date="2024-01-19?",
        original=Original("000.txt", "8c32"),
        body="Un.\n\nDeux.",
        path="articles/a.md",
        body_line=9,
        extra={"mood": ["calm", {"very": "yes"}]},
    )
    assert problems(loaded) == [
        "articles/a.md:6: mood: unknown field, kept and shown, but the program does not use it"
    ]


def test_every_scalar_stays_the_text_that_was_written() -> None:
    loaded = read_record(
        "article", "a", "a.md", "---\ntitle: 002\npublisher: NO\nsource: null\ntags: [yes, 1.0, 0x1F]\n---\n"
    )
    assert isinstance(loaded.record, Article)
    assert (loaded.record.title, loaded.record.publisher, loaded.record.source) == ("002", "NO", "null")
    assert loaded.record.tags == ("yes", "1.0", "0x1F")


def test_an_actor_with_renamed_fields_and_both_forms_of_aliases() -> None:
    loaded = actor(
        "name: AES\ntype: organization\naliases: [Alliance, {name: AES, match: exact}]\nkey: true\n"
        "roles: [{title: chef, of: niger, from: 2023-08, to: ..}]\nnot: [baes]"
    )
    assert isinstance(loaded.record, Actor)
    assert loaded.record.aliases == (Name("Alliance"), Name("AES", "exact"))
    assert loaded.record.roles == (Role("chef", "niger", "2023-08"),)
    assert loaded.record.not_ == ("baes",) and loaded.record.key
    assert "roles[0].to" in problems(loaded)[0]


@pytest.mark.parametrize(
    ("head", "line", "field", "told"),
    [
        ("name: A\ntype: persn", 3, "type", "did you mean “person”?"),
        ("name: A\ntype: person\nname: B", 4, "name", "given twice: first 2 lines above"),
        ("name: A\ntype: person\nkey: yes", 4, "key", "write true or false"),
        ("name: A\ntype: person\nrole: x", 4, "role", "did you mean “roles”?"),
        ("name: A\ntype: person\ndemonyms: nigérien", 4, "demonyms", "write demonyms: [nigérien]"),
        ("name: [B] A\ntype: person", 2, "name", 'in quotes: name: "[B] A"'),
        ("name: [B]\ntype: person", 2, "name", 'put it in quotes: "[B]"'),
        ("type: person\nname: Niger : le", 3, "name", 'in quotes: name: "Niger : le"'),
        ("name: A\ntype: person\naliases:\n  - B\n  - Niger : le", 6, "aliases[1].Niger", "unknown field"),
        ("name: A\ntype: person\nnot:\n  - Niger : le", 5, "not[0]", 'the whole in quotes: "Niger: le"'),
        (
            "name: A\ntype: person\naliases: [{name: B, c, match: exact}]",
            4,
            "aliases[0].c",
            "a comma inside {…}",
        ),
        ("name: A\ntype: person\nnot: [a, 'b]", 4, "", "not YAML"),
        ("name: [Russie\ntype: country", 2, "", "not YAML"),
        ("name: A\ntype: person\ncapitals:\n  - @b", 5, "", 'put the text in quotes: - "@b"'),
        ("name: *a\ntype: person", 2, "name", "as a reference: put the text in quotes"),
        ("name: !a b\ntype: person", 2, "name", "as a tag"),
        ("name: A\ntype: person\nroles: [{title: b, from: août 2023}]", 4, "roles[0].from", "write 2023-08"),
        ("name: A\ntype: person\nroles:\n  - {of: niger}", 5, "roles[0].title", "missing"),
        ("type: person", 2, "name", "missing"),
        ("name: A\ntype: person\nname\u3000: B", 4, "name", "given twice"),
        ("", 2, "", "empty"),
        ("- a", 2, "", "fields are expected here"),
        ('name: "A\ntype: person', 2, "name", "put the text in quotes"),
        ("name: " + "[" * 100_000, 2, "", "not YAML"),
    ],
)
def test_a_mistake_is_named_with_its_line_and_what_would_be_right(
    head: str, line: int, field: str, told: str
) -> None:
    found = [p for p in actor(head).problems if told in p.message]
    assert [(problem.line, problem.field) for problem in found] == [(line, field)]


def test_what_is_wrong_is_left_out_and_the_rest_opens() -> None:
    loaded = actor("name: Niger : le\ntype: person\nwikidata: {b: c}\nnot: [a, [b]]\nkey: maybe")
    assert loaded.record == Actor(id="x", name="Niger : le", type="person", not_=("a",), path="actors/x.md")
    assert [problem.field for problem in loaded.problems] == ["name", "wikidata", "not[1]", "key"]


@pytest.mark.parametrize(
    ("text", "title", "body"),
    [
        ("---\ndate: 2024\n---\nUn.\n", "mon-article", "Un."),
        ("---\ntitle: [a\n---\nUn.\n", "mon-article", "Un."),
        ("---\n---\nUn.\n", "mon-article", "Un."),
        ("---\ntitle: a\nUn.\n", "title: a", "Un."),
        ("# Un titre\n\nLe texte de l’article, long.\n", "Un titre", "Le texte de l’article, long."),
    ],
)
def test_an_article_opens_without_a_title(text: str, title: str, body: str) -> None:
    loaded = read_record("article", "mon-article", "articles/mon-article.md", text)
    assert isinstance(loaded.record, Article)
    assert (loaded.record.title, loaded.record.body) == (title, body)
    assert bool(loaded.problems) == text.startswith("---")


def test_a_wrong_date_is_dropped_and_the_record_opens() -> None:
    loaded = read_record("article", "a", "a.md", "---\ntitle: A\ndate: 19/01/2024\n---\nUn.\n")
    assert isinstance(loaded.record, Article) and loaded.record.date is None
    assert problems(loaded) == ["a.md:3: date: “19/01/2024”: not an EDTF date; write 2024-01-19"]


def test_an_event_needs_a_claim_that_says_where_it_is_from() -> None:
    head = "---\ntitle: A\ntype: consult\nclaims:\n  - {article: a}\n  - {stated: mardi}\n---\n"
    loaded = read_record("event", "e", "events/e.md", head)
    assert isinstance(loaded.record, Event)
    assert [(p.line, p.field) for p in loaded.problems] == [(5, "claims[0]"), (6, "claims[1]")]
    empty = read_record("event", "e", "events/e.md", "---\ntitle: A\ntype: consult\nclaims: []\n---\n")
    assert empty.record is None and empty.problems[0].line == 4


def test_hostile_text_is_harmless_in_every_field() -> None:
    text = (
        '---\ntitle: "[/b] [bold red]x[@click=app.quit]y\\e[31m"\nsource: \x1b]52;c;aGk=\x07RFI\n'
        '"\\e[1mk": "\\e]0;t\\a v"\n---\nUn\x1b[2J.\n'
    )
    loaded = read_record("article", "a", "a.md", text)
    assert isinstance(loaded.record, Article)
    assert loaded.record.title == "[/b] [bold red]x[@click=app.quit]y"
    assert (loaded.record.source, loaded.record.body) == ("RFI", "Un.")
    assert "\x1b" not in repr(loaded) and "\\x1b" not in repr(loaded)


@pytest.mark.parametrize("blank", ["\u00a0", "\u202f", "\u3000", "\u200b"])
def test_a_blank_of_any_kind_is_no_part_of_the_name_of_a_field(blank: str) -> None:
    loaded = actor(f"name{blank}: A\ntype: person\nmotto{blank}: B")
    assert loaded.record is not None and (loaded.record.title, loaded.record.extra) == ("A", {"motto": "B"})


def test_crlf_bom_and_decomposed_accents_make_no_difference() -> None:
    text = "\ufeff---\r\ntitle: E\u0301tat\r\n---\r\nUn.\r\n\r\nDeux.\r\n"
    loaded = read_record("article", "a", "a.md", text)
    assert isinstance(loaded.record, Article)
    assert (loaded.record.title, loaded.record.body, loaded.record.body_line) == ("État", "Un.\n\nDeux.", 4)


def test_the_line_of_a_field_is_found_again() -> None:
    parted = split_frontmatter(
        "---\ntitle: a\nclaims:\n  - article: b\n    quote: c\n  - {article: d, quote: e}\n---\n"
    )
    root = parse_yaml(parted.head or "").root
    fields = ["title", "claims[0].quote", "claims[1].quote", "claims[7].quote", "none"]
    assert [line_of(root, field) + parted.head_line for field in fields] == [2, 5, 6, 3, 2]


# What a person may write in a field: cleaned text, with everything in it that means something to YAML.
MARKS = string.ascii_letters + string.digits + " :#[]{},\"'&*!|>%@`-?~=<\\/.éœ’«»…\u00a0한😀"
LINES = st.one_of(st.text(MARKS, min_size=1), st.text(min_size=1)).map(clean_line).filter(bool)
IDS = st.from_regex(r"[A-Za-z0-9.-]{1,12}", fullmatch=True)
BODIES = st.one_of(st.text(MARKS + "\n"), st.text()).map(lambda text: clean(text).strip())
DATES = st.sampled_from(
    ["2024", "2024-01-16", "2024-01-15/..", "../2024", "[2024-01-15..2024-01-16]", "2023-12~"]
)
EXTRAS: st.SearchStrategy[Any] = st.dictionaries(
    LINES.map(lambda name: f"x{name}"[:30].strip()),
    st.recursive(
        LINES,
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(LINES, inner, max_size=3),
        max_leaves=6,
    ),
    max_size=2,
)
TEXTS = st.lists(LINES, max_size=4).map(tuple)
MAYBE = st.none() | LINES
PARTICIPANTS = st.lists(
    st.builds(Participant, LINES, st.sampled_from(get_args(ParticipantRole))), max_size=2
).map(tuple)
ARTICLES = st.builds(
    Article, id=st.just("x"), path=st.just("x.md"), title=LINES, date=st.none() | DATES, authors=TEXTS,
    publisher=MAYBE, source=MAYBE, url=MAYBE, accessed=st.none() | DATES, lang=MAYBE, tags=TEXTS,
    original=st.none() | st.builds(Original, LINES, LINES), body=BODIES, body_line=st.just(1), extra=EXTRAS,
)  # fmt: skip
ACTORS = st.builds(
    Actor, id=st.just("x"), path=st.just("x.md"), name=LINES, type=st.sampled_from(get_args(ActorType)),
    names=st.dictionaries(LINES, LINES, max_size=3),
    aliases=st.lists(st.builds(Name, LINES, st.sampled_from(["folded", "exact"])), max_size=3).map(tuple),
    roles=st.lists(st.builds(Role, LINES, MAYBE, st.none() | DATES, DATES), max_size=2).map(tuple),
    of=MAYBE, country=MAYBE, demonyms=TEXTS, capitals=TEXTS, not_=TEXTS, wikidata=MAYBE, key=st.booleans(),
    body=BODIES, extra=EXTRAS,
)  # fmt: skip
CLAIMS = st.builds(
    Claim, article=LINES, quote=LINES, prefix=MAYBE, suffix=MAYBE, source=MAYBE, publisher=MAYBE,
    stated=MAYBE, date=st.none() | DATES, place=MAYBE, participants=PARTICIPANTS,
    details=st.dictionaries(LINES, LINES | st.lists(LINES, min_size=1, max_size=3).map(tuple), max_size=2),
    extra=EXTRAS,
)  # fmt: skip
EVENTS = st.builds(
    Event, id=st.just("x"), path=st.just("x.md"), title=LINES, type=st.sampled_from(get_args(EventType)),
    claims=st.lists(CLAIMS, min_size=1, max_size=2).map(tuple), mode=TEXTS, context=TEXTS, label=MAYBE,
    date=st.none() | DATES, place=MAYBE, participants=PARTICIPANTS, related=TEXTS, body=BODIES, extra=EXTRAS,
)  # fmt: skip


@given(st.one_of(ARTICLES, ACTORS, EVENTS))
def test_what_is_written_is_read_again(record: Article | Actor | Event) -> None:
    text = dump_record(record)
    loaded = read_record(record.ref.kind, "x", "x.md", text)
    read = loaded.record
    assert read is not None
    if isinstance(read, Article):
        read = Article(**{name: getattr(read, name) for name in read.__struct_fields__} | {"body_line": 1})
    assert read == record
    assert all("unknown field" in problem.message for problem in loaded.problems)


@pytest.mark.parametrize("name", ["", "x" * 1_100, "?", "- a", "a: b", "# c", "é\\"])
def test_a_field_of_any_name_is_written_so_that_it_is_read(name: str) -> None:
    extra: dict[str, Json] = {"x": {name: "a"}, "y": [{name: "b"}, "", {name: ["c", {name: "d"}]}]}
    record = Article(id="x", path="x.md", title="T", extra={name: "e", **extra}, body_line=1)
    loaded = read_record("article", "x", "x.md", dump_record(record))
    assert isinstance(loaded.record, Article)
    assert loaded.record.extra == record.extra


def test_the_form_is_the_one_a_person_would_write() -> None:
    event = Event(
        id="e",
        title="Niger : le titre",
        type="consult",
        date="2024-01-15/..",
        participants=(Participant("russie", "recipient"), Participant("niger")),
        claims=(
            Claim(
                article="a", quote="« oui », dit-il", details={"delegation": ("Défense", "Énergie, Mines")}
            ),
        ),
        related=("b",),
        body="Note.",
    )
    assert dump_record(event) == (
        '---\ntitle: "Niger : le titre"\ntype: consult\ndate: 2024-01-15/..\nparticipants:\n'
        "  - {actor: russie, role: recipient}\n  - {actor: niger, role: actor}\nclaims:\n  - article: a\n"
        "    quote: « oui », dit-il\n    details:\n"
        '      delegation: [Défense, "Énergie, Mines"]\nrelated: [b]\n---\nNote.\n'
    )
