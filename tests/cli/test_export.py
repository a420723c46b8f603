"""What a person has marked and noted leaves the program by commands; searches know of it, too."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.corpus.curation.corpora import make_corpus
from tests.index.small import write
from tui.app.session.file_names import reading_path, state_file


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make_corpus(tmp_path / "corpus")


def test_marks_are_written_and_found(run: Run, root: Path, home: dict[str, str]) -> None:
    corpus = str(root)
    nothing = run("export", "reading", "--corpus", corpus)
    assert (nothing.code, nothing.out) == (0, "")
    file = reading_path(state_file(Path(home["XDG_DATA_HOME"]) / "niger-tui", root))
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps({"read": ["actor:modi", "actor:gone"], "starred": ["actor:modi"]}), "utf-8")
    assert run("export", "reading", "--corpus", corpus).out == (
        "actor:gone  read\nactor:modi  read,starred  Salifou Modi\n"
    )
    written = run("export", "reading", "--json", "--corpus", corpus).values
    assert written[1] == {"id": "actor:modi", "title": "Salifou Modi", "read": True, "starred": True}
    found = run("search", "is:starred", "--json", "--corpus", corpus)
    assert '"actor:modi"' in found.out and "actor:niger" not in found.out


def test_a_format_that_is_none_is_told_with_all_that_there_are(run: Run) -> None:
    done = run("export", "foo")
    assert done.code == 2 and "foo: no such format; there are bibtex, brat, " in done.err
    for args in (("foo",), ("--corpus", ".")):  # in French, too, formats have the names that are typed
        said = run("--lang", "fr", "export", *args).err
        assert ", reading, ris, timeline, txm" in said and "\u202f; " in said and " \u202f" not in said


def test_notes_are_written_as_markdown(run: Run, root: Path) -> None:
    corpus = str(root)
    first = run("export", "notes", "--corpus", corpus)
    assert first.out.startswith("# Notes · corpus\n\n## [Salifou Mody](actors/mody.md)\n\nQui ?\n")
    run("note", "a", "Quand ?", "--quote", "Modi est à Moscou", "--corpus", corpus)
    written = run("export", "notes", "--corpus", corpus)
    assert written.code == 0
    assert "> «\u00a0Modi est à Moscou\u00a0», " in written.out and "\nQuand ?\n" in written.out


def test_records_are_written_to_a_file_a_folder_or_standard_output(
    run: Run, root: Path, tmp_path: Path
) -> None:
    corpus = str(root)
    table = run("export", "csv", "--table", "actors", "--query", "actor:modi", "--corpus", corpus, LANG="C")
    assert table.code == 0 and table.out.splitlines()[0].startswith("id,name,type")
    assert "modi,Salifou Modi,person" in table.out
    done = run("export", "jsonl", "--record", "event:visite", "-o", "out.jsonl", "--corpus", corpus)
    assert (done.code, done.out) == (0, "")
    lines = (tmp_path / "out.jsonl").read_text("utf-8").splitlines()
    assert {json.loads(line)["id"] for line in lines} >= {"article:a", "event:visite", "actor:modi"}
    assert run("export", "markdown", "-o", "vault", "--corpus", corpus).code == 0
    assert (tmp_path / "vault" / "events" / "visite.md").exists()
    for args, words in (
        (("csv",), "name a new folder with -o or one table with --table"),
        (("markdown", "-o", "vault"), "exists already"),
        (("bibtex", "-o", f"{corpus}/articles/x.md"), "in the corpus itself"),
        (("ris", "-o", "none/x.ris"), "make it first"),
        (("ris", "-o", "/dev/full"), "No space left on device"),
    ):
        refused = run("export", *args, "--corpus", corpus)
        assert (refused.code, refused.out) == (2, "") and words in refused.err
    assert run("export", "jsonl", "--record", "nobody", "--corpus", corpus).code == 1
    assert run("export", "jsonl", "--schema", "--corpus", corpus).value["$defs"]["ArticleLine"]


@pytest.mark.parametrize("output", ["disk/moscou.html", "disk/vault"])
def test_onto_a_full_disk(output: str, home: dict[str, str], tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    alone = ["unshare", "--user", "--map-root-user", "--mount", "sh", "-c"]
    small = "mount -t tmpfs -o size=40k none disk"
    if not shutil.which("unshare") or subprocess.run([*alone, small], cwd=tmp_path, check=False).returncode:
        pytest.skip("no file system of its own can be had")
    kind = "dossier" if output.endswith("html") else "markdown"
    script = f'{small} && echo before > disk/moscou.html; "$@"; echo $?; cat disk/*; ls -A disk'
    done = subprocess.run(
        [*alone, script, "sh", sys.executable, "-m", "tui", "export", kind, "-o", output],
        cwd=tmp_path, env=home, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stdout.split() == ["2", "before", "moscou.html"], done.stderr
    assert done.stderr.endswith(f"niger-tui: {output}: No space left on device; nothing was kept\n")


def test_a_citation_has_its_dates_in_one_language(run: Run, tmp_path: Path) -> None:
    article = "---\ntitle: Pluies\ndate: 2024-06-27\nlang: fr\npublisher: Le Sahel\n---\nIl a plu mardi.\n"
    claim = "  - {article: a, quote: Il a plu mardi, stated: mardi, date: 2024-06-25}"
    event = f"---\ntitle: Pluie\ntype: aid\nclaims:\n{claim}\n---\n"
    write(tmp_path / "corpus", {"articles/a.md": article, "events/e.md": event})
    done = run("export", "quotations", "--corpus", str(tmp_path / "corpus"))
    assert "27 juin 2024 (mardi → 25 juin 2024)" in done.out
