import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.corpus.extraction.samples import Sample, body_score, samples, wrong_fields
from tui.corpus.bundled import bundled_corpus_path
from tui.corpus.encoding import NotTextError, decode_text
from tui.corpus.extraction.html.html_article import extract_article
from tui.corpus.extraction.raw_article import ExtractedArticle
from tui.corpus.extraction.raw_text import read_text
from tui.corpus.folder import open_folder
from tui.corpus.record_files.loader import read_record
from tui.model.dates.edtf import parse_edtf, ranges_overlap
from tui.model.records import Article
from tui.model.text import clean, fold

RAWS = Path(__file__).with_name("gold")
GOLD = Path(__file__).parents[2] / "annotate" / "gold" / "gold"
STORY = (
    "Le ministre a reçu mardi la délégation venue de Moscou, a annoncé la télévision publique dans la soirée."
)


def read(path: Path) -> ExtractedArticle:
    text = decode_text(path.read_bytes())[0]
    raw = extract_article(text) if path.suffix == ".html" else read_text(clean(text))
    assert raw
    return raw


@pytest.mark.parametrize("text", ["T   C   C", "Twitter |\tCréd\tCrédit photo"])
def test_a_title_with_wide_gaps_has_single_blanks(text: str) -> None:
    assert read_text(clean(text)).title == " ".join(text.split())


def test_the_articles_that_ship_are_what_their_originals_hold() -> None:
    folder = open_folder(bundled_corpus_path())
    articles = [folder.read(entry).record for entry in folder.scan() if entry.kind == "article"]
    assert articles
    for article in articles:
        assert isinstance(article, Article) and article.original
        raw = read(folder.root / "raw" / article.original.file)
        assert (raw.title, raw.authors, raw.source) == (article.title, article.authors, article.source)
        assert (raw.body, raw.lang) == (article.body, article.lang)


@pytest.mark.parametrize("path", sorted(RAWS.iterdir()), ids=lambda path: path.stem)
def test_annotated_texts_are_read_whole(path: Path) -> None:
    raw, gold = read(path), json.loads((GOLD / f"{path.stem}.json").read_text("utf-8"))
    assert fold(raw.title or "") == fold(gold["title"] or "")
    assert fold(", ".join(raw.authors)) == fold(gold["author"] or "")
    assert fold(raw.source or "") == fold(gold["source"] or "")
    mine, theirs = parse_edtf(raw.date or ""), parse_edtf(gold["date"] or "")
    assert (mine is None) == (theirs is None)
    if mine and theirs:
        assert ranges_overlap((mine.earliest, mine.latest), (theirs.earliest, theirs.latest))
    assert body_score((GOLD / f"{path.stem}.body.txt").read_text("utf-8"), raw.body) == (1.0, 0.0)
    assert "\x1b" not in raw.body + (raw.title or "")


@pytest.mark.parametrize("sample", samples(), ids=lambda sample: sample.name)
def test_scraped_pages_give_their_story_and_who_wrote_it(sample: Sample) -> None:
    raw = read_text(clean(sample.text))
    assert wrong_fields(sample, raw) == {}
    assert body_score(sample.body, raw.body) == (1.0, 0.0)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252", "utf-16", "crlf"])
def test_the_encoding_makes_no_difference(encoding: str) -> None:
    text = next(sample for sample in samples() if sample.name == "cookie-and-breadcrumb").text
    data = text.replace("\n", "\r\n").encode() if encoding == "crlf" else text.encode(encoding)
    raw = read_text(clean(decode_text(data)[0]))
    assert raw == read_text(clean(text))


@pytest.mark.parametrize(("lines", "is_signed"), [(1, True), (4, True), (5, False)])
def test_a_signature_is_among_the_last_lines(lines: int, is_signed: bool) -> None:
    story = "Le gouvernement a annoncé jeudi la reprise des travaux de la route entre Dosso et Gaya."
    below = ["Aïchatou Maïga", *(f"et la suite demain {number}" for number in range(lines - 1))]
    article = read_text("\n\n".join(["La route de Gaya reprend enfin", story, *below]))
    assert article.authors == (("Aïchatou Maïga",) if is_signed else ())


@pytest.mark.parametrize(
    ("line", "source"),
    [
        ("Source : Rfi", "RFI"),
        ("Sources: Studio Kalangou.", "Studio Kalangou"),
        ("(Belga)", "Belga"),
        ("afp/jpc", "AFP"),
        ("Avec AFP", "AFP"),
        ("Lire la suite sur RFI", "RFI"),
        ("AIO/MSB/ANP-0125 Mars 2024", "ANP"),
    ],
)
def test_the_source_is_whom_the_text_credits(line: str, source: str) -> None:
    raw = read_text(f"Le titre de cet article\n{STORY}\n{line}")
    assert (raw.source, raw.body) == (source, STORY)


@pytest.mark.parametrize(
    "line",
    [
        "Une médiation en panne",
        "« Nous ne partirons pas. »",
        "Que reprochez-vous aux autorités ?",
        "Niger : l’heure des choix",
        "26 juillet 2023",
        "08h30 : les blindés quittent le palais",
        "Mohamed Bazoum",
        "Non.",
        "[1] Le chiffre est celui du ministère.",
        "Le ministère parle de trente morts, selon l’AFP.",
    ],
)
def test_short_lines_inside_a_story_are_story(line: str) -> None:
    raw = read_text(f"Le titre de cet article\n\n{STORY}\n\n{line}\n\n{STORY[::-1]}.")
    assert raw.body.split("\n\n")[1] == line


@pytest.mark.parametrize(
    "line",
    [
        "Par la rédaction",
        "Publié par Rédaction ActuNiger",
        "Niamey",
        "Burkina Faso",
        "De notre correspondant à Niamey",
        "AFP",
    ],
)
def test_places_agencies_and_offices_are_no_persons(line: str) -> None:
    raw = read_text(f"Le titre de cet article\n{line}\n{STORY}")
    assert (raw.authors, raw.body) == ((), STORY)


@pytest.mark.parametrize(
    ("opening", "date", "source"),
    [
        ("NIAMEY, 3 oct 2024 (AFP) – ", "2024-10-03", "AFP"),
        ("[Bamako, 3 octobre 2024, AMAP] ", "2024-10-03", "AMAP"),
        ("Bamako, le 3 octobre 2024 – ", "2024-10-03", None),
        ("Mark Bristow, 65 ans – le 3 octobre 2024, ", None, None),
    ],
)
def test_a_dateline_opens_the_story_and_stays(opening: str, date: str | None, source: str | None) -> None:
    raw = read_text(f"Le titre de cet article\n\n{opening}{STORY}")
    assert (raw.date, raw.source, raw.body) == (date, source, opening + STORY)


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        (STORY, "fr"),
        ("The minister said that he would not be the one to leave, and that it was over.", "en"),
        ("Niamey", None),
        ("", None),
    ],
)
def test_the_language_is_told_only_where_words_tell_it(text: str, lang: str | None) -> None:
    assert read_text(f"Le titre de cet article\n\n{text}" if text else "").lang == lang


def pieces(raw: ExtractedArticle) -> list[str]:
    return [raw.title or "", raw.body, *(piece.text for piece in raw.cut)]


LINES = [line for sample in samples() for line in sample.text.split("\n")]


@given(st.lists(st.one_of(st.sampled_from(LINES), st.text("Titre \n.:aé()[]*#!SourceNPar«»-", max_size=80))))
@settings(max_examples=25)
def test_nothing_is_lost(lines: list[str]) -> None:
    text = clean("\n".join(lines))
    kept = "".join(pieces(read_text(text)))
    assert sorted("".join(kept.split())) == sorted("".join(text.split()))


@given(st.binary(max_size=400))
@settings(max_examples=25)
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        text = decode_text(data)[0]
    except NotTextError:
        return
    for name in ("a.txt", "a.html"):
        loaded = read_record("article", "a", name, text)
        assert loaded.record or loaded.problems


def test_pages_alone_need_the_libraries_for_pages() -> None:
    heavy = "{'trafilatura', 'htmldate', 'lxml', 'textual'}"
    code = (
        "import sys; from tui.cli import cli; from tui.cli.command_group import read_commands\n"
        "from tui.corpus.extraction.raw_text import read_text\n"
        f"read_commands(cli); read_text('a'); print({heavy} & set(sys.modules))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "set()"
