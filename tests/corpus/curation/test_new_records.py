"""New actors, events and claims: what is typed is little, what is wrong is refused."""

from __future__ import annotations

from pathlib import Path
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.corpus.curation.corpora import (
    contents,
    lines_of,
    problems,
    read,
)
from tui.corpus.curation.claims import add_claim, claim_of_span, quote_span
from tui.corpus.curation.corpus_draft import MAX_ID_CHARS
from tui.corpus.curation.new_records import create_record
from tui.corpus.journal.undo import read_journal
from tui.corpus.record_files.record_edit import EditError
from tui.model.quotes import find_quotes
from tui.model.records import Actor, Article, Claim, Event, Name, Participant, Ref, Role


def test_a_new_actor_is_a_file_with_an_id_of_its_name(root: Path) -> None:
    new = Actor(id="", name="Éric d’Ozanne: «x»", type="person", aliases=(Name("É. O."),), of="niger")
    assert lines_of(root, lambda root: create_record(root, new)) == {
        "actors/eric-d-ozanne-x.md": [
            "+ ---", '+ name: "Éric d’Ozanne: «x»"', "+ type: person", "+ aliases:", "+   - É. O.",
            "+ of: niger", "+ ---",
        ]
    }  # fmt: skip
    assert create_record(root, new).value.id == "eric-d-ozanne-x-2"


@pytest.mark.parametrize(
    ("name", "id"), [("x" * 1_000, "x" * MAX_ID_CHARS), ("mot " * 200, "mot-" * 19 + "mot"),
                     ("[b]x[/b]", "b-x-b"), ("Nobody", "nobody-2"), ("MODI", "modi-2"), ("…", "actor")],
    ids=range(6),
)  # fmt: skip
def test_any_name_gives_an_id(root: Path, name: str, id: str) -> None:
    new = create_record(root, Actor(id="", name=name, type="person")).value
    assert new.id == id
    assert problems(root) == []


@pytest.mark.parametrize(
    ("record", "said"),
    [
        (Actor(id="", name=" ", type="person"), "name: missing"),
        (Actor(id="", name="X", type="person", of="nigr"), "no actor “nigr”"),
        (Actor(id="", name="X", type="person", roles=(Role("x", since="mai 2023"),)), "write 2023-05"),
        (Event(id="", title="X", type="aid", claims=()), "claim"),
        (Event(id="", title="X", type="aid", claims=(Claim(article="a", quote="Mody est à Moscou"),)),
         "nearest: “Modi est à Moscou”"),
        (Event(id="", title="X", type="aid", claims=(Claim(article="a", quote="La délégation russe"),)),
         "occurs there 2 times"),
        (Event(id="", title="X", type="aid", claims=(Claim(article="zz", quote="x"),)), "no article zz"),
    ],
)  # fmt: skip
def test_what_cannot_be_right_is_refused_with_the_reason(
    root: Path, record: Actor | Event, said: str
) -> None:
    before = contents(root)
    with pytest.raises(EditError) as caught:
        create_record(root, record)
    assert said in str(caught.value)
    assert contents(root) == before
    assert read_journal(root) == []


def test_a_new_event_is_made_of_the_words_of_an_article(root: Path) -> None:
    article = read(root, Ref("article", "a"))
    assert isinstance(article, Article)
    start = article.body.rindex("La délégation")
    claim = claim_of_span(article, start, len(article.body))
    event = Event(
        id="", title="Départ de la délégation", type="retreat", claims=(claim,),
        participants=(Participant("niger", "recipient"),),
    )  # fmt: skip
    assert lines_of(root, lambda root: create_record(root, event))["events/depart-de-la-delegation.md"] == [
        "+ ---", "+ title: Départ de la délégation", "+ type: retreat", "+ participants:",
        "+   - {actor: niger, role: recipient}", "+ claims:", "+   - article: a",
        "+     quote: La délégation russe est partie mercredi 17 janvier.",
        "+     stated: mercredi 17 janvier", "+     date: 2024-01-17", "+ ---",
    ]  # fmt: skip


def test_words_that_stand_twice_are_told_apart(root: Path) -> None:
    body = read(root, Ref("article", "a")).body
    words = "La délégation russe est partie"
    first, second = body.index(words), body.rindex(words)
    for start in (first, second):
        selector = quote_span(body, start - 1, start + len(words))
        assert selector.quote == words
        assert selector.prefix or selector.suffix
        places = list(find_quotes(body, selector.quote, selector.prefix, selector.suffix))
        assert [place[0] for place in places] == [start]
    assert quote_span("a b", 0, 1).prefix is None


def test_words_that_a_long_text_repeats_are_quoted_in_the_time_of_a_few_readings() -> None:
    words = "Les réfugiés ont fui."
    body = " ".join([words] * 20_000)
    start = process_time()
    list(find_quotes(body, words))
    middle = process_time()
    assert quote_span(body, len(words) + 1, 2 * len(words) + 1).quote == words
    assert process_time() - middle < 10 * (middle - start)


@given(st.text(st.sampled_from("ab. \n«’"), max_size=60), st.integers(0, 60), st.integers(0, 60))
def test_a_quotation_of_any_span_is_found_again(text: str, start: int, end: int) -> None:
    body = text.strip()
    start, end = sorted((start, end))  # also beyond the end
    if not body[start:end].strip():
        with pytest.raises(EditError, match="nothing to quote"):
            quote_span(body, start, end)
        return
    selector = quote_span(body, start, end)
    assert selector.quote == body[start:end].strip()


def test_a_claim_is_added_to_an_event(root: Path) -> None:
    claim = Claim(article="a", quote="Mardi, Modi est à Moscou")
    zeine = (Participant("niger", "recipient"), Participant("modi"))
    assert lines_of(root, lambda root: add_claim(root, "depart", claim, zeine)) == {
        "events/depart.md": [
            "+ participants:", "+   - {actor: niger, role: recipient}", "+   - {actor: modi, role: actor}",
            "+   - article: a", "+     quote: Mardi, Modi est à Moscou", "+     stated: Mardi",
            "+     date: 2024-01-16",
        ]
    }  # fmt: skip
    with pytest.raises(EditError, match="already has this claim"):
        add_claim(root, "depart", claim)
    with pytest.raises(EditError, match="there is no event nothing"):
        add_claim(root, "nothing", claim)


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("[bold]x[/]", "bold-x"),
        ("\x1b[31mrouge", "rouge"),
        ("- x: y", "x-y"),
        ("null", "null"),
        ("é" * 1_000, "e" * 80),
        ("漢字" * 500, None),
    ],
)
def test_any_name_is_a_name_and_makes_an_id(root: Path, name: str, id: str | None) -> None:
    made = create_record(root, Actor(id="", name=name, type="person")).value
    assert id in (None, made.id) and 0 < len(made.id) <= 80
    assert made.name == read(root, made.ref).title == name.removeprefix("\x1b[31m")


@pytest.mark.parametrize("name", ["", "   ", "\u200b\t\n"])
def test_a_name_of_blanks_is_none(root: Path, name: str) -> None:
    before = contents(root)
    with pytest.raises(EditError, match="name: missing"):
        create_record(root, Actor(id="", name=name, type="person"))
    assert contents(root) == before
