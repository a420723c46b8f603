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
    assert f"« {BODY} »  article:a" in said
    assert "Adam Jones  (" not in said


def test_without_suggestions_the_answer_is_no(run: Run, tmp_path: Path) -> None:
    root = corpus(tmp_path / "c")
    rejected = "- {suggestion: actor, name: Adam Jones, verdict: rejected}\n"
    (tmp_path / "c" / "decisions.yaml").write_text(rejected, "utf-8")
    done = run("suggest", "--kind", "actor", "--corpus", root)
    assert (done.code, done.out) == (1, "")
    assert done.err == "no suggestions\n"
