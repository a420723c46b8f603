"""A record is changed as a value, and in its file only the lines of what differs change."""

from __future__ import annotations

import difflib
import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from tui.corpus.record_files.record_edit import EditError, change_record, load_record
from tui.corpus.record_files.value_changes import find_changes
from tui.corpus.record_files.yaml_edit import edit_yaml
from tui.model.records import Actor, Article, Claim, Event, Name, Participant, Role

PATHS = {"actor": "actors/a.md", "event": "events/e.md", "article": "articles/x.md"}
EVENT = """\
---
title: Visite   # as the paper has it
type: consult
mode: [visit]  # one

# who
participants:
  - {actor: zeine, role: actor}  # first
  - {actor: russie}
claims:
  # of RFI
  - article: a
    quote: >
      un deux
      trois
    stated: 'mardi'
  - source: https://example.org/x
    publisher: "Sputnik"
    details:
      delegation: [Défense, Pétrole]
mine: {x: 1}
---

Note.

"""


def read(kind: Any, text: str) -> Any:
    record = load_record(kind, "a", PATHS[kind], text).record
    assert record is not None
    return record


def diff(kind: Any, text: str, change: Callable[[Any], Any]) -> list[str]:
    """The lines that go and come when a record is changed."""
    wanted = change(read(kind, text))
    changed = change_record(text, wanted)
    assert change_record(changed, wanted) == changed
    lines = difflib.ndiff(text.splitlines(keepends=True), changed.splitlines(keepends=True))
    return [line.rstrip("\n") for line in lines if line[0] in "+-"]


CLAIM = Claim(article="b", quote="q: «x»", date="2024")


def with_claims(event: Event, *claims: Claim) -> Event:
    return structs.replace(event, claims=claims)


@pytest.mark.parametrize(
    ("change", "wanted"),
    [
        (lambda e: structs.replace(e, title="Autre: x"), [
            "- title: Visite   # as the paper has it", '+ title: "Autre: x"   # as the paper has it']),
        (lambda e: structs.replace(e, mode=("visit", "call")), [
            "- mode: [visit]  # one", "+ mode: [visit, call]  # one"]),
        (lambda e: structs.replace(e, mode=()), ["- mode: [visit]  # one"]),
        (lambda e: structs.replace(e, place="moscou", date="2024-01"), [
            "+ date: 2024-01", "+ place: moscou"]),
        (lambda e: structs.replace(e, labels=("à voir",)), ["+ labels: [à voir]"]),
        (lambda e: structs.replace(e, participants=(*e.participants, Participant("x", "medium"))), [
            "+   - {actor: x, role: medium}"]),
        (lambda e: structs.replace(e, participants=e.participants[1:]), [
            "-   - {actor: zeine, role: actor}  # first"]),
        (lambda e: structs.replace(e, participants=(e.participants[0], Participant("ua", "recipient"))), [
            "-   - {actor: russie}", "+   - {actor: ua, role: recipient}"]),
        (lambda e: with_claims(e, *e.claims, CLAIM), [
            "+   - article: b", '+     quote: "q: «x»"', "+     date: 2024"]),
        (lambda e: with_claims(e, structs.replace(e.claims[0], stated="hier", date="2024"), e.claims[1]), [
            "-     stated: 'mardi'", "+     stated: 'hier'", "+     date: 2024"]),
        (lambda e: with_claims(e, structs.replace(e.claims[0], article="z"), e.claims[1]), [
            "-   - article: a", "+   - article: z"]),
        (lambda e: with_claims(e, structs.replace(e.claims[0], quote="un"), e.claims[1]), [
            "-     quote: >", "-       un deux", "-       trois", "+     quote: un"]),
        (lambda e: with_claims(e, e.claims[1]), [
            "-   - article: a", "-     quote: >", "-       un deux", "-       trois",
            "-     stated: 'mardi'"]),
        (lambda e: with_claims(
            e, e.claims[0], structs.replace(e.claims[1], details={"delegation": ("Pétrole",), "n": "2"})
        ), [
            "-       delegation: [Défense, Pétrole]", "+       delegation: [Pétrole]", "+       n: 2"]),
        (lambda e: structs.replace(e, body="Une autre.\n\nEt une."), [
            "- Note.", "+ Une autre.", "+ ", "+ Et une."]),
        (lambda e: structs.replace(e, extra={}), ["- mine: {x: 1}"]),
    ],
)  # fmt: skip
def test_only_what_differs_changes(change: Callable[[Event], Event], wanted: list[str]) -> None:
    assert sorted(diff("event", EVENT, change)) == sorted(wanted)
    windows = EVENT.replace("\n", "\r\n")
    assert sorted(diff("event", windows, change)) == sorted(f"{line}\r" for line in wanted)


def test_fields_in_braces_and_in_no_front_matter() -> None:
    flow = "\ufeff---\n{name: A, type: person, aliases: [X, Y]}\n---\n"
    changed = change_record(
        flow, structs.replace(read("actor", flow), aliases=(Name("Y"), Name("Z")), of="b")
    )
    assert changed == "\ufeff---\n{name: A, type: person, aliases: [Y, Z], of: b}\n---\n"
    with pytest.raises(EditError, match="no front matter"):
        change_record("Titre\n\nTexte.\n", structs.replace(read("article", "Titre\n\nTexte.\n"), tags=("a",)))
    bare = "---\n---\nTexte."
    labelled = change_record(bare, structs.replace(read("article", bare), labels=("x",)))
    assert labelled == "---\nlabels: [x]\n---\nTexte."


@pytest.mark.parametrize("unseen", ["\ufeff\ufeff", "\ufeff\n\u200b", "\u2060 \r\n"])
def test_what_is_not_seen_before_the_front_matter_stays_where_it_is(unseen: str) -> None:
    text = f"{unseen}---{unseen[-1:]}\ntitle: Une note\n\u200b---\u200b\nTexte.\n"
    article = read("article", text)
    assert article.title == "Une note"
    changed = change_record(text, structs.replace(article, title="Deux", body="Autre."))
    assert changed == text.replace("Une note", "Deux").replace("Texte", "Autre")


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        ({"type": "persn"}, "did you mean “person”"),
        ({"roles": (Role("x", since="2024-13"),)}, "2024-13"),
        ({"roles": (Role("x", since="décembre 2023"),)}, "write 2023-12"),
        ({"name": " "}, "name: missing"),
    ],
)
def test_what_would_be_wrong_is_refused_with_what_would_be_right(wanted: dict[str, Any], said: str) -> None:
    text = "---\nname: A\ntype: person\n---\n"
    actor = Actor(**{**structs.asdict(read("actor", text)), **wanted})
    with pytest.raises(EditError) as caught:
        change_record(text, actor)
    assert said in str(caught.value)
    assert "actors/a.md" in str(caught.value)


def test_a_file_that_is_no_yaml_is_left_to_its_person() -> None:
    text = "---\ntitle: a\nx: [\n---\n"
    wanted = Article(id="a", title="a", path="articles/x.md", labels=("b",))
    with pytest.raises(EditError, match=r"articles/x\.md:\d+: "):
        change_record(text, wanted)


# -- properties --------------------------------------------------------------------------------

WORDS = st.text(st.sampled_from("abé ,:#-'’\"[]{}&*!|>%@`~?0\\"), min_size=1, max_size=8).map(
    lambda text: " ".join(text.split())
).filter(bool)  # fmt: skip
IDS = st.sampled_from(["niger", "russie", "x-1"])
DATES = st.sampled_from([None, "2023", "2024-01/..", "2023-12~"])
ROLES = st.builds(Role, WORDS, of=st.one_of(st.none(), IDS), since=DATES)
ACTORS = st.builds(
    Actor,
    id=st.just("a"),
    path=st.just(PATHS["actor"]),
    name=WORDS,
    type=st.sampled_from(["person", "group"]),
    names=st.dictionaries(st.sampled_from(["fr", "en", "ru"]), WORDS),
    aliases=st.lists(st.builds(Name, WORDS, st.sampled_from(["folded", "exact"])), max_size=4).map(tuple),
    roles=st.lists(ROLES, max_size=3).map(tuple),
    of=st.one_of(st.none(), IDS),
    demonyms=st.lists(WORDS, max_size=3).map(tuple),
    key=st.booleans(),
    body=st.sampled_from(["", "Note.", "Un.\n\nDeux: [x]"]),
)


def scalar(draw: st.DrawFn, text: str) -> str:
    """A text as people write it in YAML, where they can: plain, or in quotes."""
    forms = [json.dumps(text, ensure_ascii=False), "'" + text.replace("'", "''") + "'"]
    return draw(st.sampled_from([text, *forms] if text.replace(" ", "").isalnum() else forms))


def field_lines(draw: st.DrawFn, name: str, value: Any) -> list[str]:
    comment = draw(st.sampled_from(["", "", "  # c", " # «é»"]))
    is_flow = draw(st.booleans())

    def flow(value: Any) -> str:
        if isinstance(value, dict):
            return "{" + ", ".join(f"{key}: {flow(item)}" for key, item in value.items()) + "}"
        return f"[{', '.join(map(flow, value))}]" if isinstance(value, list) else scalar(draw, str(value))

    if isinstance(value, list) and not is_flow:
        indent = draw(st.sampled_from(["", "  "]))
        lines = []
        for item in value:
            lines += [f"{indent}# above"] if draw(st.integers(0, 5)) == 0 else []
            if isinstance(item, dict) and draw(st.booleans()):
                first, *rest = (f"{key}: {flow(inner)}" for key, inner in item.items())
                lines += [f"{indent}- {first}{comment}", *(f"{indent}  {line}" for line in rest)]
            else:
                lines.append(f"{indent}- {flow(item)}")
        return [f"{name}:{comment}", *lines]
    if isinstance(value, dict) and not is_flow:
        return [f"{name}:{comment}", *(f"   {key}: {flow(item)}" for key, item in value.items())]
    return [f"{name}: {flow(value)}{comment}"]


@st.composite
def files(draw: st.DrawFn) -> str:
    """An actor’s file as people write them: their order, comments, forms, line ends."""
    from tui.corpus.record_files.frontmatter import collect_fields

    actor = draw(ACTORS)
    lines = ["---"]
    for name, value in draw(st.permutations(list(collect_fields(actor).items()))):
        plain = "true" if value is True else value
        lines += [*field_lines(draw, name, plain), *draw(st.sampled_from([[], [], [""], ["# between"]]))]
    end = draw(st.sampled_from(["\n", "\r\n"]))
    return end.join([*lines, "---", *actor.body.split("\n"), *draw(st.sampled_from([[], [""], ["", ""]]))])


def comments(text: str) -> list[str]:
    """The comments between fields; one among the items of a list may go with them."""
    return [line for line in text.splitlines() if line == "# between"]


@settings(max_examples=50)
@given(files(), ACTORS)
def test_any_actor_can_become_any_other(text: str, wanted: Actor) -> None:
    before = read("actor", text)
    try:
        changed = change_record(text, wanted)
    except EditError as error:
        assert "safely" in str(error)  # a form that is left to its person
        return
    assert structs.replace(read("actor", changed), path="") == structs.replace(wanted, path="")
    assert comments(changed) == comments(text)
    assert ("\r\n" in changed) == ("\r\n" in text)
    for name in ("names", "aliases", "roles", "demonyms"):
        if getattr(before, name) == getattr(wanted, name) and getattr(before, name):
            start = text.index(f"{name}:")
            assert text[start : start + 20].splitlines()[0] in changed


VALUES = st.recursive(
    st.sampled_from(["a", "b", "c"]),
    lambda inner: st.one_of(st.lists(inner, min_size=1, max_size=4),
                            st.dictionaries(st.sampled_from("xyz"), inner, min_size=1)),
    max_leaves=8,
)  # fmt: skip


@given(
    st.dictionaries(st.sampled_from("klm"), VALUES, min_size=1),
    st.dictionaries(st.sampled_from("klm"), VALUES),
)
def test_changes_of_values_lead_from_one_to_the_other(old: dict[str, Any], new: dict[str, Any]) -> None:
    import yaml

    new = {"first": "1"} | new
    text = yaml.safe_dump({"first": "1"} | old, sort_keys=False).replace("'1'", "1")
    changed = edit_yaml(text, list(find_changes({"first": "1"} | old, new)))
    assert yaml.load(changed, yaml.BaseLoader) == new  # texts alone
