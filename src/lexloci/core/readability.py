"""Reading grade of English text (Flesch-Kincaid) and reading ease of Spanish (Fernández Huerta).

Syllables are counted from the letters: groups of vowels, less a silent final ``e``. Against a
pronouncing dictionary the count is right to within a few percent over a paragraph, which is the
precision the formulas themselves have.
"""

from __future__ import annotations

import re

WORD = re.compile(r"[A-Za-zÁÉÍÓÚÜÑáéíóúüñ]+(?:['’][A-Za-z]+)?")
ENGLISH_VOWELS = re.compile(r"[aeiouy]+")
SPANISH_NUCLEUS = re.compile(r"[iuü]?[aeoáéó][iuy]?|[íú]|[iuü]+")
SENTENCE_END = re.compile(r"(\w*)[.!?]+[\"'”’)]*(?=\s|$)")
ABBREVIATIONS = frozenset(
    (
        "St", "Ste", "Mt", "Ft", "No", "Nos", "Art", "Sec", "Ch", "Tit", "Pub", "Stat", "Rev", "Gov",
        "Gen", "Ord", "Res", "Reg", "Supp", "Inc", "Co", "Corp", "Jr", "Sr", "Dr", "Mr", "Mrs", "Ms",
        "Mo", "Ill", "Fla", "Tex", "Ark", "Ala", "Ariz", "Cal", "Colo", "Conn", "Del", "Ga", "Ind",
        "Kan", "Ky", "La", "Mass", "Md", "Mich", "Minn", "Miss", "Neb", "Nev", "Okla", "Pa", "Tenn",
        "Vt", "Va", "Wash", "Wis", "Wyo", "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sept",
        "Oct", "Nov", "Dec", "Sra", "EE", "UU", "v", "vs", "núm",
    )
)  # fmt: skip
"""As they are written: ``Mo.`` shortens Missouri, while ``ill.`` ends a sentence."""


def syllables(word: str) -> int:
    """Syllables in an English word (at least 1). Capitals such as ``ICE`` count as one word read."""
    letters = word.lower()
    count = len(ENGLISH_VOWELS.findall(letters))
    if letters.endswith("e") and not letters.endswith(("le", "ee", "ye")) and count > 1:
        count -= 1
    if letters.endswith(("ed", "es")) and count > 1 and letters[-3] not in "td":
        count -= not letters.endswith(("ses", "ces", "ges", "xes", "zes", "ches", "shes"))
    return max(count, 1)


def sentences(text: str) -> int:
    """Sentences in ``text`` (at least 1); the stop of ``U.S.`` or ``Mo. Rev. Stat.`` ends none."""
    ends: list[str] = SENTENCE_END.findall(text.rstrip())
    within = [word for word in ends[:-1] if _shortens(word)]
    return max(len(ends) - len(within), 1)


def _shortens(word: str) -> bool:
    return word in ABBREVIATIONS or (len(word) == 1 and word.isupper())


def grade(text: str) -> float:
    """Flesch-Kincaid grade level of English ``text`` (0 for an empty text)."""
    words = WORD.findall(text)
    if not words:
        return 0.0
    total = sum(map(syllables, words))
    return 0.39 * len(words) / sentences(text) + 11.8 * total / len(words) - 15.59


def ease_es(text: str) -> float:
    """Fernández Huerta reading ease of Spanish ``text``: 60 and more reads as plain."""
    words = WORD.findall(text)
    if not words:
        return 100.0
    total = sum(max(len(SPANISH_NUCLEUS.findall(word.lower())), 1) for word in words)
    return 206.84 - 60.0 * total / len(words) - 1.02 * len(words) / sentences(text)
