"""Pages made to break a reader: each is read, or refused, in a time that grows with its length alone."""

from __future__ import annotations

from collections.abc import Callable
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.corpus.extraction.html.html_article import extract_article
from tui.corpus.extraction.html.html_text import read_lines
from tui.corpus.extraction.html.html_tree import parse_html

STORY = (
    "Le ministre a reçu mardi la délégation venue de Moscou, a annoncé la télévision publique dans la soirée."
)
PARAGRAPHS = f"<p>{STORY}</p>" * 3
#: A page that is read in a time that grows with the square of its length takes minutes.
_MAX_CPU_S = 20

PAGES: dict[str, Callable[[int], str]] = {
    "linked data without an end": lambda n: "<script type='application/ld+json'>" * (n // 35),
    "linked data, all brackets": lambda n: (
        f"<script type='application/ld+json'>{'[' * n}</script>{PARAGRAPHS}"
    ),
    "long names of meta": lambda n: f"<meta {'a' * 4900}>" * (n // 4900) + PARAGRAPHS,
    "a tag of many attributes": lambda n: f"<p {' '.join(f'a{i}=x' for i in range(n // 10))}>{STORY}</p>" * 2,
    "a body tag of many attributes": lambda n: "".join(f"<body a{i}=1>" for i in range(n // 15)) + PARAGRAPHS,
    "an image in an attribute": lambda n: (
        f"<img src='data:image/png;base64,{'QUJD/+' * (n // 6)}'>{PARAGRAPHS}"
    ),
    "an image in the text": lambda n: f"{PARAGRAPHS}<p>{'QUJD/+' * (n // 6)}</p>",
    "deep": lambda n: "<div>" * (n // 5) + PARAGRAPHS,
    "deep, with stray ends": lambda n: "<div>" * (n // 10) + "</b>" * (n // 8) + PARAGRAPHS,
    "deep tables": lambda n: "<table><tr><td>" * (n // 15) + PARAGRAPHS,
    "deep lists": lambda n: ("<ul><li>" * 90 + "</ul>" * 90) * (n // 1200) + PARAGRAPHS,
    "names of elements, all different": lambda n: "".join(f"<a{i}>" for i in range(n // 8)) + PARAGRAPHS,
    "signs of less than": lambda n: "<" * n + PARAGRAPHS,
    "comments without an end": lambda n: PARAGRAPHS + "<!--" * (n // 4),
    "tags without an end": lambda n: PARAGRAPHS + "<a href='" * (n // 9),
    "ends without a start": lambda n: PARAGRAPHS + "</a" * (n // 3),
    "entities": lambda n: PARAGRAPHS + "&amp;" * (n // 5),
    "an entity without an end": lambda n: PARAGRAPHS + "&" + "a" * n,
    "declared entities": lambda n: (
        "<!DOCTYPE html [<!ENTITY a 'aaaaaaaaaa'>"
        + "".join(f"<!ENTITY a{i} '{'&a;' * 10}'>" for i in range(n // 60))
        + f"]>{PARAGRAPHS}"
    ),
    "control characters": lambda n: PARAGRAPHS + "a\x01\x1b\0" * (n // 4),
    "authors": lambda n: PARAGRAPHS + "<span class='author'>Ali</span>" * (n // 30),
    "headings": lambda n: "<h1>Le titre de la page</h1>" * (n // 28) + PARAGRAPHS,
    "a long title": lambda n: (
        f"<title>{'Le titre ' * (n // 9)}</title><h1>{'Le titre ' * (n // 9)}</h1>{PARAGRAPHS}"
    ),
}


@pytest.mark.parametrize("name", PAGES)
def test_a_hostile_page_is_read_in_bounded_time(name: str) -> None:
    html = PAGES[name](600_000)
    started = process_time()
    article = extract_article(html)
    assert process_time() - started < _MAX_CPU_S
    if html.endswith("</p>") or html.startswith("<p>"):
        assert article is not None and STORY in article.body


def test_a_tree_is_bounded() -> None:
    deep = parse_html("<div>" * 100_000)
    assert deep.refusal and sum(1 for _ in deep.root.iterdescendants()) < 1000
    wide = parse_html(f"<p {' '.join(f'a{i}=x' for i in range(30_000))} style='{'x' * 2_000_000}'>a</p>")
    assert wide.refusal is None
    assert sum(len(name) + len(value) for name, value in wide.root.find(".//p").items()) < 20_000
    long = parse_html("<p>a</p>" * 700_000)
    assert long.refusal and "5 million" in long.refusal


def test_extraction_leaves_the_tree_as_it_was() -> None:
    from htmldate import find_date
    from lxml.html import tostring
    from trafilatura import bare_extraction

    root = parse_html(f"<h1>Le titre</h1><nav>Menu</nav><p>Publié le 3 mai 2024</p>{PARAGRAPHS}").root
    before = tostring(root)
    assert bare_extraction(root, with_metadata=False) is not None
    find_date(root, original_date=True, extensive_search=False)
    assert tostring(root) == before


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<html><body><p>un</p></body></html>deux<p>trois</p>", ["un", "deux", "trois"]),
        ("<o:p a:b=1 {x}=2 {{y}}>un</o:p>", ["un"]),
        ("<p>un<script>deux</script><style>trois</style><!-- quatre --><svg><text>cinq</svg>", ["un"]),
        ("<p>N<sup>o</sup> 3 de <a>RFI</a>, <b>v</b>u", ["No 3 de RFI, vu"]),
        ("<p><span>Ali</span><span>3 mai</span></p>", ["Ali 3 mai"]),
        ("un<br>deux<table><tr><td>trois<td>quatre</table>", ["un", "deux", "trois", "quatre"]),
        ("<p>é" * 9_000, ["é"] * 9_000),
    ],
)
def test_the_lines_of_a_page_are_what_it_shows(html: str, text: list[str]) -> None:
    assert [line.text for line in read_lines(parse_html(html).root)] == text


TAGS = [
    *(
        f"<{name}>"
        for name in ("p", "div", "ul", "li", "table", "td", "br", "h1", "html", "body", "script", "svg")
    ),
    *(f"</{name}>" for name in ("p", "div", "ul", "a", "html", "body", "script", "svg", "h1")),
    *("<a href='x'>", "<!--", "-->", "<title>", "<time class=published>", "<meta name=author content=x>"),
]


@given(st.lists(st.one_of(st.sampled_from(TAGS), st.text(max_size=20), st.just(STORY)), max_size=40))
@settings(max_examples=30, deadline=None)
def test_any_page_is_read_or_refused(pieces: list[str]) -> None:
    article = extract_article("".join(pieces))
    assert article is None or article.body or article.title
