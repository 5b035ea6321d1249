"""Wordings: sentence templates per language, kept in ``wording/<language>.yaml``."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from lexloci.core.yaml import packaged
from lexloci.record.compiled import Words

LANGUAGES = ("en", "es")
CONTRACTED = {
    f" {preposition} el {kind} de ": f" {one} {kind} de "
    for preposition, one in (("de", "del"), ("a", "al"))
    for kind in ("condado", "distrito", "municipio")
}
ARTICLES = ("el condado", "la parroquia", "el distrito", "el municipio")


@cache
def wording(lang: str) -> dict[str, str]:
    """Every template of a language by key."""
    loaded: dict[str, str] = packaged("answers", "wording", f"{lang}.yaml")
    return loaded


@cache
def names(kind: str) -> dict[str, Words]:
    """Names of ``languages`` or ``countries`` by code, from ``wording/names.yaml``."""
    pairs = _named()[kind]
    return {code: dict(zip(LANGUAGES, pair, strict=True)) for code, pair in pairs.items()}


def demonyms(country: str) -> list[str]:
    """What people of a country are called, in both languages, from ``wording/names.yaml``."""
    found: list[str] = _named()["demonyms"].get(country, [])
    return found


@cache
def _named() -> dict[str, Any]:
    loaded: dict[str, Any] = packaged("answers", "wording", "names.yaml")
    return loaded


def kind_name(kind: str) -> Words:
    """The legal kind of a place in words: ``charter_township`` → "charter township"."""
    return names("kinds").get(kind, plain(kind.replace("_", " ")))


NATION = {"en": "the United States", "es": "Estados Unidos"}
"""The one name of a place that has an article in English."""


def say(key: str, **values: str | Mapping[str, str]) -> Words:
    """The template ``key`` filled in, in every language. A value may differ by language."""
    return _filled(key, values) if values else dict(_unfilled(key))


@cache
def _unfilled(key: str) -> Words:
    return _filled(key, {})


def _filled(key: str, values: Mapping[str, str | Mapping[str, str]]) -> Words:
    out = {}
    for lang in LANGUAGES:
        own = {name: v if type(v) is str else v[lang] for name, v in values.items()}  # type: ignore[index]
        out[lang] = contracted(wording(lang)[key].format_map(own), lang)
    return out


def contracted(text: str, lang: str) -> str:
    """A text filled in with names: it begins with a capital, and Spanish joins ``de`` and ``el``."""
    if lang != "es":
        return f"T{text[1:]}" if text.startswith(NATION["en"]) else text
    if " el " in text:
        for apart, one in CONTRACTED.items():
            text = text.replace(apart, one)
    return text[:1].upper() + text[1:] if text.startswith(ARTICLES) else text


MONTHS = {
    "en": (
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ),
    "es": (
        "enero", "febrero", "marzo", "abril", "mayo", "junio",
        "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre",
    ),
}  # fmt: skip


def dated(partial: str) -> Words:
    """A date in words, as precise as it is: ``2008-08-28`` → "August 28, 2008"."""
    year, month = partial[:4], partial[5:7]
    if not month:
        return {"en": year, "es": year}
    en, es = MONTHS["en"][int(month) - 1], MONTHS["es"][int(month) - 1]
    if len(partial) == 7:
        return {"en": f"{en} {year}", "es": f"{es} de {year}"}
    day = int(partial[8:])
    ordinal = "1.º" if day == 1 else str(day)
    return {"en": f"{en} {day}, {year}", "es": f"{ordinal} de {es} de {year}"}


def bound(partial: str) -> Words:
    """A date after "since" or "until": Spanish puts an article before a day, not before a year."""
    text = dated(partial)
    return {"en": text["en"], "es": f"el {text['es']}" if len(partial) == 10 else text["es"]}


def at(partial: str) -> Words:
    """A date on or in which something happened, with its preposition."""
    text = dated(partial)
    if len(partial) == 10:
        return {"en": f"on {text['en']}", "es": f"el {text['es']}"}
    return {"en": f"in {text['en']}", "es": f"en {text['es']}"}


def listed(items: list[Words]) -> Words:
    """``a, b and c``."""
    out = {}
    for lang, conjunction in (("en", "and"), ("es", "y")):
        texts = [item[lang] for item in items]
        out[lang] = texts[0] if len(texts) == 1 else f"{', '.join(texts[:-1])} {conjunction} {texts[-1]}"
    return out


def plain(text: str) -> Words:
    """A text that is the same in every language (a name, a citation)."""
    return dict.fromkeys(LANGUAGES, text)


def lower_first(text: Words) -> Words:
    """Texts with a small first letter, to stand inside a sentence (not for names in capitals)."""
    return {lang: t[:1].lower() + t[1:] if t[1:2].islower() else t for lang, t in text.items()}
