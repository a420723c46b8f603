"""What a form or a command changes, and labels: these fields and no others."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec import structs

from tests.corpus.curation.corpora import (
    actor,
    lines_of,
    read,
)
from tui.corpus.curation.claims import draft_claim
from tui.corpus.curation.corpus_draft import CorpusDraft, edit_corpus
from tui.corpus.curation.merge import FieldConflict
from tui.corpus.curation.namesakes import Namesake, find_namesakes
from tui.corpus.curation.new_records import draft_record
from tui.corpus.curation.record_fields import (
    FormConflictError,
    change_labels,
    draft_fields,
    save_record,
    set_fields,
)
from tui.corpus.decisions_file import draft_decisions
from tui.corpus.record_files.record_edit import EditError
from tui.model.records import Actor, Claim, Decision, Name, Participant, Ref


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


def test_what_only_one_side_adds_or_takes_out_is_no_conflict(root: Path) -> None:
    before = read(root, actor("niger"))
    first = structs.replace(before, aliases=(*before.aliases, Name("A")), names={"en": "Niger"})
    second = structs.replace(before, aliases=(before.aliases[1], Name("B")), names={"ru": "Нигер"})
    save_record(root, before, first)
    merged = save_record(root, before, second).value
    assert [name.name for name in merged.aliases] == ["le Sahel", "A", "B"]
    assert merged.names == {"en": "Niger", "ru": "Нигер"}
    third = structs.replace(before, aliases=(before.aliases[0], Name("C")), names={"en": "The Niger"})
    with pytest.raises(FormConflictError, match="meanwhile: names"):
        save_record(root, before, third)


def test_many_acts_are_one_step(root: Path) -> None:
    before = read(root, actor("niger"))

    def accept(draft: CorpusDraft) -> None:
        for name in ("Togo", "Mali", "Tchad"):
            draft_record(draft, Actor(id="", name=name, type="country"))
        for name in ("Le Niger", "NER"):
            draft_fields(draft, before, structs.replace(before, aliases=(*before.aliases, Name(name))))
        claim = Claim(article="a", quote="Mardi, Modi")
        draft_claim(draft, "depart", claim, (Participant("togo"),))
        draft_decisions(draft.files, add=[Decision(suggestion="actor", name="X", verdict="rejected")])

    changes = lines_of(root, lambda root: edit_corpus(root, "accept 7", accept))
    assert changes["actors/niger.md"] == [
        "- aliases: [République du Niger, le Sahel]",
        "+ aliases: [République du Niger, le Sahel, Le Niger, NER]",
    ]
    assert changes["decisions.yaml"] == ["+ - {suggestion: actor, name: X, verdict: rejected}"]
    assert set(changes) == {
        "actors/niger.md", "actors/togo.md", "actors/mali.md", "actors/tchad.md", "events/depart.md",
        "decisions.yaml",
    }  # fmt: skip


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
        ("type=persn", "did you mean “person”"), ("aliass+=x", "did you mean “aliases”"),
        ("aliases-=Zzz", "“Zzz” is not in it"), ("name+=x", "is not a list"), ("name=", "name: missing"),
        ("name", "write field=value"),
    ],
)  # fmt: skip
def test_a_field_that_cannot_be_so_is_refused(root: Path, assignment: str, said: str) -> None:
    with pytest.raises(EditError, match=said):
        set_fields(read(root, actor("modi")), [assignment])


def test_labels_come_and_go(root: Path) -> None:
    label = lines_of(root, lambda root: change_labels(root, Ref("article", "a"), ["à vérifier", "x"]))
    assert label == {"articles/a.md": ["+ labels: [à vérifier, x]"]}
    assert change_labels(root, Ref("article", "a"), ["x"]).step is None
    assert lines_of(root, lambda root: change_labels(root, Ref("article", "a"), [], ["x"])) == {
        "articles/a.md": ["- labels: [à vérifier, x]", "+ labels: [à vérifier]"]
    }
    with pytest.raises(EditError, match=r"articles/raw\.txt: no front matter"):
        change_labels(root, Ref("article", "raw"), ["x"])


def test_names_that_another_has_are_said(root: Path) -> None:
    modi = read(root, actor("modi"))
    namesakes = sorted(find_namesakes(root, modi, ["Modi", "Moscou", "Zzz"]), key=str)
    assert namesakes == [Namesake("Modi", actor("mody")), Namesake("Moscou", actor("moscou"))]
