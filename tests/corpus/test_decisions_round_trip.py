"""Decisions go into decisions.yaml and come out again; what a person wrote there stays."""

import tempfile
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.annotate.annotator import Annotator
from tui.corpus.decisions_file import DecisionError, decision_for_span, update_decisions
from tui.corpus.record_files.loader import read_decisions
from tui.model.quotes import find_quotes
from tui.model.records import Actor, Article, Decision, Role
from tui.model.text import clean_line

MODI = Actor(id="salifou-modi", name="Salifou Modi", type="person", roles=(Role("général"),))
BODY = "Salifou Modi a parlé. Modi a signé. L’indien Narendra s’est tu. Modi est parti."
ARTICLE = Article(id="a", title="Modi à Niamey", body=BODY)


def written(root: Path) -> tuple[Decision, ...]:
    decisions, problems = read_decisions("decisions.yaml", (root / "decisions.yaml").read_text("utf-8"))
    assert not problems
    return decisions


def test_what_is_added_is_read_back_and_removing_it_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    mine = "# mine\n- {article: b, quote: 'Tiani', is: nobody}  # sure\n"
    (tmp_path / "decisions.yaml").write_text(mine, "utf-8")
    new = decision_for_span(ARTICLE, BODY.rindex("Modi"), BODY.rindex("Modi") + 4, False, "nobody")
    update_decisions(tmp_path, add=[new])
    assert written(tmp_path)[1] == new
    assert (tmp_path / "decisions.yaml").read_text("utf-8").startswith(mine)
    update_decisions(tmp_path, remove=[new])
    assert (tmp_path / "decisions.yaml").read_text("utf-8") == mine


def test_a_decision_about_the_last_place_leaves_those_before_it(tmp_path: Path) -> None:
    before = Annotator([MODI]).annotate(ARTICLE)
    last = before.body[-1]
    update_decisions(tmp_path, add=[decision_for_span(ARTICLE, last.start, last.end, False, "nobody")])
    after = Annotator([MODI], written(tmp_path)).annotate(ARTICLE)
    assert after.body == before.body[:-1]
    assert after.title == before.title


def test_a_file_that_is_no_list_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "decisions.yaml").write_text("title: mine\n", "utf-8")
    with pytest.raises(DecisionError, match=r"decisions\.yaml: a list is expected"):
        update_decisions(tmp_path, add=[Decision(article="a", quote="x", actor="nobody")])
    assert (tmp_path / "decisions.yaml").read_text("utf-8") == "title: mine\n"


@given(st.lists(st.sampled_from(["Modi", "Modi", "x", "\n\n", "un", "Modi Modi"]), min_size=1, max_size=30))
def test_a_place_is_told_from_all_like_it(parts: list[str]) -> None:
    article = Article(id="a", title="Modi", body=" ".join(parts))
    for start, end in find_quotes(article.body, "Modi"):
        decision = decision_for_span(article, start, end, False, "nobody")
        places = list(find_quotes(article.body, decision.quote or "", decision.prefix))
        assert (start, end) == (places[decision.nth - 1] if decision.nth else places[0])
        assert decision.nth or len(places) == 1


@given(st.text(st.characters(exclude_categories=["C", "Z"]) | st.just(" "), min_size=1, max_size=12))
def test_any_words_are_read_back_as_they_were(words: str) -> None:
    words = clean_line(words) or "x"
    with tempfile.TemporaryDirectory() as folder:
        kept = Decision(article="a", quote=words, prefix=f": {words}", actor="nobody")
        update_decisions(Path(folder), add=[kept])
        assert written(Path(folder)) == (msgspec.structs.replace(kept, prefix=f": {words}"),)
