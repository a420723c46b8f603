"""A language is a value: what is French stands in its folder; another folder is another language."""

from __future__ import annotations

import ast
import re
import shutil
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import get_args

import pytest
from msgspec import structs

from tui.annotate.annotator import Annotator
from tui.languages.french import FRENCH, calendar
from tui.languages.french.dates import words as date_words
from tui.languages.language import Language
from tui.languages.registry import find_language
from tui.model.records import Actor, Article, EventType, Role
from tui.model.text import fold

ROOT = Path(__file__).parents[2]
TUI = ROOT / "tui"
FRENCH_FOLDER = TUI / "languages/french"
#: Lists of names and of parts of names, of whatever language, and of words that are mostly English.
NO_WORDS = {
    *("common_surnames", "common_words", "longer_names", "name_heads", "particles", "dropped_particles"),
    *("given_names", "agencies", "media", "places", "buttons", "TLD", "key", "name", "fits", "same"),
    *get_args(EventType),  # how words begin
    *("stems", "type"),  # of families of events: how words begin, and a type
}
#: Words of English, SQL and HTML that the lists have too and no docstring has.
ENGLISH_TOO = frozenset({
    "accessed", "africa", "dec", "hausa", "http", "https", "identifier", "image", "info", "journal", "locale",
    "mar", "me", "min", "modified", "net", "nov", "oct", "pan", "pick", "pub", "rights", "tagged", "themes",
    "accident", "twitter", "url", "watch", "www", "comment", "gmt", "news", "reply", "general", "checking",
    "six", "station", "cookies", "facebook", "youtube", "instagram", "whatsapp", "telegram", "google",
    "categories", "col", "keywords", "operation", "port", "coup", "seize", "violence", "advertisement",
    "arrest", "prison", "votes", "newsletter", "stations", "excel", "consent", "center", "ner", "force",
    "course", "embargo", "black",
    "fichiers",  # as French browsers call the folder of a saved page
})  # fmt: skip
#: Codes of languages and countries.
CODES = frozenset({"de", "en", "fr", "ne"})
#: Rules for single sounds; the abbreviations of all languages behind which no sentence ends; a yes that
#: may be typed in the language of the reader.
EXEMPT = {TUI / "model/phonetics.py", TUI / "model/sentences.py", TUI / "folder_question.py"}
#: The tags and control words of formats of files: AU, LA, \\par.
EXPORTS = TUI / "corpus/extraction/exports"
EXEMPT |= {
    EXPORTS / f"{name}.py" for name in ("databases/factiva_text", "documents/rtf", "collections/references")
}
#: What a server of databases says in French.
EXEMPT |= {TUI / "index/postgres/connection_errors.py"}
EXEMPT |= {TUI / "export/references/ris.py", TUI / "languages/iso_codes.py"}
_WORD = re.compile(r"[^\W\d_]+")
_ESCAPE = re.compile(r"\\[A-Za-z]|\(\?[a-zP]*(?:<[a-z]+>|[:=!<])|<[A-Z]+>|\[[^\]]*\]")
_QUOTED = re.compile("«[^»]*»|`[^`]*`|“[^”]*”")


def words_of(text: str) -> list[str]:
    """The folded words of a text, which may be a regular expression."""
    return _WORD.findall(fold(_ESCAPE.sub(" ", text)))


def texts_of(table: object) -> Iterator[str]:
    """The texts in a parsed TOML file that are words of its language."""
    if isinstance(table, str):
        yield table
    elif isinstance(table, dict):
        yield from (text for key, item in table.items() if key not in NO_WORDS for text in texts_of(item))
    elif isinstance(table, list):
        yield from (text for item in table for text in texts_of(item))


def code_texts(file: Path) -> Iterator[tuple[int, str, bool]]:
    """The texts in a module, each with its line and whether it is a docstring."""
    tree = ast.parse(file.read_text("utf-8"))
    docstrings = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.lineno, node.value, id(node) in docstrings


def modules_outside() -> list[Path]:
    """The modules outside the folder of French."""
    return [file for file in sorted(TUI.rglob("*.py")) if FRENCH_FOLDER not in file.parents]


@cache
def english_words() -> set[str]:
    """The words in which the program is written about, without what is quoted."""
    texts = [(ROOT / ".github/CONTRIBUTING.md").read_text("utf-8")]
    texts += [text for file in modules_outside() for _, text, is_doc in code_texts(file) if is_doc]
    return {word for text in texts for word in words_of(_QUOTED.sub(" ", text))}


@cache
def french_words() -> set[str]:
    """The words by which the program knows French, folded; without names and without words of English."""
    tables = [tomllib.loads(file.read_text("utf-8")) for file in FRENCH_FOLDER.glob("*.toml")]
    in_tables = {word for table in tables for text in texts_of(table) for word in words_of(text)}
    lists: list[Iterable[str]] = [
        calendar.MONTHS,
        calendar.WEEKDAYS,
        date_words.SEASONS,
        date_words.NUMBERS,
    ]
    lists += [date_words.PART_WORDS, date_words.UNIT_DAYS, date_words.UNIT_MONTHS]
    of_dates = {word for words in lists for text in words for word in words_of(text)}
    # Two letters may be a piece of a pattern; the shortest words are those of the lexicon.
    short = {word for word in FRENCH.lexicon.function_words | FRENCH.lexicon.of if len(word) == 2}
    long = {word for word in in_tables | of_dates if len(word) > 2}
    return (short | long) - english_words() - ENGLISH_TOO - CODES


def french_in(files: Iterable[Path]) -> list[str]:
    """Where modules have a French word in their code, docstrings and comments aside."""
    french = french_words()
    return [
        f"{file.relative_to(TUI)}:{line}: {word}"
        for file in files
        for line, text, is_doc in code_texts(file)
        if not is_doc
        for word in words_of(text)
        if word in french
    ]


def test_no_module_outside_the_folder_of_a_language_has_a_french_word_in_its_code() -> None:
    assert french_in(file for file in modules_outside() if file not in EXEMPT) == []


def test_french_words_are_seen_where_they_are() -> None:
    assert len(french_words()) > 1000
    assert {"avec", "selon", "janvier", "mardi", "redaction", "mercredi", "la", "du"} <= french_words()
    assert len(french_in((FRENCH_FOLDER / "dates").glob("*.py"))) > 200


def test_a_language_is_found_by_its_tag_and_by_no_module_that_names_it() -> None:
    assert find_language("fr-NE") is find_language("FR") is find_language() is find_language("ha") is FRENCH
    outside = [file for file in modules_outside() if TUI / "languages" not in file.parents]
    assert outside
    assert [
        file for file in outside if re.search(r"FRENCH\b|languages\.french", file.read_text("utf-8"))
    ] == []


def test_every_list_of_words_is_in_the_folder_of_a_language() -> None:
    assert [file for file in TUI.rglob("*.toml") if TUI / "languages" not in file.parents] == []


NIGER = Actor(id="niger", name="Niger", type="country", demonyms=("Nigerien",))
TITLES = ("prime minister", "Premier ministre")
ROLES = tuple(Role(title, "niger", "2023-08") for title in TITLES)
ZEINE = Actor(id="zeine", name="Ali Lamine Zeine", type="person", roles=ROLES)


def other_language(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Language:
    """A language whose folder is that of French but for a few words of English."""
    package = folder / "english_words"
    package.mkdir()
    (package / "__init__.py").touch()
    for file in FRENCH_FOLDER.glob("*.toml"):
        shutil.copy(file, package)
    offices = package / "offices.toml"
    text = offices.read_text("utf-8").replace('definite = "le la l du au"', 'definite = "the"')
    offices.write_text(text.replace('"Premier ministre", ', '"prime minister", '), "utf-8")
    monkeypatch.syspath_prepend(str(folder))
    return structs.replace(FRENCH, code="en", package="english_words", find_dates=lambda *_: ())


def test_an_annotator_of_another_language_reads_by_its_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    body = "In Niamey the prime minister spoke on 3 mai 2024. Le Premier ministre du Niger parla."
    article = Article(id="a", title="", date="2024-05-04", body=body)
    english = Annotator([NIGER, ZEINE], language=other_language(tmp_path, monkeypatch)).annotate(article)
    assert [m.exact for m in english.body if m.how == "role"] == ["prime minister"]
    french = Annotator([NIGER, ZEINE]).annotate(article)
    assert [m.exact for m in french.body if m.how == "role"] == ["Premier ministre du Niger"]
    assert (len(english.dates), len(french.dates)) == (0, 1)
