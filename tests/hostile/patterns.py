"""Every regular expression of the package, and texts of the kind that each likes least.

Run as a program it prints as JSON how many patterns there are, which calls of `re` in the package were not
seen, and the texts on which a pattern takes more than its share of time. It is a process of its own, for the
patterns are gathered while the package is imported, and one that does not end can be ended.

What a pattern likes is read from its own parts: whatever repeats in it, after what leads there; and every
beginning of it, again and again; each with an end that does not fit.
"""

from __future__ import annotations

import ast
import importlib
import json
import pkgutil
import random
import re
import signal
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from time import thread_time
from types import FrameType
from typing import Any, NamedTuple

from msgspec import structs

import tui

ROOT = Path(tui.__file__).parent


class Step(NamedTuple):
    """A text of `large` characters may take `growth` times as long as the same with `small` ones.

    Below `floor` CPU seconds nothing is compared.
    """

    small: int
    large: int
    growth: float
    floor: float


#: With 3,000 characters a square is over its floor however fast a step of it is; a campaign looks further.
BRIEF = (Step(600, 3_000, 10, 0.0015),)
THOROUGH = (Step(1_000, 10_000, 15, 0.03), Step(10_000, 100_000, 15, 0.03))
#: A text that takes more CPU seconds than this is ended.
LONGEST = 2.0
#: So many times it is looked whether a text is too slow.
LOOKS = 4
#: How long the longest line that a rule for the lines of a page looks at may take, in CPU seconds.
LINE = 0.05
_COMPILING = {"compile", "match", "search", "fullmatch", "findall", "finditer", "split", "sub", "subn"}
Site = tuple[str, int]  # file and line


class Gatherer:
    """Notes the patterns that code of the package compiles, and where: every call, not only the first."""

    def __init__(self) -> None:
        self.sites: dict[re.Pattern[str], set[Site]] = {}
        self._real: Callable[[Any, int], Any] = re._compile  # type: ignore[attr-defined]
        re._compile = self._compile  # type: ignore[attr-defined]

    def _compile(self, pattern: Any, flags: int) -> Any:
        compiled = self._real(pattern, flags)
        frame = sys._getframe(2)  # who called re.compile, re.sub and so on
        name = frame.f_code.co_filename
        if name.startswith(str(ROOT)):
            site = str(Path(name).relative_to(ROOT)), frame.f_lineno
            self.sites.setdefault(compiled, set()).add(site)
        return compiled


def calls(owner: str | None, names: set[str]) -> Iterator[tuple[Site, ast.Call]]:
    """Every call in the package of one of `names` (of the module `owner`)."""
    for site, node in _all_calls():
        called = node.func
        named: tuple[str | None, str]
        if isinstance(called, ast.Attribute) and isinstance(called.value, ast.Name):
            named = (called.value.id, called.attr)
        else:
            named = (None, called.id if isinstance(called, ast.Name) else "")
        if named[0] == owner and named[1] in names:
            yield site, node


@cache
def _all_calls() -> list[tuple[Site, ast.Call]]:
    return [
        ((str(file.relative_to(ROOT)), node.lineno), node)
        for file in sorted(ROOT.rglob("*.py"))
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Call)
    ]


def import_everything() -> None:
    for module in pkgutil.walk_packages([str(ROOT)], "tui."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)


def compile_what_is_compiled_late() -> list[re.Pattern[str]]:
    """Have every pattern compiled that is made at its first use; those of the rules for pages."""
    from tui.app.documents.notes import markdown_link_runs
    from tui.app.runtime.column_pins import pin_columns
    from tui.app.runtime.status_messages import begin_sentence
    from tui.app.runtime.terminal_parser import TerminalParser
    from tui.corpus.extraction.exports.databases.europresse_text import is_header
    from tui.corpus.extraction.exports.databases.factiva_text import read_factiva_lines
    from tui.corpus.extraction.exports.databases.nexis import is_old_mark
    from tui.corpus.extraction.exports.field_values import is_byline
    from tui.corpus.extraction.mail_heads import strip_prefixes
    from tui.corpus.extraction.press_patterns import compile_template, split_names
    from tui.index.query import parse_filter
    from tui.index.tokenizer import index_words
    from tui.languages.french import FRENCH
    from tui.languages.french.news.families import has_trigger
    from tui.model.dates.edtf import parse_edtf
    from tui.model.dates.formatting import format_long
    from tui.model.dates.informal_dates import edtf_problem
    from tui.model.text import clean, tokenize

    pin_columns("\x1b[1;1H\U0001f600 é")
    pin_columns("\x1b[1;1H\U0001f468\u200d\U0001f469")
    markdown_link_runs("a")
    begin_sentence("a")
    list(TerminalParser().feed("a"))
    format_long("202X")
    strip_prefixes("Fwd: a")
    is_header("a, p. 1")
    list(read_factiva_lines(["a", "Document A0000020240101ab12345"]))
    is_old_mark("1 of 2 DOCUMENTS")
    is_byline("Par Awa Diallo")
    edtf_problem("le 32 janvier", FRENCH.date_words)
    parse_edtf("2024-0X")
    split_names("A. Bé et C. Dé")
    index_words("中国")
    parse_filter("a b 2024")
    tokenize("a"), tokenize("é")
    has_trigger("a")
    clean("a\r\x1b[m\ud800")
    press = FRENCH.press
    templates = [rule.pattern for kind in structs.astuple(press.boilerplate) for rule in kind]
    templates += [
        text
        for phrase in structs.astuple(press.phrases)
        for text in ((phrase,) if isinstance(phrase, str) else phrase)
    ]
    templates += [
        template.value
        for _site, call in calls(None, {"compile_template"})
        if isinstance(template := call.args[0], ast.Constant)
        and isinstance(template.value, str)
        and "<" in template.value
    ]
    return [compile_template(template) for template in dict.fromkeys(templates)]


# -- texts that a pattern likes ------------------------------------------------------------------------------

_CATEGORIES = {
    codes.CATEGORY_DIGIT: ("17", r"\d"),
    codes.CATEGORY_NOT_DIGIT: ("a -", r"\D"),
    codes.CATEGORY_SPACE: (" \n", r"\s"),
    codes.CATEGORY_NOT_SPACE: ("aA.1", r"\S"),
    codes.CATEGORY_WORD: ("aA1_é", r"\w"),
    codes.CATEGORY_NOT_WORD: (" .-", r"\W"),
}
_REPEATS = (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT)


class Likes:
    """Texts that fit the parts of a parsed pattern, drawn by chance; looks around are not heeded."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)
        self._groups: dict[int, str] = {}

    def text(self, items: Iterable[Any]) -> str:
        return "".join(self._item(code, value) for code, value in items)

    def _item(self, code: Any, value: Any) -> str:  # noqa: PLR0911 - a case for each kind of part
        if code is codes.LITERAL:
            return chr(value)
        if code is codes.NOT_LITERAL:
            return "b" if chr(value) == "a" else "a"
        if code is codes.ANY:
            return self._random.choice("a A1")
        if code is codes.IN:
            return self._member(value)
        if code is codes.BRANCH:
            return self.text(self._random.choice(value[1]))
        if code in _REPEATS:
            low, high, body = value
            count = min(int(high), max(int(low), self._random.choice((0, 1, 2))))
            return "".join(self.text(body) for _ in range(count))
        if code is codes.SUBPATTERN:
            found = self._groups[value[0]] = self.text(value[3])
            return found
        if code is codes.ATOMIC_GROUP:
            return self.text(value)
        if code is codes.GROUPREF:
            return self._groups.get(value, "")
        return ""  # a place, a look around

    def _member(self, members: Any) -> str:
        if members[0][0] is codes.NEGATE:
            excluded = re.compile("[" + "".join(map(_source, members[1:])) + "]")
            drawn = self._random.sample("a A1.-\n_é'", 10)
            return next((character for character in drawn if not excluded.match(character)), "\x01")
        code, value = self._random.choice(members)
        if code is codes.LITERAL:
            return chr(value)
        if code is codes.RANGE:
            return chr(self._random.choice(value))
        return self._random.choice(_CATEGORIES[value][0])


def _source(member: Any) -> str:
    code, value = member
    if code is codes.LITERAL:
        return re.escape(chr(value))
    if code is codes.RANGE:
        return f"{re.escape(chr(value[0]))}-{re.escape(chr(value[1]))}"
    return _CATEGORIES[value][1]


class Attack(NamedTuple):
    """A text that may cost a pattern more than its share: its middle is repeated."""

    begin: str
    middle: str
    end: str

    def text(self, length: int) -> str:
        times = (length - len(self.begin) - len(self.end)) // len(self.middle)
        return f"{self.begin}{self.middle * max(1, times)}{self.end}"


#: What no pattern needs to name: runs of one kind of character, and of what parts words, tags, links.
_ALWAYS = (" ", "a", "A", "1", "\n", ".", "-", '"', "[", "(", "<", "é", "\t", "a ", "Aa ", "A. ", " \n", "a-")


def attacks(pattern: re.Pattern[str], draws: int, most: int) -> list[Attack]:
    """Texts that `pattern` may not like; of those that are drawn `most`, chosen by chance.

    A run of a single character that the pattern may begin with is always among them.
    """
    tree = parser.parse(pattern.pattern, pattern.flags)
    drawn: dict[tuple[str, str], None] = {}
    for seed in range(draws):
        likes = Likes(seed)
        drawn |= dict.fromkeys((begin, middle) for begin, middle in _parts(tree, "", likes) if middle)
    runs = [(begin, middle) for begin, middle in drawn if not begin and len(middle) == 1]
    chosen = [one for one in drawn if one not in runs]
    if len(chosen) > most:
        chosen = random.Random(pattern.pattern).sample(chosen, most)
    chosen += runs
    always = [Attack("", unit, "\x01") for unit in _ALWAYS[: 3 * most]]
    return [*always, *(Attack(*one, end) for one in chosen for end in ("", "\x01"))]


def _parts(items: Any, begin: str, likes: Likes) -> Iterator[tuple[str, str]]:
    """What repeats, after a text that leads there; and what leads to each place, to be repeated itself."""
    for code, value in items:
        if code in _REPEATS:
            if int(value[1]) > 1:
                yield begin, likes.text(value[2])
            yield from _parts(value[2], begin, likes)
        elif code is codes.SUBPATTERN:
            yield from _parts(value[3], begin, likes)
        elif code is codes.ATOMIC_GROUP:
            yield from _parts(value, begin, likes)
        elif code is codes.BRANCH:
            for branch in value[1]:
                yield from _parts(branch, begin, likes)
        elif code in (codes.ASSERT, codes.ASSERT_NOT):
            yield from _parts(value[1], begin, likes)
        begin += likes.text([(code, value)])
        yield "", begin


# -- measuring -----------------------------------------------------------------------------------------------


class TooSlow(BaseException):
    """A text took longer than it may."""


def give_up(_number: int, _frame: FrameType | None) -> None:
    raise TooSlow


def cost(pattern: re.Pattern[Any], text: str, is_line: bool = False) -> float:
    """CPU seconds to find all matches in `text` and to fit it whole (of a line only that).

    Infinite where it had to be ended.
    """
    data = text.encode("utf-8", "surrogatepass") if isinstance(pattern.pattern, bytes) else text
    signal.setitimer(signal.ITIMER_PROF, LONGEST)
    try:
        started = thread_time()
        for _match in () if is_line else pattern.finditer(data):
            pass
        pattern.fullmatch(data)
        pattern.match(data)
        return thread_time() - started
    except TooSlow:
        return float("inf")
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def is_too_slow(pattern: re.Pattern[Any], attack: Attack, steps: Sequence[Step]) -> bool:
    """Whether the time grows faster than the text. A busy machine may need several looks to see that not."""
    for step in steps:
        small, large = attack.text(step.small), attack.text(step.large)
        for _look in range(LOOKS):
            taken = cost(pattern, large)
            if taken == float("inf"):
                return True
            if taken < step.floor or taken < step.growth * cost(pattern, small):
                break
        else:
            return True
    return False


def is_slow_line(pattern: re.Pattern[Any], attack: Attack) -> bool:
    """Whether the longest line that is looked at takes too long in each of several looks."""
    line = attack.text(400)[:400]
    return all(cost(pattern, line, True) > LINE for _look in range(LOOKS))


def main(draws: int, most: int) -> dict[str, Any]:
    """`draws` of texts for each pattern, of which `most` are tried; above 100 with long texts, too."""
    steps = THOROUGH if most > 100 else BRIEF
    signal.signal(signal.SIGPROF, give_up)
    gatherer = Gatherer()
    import_everything()
    rules = compile_what_is_compiled_late()
    slow: list[tuple[str, Attack]] = []
    texts = 0
    for pattern in gatherer.sites:
        kinds = 2 if pattern in rules else most  # a rule is bounded by its first look ahead
        for attack in attacks(pattern, draws, kinds):
            texts += 1
            if is_too_slow(pattern, attack, steps):
                slow.append((str(pattern.pattern), attack))
                break
    for pattern in rules:
        for attack in attacks(pattern, draws, most):
            texts += 1
            if is_slow_line(pattern, attack):
                slow.append((pattern.pattern, attack))
                break
    seen = {site for sites in gatherer.sites.values() for site in sites}
    missing = [site for site, _call in calls("re", _COMPILING) if site not in seen]
    return {"patterns": len(gatherer.sites), "texts": texts, "missing": missing, "slow": slow}


def probe(source: str) -> str:
    """Whether a pattern would be found slow."""
    signal.signal(signal.SIGPROF, give_up)
    pattern = re.compile(source)
    return "slow" if any(is_too_slow(pattern, one, BRIEF) for one in attacks(pattern, 2, 50)) else "fine"


if __name__ == "__main__":
    json.dump(main(int(sys.argv[1]), int(sys.argv[2])), sys.stdout)
