"""A review by keys in a real terminal: articles are opened, noted on, marked, labelled, made events of.

Keys come 50 ms apart, whatever they set going. Afterwards each article has its note, marks, label and event;
undoing every step gives the folder back byte for byte.
"""

from __future__ import annotations

import json
import os
import statistics
from pathlib import Path
from time import monotonic, time
from typing import NamedTuple

from tests.campaign.explorer import ENTER, Explorer, explorer
from tests.campaign.harness import Options, Result, run_command, scratch_folder, user_environment
from tests.campaign.program import WAITS
from tui.app.session.file_names import reading_path, state_file
from tui.corpus.folder import open_folder
from tui.corpus.journal.open_step import FOLDER
from tui.corpus.journal.undo import read_journal, undo_step
from tui.corpus.validate import validate_corpus
from tui.model.records import Article, Event

_ARTICLES, _QUICK, _LONG_WAIT_MS = 40, 6, 100.0
#: Between two keys of a fast hand, in seconds.
SPACING_S = 0.05
#: A program that deals with no key for so long does not answer, in seconds.
_SILENCE_S = 60.0
#: With no key dealt with for so long, and nothing drawn, all are.
_QUIET_S = 5.0
#: How old the files are, in seconds.
_AGE_S = 3600.0
_CTRL_S = b"\x13"
#: How a step by a key is undone, and the word that stands in every article.
_UNDO, _SUBJECT = b"u", "Salifou Modi"
#: The steps of each article: note, label, event.
STEPS = 3


class Review(NamedTuple):
    """What came of a review: the faults, and how long keys have waited, in ms."""

    faults: list[str]
    waits: list[float]
    keys: int


def run(options: Options) -> Result:
    """Review articles once."""
    count = options.runs or (_QUICK if options.quick else _ARTICLES)
    with scratch_folder() as folder:
        review = review_by_keys(folder, count)
    late = sum(wait > _LONG_WAIT_MS for wait in review.waits)
    median, longest = statistics.median(review.waits or [0.0]), max(review.waits, default=0.0)
    waited = f"waited {median:.0f} ms (median), {late} over {_LONG_WAIT_MS:.0f} ms, at most {longest:.0f} ms"
    return Result(f"{count} articles, {review.keys} keys, which {waited}", review.faults)


def make_corpus(root: Path, count: int) -> None:
    """Write articles, each of one event that its sentence tells of, and two actors; none of this minute.

    What others have written within a minute is watched after each edit, as an editor may save over it.
    """
    for folder in ("articles", "actors"):
        (root / folder).mkdir(parents=True)
    (root / "actors" / "niger.md").write_text("---\nname: Niger\ntype: country\n---\n", "utf-8")
    (root / "actors" / "modi.md").write_text(f"---\nname: {_SUBJECT}\ntype: person\n---\n", "utf-8")
    for number in range(count):
        day = f"2024-{1 + number // 28:02}-{1 + number % 28:02}"
        body = f"{_SUBJECT} a rencontré la délégation numéro {number} à Niamey. Le Niger s’en félicite."
        text = f"---\ntitle: Visite {number}\ndate: {day}\nsource: RFI\nlang: fr\n---\n{body}\n"
        (root / "articles" / f"a{number:02}.md").write_text(text, "utf-8")
    long_ago = time() - _AGE_S
    for path in root.rglob("*.md"):
        os.utime(path, (long_ago, long_ago))


def keys_of_article(number: int) -> list[bytes]:
    """Return the keys by which the article under the cursor is reviewed, and the next one reached."""
    typed = [bytes([code]) for code in f"note {number}".encode()]
    label = [bytes([code]) for code in f"lot{number % 3}".encode()]
    noting = [ENTER, b"V", b"i", *typed, ENTER]
    marking = [b".", b"!", b"l", *label, ENTER]
    making = [b"+", b"e", _CTRL_S]
    return [*noting, *marking, *making, b"1", b"j"]


def review_by_keys(folder: Path, count: int) -> Review:
    """Review articles in a terminal, then undo each step, the latest by keys; return what came of it."""
    root, home = folder / "corpus", folder / "home"
    waits_file = folder / "waits"
    make_corpus(root, count)
    before = read_files(root)
    environment = user_environment(home) | {WAITS: str(waits_file)}
    run_command(environment, "index", "--corpus", str(root))
    keys = [key for number in range(count) for key in keys_of_article(number)]
    with explorer(environment, root) as seen:
        seen.wait_for(b"Visite")
        seen.press(b"1", 1.0)
        press_spaced(seen, [b"g", *keys])
        wait_for_keys(seen, waits_file)
        answered = seen.wait_until_done()
        faults = [*seen.faults, *_find_faults(root, home, count)]
        waits = [float(line.split()[-1]) for line in waits_file.read_text("utf-8").splitlines()][: len(keys)]
        press_spaced(seen, [_UNDO] * STEPS)
        wait_for_keys(seen, waits_file)
        seen.wait_until_done()
    faults += [] if answered is not None else ["no answer after the keys"]
    return Review([*faults, *_undo_rest(root, before)], waits, len(keys))


def press_spaced(seen: Explorer, keys: list[bytes]) -> None:
    """Press keys at the spacing of a fast hand."""
    for key in keys:
        seen.press(key, SPACING_S)


def wait_for_keys(seen: Explorer, waits_file: Path) -> None:
    """Wait until no key has been dealt with for a moment, however far behind the program is."""
    size, since = -1, monotonic()
    while monotonic() - since < (_SILENCE_S if seen.read(1.0) else _QUIET_S) and seen.is_alive():
        if (now := waits_file.stat().st_size) != size:
            size, since = now, monotonic()


def read_files(root: Path) -> dict[str, bytes]:
    """Return the files of a corpus but its journal."""
    paths = (path for path in sorted(root.rglob("*")) if path.is_file())
    names = {path.relative_to(root).as_posix(): path for path in paths}
    return {name: path.read_bytes() for name, path in names.items() if not name.startswith(FOLDER)}


def _find_faults(root: Path, home: Path, count: int) -> list[str]:
    """Return what a review has not left as it should."""
    folder = open_folder(root)
    records = [loaded.record for entry in folder.scan() if (loaded := folder.read(entry)).record]
    articles = [record for record in records if isinstance(record, Article)]
    events = [record for record in records if isinstance(record, Event)]
    marks = json.loads(reading_path(state_file(home / "data" / "niger-tui", root)).read_text("utf-8"))
    noted = {one.note.about for one in folder.notes() if one.note}
    counts = {
        "labelled": sum(bool(article.labels) for article in articles),
        "noted on": len(noted),
        "read": len(marks["read"]),
        "starred": len(marks["starred"]),
        "made an event of": len({claim.article for event in events for claim in event.claims}),
    }
    faults = [
        f"{number} of {count} articles are {what}" for what, number in counts.items() if number != count
    ]
    return [*faults, *map(str, validate_corpus(folder))]


def _undo_rest(root: Path, before: dict[str, bytes]) -> list[str]:
    """Undo what still stands, and return what is not as it was."""
    undone = [entry for entry in read_journal(root) if entry.undone_by is not None]
    faults = [] if len(undone) == STEPS else [f"{len(undone)} of {STEPS} steps were undone by keys"]
    changed = find_changed(root, before)
    return [*faults, *([f"not as they were: {', '.join(changed[:8])}"] if changed else [])]


def find_changed(root: Path, before: dict[str, bytes]) -> list[str]:
    """Undo every step that stands, and return the files that are not as they were."""
    standing = [one for one in read_journal(root) if one.undone_by is None and one.step.undoes is None]
    for entry in reversed(standing):
        undo_step(root, entry.step.step)
    after = read_files(root)
    return sorted(name for name in before.keys() | after.keys() if before.get(name) != after.get(name))
