"""Each act changes only the lines that it is about, leaves nothing to correct, and is undone exactly."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from tests.corpus.curation.corpora import FILES, changed_lines, contents, make_corpus, problems
from tui.corpus.curation.claims import add_claim, claim_of_span, quote_span
from tui.corpus.curation.corpus_draft import MAX_ID_CHARS
from tui.corpus.curation.identity import delete_record, rename_record, split_actor
from tui.corpus.curation.merge import FieldConflict, merge_records
from tui.corpus.curation.namesakes import Namesake, find_namesakes
from tui.corpus.curation.new_records import create_record
from tui.corpus.curation.notes import change_note, create_note, delete_note, save_note
from tui.corpus.curation.record_fields import FormConflictError, change_labels, save_record, set_fields
from tui.corpus.folder import open_folder
from tui.corpus.journal.steps import StepResult
from tui.corpus.journal.undo import find_new_ref, read_journal, undo_step
from tui.corpus.record_files.record_edit import EditError
from tui.model.quotes import find_quotes
from tui.model.records import Actor, Article, Claim, Event, Name, Note, Participant, Ref, Role

Act = Callable[[Path], StepResult[Any]]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make_corpus(tmp_path)


def actor(id: str) -> Ref:
    return Ref("actor", id)


def read(root: Path, ref: Ref) -> Any:
    folder = open_folder(root)
    return next(folder.read(entry).record for entry in folder.scan() if entry.ref == ref)


def lines_of(root: Path, act: Act) -> dict[str, list[str]]:
    """The lines that an act changes; trying it first, and undoing it, change nothing."""
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
        (Actor(id="", name="X", type="person", of="nigr"), "no actor «nigr»"),
        (Actor(id="", name="X", type="person", roles=(Role("x", since="mai 2023"),)), "write 2023-05"),
        (Event(id="", title="X", type="aid", claims=()), "claim"),
        (Event(id="", title="X", type="aid", claims=(Claim(article="a", quote="Mody est à Moscou"),)),
         "nearest: «Modi est à Moscou»"),
        (Event(id="", title="X", type="aid", claims=(Claim(article="a", quote="La délégation russe"),)),
         "stands there 2 times"),
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


@given(st.text(st.sampled_from("ab. \n«’"), max_size=60), st.integers(0, 60), st.integers(0, 60))
def test_a_quotation_of_any_span_is_found_again(text: str, start: int, end: int) -> None:
    body = text.strip()
    start, end = sorted((min(start, len(body)), min(end, len(body))))
    if not body[start:end].strip():
        with pytest.raises(EditError, match="no words"):
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
    with pytest.raises(EditError, match="has this claim already"):
        add_claim(root, "depart", claim)
    with pytest.raises(EditError, match="there is no event nothing"):
        add_claim(root, "nothing", claim)


def test_a_form_writes_what_it_changed_and_keeps_what_others_changed(root: Path) -> None:
    before = read(root, actor("modi"))
    wanted = structs.replace(before, type="group", aliases=(*before.aliases, Name("S. Modi")))
    path = root / "actors/modi.md"
    path.write_text(path.read_text("utf-8").replace("of: niger\n---", "of: niger\nkey: true\n---"), "utf-8")
    assert lines_of(root, lambda root: save_record(root, before, wanted)) == {
        "actors/modi.md": ["- type: person", "+ type: group", "+   - S. Modi"]
    }
    assert read(root, actor("modi")).key
    with pytest.raises(FormConflictError, match="changed in the file meanwhile: type") as caught:
        save_record(root, before, structs.replace(before, type="media", wikidata="Q1"))
    assert caught.value.conflicts == (FieldConflict("type", "group", "media"),)
    assert save_record(root, before, before).step is None


@pytest.mark.parametrize(
    ("assignments", "lines"),
    [
        (["type=group", "of="], ["- type: person", "+ type: group", "- of: niger"]),
        (["aliases+=S. Modi", "aliases-=Modi"], ["-   - Modi", "+   - S. Modi"]),
        (["aliases+=Modi", "key=true"], ["+ key: true"]),
        (["roles+={title: général, from: 2020}"], ["+   - {title: général, from: 2020}"]),
        (
            ["names={en: Modi}"],
            ["- names: {en: Salifou Modi}", "+ names: {en: Modi}"],
        ),
        (["text=Un général."], ["- Général.", "+ Un général."]),
    ],
)
def test_fields_are_set_as_a_command_names_them(root: Path, assignments: list[str], lines: list[str]) -> None:
    record = read(root, actor("modi"))
    wanted = set_fields(record, assignments)
    changed = lines_of(root, lambda root: save_record(root, record, wanted))
    assert sorted(changed["actors/modi.md"]) == sorted(lines)


@pytest.mark.parametrize(
    ("assignment", "said"),
    [
        ("type=persn", "did you mean «person»"), ("aliass+=x", "did you mean «aliases»"),
        ("aliases-=Zzz", "«Zzz» is not there"), ("name+=x", "is no list"), ("name=", "name: missing"),
        ("name", "write field=value"),
    ],
)  # fmt: skip
def test_a_field_that_cannot_be_so_is_refused(root: Path, assignment: str, said: str) -> None:
    with pytest.raises(EditError, match=said):
        set_fields(read(root, actor("modi")), [assignment])


def test_a_merge_moves_all_that_refers_and_keeps_what_only_one_said(root: Path) -> None:
    conflicts = merge_records(root, actor("mody"), actor("modi"), is_dry_run=True).value.conflicts
    assert conflicts == ()
    assert lines_of(root, lambda root: merge_records(root, actor("mody"), actor("modi"))) == {
        "actors/modi.md": [
            "- names: {en: Salifou Modi}", "+ names: {en: Salifou Modi, ru: Моди}", "+   - Salifou Mody",
            "+   - S. Mody", "+   - {name: MODY, match: exact}", "+ wikidata: Q1", "+",
            "+ Ministre.",
        ],
        "actors/mody.md": [f"- {line}".rstrip() for line in FILES["actors/mody.md"].splitlines()],
        "decisions.yaml": [
            "- - {article: a, quote: Modi, is: mody}", "+ - {article: a, quote: Modi, is: modi}"
        ],
        "events/visite.md": [
            "-   - {actor: mody, role: actor}   # he went", "-     participants: [{actor: mody}]",
            "+     participants: [{actor: modi}]",
        ],
        "notes/2024-01-20-aaaa.md": ["- about: actor:mody", "+ about: actor:modi"],
    }  # fmt: skip
    assert find_new_ref(root, "mody") == "actor:modi"


@pytest.mark.parametrize(
    ("old", "into", "said"),
    [
        ("actor:modi", "actor:modi", "is the same record"),
        ("actor:modi", "event:visite", "different kinds"),
        ("actor:modi", "actor:niger", "actor:modi is a person, actor:niger a country"),
        ("actor:region", "actor:niger", r"actor:region belongs to actor:niger \(of\)"),
        ("actor:niger", "actor:region", r"actor:region belongs to actor:niger \(of\)"),
        ("actor:nobody", "actor:niger", "there is no actor nobody"),
        ("article:b", "article:raw", "has not the words «le Sahel»"),
    ],
)
def test_a_merge_that_makes_no_sense_is_refused(root: Path, old: str, into: str, said: str) -> None:
    create_record(root, Actor(id="", name="Région", type="place", of="niger"))
    before = contents(root)
    refs = [Ref.parse(text) for text in (old, into)]
    assert refs[0] and refs[1]
    with pytest.raises(EditError, match=said):
        merge_records(root, refs[0], refs[1])
    assert contents(root) == before


def test_events_become_one_with_the_claims_of_both(root: Path) -> None:
    result = merge_records(root, Ref("event", "depart"), Ref("event", "visite"), is_dry_run=True)
    assert [conflict.field for conflict in result.value.conflicts] == ["title", "type"]
    changes = lines_of(root, lambda root: merge_records(root, Ref("event", "depart"), Ref("event", "visite")))
    assert changes["events/visite.md"] == [
        "- related: [depart]", "+   - article: b", "+     quote: Modi est à Moscou"
    ]  # fmt: skip
    assert set(changes) == {"events/visite.md", "events/depart.md"}


def test_another_id_is_followed_by_all_that_refers(root: Path) -> None:
    changes = lines_of(root, lambda root: rename_record(root, Ref("article", "a"), "une-visite"))
    assert changes["events/visite.md"] == ["-   - article: a", "+   - article: une-visite"]
    assert changes["decisions.yaml"] == [
        "- - {article: a, quote: Modi, is: mody}", "+ - {article: une-visite, quote: Modi, is: mody}"
    ]  # fmt: skip
    assert contents(root)["articles/une-visite.md"] == FILES["articles/a.md"]
    assert lines_of(root, lambda root: rename_record(root, Ref("article", "raw"), "brut"))
    assert set(lines_of(root, lambda root: rename_record(root, Ref("event", "visite"), "v-1"))) == {
        "events/visite.md", "events/v-1.md", "events/depart.md"
    }  # fmt: skip
    assert find_new_ref(root, "event:visite") == "event:v-1"
    undo_step(root)
    assert find_new_ref(root, "event:visite") is None


@pytest.mark.parametrize(
    ("id", "said"),
    [("niger", "is there already"), ("NIGER", "is there already"), ("a/b", "a-b"), ("..", "letters"),
     ("modi", "has this id")],
)  # fmt: skip
def test_an_id_that_cannot_be_is_refused(root: Path, id: str, said: str) -> None:
    with pytest.raises(EditError, match=said):
        rename_record(root, actor("modi"), id)


def test_what_is_deleted_goes_with_what_refers_to_it(root: Path) -> None:
    references = delete_record(root, actor("mody"), is_dry_run=True).value.references
    assert [(one.where, one.field) for one in references] == [
        ("event:visite", "participants[0]"),
        ("event:visite", "claims[0].participants"),
        ("decisions.yaml", "[0].is"),
        ("notes/2024-01-20-aaaa.md", "about"),
    ]
    changes = lines_of(root, lambda root: delete_record(root, actor("mody")))
    assert changes["events/visite.md"] == [
        "-   - {actor: mody, role: actor}   # he went", "-     participants: [{actor: mody}]"
    ]  # fmt: skip
    assert changes["decisions.yaml"] == ["- - {article: a, quote: Modi, is: mody}"]
    assert "notes/2024-01-20-aaaa.md" in changes
    assert lines_of(root, lambda root: delete_record(root, actor("moscou")))["events/visite.md"] == [
        "- place: moscou", "+ place: Moscou", "-     place: moscou", "+     place: Moscou"
    ]  # fmt: skip
    with pytest.raises(EditError, match="event:depart has no claim but those of article:b"):
        delete_record(root, Ref("article", "b"))


def test_one_actor_becomes_two(root: Path) -> None:
    assert lines_of(root, lambda root: split_actor(root, actor("niger"), ["le Sahel"])) == {
        "actors/le-sahel.md": ["+ ---", "+ name: le Sahel", "+ type: country", "+ ---"],
        "actors/niger.md": [
            "- aliases: [République du Niger, le Sahel]", "+ aliases: [République du Niger]"
        ],
        "decisions.yaml": [
            "- - {article: b, quote: le Sahel, is: niger}  # sure",
            "+ - {article: b, quote: le Sahel, is: le-sahel}  # sure",
        ],
    }  # fmt: skip
    with pytest.raises(EditError, match="«Niger» is not one of the aliases; these are: République du Niger"):
        split_actor(root, actor("niger"), ["Niger"])


def test_labels_come_and_go(root: Path) -> None:
    label = lines_of(root, lambda root: change_labels(root, Ref("article", "a"), ["à vérifier", "x"]))
    assert label == {"articles/a.md": ["+ labels: [à vérifier, x]"]}
    assert change_labels(root, Ref("article", "a"), ["x"]).step is None
    assert lines_of(root, lambda root: change_labels(root, Ref("article", "a"), [], ["x"])) == {
        "articles/a.md": ["- labels: [à vérifier, x]", "+ labels: [à vérifier]"]
    }
    with pytest.raises(EditError, match=r"articles/raw\.txt: no front matter"):
        change_labels(root, Ref("article", "raw"), ["x"])


def test_a_note_is_a_file_of_its_own(root: Path) -> None:
    note = Note(
        id="", about="article:a", quote="La délégation russe est partie", made="2024-02-01T10:00",
        labels=("doute",), by="Awa", body="Quand ?\n\n**Qui ?**",
    )  # fmt: skip
    [(path, lines)] = lines_of(root, lambda root: create_note(root, note)).items()
    assert path.startswith("notes/2024-02-01-")
    assert lines == [
        "+ ---", "+ about: article:a", "+ quote: La délégation russe est partie", "+ suffix: .",
        "+ labels: [doute]", "+ made: 2024-02-01T10:00", "+ by: Awa", "+ ---", "+ Quand ?", "+",
        "+ **Qui ?**",
    ]  # fmt: skip
    with pytest.raises(EditError, match="quote: not in the article; nearest"):
        create_note(root, Note(id="", about="article:a", quote="La délégation ruse est partie"))
    with pytest.raises(EditError, match="no actor «x»"):
        create_note(root, Note(id="", about="actor:x", body="x"))


def test_a_note_is_changed_and_goes(root: Path) -> None:
    id = "2024-01-20-aaaa"
    assert lines_of(root, lambda root: change_note(root, id, "Qui ?\n\nLui.", ["sûr"])) == {
        f"notes/{id}.md": ["- labels: [doute]", "+ labels: [doute, sûr]", "+", "+ Lui."]
    }
    note = next(loaded.note for loaded in open_folder(root).notes())
    assert note
    (root / note.path).write_text(FILES[note.path].replace("Qui ?", "Qui donc ?"), "utf-8")
    with pytest.raises(FormConflictError, match="changed in the file meanwhile: body"):
        save_note(root, note, structs.replace(note, body="x"))
    assert set(lines_of(root, lambda root: delete_note(root, id))) == {f"notes/{id}.md"}
    for other in (id, "../actors/modi"):
        with pytest.raises(EditError, match="there is no note"):
            delete_note(root, other)
    with pytest.raises(EditError, match="there is no note"):
        change_note(root, id, "x")


def test_names_that_another_has_are_said(root: Path) -> None:
    modi = read(root, actor("modi"))
    namesakes = sorted(find_namesakes(root, modi, ["Modi", "Moscou", "Zzz"]), key=str)
    assert namesakes == [Namesake("Modi", actor("mody")), Namesake("Moscou", actor("moscou"))]


def test_a_note_whose_words_are_gone_is_listed(root: Path) -> None:
    create_note(root, Note(id="", about="article:b", quote="Modi est à Moscou", body="x"))
    path = root / "articles/b.md"
    path.write_text(path.read_text("utf-8").replace("Modi est", "Mody est"), "utf-8")
    assert any(
        problem.startswith("notes/") and ":3: quote: not in the article" in problem
        for problem in problems(root)
    )


def test_a_folder_of_texts_alone_gets_no_records(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Titre\n\nTexte.\n", "utf-8")
    with pytest.raises(EditError, match="has no folder actors"):
        create_record(tmp_path, Actor(id="", name="X", type="person"))
    with pytest.raises(EditError, match="has no folder"):
        create_note(tmp_path, Note(id="", about="article:a", body="x"))


# -- any acts in any order ---------------------------------------------------------------------

ACTS: dict[str, Act] = {
    "merge": lambda root: merge_records(root, actor("mody"), actor("modi")),
    "merge back": lambda root: merge_records(root, actor("modi"), actor("mody")),
    "merge events": lambda root: merge_records(root, Ref("event", "depart"), Ref("event", "visite")),
    "rename": lambda root: rename_record(root, actor("niger"), "le-niger"),
    "rename article": lambda root: rename_record(root, Ref("article", "b"), "bb"),
    "delete": lambda root: delete_record(root, actor("mody")),
    "delete place": lambda root: delete_record(root, actor("moscou")),
    "split": lambda root: split_actor(root, actor("niger"), ["le Sahel"]),
    "new": lambda root: create_record(root, Actor(id="", name="Awa", type="person", of="niger")),
    "claim": lambda root: add_claim(root, "depart", Claim(article="a", quote="Mardi, Modi")),
    "label": lambda root: change_labels(root, actor("modi"), ["x"]),
    "form": lambda root: save_record(
        root, modi := read(root, actor("modi")), structs.replace(modi, roles=(Role("général"), *modi.roles))
    ),
    "note": lambda root: create_note(root, Note(id="", about="event:visite", body="x")),
}  # fmt: skip


@settings(max_examples=12)
@given(st.lists(st.sampled_from(sorted(ACTS)), min_size=2, max_size=7))
def test_after_any_acts_all_is_right_and_undoing_each_gives_the_folder_back(
    tmp_path_factory: pytest.TempPathFactory, names: list[str]
) -> None:
    root = make_corpus(tmp_path_factory.mktemp("corpus"))
    states = []
    for name in names:
        before = contents(root)
        try:
            is_made = ACTS[name](root).step is not None
        except (EditError, StopIteration):  # what it is about is gone by now
            is_made = False
        assert is_made or contents(root) == before
        assert problems(root) == []
        if is_made:
            states.append(before)
    for state in reversed(states):
        undo_step(root)
        assert contents(root) == state
