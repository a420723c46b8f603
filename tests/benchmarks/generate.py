"""A corpus of any size, the same for the same seed: French-like articles, actors with aliases, events.

Run `python tests/benchmarks/generate.py DIR --articles N [--seed S]`. The words of texts and titles are
drawn by Zipf's law from a vocabulary of French function words and invented words; persons, towns and
bodies recur by the same law, now and then misspelt. There is an actor for every 50 articles and an
event for every 100.
"""

# ruff: noqa: SIM905 — words are easier read without their quotation marks

from __future__ import annotations

import argparse
import random
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from tui.corpus.scan import id_of_filename
from tui.model.text import fold

FUNCTION_WORDS = (
    "de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se ce il sont avec son"
    " aux d’un cette d’une ont ses mais comme on tout nous sa fait été aussi leur bien peut ces deux même"
    " entre sans après selon contre depuis avant sous dont vers lors alors pays président ministre accord"
    " gouvernement militaire sécurité économie année travail droit groupe région politique visite armée"
).split()
STARTS = "b c d f g j l m n p r s t v br cr dr fr gr pl pr tr ch qu é a o i".split()
CORES = "a e i o u é è ai au ou eu an en in on oi ie".split()
ENDS = ["", "", "", "", "r", "l", "s", "t", "n", "tion", "ment", "eur", "age", "que", "té"]
FIRST_NAMES = (
    "Salifou Ali Moussa Ousmane Aïssata Mariama Ibrahim Fatouma Abdoulaye Hadiza Alexandre Alexei Iounous"
    " Sergueï Natalia Emmanuel Catherine Hélène François Zoé Bola Goodluck Recep Ebrahim Boubacar Éric"
).split()
NAME_STARTS = "Ba Ka Ma Sa Dia Tou Ou Ev Za Mo Sou Chou Ti Po Ga Lou Ro Vla Dji Mah Ner Fo Ké Yé Kou".split()
NAME_CORES = "li kou ra za mi dou ssa tcho rou la mba ni go ré bé di vou ma chi lo gué".split()
NAME_ENDS = "ne v m di tchouk ré ma vski ne yé ko ro ny ff nov rd deau mane".split()
SOURCES = ("RFI", "AFP", "Le Sahel", "ActuNiger", "Sputnik", "Studio Kalangou", "Jeune Afrique", "Tass")
BODIES = ("Conseil", "Alliance", "Agence", "Comité", "Union", "Front")
OFFICES = ("ministre de la Défense", "Premier ministre", "président", "ministre du Pétrole", "général")
EVENT_TYPES = ("agree", "consult", "support", "accuse", "protest", "sanction", "assault", "aid")
FIRST_DAY, DAYS = date(2010, 1, 1), 5400
WORDS = 60_000
#: One in so many names in a text is misspelt.
MISSPELT = 50


class Named(NamedTuple):
    """An actor: the spellings that texts use (the first is its name) and its type."""

    id: str
    names: tuple[str, ...]
    type: str


class Zipf:
    """Draws by Zipf's law: the n-th item with a chance of 1 / (n + 2)."""

    def __init__(self, items: Sequence[object], draw: random.Random) -> None:
        self._items, self._draw = items, draw
        self._weights = list(accumulate(1 / (rank + 3) for rank in range(len(items))))

    def some(self, count: int) -> list[Any]:
        """`count` items, repetitions allowed."""
        return self._draw.choices(self._items, cum_weights=self._weights, k=count)


def misspelt(word: str, draw: random.Random) -> str:
    """A word with one edit: two letters swapped, one left out, doubled, or another in its place."""
    at = draw.randrange(1, max(2, len(word) - 1))
    edit = draw.randrange(4)
    if edit == 0:
        return word[:at] + word[at + 1 : at + 2] + word[at] + word[at + 2 :]
    if edit == 1:
        return word[:at] + word[at + 1 :]
    return word[:at] + (word[at] if edit == 2 else draw.choice("aeiorstln")) + word[at + (edit == 3) :]


def transliterated(name: str) -> str:
    """A French spelling of a name as English would have it: Evkourov, Evkurov; Overtchouk, Overchuk."""
    for french, english in (("tch", "ch"), ("ou", "u"), ("dj", "j"), ("gué", "ge"), ("ff", "v")):
        name = name.replace(french, english).replace(french.capitalize(), english.capitalize())
    return name


def vocabulary(draw: random.Random) -> list[str]:
    """The words of the texts, the most frequent first."""
    words: dict[str, None] = {}
    while len(words) < WORDS:
        syllables = draw.choices((1, 2, 3), (2, 6, 3))[0]
        word = "".join(draw.choice(STARTS) + draw.choice(CORES) for _ in range(syllables)) + draw.choice(ENDS)
        words.setdefault(word)
    invented = sorted(words, key=lambda word: len(word) * draw.uniform(0.5, 1.5))
    return list(dict.fromkeys((*FUNCTION_WORDS, *invented)))


class Corpus:
    """What is generated: the same for the same number of articles and seed."""

    def __init__(self, articles: int, seed: int = 1, unknown: float = 0) -> None:
        self.count = articles
        self._draw = random.Random(seed)
        self._words = Zipf(vocabulary(self._draw), self._draw)
        self.actors = self._actors(max(12, articles // 50))
        self._named = Zipf(self.actors, self._draw)
        known_among_100 = round(100 * (1 - unknown))
        self._known = [actor for n, actor in enumerate(self.actors) if n * 37 % 100 < known_among_100]

    def files(self) -> Iterator[tuple[str, str]]:
        """Path and text of every file."""
        yield "corpus.yaml", "title: A generated corpus\nlang: fr\n"
        for number, actor in enumerate(self._known):
            yield f"actors/{actor.id}.md", self._actor_file(actor, number)
        for number in range(self.count):
            path, text, first = self._article(number)
            yield path, text
            if number % 100 == 0:
                yield self._event(number, path, first)

    def _family(self) -> str:
        draw = self._draw
        cores = "".join(draw.choice(NAME_CORES) for _ in range(draw.choice((1, 1, 2))))
        return draw.choice(NAME_STARTS) + cores + draw.choice(NAME_ENDS)

    def _actors(self, count: int) -> list[Named]:
        draw = self._draw
        found: dict[str, Named] = {}
        while len(found) < count:
            type_ = draw.choices(("person", "place", "organization"), (7, 2, 1))[0]
            name, other = self._family(), self._family()
            names: tuple[str, ...] = (name,)
            if type_ == "person":
                whole = f"{draw.choice(FIRST_NAMES)} {name}"
                names = tuple(dict.fromkeys((whole, transliterated(whole))))
            elif type_ == "organization":
                body = draw.choice(BODIES)
                names = (f"{body} {name} {other}", f"{body[0]}{name[0]}{other[0]}{len(found)}".upper())
            id_ = id_of_filename(fold(names[0]).replace(" ", "-"))
            found.setdefault(id_, Named(id_, names, type_))
        return list(found.values())

    def _actor_file(self, actor: Named, number: int) -> str:
        aliases = f"aliases: [{', '.join(actor.names[1:])}]\n" if actor.names[1:] else ""
        place = next((other.id for other in self._known if other.type == "place"), None)
        has_office = actor.type == "person" and place and number % 3 == 0
        office = self._draw.choice(OFFICES)
        roles = f"roles:\n  - {{title: {office}, of: {place}, from: 2020}}\n" if has_office else ""
        key = "key: true\n" if number < 10 else ""
        return f"---\nname: {actor.names[0]}\ntype: {actor.type}\n{aliases}{roles}{key}---\n"

    def _name(self, actor: Named) -> str:
        name = self._draw.choice(actor.names)
        return misspelt(name, self._draw) if self._draw.randrange(MISSPELT) == 0 else name

    def _paragraph(self, actors: Sequence[Named]) -> str:
        sentences = []
        for actor in actors:
            words = self._words.some(self._draw.randrange(12, 30))
            words.insert(self._draw.randrange(1, 8), self._name(actor))
            sentences.append(words[0][0].upper() + words[0][1:] + " " + " ".join(words[1:]) + ".")
        return " ".join(sentences)

    def _article(self, number: int) -> tuple[str, str, str]:
        """Path, text and the first paragraph."""
        draw = self._draw
        cast = self._named.some(draw.randrange(4, 24))
        words = self._words.some(draw.randrange(5, 10))
        words[2:2] = [cast[0].names[0]]
        title = " ".join([words[0].capitalize(), *words[1:]])
        day = FIRST_DAY + timedelta(draw.randrange(DAYS))
        cuts = [cast[at : at + 4] for at in range(0, len(cast), 4)]
        paragraphs = [self._paragraph(some) for some in cuts]
        name = id_of_filename(fold(" ".join(words[:4])).replace(" ", "-"))[:60]
        path = f"articles/{day:%Y/%m}/{name}-{number}.md"
        head = f'---\ntitle: "{title}"\ndate: {day}\nsource: {draw.choice(SOURCES)}\nlang: fr\n---\n'
        return path, head + "\n\n".join(paragraphs) + "\n", paragraphs[0]

    def _event(self, number: int, article: str, paragraph: str) -> tuple[str, str]:
        actors = [actor for actor in self._named.some(2) if actor in self._known] or self._known[:1]
        words = " ".join(self._words.some(4))
        parts = "".join(f"  - {{actor: {actor.id}, role: actor}}\n" for actor in dict.fromkeys(actors))
        id_, quote = article.rpartition("/")[2][:-3], paragraph.partition(".")[0]
        return f"events/event-{number}.md", (
            f'---\ntitle: "{actors[0].names[0]} : {words}"\ntype: {self._draw.choice(EVENT_TYPES)}\n'
            f'participants:\n{parts}claims:\n  - article: {id_}\n    quote: "{quote}"\n'
            f"    date: 2020-0{1 + number % 9}\n---\n"
        )


class Generated(Protocol):
    """A corpus that is made up: pairs of a path and a text."""

    def files(self) -> Iterator[tuple[str, str]]:
        """Yield path and text of every file."""
        ...


def write(root: Path, corpus: Generated) -> None:
    """Put the files of a corpus below `root`."""
    made: set[str] = set()
    for path, text in corpus.files():
        folder = path.rpartition("/")[0]
        if folder not in made:
            made.add(folder)
            (root / folder).mkdir(parents=True, exist_ok=True)
        with open(f"{root}/{path}", "w", encoding="utf-8") as file:  # noqa: PTH123 — many, and quick
            file.write(text)


def write_as_told(make: Callable[[int, int], Generated], about: str) -> None:
    """Write the corpus that the command line asks for; `make` takes the number of articles and the seed."""
    parser = argparse.ArgumentParser(description=about, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    write(given.folder, make(given.articles, given.seed))


if __name__ == "__main__":
    write_as_told(Corpus, __doc__)
