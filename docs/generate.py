"""Writes the generated blocks of the documentation from the program itself.

A block stands between ``<!-- generated: NAME -->`` and ``<!-- end -->`` in a page of this folder.
What a field means is said in ``fields.yaml``, beside the pages, so that the models stay lean.

``python docs/generate.py`` rewrites the blocks; with ``--check`` it changes nothing and exits with 1
when a page is stale, or when a field and its description do not match.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator

from msgspec import structs
from tables import DOCS, FORMS, MAKERS, VOCABULARIES, Source, source

from lexloci.core.files import read_text, write_text
from lexloci.record.layout import TYPES

BLOCK = re.compile(r"(<!-- generated: ([^>]+?) -->\n).*?(<!-- end -->)", re.DOTALL)


def faults(src: Source) -> Iterator[str]:
    """Fields without a description, and descriptions without a field."""
    wanted: dict[str, dict[str, Iterable[str]]] = {
        "types": {n: [f.encode_name for f in structs.fields(m)] for n, m in src.models.items()},
        "outputs": {name: shape["properties"] for name, shape in src.outputs.items()},
        "vocabularies": dict[str, Iterable[str]](VOCABULARIES),
    }
    for group, tables in wanted.items():
        given: dict[str, dict[str, str]] = getattr(src.words, group)
        yield from differences(group, tables, given)
        for name in tables.keys() & given.keys():
            yield from differences(f"{group}.{name}", tables[name], given[name])
    yield from differences("files", [model.__name__ for model in TYPES], src.words.files)
    yield from differences("forms", (*FORMS, "Quote"), src.words.forms)


def differences(where: str, wanted: Iterable[str], given: Iterable[str]) -> Iterator[str]:
    """What two sets of names do not share."""
    for name in sorted(set(wanted) - set(given)):
        yield f"fields.yaml: {where} says nothing of {name}"
    for name in sorted(set(given) - set(wanted)):
        yield f"fields.yaml: {where} describes {name}, which does not exist"


def fresh(text: str, src: Source) -> str:
    """A page with its blocks written anew.

    :raises KeyError: a block has a name that nothing answers to.
    """

    def fill(match: re.Match[str]) -> str:
        maker, _, name = match[2].partition(" ")
        return f"{match[1]}{MAKERS[maker](src, name)}\n{match[3]}"

    return BLOCK.sub(fill, text)


def refresh(src: Source, check: bool) -> Iterator[str]:
    """Rewrite every page that is stale, or say that it is."""
    for page in sorted(DOCS.glob("*.md")):
        text = read_text(page)
        try:
            new = fresh(text, src)
        except KeyError as error:
            yield f"{page.name}: a block asks for {error}, which does not exist"
            continue
        if new != text and check:
            yield f"{page.name}: has stale blocks. Run: python docs/generate.py"
        elif new != text:
            write_text(page, new)


def main(argv: list[str]) -> int:
    """Rewrite the pages, or check them."""
    src = source()
    found = [*faults(src), *refresh(src, "--check" in argv)]
    print("\n".join(found), end="\n" if found else "")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
