"""The briefs of a French review: paragraphs under labels or weekdays, or items of a list."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from msgspec import Struct, structs

from tui.languages.french.calendar import WEEKDAYS
from tui.languages.french.news.days.words import DAYS_OF_WEEK
from tui.languages.french.news.families import find_triggers
from tui.languages.french.news.prose import Sentence, find_parts, is_item, read_label
from tui.languages.patterns.filtered_pattern import FilteredPattern
from tui.model.text import fold

#: A text of which two thirds are items of a list, so many at least, is one of briefs.
MIN_ITEMS = 3
#: So many paragraphs that are but a weekday make a text one of briefs.
MIN_HEADINGS = 2
_REVIEW = FilteredPattern(
    r"ce qu'il faut retenir|\bl'essentiel\b|\brevue\b|\ben bref\b|\bbreves?\b|\bles titres\b"
    r"|\bretour sur (?:la semaine|les (?:faits|evenements|temps forts|moments|titres))\b"
    r"|\bactualite de la semaine"
    r"|\bla semaine (?:en|au|vue)\b|\bfaits marquants\b|\btour d'horizon\b|\bjournal de la semaine"
    r"|\A\W*(?:le )?(?:grand )?journal (?:du|de) (?:jour|soir|matin|midi|(?:ce )?(?:lun|mar|mercre|jeu|vendre"
    r"|same)di|dimanche)(?: \d{1,2}(?:er)? \w{3,9}(?: \d{4})?)?\W*\Z"
    r"|\bau fil de la semaine\b|\bpanorama\b|\bchronique de la semaine\b|\bnouvelles (?:breves|des regions)\b"
)
#: Titles that reviews have, and other articles too: «Le Niger en sept jours», «La semaine économique».
_MAYBE_REVIEW = FilteredPattern(
    r"\b(?:sept|7|huit|8|quinze|15) jours (?:en|au|aux|a|dans|d[eu])\b|\ben (?:sept|7|huit|quinze) jours\b"
    r"|\b(?:la|cette|notre|une) semaine\b|\bhebdo|\bdans l'actualite\b|\ba travers (?:le pays|les regions)\b"
)
_OF_WEEK = FilteredPattern(r"\bsemaine|\b(?:sept|7|huit|8) jours\b|\bhebdo")
#: The place with which a brief begins: «À Zinder, …», «Dans la région de Diffa, …».
_PLACE_IN_FRONT = re.compile(
    r"\W{0,3}(?:Enfin,? |Et |Toujours |Puis )?(?:À|A|Au|Aux|En|à|au|aux|en|Dans (?:la|le|les|l’)) ?"
    r"(?:(?:région|province|département|commune|préfecture) (?:de (?:la |l’)?|du |des |d’))?"
    r"(?P<place>[A-ZÀ-Ý][\w’-]+(?: [A-ZÀ-Ý][\w’-]+)*)"
)
#: So many paragraphs that begin with places of their own are briefs; of a text with such a title, so many.
MIN_PLACES, MIN_PLACES_TITLED = 3, 2
_MAX_WORDS_OF_HEADING = 6
#: Labels of the parts of one report, not of pieces of news.
_PART = re.compile(
    r"(?:les )?(?:contexte|impact|besoin|reponse|bilan|situation|reaction|perspective|degats|cause"
    r"|recommandation|mesure|conclusion|introduction|resume|suite|fait|enjeu|chiffre|repere|methode"
    r"|methodologie|contact"
    r"|calendrier|objectif|consequence|secours|prise en charge|acces|deroulement|perte|evaluation|analyse"
    r"|circonstance|enquete|temoignage|alerte|source|historique|rappel|portee)[sx]?"
)
#: So many questions behind dashes make an interview.
MIN_QUESTIONS = 2
#: A question about what has happened on a day.
_ASKED_OF = FilteredPattern(
    r"\bs'est-il (?:\w{1,20} )?(?:passe|produit|deroule)\b|\bque (?:reten|sait-on|faut-il retenir)"
    r"|\bquel bilan\b|\bcomment (?:s'est|se sont)\b"
)
#: A question that is called one: «Question : Que retenir du passage du président ?»
_QUESTION = re.compile(r"\W{0,3}(?:question|q)\W{0,2}:")
#: A weekday that stands alone above what was on it: «LUNDI», «Mardi 4 mars :».
_HEADING = re.compile(
    rf"\W{{0,4}}(?P<weekday>{'|'.join(WEEKDAYS)})(?: \d{{1,2}}(?:er)?(?: [a-z]{{3,9}})?(?: \d{{4}})?)?"
    r" ?[:.–—-]?"
)


class Brief(Struct, frozen=True):
    """The sentences of one brief, and the weekday of the heading above it, 0 for Monday; None without one.

    `days_before`: so many days before that one it was, as the headings are in the order of days.
    """

    sentences: Sequence[Sentence]
    weekday: int | None = None
    days_before: int = 0


def split_briefs(title: str, body: str, sentences: Sequence[Sentence]) -> list[Brief] | None:
    """Return the briefs of a review; None for an article of one piece of news."""
    by_paragraph: dict[int, list[Sentence]] = {}
    for sentence in sentences:
        by_paragraph.setdefault(sentence.paragraph, []).append(sentence)
    headings = {index: _find_weekday(group) for index, group in by_paragraph.items()}
    if sum(weekday is not None for weekday in headings.values()) >= MIN_HEADINGS:
        return _split_days(by_paragraph, headings)
    labels = {index: label for index, group in by_paragraph.items() if (label := read_label(body, group[0]))}
    labelled = [index for index, label in labels.items() if not _PART.fullmatch(label)]
    items = [index for index, group in by_paragraph.items() if is_item(body[group[0].start :][:8])]
    parts = find_parts(by_paragraph, items)
    labelled, items = ([one for one in some if one not in parts] for some in (labelled, items))
    if len(items) >= MIN_ITEMS and len(items) * 3 >= len(by_paragraph) * 2:
        labelled = sorted({*labelled, *items})
    is_review = _is_review(fold(title), by_paragraph)
    if len(by_paragraph) < 2 or not (len(labelled) >= 2 or (is_review and len(by_paragraph) > 1)):
        return None
    if len(labelled) < max(2, len(by_paragraph) // 3) and not is_review:
        return None
    briefs: list[list[Sentence]] = []
    for index, group in by_paragraph.items():
        if not briefs or index in labelled or not labelled:
            briefs.append([])
        briefs[-1] += group
    return [_make_brief(brief, labels.get(brief[0].paragraph)) for brief in briefs]


def tells_of_week(title: str) -> bool:
    """Return whether the title of a review says that it is one of a week."""
    return _OF_WEEK.search(fold(title)) is not None


def is_interview(sentences: Sequence[Sentence]) -> bool:
    """Return whether a text is one of questions and answers, each behind a dash or a label."""
    asked = [one for one in sentences if one.text.endswith("?")]
    behind_dashes = sum(is_item(one.text) for one in asked)
    return behind_dashes >= MIN_QUESTIONS or any(_QUESTION.match(one.folded) for one in asked)


def only_asks(sentence: Sentence, is_dialogue: bool) -> bool:
    """Return whether a question tells nothing: «que s’est-il passé le 22 février ?» says when it was."""
    if not sentence.text.endswith("?"):
        return False
    return not (is_dialogue and sentence.dates and _ASKED_OF.search(sentence.folded))


def _is_review(title: str, by_paragraph: Mapping[int, Sequence[Sentence]]) -> bool:
    """Return whether a folded title, or the places with which paragraphs begin, say that they are briefs."""
    if _REVIEW.search(title):
        return True
    if _MAYBE_REVIEW.search(title) and _have_headings(by_paragraph):
        return True
    matches = (_PLACE_IN_FRONT.match(group[0].text) for group in by_paragraph.values())
    places = [match["place"] for match in matches if match]
    if len(set(places)) < len(places) or len(places) * 3 < len(by_paragraph) * 2:
        return False
    if _MAYBE_REVIEW.search(title):
        return len(places) >= MIN_PLACES_TITLED
    kinds = {
        trigger.family for group in by_paragraph.values() for trigger in find_triggers(group[0].news)[:1]
    }
    return len(places) >= MIN_PLACES and len(kinds) >= MIN_PLACES


def _have_headings(by_paragraph: Mapping[int, Sequence[Sentence]]) -> bool:
    """Return whether most paragraphs begin with a few words that head them: «Du neuf dans les mines.»."""
    headed = [
        len(group) > 1 and not group[0].dates and len(group[0].text.split()) <= _MAX_WORDS_OF_HEADING
        for group in by_paragraph.values()
    ]
    return len(headed) >= MIN_PLACES and 3 * sum(headed) >= 2 * len(headed)


def _make_brief(sentences: Sequence[Sentence], label: str | None) -> Brief:
    """Return a brief without its label, where that is a sentence of its own."""
    is_apart = label is not None and len(sentences) > 1 and fold(sentences[0].text).strip(" .:-–—•") == label
    return Brief(sentences[1:] if is_apart else sentences)


def _find_weekday(paragraph: Sequence[Sentence]) -> int | None:
    """Return the weekday that the first sentence of a paragraph is but the name of; None: another."""
    heading = _HEADING.fullmatch(paragraph[0].folded.strip())
    return WEEKDAYS[heading["weekday"]] if heading else None


def _split_days(
    by_paragraph: Mapping[int, Sequence[Sentence]], headings: Mapping[int, int | None]
) -> list[Brief]:
    """Return each paragraph as a brief of the weekday above it, or in front of it."""
    days = [weekday for weekday in headings.values() if weekday is not None]
    before = [
        sum((later - day) % DAYS_OF_WEEK for day, later in pairwise(days[at:])) for at in range(len(days))
    ]
    is_in_order = before[0] <= DAYS_OF_WEEK
    briefs: list[Brief] = []
    brief = Brief(())
    for index, group in by_paragraph.items():
        weekday = headings[index]
        if weekday is not None:
            brief = Brief((), days[-1], before.pop(0)) if is_in_order else Brief((), weekday)
        told = group if weekday is None else group[1:]
        if told:
            briefs.append(structs.replace(brief, sentences=told))
    return briefs
