"""Exports that somebody made to do harm: read in bounded time and memory, and what is not read is said."""

from __future__ import annotations

import io
import json
import tracemalloc
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter

from tests.corpus.extraction.exports.databases.test_europresse import block, page, pasted
from tests.corpus.extraction.exports.reading import read, zip_of
from tui.corpus.extraction.exports.export_file import make_export
from tui.corpus.extraction.exports.export_items import UnreadableError
from tui.corpus.folder import Folder, open_folder
from tui.corpus.ingest import add_files
from tui.corpus.ingestion.ingest_result import IngestResult
from tui.corpus.ingestion.ingest_sources import Source, expand_sources

SAMPLES = Path(__file__).parents[1] / "corpus" / "samples"
TEXT = "Un titre\n\nUn texte assez long pour être celui d’un article, qui dit ceci et cela."


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    (tmp_path / "corpus" / "articles").mkdir(parents=True)
    return open_folder(tmp_path / "corpus")


def add(folder: Folder, name: str, data: bytes) -> list[IngestResult]:
    return list(add_files(folder, [Source(name, data)]))


def said(results: list[IngestResult]) -> dict[str, str]:
    """What was said of each member of an archive."""
    return {
        result.file.rpartition("/")[2]: " ".join(problem.message for problem in result.problems)
        or result.status
        for result in results
    }


def test_a_path_that_leads_out_of_an_archive_is_refused_and_written_nowhere(folder: Folder) -> None:
    names = ["../../evil.txt", "/tmp/evil-absolute.txt", "a/../../evil.txt", "C:\\evil.txt", "..\\evil.txt"]
    results = add(folder, "a.zip", zip_of(dict.fromkeys((*names, "good.txt"), TEXT)))
    assert [result.status for result in results].count("added") == 1
    assert sum("leads outside" in words for words in said(results).values()) >= 3
    assert sum(result.status == "failed" for result in results) == len(names)
    assert not list(folder.root.parent.glob("evil*")) and not Path("/tmp/evil-absolute.txt").exists()


def test_what_unpacks_to_very_much_is_refused_while_the_rest_is_read(folder: Folder) -> None:
    results = add(folder, "a.zip", zip_of({"bomb.txt": "a" * 10_000_000, "good.txt": TEXT}))
    assert "more than 100 times its size" in said(results)["bomb.txt"]
    assert said(results)["good.txt"] == "added"
    document = zip_of({"word/document.xml": f"<w:document>{'<w:p/>' * 1_000_000}</w:document>"})
    assert "more than 100 times its size" in said(add(folder, "a.docx", document))["a.docx"]


def test_an_archive_that_lies_about_sizes_gains_nothing(folder: Folder) -> None:
    data = bytearray(zip_of({"bomb.txt": "a" * 10_000_000}))
    for mark, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = data.index(mark) + offset
        data[at : at + 4] = (100).to_bytes(4, "little")
    (result,) = add(folder, "a.zip", bytes(data))
    assert result.status == "failed"
    assert "damaged" in result.problems[0].message


def test_archives_in_archives_end(folder: Folder) -> None:
    data = zip_of({"a.txt": TEXT})
    for number in range(5):
        data = zip_of({f"{number}.zip": data})
    (result,) = add(folder, "a.zip", data)
    assert "an archive inside archives" in result.problems[0].message


def test_an_encrypted_member_is_named(folder: Folder) -> None:
    data = bytearray(zip_of({"a.txt": TEXT}))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + offset] |= 1
    (result,) = add(folder, "a.zip", bytes(data))
    assert "encrypted" in result.problems[0].message


@pytest.mark.parametrize("part", [0.3, 0.9])
def test_an_archive_that_is_cut_off_is_refused(folder: Folder, part: float) -> None:
    data = (SAMPLES / "revue.zip").read_bytes()
    (result,) = add(folder, "a.zip", data[: int(len(data) * part)])
    assert "damaged zip" in result.problems[0].message


def encrypted(password: str) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(SAMPLES / "europresse.pdf"))
    writer.encrypt(password, owner_password="owner", algorithm="RC4-128")
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue()


def test_a_pdf_without_text_a_locked_and_a_damaged_one_are_refused_by_name() -> None:
    whole = (SAMPLES / "europresse.pdf").read_bytes()
    for data, words in (
        ((SAMPLES / "numerise.pdf").read_bytes(), "a scan"),
        (encrypted("secret"), "encrypted"),
        (whole[: len(whole) // 2], "damaged PDF"),
        (b"%PDF-1.7\n" + b"<<" * 50_000, "damaged PDF"),
    ):
        with pytest.raises(UnreadableError, match=words):
            read("a.pdf", data)
    assert len(read("a.pdf", encrypted(""))[0]) == 2  # only printing is locked


def test_an_article_that_is_nested_too_deep_is_refused_and_its_neighbours_are_read() -> None:
    deep = block(2, title="Profond").replace("<p>Une pompe", f"{'<div>' * 100_000}<p>Une pompe")
    articles, refusals = read("a.html", page(block(1), deep, block(3, title="Trois")))
    assert [article.title for article in articles] == ["Puits à sec", "Trois"]
    assert "too deep" in refusals[0].reason
    assert "Profond" in refusals[0].title
    for data in ("[" * 100_000, '[{"a":' + "[" * 100_000, '{"title": ' + '{"a":' * 100_000):
        articles, refusals = read("a.json", f'[{{"title": "A", "text": "B"}}, {data}')
        assert (len(articles), len(refusals)) == (1, 1)


def test_entities_are_neither_expanded_nor_fetched(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("un secret")
    outside = f'<!DOCTYPE r [<!ENTITY x SYSTEM "file://{tmp_path}/secret.txt">]>'
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    for declared, name in ((outside, "x"), (f'<!DOCTYPE r [<!ENTITY l0 "lol">{laughs}]>', "l9")):
        item = f"<item><title>Un titre</title><description>A &{name}; B</description></item>"
        feed = f"{declared}<rss><channel>{item}</channel></rss>"
        try:
            articles, _refusals = read("a.rss", feed)
        except UnreadableError as error:
            assert "damaged XML" in str(error)
        else:
            assert [article.body for article in articles] == [f"A &{name}; B"]


def test_a_bibliography_cannot_have_files_outside_its_folder_read(folder: Folder, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text(TEXT)
    library = tmp_path / "library"
    library.mkdir()
    (library / "link.txt").symlink_to(tmp_path / "secret.txt")
    paths = [str(tmp_path / "secret.txt"), "../secret.txt", "link.txt"]
    entries = [
        f"@article{{a{n}, title={{T{n}}}, file={{A:{path}:text/plain}}}}" for n, path in enumerate(paths)
    ]
    (library / "a.bib").write_text("\n".join(entries))
    results = list(add_files(folder, expand_sources([str(library / "a.bib")])))
    assert [result.status for result in results] == ["failed"] * 3
    assert all("not in its folder" in result.problems[0].message for result in results)


def lines_of(count: int) -> Iterator[str]:
    story = "Le ministre a reçu mardi la délégation, a annoncé la télévision. " * 3_000
    for number in range(count):
        yield json.dumps({"title": f"Titre {number}", "text": f"{number} {story}"})


def test_an_export_is_never_held_as_a_whole(folder: Folder, tmp_path: Path) -> None:
    path = tmp_path / "large.jsonl"
    with path.open("w") as file:
        file.writelines(f"{line}\n" for line in lines_of(24))
    assert path.stat().st_size > 6_000_000
    sources = expand_sources([str(path)])
    tracemalloc.start()
    try:
        count = sum(result.status == "added" for result in add_files(folder, sources, dry_run=True))
        _now, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert count == 24
    assert peak < 5_000_000


def test_an_article_without_an_end_is_refused_without_being_held() -> None:
    endless = page(block(1), block(2).partition("<footer>")[0] + "mot " * 2_000_000)
    articles, refusals = read("a.html", endless)
    assert len(articles) == 1
    assert "5 million characters" in refusals[0].reason


def test_a_damaged_archive_of_any_bytes_raises_nothing_else() -> None:
    data = bytearray((SAMPLES / "entretien.docx").read_bytes())
    for at in range(0, len(data), 97):
        broken = bytes(data[:at]) + b"\xff\x00\xff" + bytes(data[at + 3 :])
        try:
            read("a.docx", broken)
        except UnreadableError:
            continue
    assert zipfile.is_zipfile(io.BytesIO(bytes(data)))
    assert make_export("a", bytes(data)).survey.size == len(data)


def test_a_line_without_an_end_is_not_held_as_a_whole() -> None:
    endless = "mot " * 1_600_000
    articles, refusals = read("a.txt", f"{pasted(1)}{endless}\n{pasted(2)}")
    assert [article.title for article in articles] == ["Puits à sec (1)"]
    assert "5 million characters" in refusals[0].reason
    articles, refusals = read("a.csv", f"titre;texte\nA;Un.\nB;{endless}\n")
    assert (len(articles), "from here on it is not a table" in refusals[-1].reason) == (1, True)
