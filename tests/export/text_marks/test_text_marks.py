"""Mentions, read back by what others read them with."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import conllu
import pytest
from pybrat.parser import BratParser
from pyld import jsonld

from tests.export.conftest import export_folder, export_text
from tui.annotate.brat_annotations import read_brat_annotations
from tui.export.selection import Selection
from tui.export.text_marks.article_text import join_mentions, join_text


def test_brat_reads_texts_and_mentions(shipped: Selection, hostile: Selection, tmp_path: Path) -> None:
    folder = export_folder("brat", shipped, tmp_path / "shipped")
    export_folder("brat", hostile, folder)
    examples = {one.id: one for one in BratParser(error="raise").parse(folder)}
    for selection in (shipped, hostile):
        for article, marks in selection.articles():
            example = examples[
                str(folder / article.id) if str(folder / article.id) in examples else article.id
            ]
            assert example.text == join_text(article)
            mentions = join_mentions(article, marks)
            assert [one.mention for one in example.entities] == [
                " ".join(one.exact.split("\n")) for one in mentions
            ]
            assert [one.references[0].eid for one in example.entities] == [one.actor for one in mentions]
    (split,) = [one for one in examples["a.b-C"].entities if len(one.spans) > 1]
    assert split.mention == "Salifou Modi"  # its words stand on two lines


def test_our_own_reader_takes_annotations_for_decisions(shipped: Selection, tmp_path: Path) -> None:
    folder = export_folder("brat", shipped, tmp_path)
    actors = list(shipped.actors())
    for article, _marks in shipped.articles():
        text = (folder / f"{article.id}.txt").read_text("utf-8")
        found = read_brat_annotations(
            (folder / f"{article.id}.ann").read_text("utf-8"), text, article, actors
        )
        assert len(found.decisions) > 10


def test_words_have_tags_of_whole_names(shipped: Selection, hostile: Selection) -> None:
    for selection in (shipped, hostile):
        sentences = conllu.parse(export_text("conll", selection))
        tags = [str(token["ner"]) for sentence in sentences for token in sentence]
        begun = [tag for tag in tags if tag.startswith("B-")]
        count = sum(len(join_mentions(*pair)) for pair in selection.articles())
        assert len(begun) == count
        before = "O"
        for tag in tags:
            assert not tag.startswith("I-") or before[1:] == tag[1:]
            before = tag
        named = [
            " ".join(str(token["form"]) for token in sentence if token["actor"] == "salifou-modi")
            for sentence in sentences
        ]
        assert selection is hostile or any("Salifou Modi" in words for words in named)


def test_annotations_of_the_web_quote_what_they_are_about(shipped: Selection) -> None:
    page = json.loads(export_text("w3c", shipped))
    assert page["type"] == "AnnotationPage"
    assert page["@context"][0] == "http://www.w3.org/ns/anno.jsonld"
    own = {name for name in page["@context"][1] if name != "nt"}
    texts = {article.id: article for article, _marks in shipped.articles()}
    ids = [one["id"] for one in page["items"]]
    assert len(ids) == len(set(ids)) > 50
    for item in page["items"]:
        assert item.keys() - own == {"id", "type", "motivation", "body", "target"}
        quote, place = item["target"]["selector"]
        _urn, _program, _kind, id, part = item["target"]["scope"].split(":")
        text = getattr(texts[id], part)
        assert text[place["start"] : place["end"]] == quote["exact"]
        around = quote["prefix"] + quote["exact"] + quote["suffix"]
        assert around in text


_OA = "http://www.w3.org/ns/oa#"
_IS_IRI = {"@type": "@id"}
#: What the words that we use mean in the context at http://www.w3.org/ns/anno.jsonld, which no test fetches.
ANNOTATION_WORDS: dict[str, Any] = {
    "id": "@id",
    "type": "@type",
    "AnnotationPage": "http://www.w3.org/ns/activitystreams#OrderedCollectionPage",
    "items": {"@id": "http://www.w3.org/ns/activitystreams#items", "@type": "@id", "@container": "@list"},
    **{
        word: f"{_OA}{word}"
        for word in (
            "Annotation",
            "SpecificResource",
            "TextualBody",
            "TextQuoteSelector",
            "TextPositionSelector",
        )
    },
    **{word: f"{_OA}{word}" for word in ("identifying", "tagging", "exact", "prefix", "suffix")},
    **{
        word: {"@id": f"{_OA}has{word.title()}", "@type": "@id"}
        for word in ("body", "target", "source", "selector", "scope")
    },
    "motivation": {"@id": f"{_OA}motivatedBy", "@type": "@vocab"},
    "purpose": {"@id": f"{_OA}hasPurpose", "@type": "@vocab"},
    "value": "http://www.w3.org/1999/02/22-rdf-syntax-ns#value",
    **{
        word: {"@id": f"{_OA}{word}", "@type": "http://www.w3.org/2001/XMLSchema#nonNegativeInteger"}
        for word in ("start", "end")
    },
}


def load_context(url: str, _options: Any = None) -> dict[str, Any]:
    assert url == "http://www.w3.org/ns/anno.jsonld"
    context = {"@context": ANNOTATION_WORDS}
    return {
        "contentType": "application/ld+json", "contextUrl": None, "documentUrl": url, "document": context,
    }  # fmt: skip


@pytest.mark.parametrize("which", ["shipped", "hostile"])
def test_annotations_are_linked_data(which: str, shipped: Selection, hostile: Selection) -> None:
    text = export_text("w3c", shipped if which == "shipped" else hostile)
    page = json.loads(text)
    dropped: list[str] = []
    jsonld.expand(page, {"documentLoader": load_context}, on_property_dropped=dropped.append)
    assert dropped == []  # every word means something
    triples = jsonld.to_rdf(page, {"documentLoader": load_context})["@default"]
    count = len(page["items"])
    for predicate in (
        f"{_OA}motivatedBy",
        f"{_OA}hasTarget",
        f"{_OA}exact",
        f"{_OA}start",
        "urn:niger-tui:why",
    ):
        assert len([one for one in triples if one["predicate"]["value"] == predicate]) == count > 0
    for kind in ("TextQuoteSelector", "TextPositionSelector", "SpecificResource", "Annotation"):
        assert len([one for one in triples if one["object"]["value"] == f"{_OA}{kind}"]) >= (
            1 if kind == "SpecificResource" else count
        )


@pytest.mark.parametrize("name", ["w3c", "conll"])
def test_nothing_is_there_where_nothing_fits(shipped: Selection, name: str) -> None:
    from tui.index.query import parse_query

    empty = Selection(shipped.store, "", parse_query("zzzunknown"))
    text = export_text(name, empty)
    assert (
        text == "# global.columns = FORM ACTOR NER\n" if name == "conll" else json.loads(text)["items"] == []
    )
