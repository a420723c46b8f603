"""What a lower floor said in English, in the language of the interface."""

from __future__ import annotations

from tui.i18n.language import language


def translate_text(text: str) -> str:
    """Return what a lower floor said in English in the language of the interface.

    A text that no message makes comes back unchanged, and so do the words of others within a message.
    """
    if language() == "en":
        return text
    from tui.i18n.templates import translate  # late: English needs none

    return translate(text)
