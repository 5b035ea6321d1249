"""The numbers of studies in words, with how sure their authors are of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from lexloci.answers.statement import both
from lexloci.answers.words import listed, lower_first, say
from lexloci.record.compiled import Words
from lexloci.record.model.evidence import Estimate, Study

NONE: Words = {"en": "", "es": ""}


def ranged(estimate: Estimate) -> Words:
    """The interval and the standard error of an estimate. Empty where the study gives neither."""
    parts: list[Words] = []
    if estimate.interval is not None:
        level, low, high = estimate.interval.replace("% CI ", " to ").split(" to ")
        parts.append(say("estimate_interval", level=level, low=low, high=high))
    if estimate.standard_error is not None:
        parts.append(say("estimate_error", error=estimate.standard_error))
    return {lang: "; ".join(part[lang] for part in parts) for lang in NONE}


def numbers(study: Study) -> Words:
    """The numbers of a study that have a range, in one sentence. Empty where none has."""
    sure = [e for e in study.estimates if e.interval is not None or e.standard_error is not None]
    if not sure:
        return NONE
    told = [
        say("estimate", outcome=lower_first(both(e.outcome)), value=e.value, range=ranged(e)) for e in sure
    ]
    return say("study_numbers", list=listed(told))


def chosen(studies: Iterable[Study], most: int) -> list[Study]:
    """The newest studies, a topic at a time in turn, so that no topic crowds out another."""
    newest = sorted(studies, key=lambda s: (-s.year, s.id))
    seen: Counter[str] = Counter()
    turns: dict[str, int] = {}
    for study in newest:
        turns[study.id] = seen[study.topic]
        seen[study.topic] += 1
    kept = {s.id for s in sorted(newest, key=lambda s: turns[s.id])[:most]}
    return [s for s in newest if s.id in kept]
