"""A found event as it would be written: claims with what each article states, unique quotations, a type."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec import structs

from tests.annotate.found_events.corpus import found_in
from tests.index.indexing.test_found_events import write_article
from tui.annotate.suggestions.acceptance import accept_suggestions
from tui.annotate.suggestions.events.found_event_suggestion import suggest_found_event
from tui.corpus.record_files.record_edit import EditError
from tui.model.records import Event


def test_each_article_is_a_claim_with_its_own_values() -> None:
    (found,) = found_in("agency", "toll")
    suggestion = suggest_found_event(found)
    event = suggestion.wanted(None)
    assert (event.type, event.title[:20]) == ("assault", "Six casques bleus on")
    agency, toll = event.claims
    assert (agency.date, agency.details["killed"]) == ("2022-06-03", "6")
    assert (toll.date, toll.details["killed"], toll.details["wounded"]) == ("2022-06-02", "8", "4")

    assert [one.stated for one in suggestion.passages] == ["vendredi", "jeudi"]


def test_what_plover_has_no_type_for_is_edited_first(tmp_path: Path) -> None:
    write_article(tmp_path, "rain")
    (found,) = found_in("rain")
    suggestion = suggest_found_event(found)
    with pytest.raises(EditError, match="edit it first"):
        accept_suggestions(tmp_path, [suggestion])
    wanted = suggestion.wanted(None)
    assert isinstance(wanted, Event) and not wanted.type
    assert not (tmp_path / "events").exists()


def test_a_rejection_is_about_the_same_words_of_its_article_or_of_days_nearby() -> None:
    (found,) = found_in("agency")
    suggestion = suggest_found_event(found)
    decision = suggestion.rejection("2024-02-01")
    assert (decision.article, decision.date) == ("agency", "2022-06-03")
    assert suggestion.is_meant_by(decision)
    for date, article, is_meant in (
        ("2022-06-08", None, True),
        ("2022-06-10", None, False),
        ("2022", None, True),
        ("0001-01-01", None, False),
        ("9999-12-31", None, False),
        ("9999-12-31", "agency", True),
        ("9999-12-31", "toll", False),
        (None, None, True),
        ("no day", None, True),
    ):
        other = structs.replace(decision, date=date, article=article)
        assert suggestion.is_meant_by(other) == is_meant, (date, article)
    assert not suggestion.is_meant_by(structs.replace(decision, name="Another title"))
