"""Every reader of the package on texts of the kinds that each likes least.

Run as a program it prints as JSON how many texts there were, and on which a reader takes more than its share
of time: as `patterns` does for the regular expressions, by itself.
"""

from __future__ import annotations

import json
import random
import signal
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from time import thread_time
from typing import Any

from tests.hostile.export_attacks import export_attacks
from tests.hostile.patterns import LOOKS, Attack, Step, TooSlow, give_up
from tui.annotate.annotator import Annotator
from tui.app.match_walk import find_phrases
from tui.app.session.saved_state import StateFile
from tui.app.settings import read_settings
from tui.corpus.bundled import bundled_corpus_path
from tui.corpus.folder import open_folder
from tui.corpus.record_files.loader import lines_of_fields, read_decisions, read_meta, read_record
from tui.corpus.record_files.yaml_list import (
    YamlListError,
    append_lines,
    remove_line,
    with_entries,
    without_entry,
)
from tui.index.lookup.fingerprints import shingle_tokens
from tui.index.query import parse_query
from tui.index.tokenizer import index_text, index_words, spelling_variants, split_index_text
from tui.languages.french import FRENCH
from tui.model.dates.edtf import parse_edtf
from tui.model.dates.informal_dates import edtf_problem
from tui.model.quotes import find_quote, find_similar_passage
from tui.model.records import Actor, Article, Kind
from tui.model.sentences import sentence_around
from tui.model.text import clean, clean_line, split_words

Reader = Callable[[str], object]
#: A text that takes more CPU seconds than this is ended.
LONGEST = 10.0
#: What takes less, in CPU seconds, for 10,000 characters is not tried with more, but by a campaign.
SURE = 0.06
BRIEF = (Step(10_000, 30_000, 5, 0.0),)
THOROUGH = (Step(1_000, 10_000, 15, 0.3), Step(10_000, 100_000, 15, 0.3))
#: So many texts are tried with a reader, but by a campaign.
MOST = 6

#: What comes again and again, in any kind of text.
_UNITS = (
    " ", "a", "A", "1", "\n", ".", "-", "'", '"', "[", "(", "<", "é", "\t", ":", "#", "*", "&", "\\",
    "\u0301", "a ", "Aa ", "A. ", "1 ", " \n", "a\n", "A.\n\n", "- ", "? ", "[a](/", "**a ", "Al-Aa-",
    "a@b", "« ", " »", "le 3 mai ", "en mai 2020, ", "lundi et ", "M. Modi ", "AFP ", "À lire aussi :\n\n",
    "Niger : ", "1 - 2 - ", "Photo : A. B.\n", "QWxhZGRpbjpvcGVu",
)  # fmt: skip
_TAGS = (
    "<p>a", "<div>", "<b>", "<a href='x'>b</a>", "<!--", "<script>", "&amp;", "<td>1", "</p>", "<meta a=b>",
    '<script type="application/ld+json">', "<![CDATA[", "<li>a</li>", "<h1>Un titre</h1>",
    "<time datetime='1'>", "x=1 ",
    "<p>Le président du Niger a déclaré mardi que la coopération continue, selon la presse.</p>",
)  # fmt: skip
_YAML = (
    "a: b\n", "- a\n", "- - ", "a:\n", "[", "{", "&a ", "*a ", "!a ", "? a\n", "'a' b\n", '"a" b: c\n',
    "| \n", "a: [b\n", "  ", "title: a\n", "- {a: b}\n", "%a ", "a: &a b\n", "''", "claims: [{quote: a}]\n",
    "- {is: a}\n",
)  # fmt: skip
_PROSE = "Le président du Niger a déclaré mardi que la coopération continue, selon la presse.\n\n"


def attacks() -> Iterator[tuple[str, Reader, list[Attack]]]:
    """The readers by name, each with the texts that it may not like."""
    yield from _records()
    yield from _lists()
    yield from _own_files()
    yield from _texts()
    yield from export_attacks(around)


def around(begin: str, end: str, *units: str) -> list[Attack]:
    return [Attack(begin, unit, end) for unit in dict.fromkeys((*units, *_UNITS))]


def _records() -> Iterator[tuple[str, Reader, list[Attack]]]:
    def record(kind: Kind, ending: str) -> Reader:
        return lambda text: read_record(kind, "a", f"articles/a.{ending}", text)

    article, raw, page = record("article", "md"), record("article", "txt"), record("article", "html")
    yield "front matter", article, around("---\n", "\n---\nTexte.\n", *_YAML)
    yield "front matter, a field", article, around('---\ntitle: "a" x', "y\n---\nTexte.\n")
    yield "front matter, a name", article, around("---\n", ': "a" b\n---\nTexte.\n')
    yield (
        "front matter, a list",
        article,
        around("---\ntitle: a\ntags: [", "]\n---\n", "a,", "[],", "{a: b},"),
    )
    yield "front matter that goes on", article, around("---\n", "", "a: b\n", "---", "..\n")
    yield "event", record("event", "md"), around("---\ntitle: a\nclaims:\n", "\n---\n", *_YAML)
    yield "actor", record("actor", "md"), around("---\nname: a\naliases:\n", "\n---\n", *_YAML)
    yield "raw text", raw, around("", "")
    yield "raw text with a story", raw, around(f"Un titre\n\n{_PROSE}", _PROSE)
    yield "raw text with a heading", raw, around("# ", "\n\n" + "abc\n" * 400)
    yield "page", page, around("<html><body>", _PROSE, *_TAGS)
    yield "page, a tag", page, around("<html><body><p ", f">{_PROSE}", *_TAGS)
    yield "page, its head", page, around("<html><head>", f"</head><p>{_PROSE}", *_TAGS)
    yield (
        "lines of fields",
        lambda text: lines_of_fields(text, "a.md", ["a[1].b"]),
        around("---\n", "\n---\n"),
    )


def _lists() -> Iterator[tuple[str, Reader, list[Attack]]]:
    def edit(text: str) -> None:
        append_lines(text, ["{is: b}"])
        remove_line(text, "{is: b}")
        try:
            with_entries(text, ["{article: a, is: c}"])
            without_entry(text, 0)
        except YamlListError:
            return

    yield "decisions", lambda text: read_decisions("decisions.yaml", text), around("", "", *_YAML)
    yield "a decision", edit, around("- {article: a, is: b}\n", "\n", "# a\n", *_YAML)


def _own_files() -> Iterator[tuple[str, Reader, list[Attack]]]:
    folder = Path(tempfile.mkdtemp())

    def in_file(name: str, read: Callable[[Path], object]) -> Reader:
        def reader(text: str) -> None:
            (folder / name).write_text(text, "utf-8")
            read(folder / name)

        return reader

    settings = in_file("settings.toml", lambda path: read_settings(path, set(), lambda _words: None))
    state = in_file("a.json", lambda path: StateFile(path).read())
    yield "corpus.yaml", lambda text: read_meta("corpus.yaml", text), around("", "", *_YAML)
    yield "settings", settings, around("", "", "[a.", 'a="b"\n', "a.b.", "[[a]]\n")
    yield "state", state, around('{"pins": [', "]}", "{", '"a",', '{"name":"a","text":"b"},')


def _texts() -> Iterator[tuple[str, Reader, list[Attack]]]:
    everywhere = around("", "\x01")
    folder = open_folder(bundled_corpus_path())
    actors = [folder.read(entry).record for entry in folder.scan() if entry.kind == "actor"]
    annotator = Annotator([actor for actor in actors if isinstance(actor, Actor)])

    def annotate(text: str) -> Any:
        return annotator.annotate(Article(id="a", title="T", body=clean(text), date="2024-01-16"))

    def find(text: str) -> Any:
        return find_phrases(spelling_variants(index_words(text)[: len(text) // 9]), text)

    people = (
        "le président du Niger ", "Modi, ", "premier ministre ", "ministre de la ", "il ", "de ",
        "le président ", "du Niger ", "Salifou Modi ", "Moussa Moussa, ", "nord-", "et ", "Al ", "AL-",
        "« Modi » ",
    )  # fmt: skip
    yield (
        "cleaning",
        lambda text: (clean_line(text), split_words(text)),
        around("", "", "\x1b[", "\x9b0", "\x1b]"),
    )
    yield "EDTF", lambda text: (parse_edtf(text), edtf_problem(text, FRENCH.date_words)), everywhere
    yield "dates", lambda text: FRENCH.find_dates(text, "2024-01-16", None), everywhere
    yield "query", parse_query, around("", "", "actor:", "a|", '"a" ', "or ", "on:2024 ", "source:(")
    yield "index", lambda text: shingle_tokens(split_index_text(index_text(clean(text)))), everywhere
    yield "sentences", lambda text: sentence_around(text, len(text) // 2, len(text) // 2 + 1), everywhere
    yield "quotations", lambda text: find_quote(text, f"{text[: len(text) // 2]}?"), everywhere
    yield "similar passages", lambda text: find_similar_passage(text, f"{text[:100]}?"), everywhere
    yield "words in a row", find, everywhere
    yield "annotations", annotate, around("", ".", *people)


# -- measuring -----------------------------------------------------------------------------------------------


def cost(read: Reader, text: str, longest: float = LONGEST) -> float:
    """CPU seconds; infinite where it had to be ended."""
    signal.setitimer(signal.ITIMER_PROF, longest)
    try:
        started = thread_time()
        read(text)
        return thread_time() - started
    except TooSlow:
        return float("inf")
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def is_too_slow(read: Reader, attack: Attack, is_thorough: bool = False, longest: float = LONGEST) -> bool:
    """Whether the time grows faster than the text. A busy machine may need several looks to see that not."""
    if not is_thorough and cost(read, attack.text(BRIEF[0].small), longest) < SURE:
        return False
    for step in THOROUGH if is_thorough else BRIEF:
        for _look in range(LOOKS):
            taken = cost(read, attack.text(step.large), longest)
            if taken == float("inf"):
                return True
            if taken < step.floor or taken < step.growth * cost(read, attack.text(step.small), longest):
                break
        else:
            return True
    return False


def main(is_thorough: bool, only: str = "") -> dict[str, Any]:
    signal.signal(signal.SIGPROF, give_up)
    slow = []
    texts = 0
    for name, read, listed in attacks():
        if only not in name:
            continue
        cost(read, "Un texte.")  # what is imported and compiled late
        chosen = listed if is_thorough else random.Random(name).sample(listed, min(len(listed), MOST))
        texts += len(chosen)
        slow += [(name, attack) for attack in chosen if is_too_slow(read, attack, is_thorough)]
    return {"texts": texts, "slow": slow}


def probe(read: Reader) -> str:
    """Whether a reader would be found slow."""
    signal.signal(signal.SIGPROF, give_up)
    return "slow" if is_too_slow(read, Attack("", "a", ""), True, 1.0) else "fine"


if __name__ == "__main__":
    json.dump(main("thorough" in sys.argv, "".join(sys.argv[2:])), sys.stdout)
