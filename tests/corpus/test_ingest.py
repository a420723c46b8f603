import json
import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest
from click.testing import CliRunner

from tui.analysis.output.ingest_report import ingest_lines
from tui.cli import cli
from tui.corpus.folder import Folder, open_folder
from tui.corpus.ingest import AddError, add_files, write_refusal
from tui.corpus.ingestion.ingest_result import IngestResult
from tui.corpus.ingestion.ingest_sources import Source, expand_sources
from tui.corpus.journal.open_step import FOLDER
from tui.corpus.journal.undo import UndoError, read_journal, undo_step
from tui.corpus.validate import validate_corpus
from tui.model.records import Article

STORY = "Le ministre a reçu mardi la délégation venue de Moscou, a annoncé la télévision publique."
TEXT = f"Le titre\n\nPar Ali Moussa, le 3 mai 2024\n\n{STORY}\n\nSource : Rfi\n".encode()


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    (tmp_path / "corpus" / "articles").mkdir(parents=True)
    return open_folder(tmp_path / "corpus")


def add(folder: Folder, *data: bytes | str, dry_run: bool = False) -> list[IngestResult]:
    sources = [Source(f"{n}.txt", d if isinstance(d, bytes) else d.encode()) for n, d in enumerate(data)]
    return list(add_files(folder, sources, dry_run=dry_run))


def stored(folder: Folder) -> list[Article]:
    assert list(validate_corpus(folder)) == []
    records = [folder.read(entry).record for entry in folder.scan()]
    return [record for record in records if isinstance(record, Article)]


def files(folder: Folder) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder.root)): path.read_bytes()
        for path in folder.root.rglob("*")
        if path.is_file() and FOLDER not in path.parts
    }


def count_files(folder: Folder) -> int:
    return sum(len(names) for name in ("articles", "raw") for *_, names in os.walk(folder.root / name))


def test_a_text_becomes_an_article_beside_its_original(folder: Folder) -> None:
    (added,) = add(folder, TEXT)
    (article,) = stored(folder)
    assert (added.status, added.unsure, added.article and added.article.id) == ("added", (), "le-titre")
    assert (article.title, article.date, article.authors) == ("Le titre", "2024-05-03", ("Ali Moussa",))
    assert (article.source, article.lang, article.body) == ("RFI", "fr", STORY)
    assert article.original and article.original.sha256 == sha256(TEXT).hexdigest()
    assert files(folder)[f"raw/{article.original.file}"] == TEXT


def test_what_was_added_is_a_step_that_is_undone_and_done_again(folder: Folder) -> None:
    before = files(folder)
    add(folder, TEXT, TEXT.replace(b"titre", b"autre titre").replace(b"mardi", b"lundi"))
    after = files(folder)
    (entry,) = read_journal(folder.root)
    assert entry.step.what == "add 2 articles" and len(entry.step.files) == 4

    undo_step(folder.root)
    assert files(folder) == before
    assert not (folder.root / "raw").exists()
    undo_step(folder.root, 2)
    assert files(folder) == after

    (folder.root / "articles/le-titre.md").write_bytes(b"---\ntitle: Mine\n---\n")
    with pytest.raises(UndoError, match="changed since"):
        undo_step(folder.root, 3)


@pytest.mark.parametrize("dry_run", [True, False])
def test_a_short_text_is_another_article_under_another_title_and_date(folder: Folder, dry_run: bool) -> None:
    texts = [
        f"---\ntitle: {title}\ndate: {date}\n---\n\nNous y reviendrons.\n"
        for title, date in (("Un puits", "2024-05-03"), ("Un pont", "2024-06-04"), ("Un Pont", "2024-06-05"))
    ]
    results = add(folder, *texts, dry_run=dry_run)
    assert [added.status for added in results] == ["added", "added", "there"]
    if not dry_run:
        again = add(open_folder(folder.root), *texts, texts[0].replace("05-03", "05-07"))
        assert [added.status for added in again] == ["there"] * 4


def test_what_is_there_is_said_and_left_out(folder: Folder) -> None:
    add(folder, TEXT)
    before = files(folder)
    again, respaced = add(folder, TEXT, TEXT.replace(b"\n", b"\r\n"))
    assert (again.status, respaced.status) == ("there", "there")
    assert again.article and again.article.path == "articles/le-titre.md"
    assert files(folder) == before


def test_two_texts_with_one_title_are_both_kept(folder: Folder) -> None:
    one, other = add(folder, TEXT, TEXT.replace("reçu".encode(), "renvoyé".encode()))
    assert one.article and other.article
    assert (one.article.id, other.article.id) == ("le-titre", "le-titre-2")
    assert len(stored(folder)) == 2


def test_originals_of_one_name_are_both_kept(folder: Folder, tmp_path: Path) -> None:
    for name, text in (("a", TEXT), ("b", b"Un autre titre\n\nUne autre histoire.")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "page.txt").write_bytes(text)
    list(add_files(folder, expand_sources([str(tmp_path / "a"), str(tmp_path / "b")])))
    assert {name for name in files(folder) if name.startswith("raw/")} == {"raw/page.txt", "raw/page-2.txt"}


def test_nothing_is_written_in_a_dry_run(folder: Folder) -> None:
    assert [added.status for added in add(folder, TEXT, TEXT, dry_run=True)] == ["added", "there"]
    assert files(folder) == {}


@pytest.mark.parametrize(
    ("data", "status", "words"),
    [
        (b"", "failed", "empty"),
        (b"\x00\x01\x02", "failed", "not a text"),
        (b"a" * 50_000_001, "failed", "50 MB"),
        (TEXT.decode().encode("cp1252"), "added", "Windows-1252"),
        (TEXT[:60] + b"\xff" + TEXT[60:], "added", "damaged"),
    ],
    ids=["empty", "binary", "too large", "Windows-1252", "damaged"],  # else the name of a test has 50 MB
)
def test_bad_input_is_named_and_the_rest_goes_on(
    folder: Folder, data: bytes, status: str, words: str
) -> None:
    bad, good = add(folder, data, "Un autre titre\n\nUne autre histoire, qui est bien plus courte.")
    assert (bad.status, good.status) == (status, "added")
    assert words in bad.problems[0].message


def test_the_same_text_in_another_paper_is_an_article_of_its_own(folder: Folder) -> None:
    texts = [
        f"Le titre\n{paper}, le 3 octobre 2024\n\n{STORY}" for paper in ("Sahel Info", "L'Écho de Bamako")
    ]
    assert [one.status for one in add(folder, *texts)] == ["added", "added"]
    again = add(folder, f"Autre titre\n3 octobre 2024 – L’Écho de Bamako\n{STORY}", f"Le titre\n{STORY}")
    assert [one.status for one in again] == ["there", "there"]


def test_what_is_not_sure_is_said(folder: Folder) -> None:
    bare, english, later = add(
        folder,
        "Le titre seul",
        "The title\n\n2024-05-03\n\nThe minister said that he would not be the one to leave, it was over.",
        f"Le titre\nMis à jour le 6 mars 2024\n{STORY}",
    )
    assert bare.unsure == ("no date", "no text below the title", "neither author nor source")
    assert any("English" in words for words in english.unsure)
    assert later.unsure[0] == "the date is that of a later revision"
    page = f"https://echo.example/a\nLe titre\n{STORY} Ce lundi 4 mars 2024, il pleut.\nAwa Diallo"
    (inferred,) = add(folder, page)
    assert {doubt.field: doubt.value for doubt in inferred.doubts} == {
        "date": "2024-03-04",
        "publisher": "echo.example",
    }
    assert bare.cures == ("date: YYYY-MM-DD", "publisher: NAME OF THE PAPER")
    assert (
        f"of {bare.article and bare.article.path}: {' · '.join(bare.cures)}"
        in list(ingest_lines(bare, False))[-1]
    )


def test_a_run_that_was_stopped_goes_on(folder: Folder) -> None:
    texts = [f"Titre numéro {n}\n\n{STORY} C’est le texte {n}." for n in range(6)]
    sources = [Source(f"{n}.txt", text.encode()) for n, text in enumerate(texts)]
    first = list(add_files(folder, sources, progress=lambda done, total, what: done < 3))
    second = list(add_files(folder, sources))
    assert [added.status for added in first] == ["added"] * 3
    assert [added.status for added in second] == ["there"] * 3 + ["added"] * 3
    assert len(stored(folder)) == 6


def test_a_folder_of_articles_stays_one(tmp_path: Path) -> None:
    (tmp_path / "old.txt").write_bytes(TEXT)
    (added,) = add(open_folder(tmp_path), "Un autre titre\n\nUne autre histoire.")
    assert added.article and added.article.path == "un-autre-titre.md"
    assert len(stored(open_folder(tmp_path))) == 2


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is closed to root")
def test_a_corpus_that_cannot_be_written_is_refused(folder: Folder) -> None:
    folder.root.chmod(0o500)
    with pytest.raises(AddError, match="niger-tui init"):
        add(folder, TEXT)


def test_sources_are_files_folders_and_patterns(tmp_path: Path) -> None:
    for name in ("a.txt", "deep/b.html", "deep/c.jpg", ".hidden/d.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(TEXT)
    found = expand_sources([str(tmp_path), str(tmp_path / "*.txt"), str(tmp_path / "none.txt")])
    assert [Path(source.name).name for source in found] == ["a.txt", "b.html", "c.jpg", "none.txt"]


def test_the_corpus_that_ships_is_not_written_to_unless_named() -> None:
    assert "niger-tui init" in (write_refusal(None) or "")
    assert write_refusal("data") is None


def test_the_command(folder: Folder, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(TEXT)
    run = CliRunner().invoke(
        cli, ["add", "--corpus", str(folder.root), "--json", str(tmp_path / "a.txt"), "-"]
    )
    lines = [json.loads(line) for line in run.stdout.splitlines()]
    assert run.exit_code == 1
    assert [line["found"] for line in lines] == [1, 0]
    assert lines[0] | {"file": ""} == {
        "file": "", "form": "text", "found": 1, "stored": ["article:le-titre"], "there": [], "refused": None,
        "doubtful": [], "notes": [],
    }  # fmt: skip
    assert lines[1]["refused"] == "the file is empty"
    assert (
        CliRunner().invoke(cli, ["add", str(tmp_path / "a.txt")], env={"NIGER_TUI_CORPUS": ""}).exit_code == 2
    )


def test_noise_is_shown_where_it_is_asked_for(folder: Folder, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(TEXT)
    base = ["annotate", "--corpus", str(folder.root), str(tmp_path / "a.txt")]
    plain, noisy = (
        json.loads(CliRunner().invoke(cli, [*base, "--json", *flag]).stdout)
        for flag in ([], ["--show-noise"])
    )
    assert noisy.pop("noise") == [
        {"text": "Par Ali Moussa, le 3 mai 2024", "rule": "byline"},
        {"text": "Source : Rfi", "rule": "source"},
    ]  # fmt: skip
    assert noisy == plain
    assert "byline  Par Ali" in CliRunner().invoke(cli, [*base, "--show-noise"]).stdout


ADDER = """
import os, sys
from pathlib import Path
from tui.corpus.ingest import add_files
from tui.corpus.ingestion.ingest_sources import expand_sources
from tui.corpus.folder import open_folder
adding = add_files(open_folder(Path(sys.argv[1])), expand_sources([sys.argv[2]]))
first = next(adding)
print("looked", flush=True)
sys.stdin.readline()
print(first.status, *(added.status for added in adding))
"""


def adder(folder: Folder, texts: Path) -> subprocess.Popen[str]:
    """A process that adds the first text, says so, and adds the rest when it is told to."""
    return subprocess.Popen(
        [sys.executable, "-c", ADDER, str(folder.root), str(texts)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def many(folder: Path, count: int) -> Path:
    folder.mkdir()
    for number in range(count):
        text = f"Le titre\n\n{STORY} C’est le texte {number}.\n"
        (folder / f"{number:03}.txt").write_text(text, "utf-8")
    return folder


def test_two_that_add_the_same_texts_at_once_store_each_once(folder: Folder, tmp_path: Path) -> None:
    texts = many(tmp_path / "texts", 12)
    adders = [adder(folder, texts) for _one in range(2)]
    for one in adders:  # each has looked through the corpus when it was empty, or nearly so
        assert one.stdout and one.stdout.readline() == "looked\n"
    said = [one.communicate("go\n", timeout=120)[0].split() for one in adders]
    assert sorted(map(sorted, zip(*said, strict=True))) == [["added", "there"]] * 12
    assert len(stored(folder)) == 12
    assert len(list((folder.root / "raw").iterdir())) == 12


def test_killed_while_it_adds_it_leaves_whole_files_and_goes_on(folder: Folder, tmp_path: Path) -> None:
    texts = many(tmp_path / "texts", 60)
    for number in (0, 3, 7):  # how many files are there when it is killed; a campaign kills it anywhere
        with adder(folder, texts) as one:
            assert one.stdout and one.stdin
            one.stdout.readline()
            one.stdin.write("go\n")
            one.stdin.flush()
            before = count_files(folder)
            while one.poll() is None and count_files(folder) < before + number:
                pass
            one.kill()
        assert all(data.endswith(b"\n") for data in files(folder).values())
    list(add_files(folder, expand_sources([str(texts)])))
    assert len(stored(folder)) == 60
    assert sorted(files(folder)) == sorted(
        [f"raw/{number:03}.txt" for number in range(60)]
        + ["articles/le-titre.md", *(f"articles/le-titre-{number}.md" for number in range(2, 61))]
    )


def test_an_original_whose_article_was_not_written_is_taken_up(folder: Folder) -> None:
    (folder.root / "raw").mkdir()
    (folder.root / "raw" / "0.txt").write_bytes(TEXT)
    add(folder, TEXT)
    assert sorted(files(folder)) == ["articles/le-titre.md", "raw/0.txt"]


def test_what_cannot_be_written_is_not_said_to_be_unreadable(folder: Folder) -> None:
    (folder.root / "raw").write_bytes(b"a file where the folder should be")
    (failed,) = add(folder, TEXT)
    assert failed.status == "failed"
    (problem,) = failed.problems
    assert "raw/0.txt: cannot be written: " in problem.message
    assert "cannot be read" not in problem.message


LIMITED = """
import resource, sys
from pathlib import Path
from tui.corpus.ingest import add_files
from tui.corpus.ingestion.ingest_sources import expand_sources
from tui.corpus.folder import open_folder
resource.setrlimit(resource.RLIMIT_FSIZE, (250, 250))
(added,) = add_files(open_folder(Path(sys.argv[1])), expand_sources([sys.argv[2]]))
print(added.problems[0].message)
"""


def test_where_there_is_no_room_for_the_article_its_original_is_not_kept(
    folder: Folder, tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_bytes(TEXT)
    assert len(TEXT) < 250
    command = [sys.executable, "-c", LIMITED, str(folder.root), str(tmp_path / "a.txt")]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    path = folder.root / "articles" / "le-titre.md"
    assert (done.stdout, done.stderr) == (f"{path}: cannot be written: File too large\n", "")
    assert files(folder) == {}
