"""Every text that a person reads is marked for translation, and translated when it is shown."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.catalogue import ONE, PLURAL, ROOT, WITH_CONTEXT, parse_module

#: The floors that show something, and those whose words are translated where they are shown.
SHOWING = ("analysis", "export", "app", "cli")
BELOW = ("model", "languages", "corpus", "annotate", "index")
MARKING = ONE | PLURAL | WITH_CONTEXT
#: Calls that show their first argument, or carry it to where it is shown.
DISPLAY_CALLS = {
    "notify", "ask", "print_message", "print_note", "exit_with_error", "TextRun", "ListDialog", "TextDialog",
    "Refusal", "UnreadableError", "EditError", "WriteError", "UndoError", "StoreError", "AddError",
    "CorpusError", "RequestFailed",
}  # fmt: skip
#: Two words in a row, of letters: what else a string of the program has seldom looks like that.
WORDS = re.compile(r"[^\W\d_]{2,}[,;:]? [^\W\d_]{2,}")
#: Strings that are no text for a person: SQL, style sheets, regular expressions.
NO_TEXT = re.compile(
    r"\b(?:SELECT|INSERT|CREATE|UPDATE|DELETE|WHERE|BEGIN|VACUUM|BY|DESC|VALUES|PRAGMA|AND|OR|IN|AS|LIMIT|MATCH)\b"
    r"|\{\s*[a-z-]+:|\(\?|\\[sbwd]|<[!?/a-z]|=\"|^#|^\.[A-Z]"
)
#: Statements and lists of columns, where a PostgreSQL server is spoken to; elsewhere a person might read one.
POSTGRES = ROOT / "tui" / "index" / "postgres"
STATEMENT = re.compile(
    r"^ ?(?:COMMENT ON SCHEMA|DROP SCHEMA|GRANT USAGE ON SCHEMA|PARTITION OF) \Z|^COPY \{\} \("
    r"|\b(?:CASE|FROM|WHEN|THEN|ELSE)\b|^SHOW [a-z_]+\Z|^SET (?:LOCAL )?[a-z_]+ = |^[a-z_]+(?:, [a-z_]+)+\Z"
)
#: What is left: names that the program uses itself, by what they are for.
ALLOWED = {
    # what commands and scopes are called in the README, which is in English
    "search box", "list dialogs", "text dialogs", "over time", "sources differ", "menu of new records",
    # groups of work in threads
    "lay out", "decide form", "open offers", "decide passage", "open notes", "rank events", "decide actor",
    "decide note", "decide record", "open problems", "open file",
    "decide suggestion ", "further completion",
    # names of commands that stand together in the line of keys
    "next-mention previous-mention", "earlier later", "zoom-in zoom-out", "down up",
    # how far the corpus is read; the words for it are beside them
    "being read", "not read",
    # styles of Textual
    "bold reverse", "not dim ", "bold $text-warning", "bold $text-error", "bold $footer-key-foreground",
    "bold $text on $foreground 20%",
    # names of rules and of parts of pages, as the tables of the languages have them
    "day without a year", "reading time", "place and day", "follow us", "ruled line", "read more",
    "issue of a paper", "other media", "title again", "list of terms", "above the title",
    "byline of nobody", "numbers end", "other articles", "see also",
    # grammatical forms, and patterns of dates by their names
    "past participle", "past historic", "present participle", "some day", "some month", "same month",
    "same year", "about day", "doubtful day", "from day", "by day",
    # what is counted, as the rules of the languages have it
    "votes for", "share of the votes",
    # a file of a new corpus, columns of the index, a line of the developer's log
    'title: {title}\nlang: fr\ndescription: ""\n', "id, title, date, note, mentions, differs, labels",
    "number, mentions", "{title body} : (", "{title body} : ", "the corpus is not watched: ",
    # how libpq begins what it says of a connection, by which it is understood
    "no password supplied", "failed to resolve host", "No such file or directory",
    r"""^database ".+" does not exist|^la base de données « .+ » n'existe pas""",
    # what a database shows of us: the comment on a schema, the name of a program
    "a corpus of niger-tui; everything in it is made again by niger-tui publish", "niger-tui publish",
}  # fmt: skip
#: Calls that take the name of a command, or the beginning of an id, and return what is shown.
NAMING_CALLS = {"key", "first_key_label", "removeprefix", "startswith"}


def modules(*floors: str) -> list[Path]:
    return [path for floor in floors for path in sorted((ROOT / "tui" / floor).rglob("*.py"))]


def called_name(node: ast.AST) -> str:
    """The name of the function that is called; empty for anything else."""
    if not isinstance(node, ast.Call):
        return ""
    return node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")


def unmarked_strings(node: ast.AST) -> Iterator[ast.Constant]:
    """The strings below a node that are in no docstring and no call that marks them."""
    if called_name(node) in MARKING | NAMING_CALLS:
        return
    for field, value in ast.iter_fields(node):
        if field in ("annotation", "returns"):
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.Expr) and isinstance(child.value, ast.Constant):
                continue
            if isinstance(child, ast.Constant) and isinstance(child.value, str):
                yield child
            elif isinstance(child, ast.AST):
                yield from unmarked_strings(child)


def place(path: Path, node: ast.Constant) -> str:
    return f"{path.relative_to(ROOT)}:{node.lineno}: {node.value!r}"


@pytest.mark.parametrize("floor", (*SHOWING, *(floor for floor in BELOW if floor != "languages")))
def test_words_for_a_person_are_marked(floor: str) -> None:
    unmarked = [
        place(path, string)
        for path in modules(floor)
        for string in unmarked_strings(parse_module(path))
        if WORDS.search(str(string.value))
        and not NO_TEXT.search(str(string.value))
        and not (POSTGRES in path.parents and STATEMENT.search(str(string.value)))
        and string.value not in ALLOWED
    ]
    assert unmarked == []


def test_what_is_shown_at_once_is_marked() -> None:
    """A single word too, where a call that shows its argument is given it."""
    unmarked = []
    for path in modules(*SHOWING, "corpus", "index", "annotate"):
        for node in ast.walk(parse_module(path)):
            if called_name(node) in DISPLAY_CALLS and isinstance(node, ast.Call) and node.args:
                argument = ast.Expression(node.args[0])
                unmarked += [
                    place(path, string)
                    for string in unmarked_strings(argument)
                    if re.search(r"[^\W\d_]{3,}", str(string.value)) and string.value not in SHOWN_AS_THEY_ARE
                ]
    assert unmarked == []


#: Names and options, the same in every language; a request that nobody waits for is «cancelled».
SHOWN_AS_THEY_ARE = {"Wikidata  ", "--date: ", "--map: ", "note:", "cancelled"}


def test_nothing_is_translated_while_a_module_is_imported() -> None:
    early = [
        f"{path.relative_to(ROOT)}:{call.lineno}"
        for path in modules(*SHOWING)
        for call in calls_at_import(parse_module(path))
        if called_name(call) in {"_", "gettext", "ngettext", "pgettext", "translate_text"}
    ]
    assert early == [], "mark it with N_, and translate it where it is shown"


def calls_at_import(node: ast.AST) -> Iterator[ast.Call]:
    """The calls below a node that are made when the module is imported."""
    for field, value in ast.iter_fields(node):
        if field == "body" and isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.Call):
                yield child
            if isinstance(child, ast.AST):
                yield from calls_at_import(child)


def test_lower_floors_speak_english() -> None:
    """What they say is stored, and printed as JSON."""
    translating = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in modules(*BELOW)
        for node in ast.walk(parse_module(path))
        if called_name(node) in {"_", "gettext", "ngettext", "pgettext", "translate_text"}
        and isinstance(node, ast.Call)
    ]
    assert translating == []
