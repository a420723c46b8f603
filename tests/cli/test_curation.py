"""What a person decides, by command: codes, JSON, what is said, what is in the files."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.corpus.curation.corpora import contents, make_corpus

PATH = "events/sejour.md"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make_corpus(tmp_path / "corpus")


def test_an_event_with_a_claim_is_made_and_taken_back(run: Run, root: Path) -> None:
    before, corpus = contents(root), str(root)
    claim = ("--article", "a", "--quote", "Mardi, Modi est à Moscou")
    made = run(
        "new", "event", "Séjour", "--type", "consult", "--participant", "modi", "--participant",
        "niger:recipient", *claim, "place=moscou", "--json", "--corpus", corpus,
    )  # fmt: skip
    assert made.code == 0
    assert made.value == {
        "step": 1,
        "what": "new event: Séjour",
        "record": "event:sejour",
        "files": [{"path": "events/sejour.md", "change": "created"}],
        "references": [],
        "conflicts": [],
    }
    assert "stated: Mardi\n    date: 2024-01-16\n" in contents(root)[PATH]
    again = run("new", "claim", "sejour", *claim, "--corpus", corpus)
    assert (again.code, again.out) == (2, "")
    assert again.err == "niger-tui: events/sejour.md: already has this claim\n"
    assert run("check", "--corpus", corpus).code == 0
    undone = run("undo", "--corpus", corpus)
    assert (undone.code, undone.out) == (
        0,
        "step 2: undo 1: new event: Séjour\n  deleted  events/sejour.md\n",
    )
    assert contents(root) == before
    assert run("undo", "--corpus", corpus).code == 1


def test_what_refers_is_shown_before_a_record_is_deleted(run: Run, root: Path) -> None:
    before, corpus = contents(root), str(root)
    tried = run("delete", "mody", "--dry-run", "--corpus", corpus)
    assert tried.code == 0
    for line in (
        "nothing is written (--dry-run): delete actor:mody",
        "  deleted  actors/mody.md",
        "  referred  event:visite: participants[0]",
        "+++ /dev/null",
        "-name: Salifou Mody",
    ):
        assert line in tried.out.splitlines()
    assert contents(root) == before
    assert run("delete", "mody", "--corpus", corpus).code == 0
    gone = run("show", "mody", "--corpus", corpus, "--json")
    assert (gone.code, gone.out) == (1, "")


def test_a_merge_says_what_it_dropped_and_a_later_command_what_became_of_it(run: Run, root: Path) -> None:
    corpus = str(root)
    assert run("set", "modi", "wikidata=Q2", "--corpus", corpus).code == 0
    merged = run("merge", "mody", "modi", "--corpus", corpus)
    assert "  differs   wikidata: “Q2” stays, not “Q1”" in merged.out.splitlines()
    late = run("set", "mody", "type=group", "--corpus", corpus)
    assert late.code == 1
    assert late.err.startswith("it is actor:modi now\nthere is no record mody\n")
    steps = run("journal", corpus, "--json").values
    assert [(step["step"], step["what"]) for step in steps] == [
        (2, "merge actor:mody into actor:modi"),
        (1, "change actor:modi: wikidata"),
    ]
    assert "+wikidata: Q2" in run("journal", corpus, "--step", "1").out.splitlines()


@pytest.mark.parametrize(
    ("args", "code", "said"),
    [
        (["new", "actor", "X", "--type", "persn"], 2, "did you mean “person”"),
        (["set", "modi", "of=nigr"], 2, "no actor “nigr”"),
        (["set", "modi", "of=niger"], 1, "nothing to change"),
        (["set", "modi", "naem=M"], 2, "naem: no such field, so nothing was written; did you mean “name”?"),
        (["set", "modi", "foo=M"], 2, "foo: no such field, so nothing was written; there are name, type, "),
        (["set", "modi", "roles+={title: x, wer: y}"], 2, ".wer: no such field, so nothing was written"),
        (["merge", "modi", "niger"], 2, "actor:modi is a person, actor:niger a country"),
        (["split", "modi", "--name", "Zzz"], 2, "“Zzz” is not one of the aliases"),
        (["note", "article:a", "x", "--quote", "zzz"], 2, "not in the article"),
        (["undo", "7"], 1, "there is no step 7"),
        (["journal"], 1, "nothing has been done yet"),
    ],
)
def test_what_cannot_be_is_refused(run: Run, root: Path, args: list[str], code: int, said: str) -> None:
    before = contents(root)
    done = run(*args, "--corpus", str(root))
    assert (done.code, done.out) == (code, "")
    assert said in done.err
    assert len(done.err.splitlines()) == 1
    assert contents(root) == before


def test_a_name_that_another_has_is_said(run: Run, root: Path) -> None:
    done = run("set", "niger", "aliases+=Moscou", "--corpus", str(root))
    assert done.code == 0
    assert done.err == "“Moscou” is also a name of actor:moscou: each text decides who is meant\n"


def test_a_note_is_written_anew_and_deleted(run: Run, root: Path) -> None:
    corpus = str(root)
    made = run("note", "niger", "-", "--json", "--corpus", corpus, given=b"Un.\n\nDeux.\n").value
    path = made["files"][0]["path"]
    assert made["record"] == f"note:{Path(path).stem}"
    assert contents(root)[path].endswith("---\nUn.\n\nDeux.\n")
    assert [note["body"] for note in run("show", "niger", "--json", "--corpus", corpus).value["notes"]] == [
        "Un.\n\nDeux."
    ]
    assert f"{made['record']}\nUn.\n\nDeux.\n" in run("show", "niger", "--corpus", corpus).out
    assert run("note", made["record"], "Trois.", "--corpus", corpus).code == 0
    assert contents(root)[path].endswith("---\nTrois.\n")
    assert run("delete", made["record"], "--corpus", corpus).code == 0
    assert path not in contents(root)
    assert run("check", corpus).code == 0


def test_the_corpus_that_ships_is_not_changed_unless_it_is_named(run: Run) -> None:
    done = run("label", "niger", "x")
    assert done.code == 2
    assert "niger-tui init DIR" in done.err
    assert run("label", "niger", "x", "--dry-run").code == 0


def test_an_undo_that_meets_other_changes_shows_both_texts(run: Run, root: Path) -> None:
    corpus = str(root)
    assert run("set", "modi", "type=group", "--corpus", corpus).code == 0
    path = root / "actors/modi.md"
    path.write_text(path.read_text("utf-8").replace("type: group", "type: media"), "utf-8")
    before = contents(root)
    refused = run("undo", "--corpus", corpus)
    assert refused.code == 1
    assert refused.err == "step 1 cannot be undone: changed since: actors/modi.md\n"
    for line in ("  + type: group", "  - type: person", "    type: media"):
        assert line in refused.out.splitlines()
    said = run("undo", "--json", "--corpus", corpus)
    assert said.code == 1
    assert said.value["unresolved"][0]["path"] == "actors/modi.md"
    assert contents(root) == before


def test_a_change_that_was_interrupted_is_whole_at_the_next_start(run: Run, root: Path) -> None:
    corpus = str(root)
    assert run("merge", "mody", "modi", "--corpus", corpus).code == 0
    after = contents(root)
    assert run("undo", "--corpus", corpus).code == 0
    journal = root / ".niger-tui/journal.jsonl"
    first, *_others = journal.read_bytes().splitlines(keepends=True)
    journal.write_bytes(first)  # as a program leaves it that is killed before the first file
    checked = run("check", "--corpus", corpus)
    assert checked.code == 0
    assert checked.err.startswith("an interrupted change has been put right: merge actor:mody into")
    assert contents(root) == after


def test_two_commands_at_once_lose_nothing(run: Run, root: Path, home: dict[str, str]) -> None:
    import sys

    def start(*args: str) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "tui", *args, "--corpus", str(root)]
        return subprocess.Popen(command, env=home, stdout=subprocess.DEVNULL)

    running = [start("label", "modi", f"x{number}") for number in range(3)]
    running.append(start("set", "modi", "aliases+=S. Modi"))
    assert [process.wait(120) for process in running] == [0] * 4
    text = contents(root)["actors/modi.md"]
    assert "  - S. Modi\n" in text
    assert all(f"x{number}" in text for number in range(3))
    assert len(run("journal", str(root), "--json").values) == 4
