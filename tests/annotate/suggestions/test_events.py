"""Events and claims that texts report: suggested once, written whole, and never again once rejected."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pytest
from msgspec import structs

from tests.annotate.suggesting import UsesOfTexts
from tui.annotate.annotator import Annotator
from tui.annotate.suggestions.acceptance import accept_suggestions, reject_suggestions
from tui.annotate.suggestions.events.event_suggestions import EventSuggestion
from tui.annotate.suggestions.kinds import find_suggestions
from tui.annotate.suggestions.suggestion import SuggestionInput
from tui.corpus.bundled import bundled_corpus_path
from tui.corpus.folder import open_folder
from tui.corpus.record_files.record_edit import EditError
from tui.corpus.validate import validate_corpus
from tui.languages.registry import find_language
from tui.model.quotes import find_quotes
from tui.model.records import Actor, Article, Claim, Decision, Event, Record

#: Of the shipped events that the two articles tell of, and of the passages that are their claims, so many are
#: found again.
MIN_EVENTS, MIN_CLAIMS = 20, 28
FILES = {
    "actors/ghana.md": "---\nname: Ghana\ntype: country\ncapitals: [Accra]\n---\n",
    "actors/togo.md": "---\nname: Togo\ntype: country\ncapitals: [Lomé]\n---\n",
    "actors/mensah.md": "---\nname: Akua Mensah\ntype: person\n---\n",
    "articles/a.md": (
        "---\ntitle: Une visite\ndate: 2022-05-20\n---\nAkua Mensah s’est rendue au Togo le 3 mai. "
        "Le Togo va fermer son ambassade au Ghana. Le Ghana n’a pas attaqué le Togo. "
        "Lors de sa visite au Togo, le 3 mai, Akua Mensah a rencontré des pêcheurs.\n"
    ),
    "articles/b.md": (
        "---\ntitle: Retour\ndate: 2022-05-21\n---\n"
        "Le 3 mai, Akua Mensah avait effectué une visite au Togo.\n"
    ),
}


@cache
def shipped() -> list[Record]:
    folder = open_folder(bundled_corpus_path())
    return [record for entry in folder.scan() if (record := folder.read(entry).record)]


def found_in(records: Sequence[Record], decisions: Sequence[Decision] = ()) -> list[EventSuggestion]:
    """What is suggested of events and claims from records."""
    actors = [one for one in records if isinstance(one, Actor)]
    events = [one for one in records if isinstance(one, Event)]
    annotator = Annotator(actors)
    marked = ((one, annotator.annotate(one)) for one in records if isinstance(one, Article))
    known = SuggestionInput(actors, events, decisions, find_language())
    found = find_suggestions(UsesOfTexts(marked, actors), known, kinds=("event", "claim"))
    return [one for one in found if isinstance(one, EventSuggestion)]


def quoted_in(suggestion: EventSuggestion, claim: Claim, articles: dict[str, Article]) -> bool:
    """Whether a suggestion has words of a claim's quotation."""
    start, end = next(
        find_quotes(articles[claim.article or ""].body, claim.quote or "", claim.prefix, claim.suffix)
    )
    return any(
        one.article == claim.article and one.start < end and start < one.end for one in suggestion.passages
    )


def test_shipped_events_are_found_again_from_their_articles() -> None:
    records = shipped()
    articles = {one.id: one for one in records if isinstance(one, Article)}
    found = found_in([one for one in records if not isinstance(one, Event)])
    hits = {
        event.id: [
            any(event.type in one.types[:2] and quoted_in(one, claim, articles) for one in found)
            for claim in event.claims
            if claim.article
        ]
        for event in records
        if isinstance(event, Event)
    }
    assert sum(any(claims) for claims in hits.values()) >= MIN_EVENTS
    assert sum(map(sum, hits.values())) >= MIN_CLAIMS
    assert len({one.key for one in found}) == len(found)


def with_one_claim(event: Event) -> Event:
    """An event as it was when only the first passage of an article was its claim."""
    quoted = [claim for claim in event.claims if claim.article]
    return structs.replace(
        event, claims=(*quoted[:1], *(claim for claim in event.claims if not claim.article))
    )


def test_further_claims_are_suggested_of_the_event_that_they_are_of() -> None:
    records = shipped()
    articles = {one.id: one for one in records if isinstance(one, Article)}
    first_only = [
        structs.replace(
            one, claims=(*[c for c in one.claims if c.article][:1], *[c for c in one.claims if not c.article])
        )
        if isinstance(one, Event)
        else one
        for one in records
    ]
    events = {one.id: one for one in records if isinstance(one, Event)}
    claims = [(one, events[one.event]) for one in found_in(first_only) if one.event]
    right = [
        one
        for one, event in claims
        if any(quoted_in(one, claim, articles) for claim in event.claims if claim.article)
    ]
    assert len(right) >= 4 and len(claims) - len(right) <= 1, [(one.event, one.name) for one, _ in claims]
    assert all(one.target == event.ref for one, event in claims)


def test_what_a_claim_quotes_is_not_suggested_again() -> None:
    records = shipped()
    claims = [claim for one in records if isinstance(one, Event) for claim in one.claims if claim.article]
    for suggestion in found_in(records):
        assert not any(
            one.quote == passage.exact and one.article == passage.article
            for one in claims
            for passage in suggestion.passages
        )


def corpus(root: Path) -> Path:
    for path, text in FILES.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8")
    return root


def suggested(root: Path) -> list[EventSuggestion]:
    return found_in(open_records(root), open_folder(root).decisions()[0])


def test_an_event_is_accepted_whole_its_later_claim_too_and_a_rejected_one_stays_so(tmp_path: Path) -> None:
    root = corpus(tmp_path)
    visit = next(one for one in suggested(root) if one.types[0] == "consult")
    assert visit.passages[0].exact.startswith("Akua Mensah s’est rendue au Togo le 3 mai")
    result = accept_suggestions(root, [visit])
    assert result.step is not None and [one.path for one in result.step.files] == [
        f"events/{result.value[0].id}.md"
    ]
    assert list(validate_corpus(open_folder(root))) == []
    record = next(one for one in open_records(root) if isinstance(one, Event))
    assert (record.type, record.place, record.claims[0].stated) == ("consult", "togo", "le 3 mai")
    assert {one.actor: one.role for one in record.participants} == {"mensah": "actor", "togo": "recipient"}

    claim = next(one for one in suggested(root) if one.event)
    assert (claim.event, claim.passages[0].article, claim.date) == (record.id, "b", "2022-05-03")
    accept_suggestions(root, [claim])
    assert list(validate_corpus(open_folder(root))) == []
    record = next(one for one in open_records(root) if isinstance(one, Event))
    assert [one.article for one in record.claims][-1] == "b"

    threat = next(one for one in suggested(root) if one.types[0] == "threaten")
    reject_suggestions(root, [threat])
    assert threat.key not in {one.key for one in suggested(root)}


def test_what_another_program_has_accepted_meanwhile_is_not_made_again(tmp_path: Path) -> None:
    root = corpus(tmp_path)
    visit = next(one for one in suggested(root) if one.types[0] == "consult")
    made = accept_suggestions(root, [visit])
    again = accept_suggestions(root, [visit])
    assert again.step is None and again.value == made.value
    assert len(list((root / "events").iterdir())) == 1


def open_records(root: Path) -> list[Record]:
    folder = open_folder(root)
    return [record for entry in folder.scan() if (record := folder.read(entry).record)]


def test_what_is_planned_or_denied_is_called_so(tmp_path: Path) -> None:
    found = suggested(corpus(tmp_path))
    threat = next(one for one in found if "ambassade" in one.name)
    assert threat.types[0] == "threaten"
    assert "announced, not yet done: PLOVER counts it as threaten" in threat.reason
    assert not any("attaqué" in one.name for one in found)
    json = threat.to_json()
    assert json["kind"] == "event" and json["event"] is None and json["stated"] is None
    body = FILES["articles/a.md"].partition("---\nAkua")[2]
    assert json["quote"] in f"Akua{body}" and json["end"] - json["start"] == len(json["quote"])
    assert {"actor": "togo", "role": "actor"} in json["participants"]


def test_words_that_are_gone_are_not_quoted(tmp_path: Path) -> None:
    root = corpus(tmp_path)
    visit = next(one for one in suggested(root) if one.types[0] == "consult")
    (root / "articles/a.md").write_text("---\ntitle: Une visite\n---\nRien.\n", "utf-8")
    with pytest.raises(EditError, match="quote"):
        accept_suggestions(root, [visit])
    assert not (root / "events").exists()


def test_reprints_are_claims_of_one_event_and_equal_words_of_another_day_are_not() -> None:
    body = "Le 3 mai, Akua Mensah a rencontré les armateurs du Togo."
    later = body.replace("Le 3 mai, ", "")
    actors = [
        Actor(id="mensah", name="Akua Mensah", type="person"),
        Actor(id="togo", name="Togo", type="country"),
    ]
    articles = [
        Article(id=f"a{number}", title="", date=date, lang="fr", body=text)
        for number, (date, text) in enumerate(
            [("2022-05-04", body)] * 20
            + [("2022-06-01", f"{later} C’était le 30 mai."), ("2022-05-04", later)]
        )
    ]
    same, *others = found_in([*actors, *articles])
    assert (same.count, len(same.passages), same.date) == (20, 10, "2022-05-03")
    assert len({one.key for one in (same, *others)}) == 1 + len(others)


def test_an_event_that_one_text_repeats_has_few_passages_and_the_count_of_all() -> None:
    actors = [Actor(id="mensah", name="Akua Mensah", type="person")]
    body = " ".join(["Akua Mensah a rencontré les armateurs le 3 mai."] * 50)
    article = Article(id="a", title="", date="2022-05-04", lang="fr", body=body)
    (found,) = found_in([*actors, article])
    assert (found.count, len(found.passages)) == (50, 10)


def test_a_text_that_becomes_shorter_while_events_are_suggested_suggests_none() -> None:
    actors = [Actor(id="ghana", name="Ghana", type="country"), Actor(id="togo", name="Togo", type="country")]
    article = Article(id="a", title="T", body="Personne ne dit rien. Hier, le Ghana a attaqué le Togo.")
    marked = [(article, Annotator(actors).annotate(article))]
    known = SuggestionInput(actors, (), (), find_language())
    assert find_suggestions(UsesOfTexts(marked, actors), known, kinds=("event",))

    changed = UsesOfTexts(marked, actors)
    changed.put(structs.replace(article, body="Personne."))
    assert find_suggestions(changed, known, kinds=("event",)) == []
