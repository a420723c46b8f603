"""A language is a value: what is French stands in its folder; another folder is another language."""

from __future__ import annotations

import ast
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec import structs

from tui.annotate.annotator import Annotator
from tui.languages.french import FRENCH
from tui.languages.french.dates import words as date_words
from tui.languages.language import Language
from tui.model.records import Actor, Article, Role
from tui.model.text import fold, split_words

TUI = Path(__file__).parents[2] / "tui"
FLOORS = ["model", "annotate", "index", "analysis"]
#: Modules whose patterns go to the language's folder with those of the corpus; and rules for single sounds.
EXEMPT = {TUI / "analysis/sources/attribution.py", TUI / "model/phonetics.py"}
#: French words that are also words of English, of SQL or of a library.
ENGLISH_TOO = {"an", "dec", "journal", "me", "nov", "oct", "on", "or", "place", "up"}

#: Lists of names and of parts of names, of whatever language.
NAMES = {"common_surnames", "common_words", "longer_names", "name_heads", "particles", "dropped_particles"}


def french_words() -> set[str]:
    """The words by which the program knows French, folded; without names."""
    lexicon, offices = FRENCH.lexicon, FRENCH.offices
    lists = [getattr(lexicon, name) for name in lexicon.__struct_fields__ if name not in NAMES]
    lists += [entry.forms for entry in offices.office]
    lists += [offices.people_words, offices.portfolio_words, offices.barred_before, offices.feminine]
    lists += [date_words.MONTHS, date_words.WEEKDAYS, date_words.SEASONS, date_words.NUMBERS]
    lists += [date_words.PART_WORDS, date_words.UNIT_DAYS, date_words.UNIT_MONTHS]
    found = {word for list_ in lists for text in list_ for word in split_words(text)}
    return {word for word in found if len(word) > 1} - ENGLISH_TOO


def words_in_code(file: Path) -> Iterator[tuple[int, str]]:
    """The folded words in the texts of a module that are no docstrings, each with its line."""
    tree = ast.parse(file.read_text("utf-8"))
    docstrings = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            for word in re.findall(r"[^\W\d_]+", fold(node.value)):
                yield node.lineno, word


def french_in(folder: Path) -> list[str]:
    """Where the modules of a folder have a French word in their code."""
    french = french_words()
    return [
        f"{file.relative_to(TUI)}:{line}: {word}"
        for file in sorted(folder.rglob("*.py"))
        if file not in EXEMPT
        for line, word in words_in_code(file)
        if word in french
    ]


@pytest.mark.parametrize("floor", FLOORS)
def test_no_module_outside_the_folder_of_a_language_has_a_french_word_in_its_code(floor: str) -> None:
    assert french_in(TUI / floor) == []


def test_french_words_are_seen_where_they_are() -> None:
    assert len(french_in(TUI / "languages/french")) > 200


NIGER = Actor(id="niger", name="Niger", type="country", demonyms=("Nigerien",))
TITLES = ("prime minister", "Premier ministre")
ROLES = tuple(Role(title, "niger", "2023-08") for title in TITLES)
ZEINE = Actor(id="zeine", name="Ali Lamine Zeine", type="person", roles=ROLES)


def other_language(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Language:
    """A language whose folder is that of French but for a few words of English."""
    package = folder / "english_words"
    package.mkdir()
    (package / "__init__.py").touch()
    for file in (TUI / "languages/french").glob("*.toml"):
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
