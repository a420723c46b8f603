"""Language detection by the commonest words of each language."""

from __future__ import annotations

from collections import Counter

from tui.model.text import split_words

#: The commonest words of each language (BCP 47), folded, that are rare in the others.
_COMMON = {
    "fr": "le la les des du et est dans une pour que qui sur au aux avec par ce cette ont sont ete il elle"
    " plus ne pas",
    "en": "the of and to in is that for with was were has have been by on his her this from are it"
    " which would said",
    "es": "el los las del y en que es una por con para se su como mas fue ha sus esta pero al",
    "pt": "o os as do da dos das em um uma que com para por nao foi ao mais como sua seu pelo pela",
    "de": "der die das und ist nicht mit den von zu dem ein eine auf fur im sich des hat wurde als auch",
    "it": "il lo gli della di che e per una con del sono non nel alla dei piu come anche stato ha",
    "ha": "cikin wannan kuma sun suka wani domin gwamnatin kasar cewa da na shi ga yan",
    "ru": "в и на не что с по из для это как был от за его но к о при также",
    "ar": "في من على أن إلى التي الذي عن مع هذا هذه بعد كان ما لا قد بين وقد",
}  # fmt: skip
_WORDS = {tag: frozenset(listed.split()) for tag, listed in _COMMON.items()}
#: Fewer common words are no evidence.
_MIN_COMMON_WORDS = 3
#: The count of the language must be at least this many times that of the second.
_MIN_LEAD_RATIO = 1.3
_MAX_TEXT_CHARS = 20_000


def detect_language(text: str) -> str | None:
    """Return the BCP 47 tag of a clean text's language; None if there is too little evidence."""
    counts = Counter(split_words(text[:_MAX_TEXT_CHARS]))
    ranking = sorted(
        ((sum(counts[word] for word in common), tag) for tag, common in _WORDS.items()), reverse=True
    )
    (most, tag), (second, _) = ranking[:2]
    return tag if most >= _MIN_COMMON_WORDS and most >= second * _MIN_LEAD_RATIO else None
