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
        "st", "ste", "mt", "ft", "no", "nos", "art", "sec", "ch", "tit", "pub", "stat", "rev", "gov",
        "gen", "ord", "res", "reg", "supp", "inc", "co", "corp", "jr", "sr", "dr", "mr", "mrs", "ms",
        "v", "vs", "mo", "ill", "fla", "tex", "ark", "ala", "ariz", "cal", "colo", "conn", "del", "ga",
        "ind", "kan", "ky", "la", "mass", "md", "mich", "minn", "miss", "neb", "nev", "okla", "pa",
        "tenn", "vt", "va", "wash", "wis", "wyo", "jan", "feb", "mar", "apr", "jun", "jul", "aug",
        "sept", "oct", "nov", "dec", "núm", "art", "sr", "sra", "ee", "uu",
    )
)  # fmt: skip


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
    ends = SENTENCE_END.findall(text.rstrip())
    within = ((len(word) == 1 and word.isalpha()) or word.lower() in ABBREVIATIONS for word in ends[:-1])
    return max(len(ends) - sum(within), 1)


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
