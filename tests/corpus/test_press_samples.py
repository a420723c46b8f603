"""Samples of every form of press texts: as many articles come in as an export holds, field by field."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from tui.analysis.output.ingest_report import FileReport
from tui.cli import cli
from tui.corpus.extraction.exports.collections.records import parse_column_options
from tui.corpus.extraction.exports.export_items import ReadingOptions
from tui.corpus.folder import Folder, open_folder
from tui.corpus.ingest import add_files
from tui.corpus.ingestion.ingest_result import IngestResult
from tui.corpus.ingestion.ingest_sources import expand_sources
from tui.model.records import Article
from tui.model.text import fold

SAMPLES = Path(__file__).parent / "samples"
EXPECTED: list[dict[str, Any]] = json.loads((SAMPLES / "expect.json").read_text("utf-8"))
IDS = [f"{entry['file']}{'+options' * ('args' in entry)}-{n}" for n, entry in enumerate(EXPECTED)]


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    (tmp_path / "corpus" / "articles").mkdir(parents=True)
    return open_folder(tmp_path / "corpus")


def read_options(args: list[str]) -> ReadingOptions:
    columns = [args[n + 1] for n, arg in enumerate(args) if arg == "--map"]
    return ReadingOptions(columns=parse_column_options(columns), is_metadata_enough="--metadata-only" in args)


def add_sample(folder: Folder, name: str, args: list[str]) -> list[IngestResult]:
    sources = expand_sources([str(SAMPLES / name)])
    return list(add_files(folder, sources, options=read_options(args)))


def squeeze(text: str) -> str:
    return " ".join(text.replace("’", "'").split())


def one_of(value: object) -> list[str]:
    return [squeeze(str(text)) for text in (value if isinstance(value, list) else [value])]


def faults_of(article: Article, wanted: dict[str, Any]) -> list[str]:
    """Say what is wrong in an article."""
    body = squeeze(article.body)
    names = {fold(squeeze(name)) for name in (article.publisher, article.source) if name}
    publishers = one_of(wanted.get("publisher") or wanted.get("publisher_or_source") or [*names, ""][0])
    faults = [f"no «{text}»" for text in wanted.get("contains", ()) if squeeze(text) not in body]
    faults += [f"has «{text}»" for text in wanted.get("lacks", ()) if text and squeeze(text) in body]
    if wanted.get("date") and article.date not in one_of(wanted["date"]):
        faults.append(f"date {article.date}")
    if publishers[0] and not names & {fold(name) for name in publishers}:
        faults.append(f"publisher {article.publisher}, source {article.source}")
    if wanted.get("authors") is not None and sorted(article.authors) != sorted(wanted["authors"]):
        faults.append(f"authors {article.authors}")
    least, most = wanted.get("paragraphs", (0, 1000))
    if not least <= len(article.body.split("\n\n")) <= most:
        faults.append(f"{len(article.body.split(chr(10) * 2))} paragraphs")
    return faults


@pytest.mark.parametrize("entry", EXPECTED, ids=IDS)
def test_a_sample_gives_the_articles_that_it_holds(folder: Folder, entry: dict[str, Any]) -> None:
    results = add_sample(folder, entry["file"], entry.get("args", []))
    records = [folder.read(file).record for file in folder.scan()]
    stored = {squeeze(record.title): record for record in records if isinstance(record, Article)}
    wanted = {one_of(article["title"])[0]: article for article in entry["articles"]}
    assert sorted(stored) == sorted(wanted)
    assert {title: faults for title in wanted if (faults := faults_of(stored[title], wanted[title]))} == {}
    report = FileReport(entry["file"])
    for result in results:
        report.add(result)
    assert len(report.stored) == len(wanted)
    assert report.form or not wanted
    words = f"{report.refused} {json.dumps(report.to_json(), ensure_ascii=False)}"
    for key in ("refused", "says"):
        assert re.search(entry.get(key, ""), words, re.I)
    assert str(entry.get("refused_count", "")) in words


@pytest.mark.parametrize("name", ["europresse-2024-sommaire.html", "veille.mbox", "revue.zip", "zotero.bib"])
def test_what_was_added_is_there_when_it_is_added_again(folder: Folder, name: str) -> None:
    first = [result.status for result in add_sample(folder, name, [])]
    again = [result.status for result in add_sample(folder, name, [])]
    assert "added" in first
    assert again == [status.replace("added", "there") for status in first]


def test_the_original_of_several_articles_is_kept_once(folder: Folder) -> None:
    add_sample(folder, "factiva.rtf", [])
    raw = folder.root / "raw"
    assert [path.name for path in raw.iterdir()] == ["factiva.rtf"]
    assert (raw / "factiva.rtf").read_bytes() == (SAMPLES / "factiva.rtf").read_bytes()
    records = [folder.read(file).record for file in folder.scan()]
    originals = [record.original for record in records if isinstance(record, Article) and record.original]
    assert sorted(str(original.part) for original in originals) == ["1", "2"]
    assert {original.file for original in originals} == {"factiva.rtf"}


def test_a_run_that_stops_inside_an_export_goes_on_there(folder: Folder) -> None:
    sources = expand_sources([str(SAMPLES / "europresse-2024-sommaire.html")])
    first = list(add_files(folder, sources, progress=lambda _done, _total, what: not what.endswith(": 2")))
    second = list(add_files(folder, sources))
    assert [result.status for result in first] == ["added"] * 2
    assert [result.status for result in second] == ["there"] * 2 + ["added"] * 2


def test_annotations_beside_a_text_are_shown_and_then_become_decisions(
    folder: Folder, tmp_path: Path
) -> None:
    actor = "---\nname: Cotonou\ntype: place\n---\n"
    (folder.root / "actors").mkdir()
    (folder.root / "actors" / "cotonou.md").write_text(actor)
    command = ["add", str(SAMPLES / "brat"), "--corpus", str(folder.root), "--annotations", "--json"]

    def notes(*more: str) -> list[str]:
        return list(json.loads(CliRunner().invoke(cli, [*command, *more]).stdout)["notes"])

    assert notes("--dry-run")[0] == "decision that would be stored: “Cotonou” means cotonou"
    assert folder.decisions()[0] == ()
    assert notes() == [
        "decision: “Cotonou” means cotonou",
        "niamey.ann: T1 “Amadou Abdramane”: no actor of this name",
    ]
    (decision,) = folder.decisions()[0]
    assert (decision.quote, decision.actor) == ("Cotonou", "cotonou")
    assert "decision: “Cotonou” means cotonou" not in notes()


def test_a_run_that_stops_between_the_members_of_an_archive_goes_on_there(folder: Folder) -> None:
    sources = expand_sources([str(SAMPLES / "nexis-un-par-fichier.zip")])
    first = list(add_files(folder, sources, progress=lambda _done, _total, what: not what.endswith(": 1")))
    assert [result.status for result in first] == ["added"]
    assert sorted(result.status for result in add_files(folder, sources)) == ["added", "failed", "there"]
