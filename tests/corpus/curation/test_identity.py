"""Records become one, two, others or none, and everything that refers follows."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.corpus.curation.corpora import (
    FILES,
    actor,
    contents,
    lines_of,
)
from tui.corpus.curation.identity import delete_record, rename_record, split_actor
from tui.corpus.curation.merge import merge_records
from tui.corpus.curation.new_records import create_record
from tui.corpus.decisions_file import update_decisions
from tui.corpus.folder import open_folder
from tui.corpus.journal.undo import find_new_ref, undo_step
from tui.corpus.record_files.record_edit import EditError
from tui.corpus.validate import validate_corpus
from tui.model.records import Actor, Decision, Ref


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
        ("article:b", "article:raw", "does not have the words “le Sahel”"),
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
    [("niger", "already exists"), ("NIGER", "already exists"), ("a/b", "a-b"), ("..", "letters"),
     ("modi", "has this id"), ("", "missing")],
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
    with pytest.raises(EditError, match="event:depart has no other claims than those of article:b"):
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
    with pytest.raises(EditError, match="“Niger” is not one of the aliases; these are: République du Niger"):
        split_actor(root, actor("niger"), ["Niger"])


def test_what_was_rejected_as_a_claim_follows_its_event(root: Path) -> None:
    rejected = Decision(article="b", actor="visite", suggestion="claim", name="Dit", verdict="rejected")
    update_decisions(root, add=[rejected])
    assert not [problem for problem in validate_corpus(open_folder(root)) if problem.path == "decisions.yaml"]
    renamed = lines_of(root, lambda root: rename_record(root, Ref("event", "visite"), "voyage"))
    line = "- {article: b, is: visite, suggestion: claim, name: Dit, verdict: rejected}"
    moved = line.replace("visite", "voyage")
    assert renamed["decisions.yaml"] == [f"- {line}", f"+ {moved}"]
    deleted = lines_of(root, lambda root: delete_record(root, Ref("event", "voyage")))
    assert deleted["decisions.yaml"] == [f"- {moved}"]


def test_decisions_behind_several_byte_order_marks_follow_their_actor(root: Path) -> None:
    file = root / "decisions.yaml"
    file.write_text("\ufeff\ufeff- {article: a, quote: Modi, is: mody}\n# end\n", "utf-8")
    rename_record(root, actor("mody"), "modiy")
    assert file.read_text("utf-8") == "\ufeff\ufeff- {article: a, quote: Modi, is: modiy}\n# end\n"


def test_decisions_that_are_read_otherwise_than_they_are_parsed_are_not_changed(root: Path) -> None:
    file, text = root / "decisions.yaml", "- a\n- {article: a, quote: Modi, is: mody}\n-\n\ufeff-\n"
    file.write_text(text, "utf-8")
    with pytest.raises(EditError, match="the list cannot be changed safely"):
        rename_record(root, actor("mody"), "modiy")
    assert file.read_text("utf-8") == text and (root / "actors/mody.md").exists()
