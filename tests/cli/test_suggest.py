"""`niger-tui suggest`: lines for people, JSON Lines for programs, exit code 1 where there is nothing."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Run

BODY = "Le ministre Salifou Moddi a reçu le général Adam Jones."


def corpus(root: Path) -> str:
    files = {
        "actors/modi.md": "---\nname: Salifou Modi\ntype: person\n---\n",
        "articles/a.md": f"---\ntitle: À Niamey\n---\n{BODY}\n",
        "decisions.yaml": "",
    }
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8")
    return str(root)


def test_what_is_missing_is_printed_with_its_evidence(run: Run, tmp_path: Path) -> None:
    root = corpus(tmp_path / "c")
    done = run("suggest", "--json", "--corpus", root)
    assert done.code == 0
    assert [one["name"] for one in done.values] == ["Salifou Moddi", "Adam Jones"]
    alias = done.values[0]
    assert alias == {
        "kind": "alias",
        "name": "Salifou Moddi",
        "actor": "modi",
        "confidence": alias["confidence"],
        "why": "sounds like Modi",
        "count": 1,
        "aliases": ["Salifou Moddi"],
        "roles": [],
        "of": None,
        "evidence": [
            {
                "article": "a",
                "start": BODY.index("Salifou"),
                "end": BODY.index(" a reçu"),
                "exact": "Salifou Moddi",
                "sentence": BODY,
            }
        ],
    }
    said = run("suggest", "--corpus", root, "--limit", "1").out
    assert "Salifou Moddi  (Other spellings; for modi; sounds like Modi; 1 time;" in said
    assert f"«\u00a0{BODY}\u00a0»  article:a" in said
    assert "Adam Jones  (" not in said


def test_without_suggestions_the_answer_is_no(run: Run, tmp_path: Path) -> None:
    root = corpus(tmp_path / "c")
    rejected = "- {suggestion: actor, name: Adam Jones, verdict: rejected}\n"
    (tmp_path / "c" / "decisions.yaml").write_text(rejected, "utf-8")
    done = run("suggest", "--kind", "actor", "--corpus", root)
    assert (done.code, done.out) == (1, "")
    assert done.err == "no suggestions\n"


TEXTS = {
    "articles/a.md": "---\ntitle: Un\n---\nLe ministre nigérien des Mines, Zorbek Petit, est à Lomé.\n",
    "articles/b.md": "---\ntitle: Deux\n---\nM. Adam Jones a vu Zorbek Petit au Togo.\n",
    "actors/jones.md": "---\nname: Jonathan Smithson\ntype: person\n---\n",
}


def texts(root: Path) -> str:
    for path, text in TEXTS.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8")
    return str(root)


def test_suggestions_are_accepted_whole_in_one_step_and_undone(run: Run, tmp_path: Path) -> None:
    root = texts(tmp_path / "c")
    tried = run("accept", "--all", "--group", "person", "--dry-run", "--json", "--corpus", root)
    assert (tried.code, tried.values[0]["step"]) == (0, None)
    assert not (tmp_path / "c/actors/zorbek-petit.md").exists()
    done = run("accept", "zorbek petit", "--json", "--corpus", root)
    assert (done.values[0]["step"], done.values[0]["record"]) == (1, "actor:zorbek-petit")
    paths = {file["path"] for file in done.values[0]["files"]}
    assert paths == {"actors/zorbek-petit.md", "actors/niger.md"}
    record = (tmp_path / "c/actors/zorbek-petit.md").read_text("utf-8")
    assert "roles:\n  - {title: ministre nigérien des Mines, of: niger}\nof: niger\n" in record
    assert run("check", root).code == 0
    found = [one["name"] for one in run("suggest", "--json", "--corpus", root).values]
    assert found == ["Togo", "Adam Jones"]
    assert run("undo", "--corpus", root).code == 0
    assert not (tmp_path / "c/actors/niger.md").exists()


def test_a_suggestion_is_a_record_that_is_there_or_is_rejected(run: Run, tmp_path: Path) -> None:
    root = texts(tmp_path / "c")
    assert run("accept", "Adam Jones", "--as", "jones", "--corpus", root).code == 0
    assert "- Adam Jones" in (tmp_path / "c/actors/jones.md").read_text("utf-8")
    assert run("reject", "--all", "--confidence", "0.9", "--corpus", root).code == 0
    found = {one["name"] for one in run("suggest", "--json", "--corpus", root).values}
    assert "Togo" not in found and "Zorbek Petit" in found


def test_a_choice_that_is_none_is_refused(run: Run, tmp_path: Path) -> None:
    root = texts(tmp_path / "c")
    for args, said, code in (
        (["Personne"], "Personne: there is no such suggestion", 1),
        ([], "name the suggestions", 2),
        (["Togo", "--all"], "name the suggestions", 2),
    ):
        done = run("accept", *args, "--corpus", root)
        assert done.code == code and said in done.err
