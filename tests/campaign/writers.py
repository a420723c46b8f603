"""Two explorers, `index`, `add` and an editor at once: every decision, line and bookmark made is there.

What each has made is counted from what it said or wrote itself; in the end the files are asked.
"""

from __future__ import annotations

import random
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread
from time import monotonic

from tests.benchmarks.generate import Corpus, write
from tests.campaign.demands import is_lock
from tests.campaign.explorer import ENTER, ESCAPE, Explorer, explorer, faults_in_logs
from tests.campaign.harness import Options, Result, run_command, scratch_folder, user_environment
from tests.catalogue import read_catalogue
from tui.app.session.file_names import state_file
from tui.app.session.saved_state import StateFile
from tui.corpus.folder import open_folder
from tui.corpus.journal.open_step import FOLDER
from tui.model.records import Article

_MINUTES, _QUICK_MINUTES, _ARTICLES = 10.0, 1.5, 400
#: How the messages begin that the explorer answers with, as the program's catalogue has them.
_KEPT, _BOOKMARKED, _NO_LONGER = "Saved in decisions.yaml", "Bookmarked: ", "Bookmark removed"
_NO_SAVE_S = 2.0  # after which an editor has found no quiet moment
_MINE = "# by hand\n- {article: by-hand, quote: Modi, is: nobody}\n"


class _Person:
    """Decides and bookmarks in an explorer; counts what the explorer says it has kept."""

    def __init__(self, seen: Explorer, from_end: bool) -> None:
        self.seen, self.decisions, self.bookmarks, self.misses = seen, 0, 0, 0
        self._next = b"k" if from_end else b"j"
        seen.press(b"1", 0.5)
        seen.press(b"G" if from_end else b"g", 1.0)

    def work(self) -> None:
        """Open the next article, bookmark it, and decide about a name in it."""
        for keys in (b"1", self._next, ENTER):
            self.seen.press(keys, 0.4)
        said = self._said_after(b"b", _BOOKMARKED, _NO_LONGER)  # the latter where nothing else was opened yet
        self.bookmarks += 1 if said == _BOOKMARKED else -1 if said else 0
        self.seen.press(b"n", 0.3)
        self.seen.press(b"m", 0.8)
        if not self.seen.shows("Who is meant by “"):
            self.misses += 1
            self.seen.press(ESCAPE, 0.5)
            return
        self.decisions += self._said_after(ENTER, _KEPT) == _KEPT

    def _said_after(self, keys: bytes, *words: str) -> str:
        """Return which of `words`, none of them on the screen before, a key is answered with; empty: none."""
        for word in words:
            self.seen.shows(word, gone=True)
        self.seen.tail = b""
        self.seen.press(keys, 0.2)
        said = self.seen.wait_for(*(word.encode() for word in words))
        self.misses += not said
        return said.decode()


class _Editor:
    """A person's editor on `decisions.yaml`: reads it, adds a line, and saves where nobody has meanwhile."""

    def __init__(self, file: Path) -> None:
        self._file, self.lines = file, list[str]()

    def save(self) -> None:
        number = len(self.lines)
        line = f"- {{article: edited-{number}, quote: Modi, is: nobody}}  # line {number} by hand"
        end = monotonic() + _NO_SAVE_S
        while monotonic() < end:
            before = self._file.read_bytes()
            aside = self._file.with_name(".decisions.yaml.swp")
            aside.write_bytes(before + line.encode() + b"\n")
            if self._file.read_bytes() == before:  # as editors warn of a file that has changed
                aside.replace(self._file)
                self.lines.append(line)
                return


class _Others(Thread):
    """Runs a command again and again, until it is stopped; keeps what went wrong."""

    def __init__(self, environment: dict[str, str], corpus: Path, stopped: Event) -> None:
        super().__init__(daemon=True)
        self._environment, self._corpus, self._stopped = environment, str(corpus), stopped
        self.failures: list[str] = []

    def ask(self, *args: str) -> subprocess.CompletedProcess[str]:
        done = run_command(self._environment, *args, "--corpus", self._corpus)
        if "Traceback" in done.stderr or "Error)" in done.stderr:
            self.failures.append(f"{args[0]}: {done.stderr.strip()[-300:]}")
        return done


class _Indexing(_Others):
    runs = 0

    def run(self) -> None:
        while not self._stopped.wait(0.5):
            self.ask("index")
            self.runs += 1


class _Adding(_Others):
    def __init__(self, environment: dict[str, str], corpus: Path, stopped: Event, texts: Path) -> None:
        super().__init__(environment, corpus, stopped)
        self._texts, self.titles = texts, list[str]()

    def run(self) -> None:
        self._texts.mkdir()
        while not self._stopped.wait(0.5):
            number = len(self.titles)
            title = f"Le Niger signe un accord numéro {number}"
            story = f"Le Niger a signé mardi l’accord {number} avec la Russie, a annoncé le ministère. " * 6
            text = self._texts / f"text-{number}.txt"
            text.write_text(f"{title}\n\nPublié le 15 janvier 2024\n\n{story}\n", "utf-8")
            if self.ask("add", str(text)).returncode == 0:
                self.titles.append(title)


def run(options: Options) -> Result:
    """Have all of them at work, then count."""
    minutes = options.minutes or (_QUICK_MINUTES if options.quick else _MINUTES)
    messages = [str(message.id) for message in read_catalogue()]
    for word in (_KEPT, _BOOKMARKED, _NO_LONGER):
        if not any(message.startswith(word) for message in messages):
            return Result("nothing was run", [f"the program no longer says «{word}»"])
    with scratch_folder() as folder:
        corpus, home, draw = folder / "corpus", folder / "home", options.draw("writers")
        write(corpus, Corpus(_ARTICLES, options.seed))
        decisions = corpus / "decisions.yaml"
        decisions.write_text(_MINE, "utf-8")
        environment, stopped = user_environment(home), Event()
        run_command(environment, "index", "--corpus", str(corpus))
        indexing = _Indexing(environment, corpus, stopped)
        adding = _Adding(environment, corpus, stopped, folder / "texts")
        editor = _Editor(decisions)
        with explorer(environment, corpus) as one, explorer(environment, corpus, 100, 35) as other:
            for seen in (one, other):
                seen.read(4)
            persons = _Person(one, from_end=False), _Person(other, from_end=True)
            with _running_threads(stopped, indexing, adding):
                _work(persons, editor, draw, monotonic() + 60 * minutes)
            failures = [*indexing.failures[:3], *adding.failures[:3], *_quit(persons), *faults_in_logs(home)]
        failures += _missing(corpus, persons, editor, adding, home)
    made = sum(person.decisions for person in persons)
    marked = sum(person.bookmarks for person in persons)
    words = (
        f"{minutes:g} minutes: {made} decisions, {marked} bookmarks, {len(editor.lines)} lines,"
        f" {len(adding.titles)} texts, {indexing.runs} index runs"
    )
    if not (made and marked and editor.lines and adding.titles):
        failures.append("somebody has made nothing: this run shows nothing")
    return Result(words, failures)


@contextmanager
def _running_threads(stopped: Event, *threads: Thread) -> Iterator[None]:
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        stopped.set()
        for thread in threads:
            thread.join()


def _work(persons: tuple[_Person, _Person], editor: _Editor, draw: random.Random, end: float) -> None:
    """Both persons at the same time, each in a thread; the editor saves in between."""
    over = Event()

    def keep_working(person: _Person) -> None:
        while monotonic() < end and person.seen.is_alive():
            person.work()

    threads = [Thread(target=keep_working, args=(person,), daemon=True) for person in persons]
    for thread in threads:
        thread.start()
    while monotonic() < end:
        over.wait(draw.random() * 2)
        editor.save()
    for thread in threads:
        thread.join()


def _quit(persons: tuple[_Person, _Person]) -> list[str]:
    """End both explorers as a person does; what went wrong."""
    failures = []
    for number, person in enumerate(persons, 1):
        if person.seen.wait_until_done() is None:
            failures.append(f"explorer {number}: no answer to ?")
        person.seen.press(b"q", 0.5)
        code = person.seen.end()
        failures += [f"explorer {number}: {fault}" for fault in person.seen.faults[:2]]
        if code != 0:
            failures.append(f"explorer {number} ended with {code}")
    return failures


def _missing(
    corpus: Path, persons: tuple[_Person, _Person], editor: _Editor, adding: _Adding, home: Path
) -> list[str]:
    """Return what was made and is not there."""
    failures, folder = [], open_folder(corpus)
    text = (corpus / "decisions.yaml").read_text("utf-8")
    there, problems = folder.decisions()
    lost = [line for line in editor.lines if f"{line}\n" not in text]
    if lost:
        failures.append(f"{len(lost)} of {len(editor.lines)} lines of the editor are lost: {lost[0]}")
    made, kept = sum(person.decisions for person in persons), len(there) - len(editor.lines) - 1
    if kept < made:
        failures.append(f"{made - kept} of {made} decisions are lost")
    failures += [f"decisions.yaml: {problem}" for problem in problems[:3]]
    if not text.startswith(_MINE):
        failures.append("what was there before is not as it was")
    marked = sum(person.bookmarks for person in persons)
    (file,) = [path for path in home.rglob(state_file(home, corpus).name) if path.is_file()]
    bookmarks = StateFile(file).read().bookmarks
    if len(bookmarks) < marked:
        failures.append(f"{marked - len(bookmarks)} of {marked} bookmarks are lost")
    records = (folder.read(entry).record for entry in folder.scan())
    titles = {record.title for record in records if isinstance(record, Article)}
    failures += [f"added, and not there: {title}" for title in adding.titles if title not in titles][:3]
    hidden = (path for path in corpus.rglob(".*") if path.is_file() and path.parent.name != FOLDER)
    left = [path.name for path in hidden if not is_lock(path)]
    if left:
        failures.append(f"left over: {left[:5]}")
    return failures
