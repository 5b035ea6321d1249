"""The site: from an address to a page. The server and the publisher both ask it."""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping
from functools import cached_property, partial
from hashlib import blake2b
from importlib import resources
from itertools import chain
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import urlencode

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from lexloci.answers.words import dated
from lexloci.core.errors import LexlociError, UnknownPlace
from lexloci.library import Lexloci
from lexloci.places.model import Jurisdiction
from lexloci.surfaces.web import style
from lexloci.surfaces.web.escaping import escaped
from lexloci.surfaces.web.guard import MAX_QUESTION
from lexloci.surfaces.web.linked import NOTHING, Told, block
from lexloci.surfaces.web.memory import Memory
from lexloci.surfaces.web.page import Asked, Missing, Page
from lexloci.surfaces.web.slugs import href, id_of, slug_of
from lexloci.surfaces.web.words import other, wording

if TYPE_CHECKING:
    from lexloci.record.model.codebook import Variable

SCRIPT = "site.js"
"""What searches in the browser where no server does."""

T = TypeVar("T")
MOST_ADDRESSES = 20_000
MOST_SHARED = 3_000
"""Parts of pages that are kept: most some kB, since they share their pieces."""
MOST_NEAR = 5
SLOT = re.compile("\ue002([a-z_0-9]+)\ue003")
"""Where a part that is laid out already goes: between characters for private use, which stand in no text."""
DIVIDED = "\ue004"
"""Between what a template says of itself for the head of the page and the page."""
NAME = "lexloci"


Parts = tuple[bytes | str, ...]
"""A template laid out: what stands between its slots, and in turn their names."""


def slot(name: str) -> Markup:
    """Where a template leaves room for what is laid out already."""
    return Markup(f"\ue002{name}\ue003")


def _parts(text: str) -> Parts:
    return tuple([part if n % 2 else part.encode() for n, part in enumerate(SLOT.split(text))])


def _halves(text: str) -> tuple[Parts, Parts]:
    """What a template says of itself for the head of a page, and the page."""
    head, _, main = text.partition(DIVIDED)
    return _parts(head), _parts(main)


def _filled(parts: Parts, own: Mapping[str, bytes]) -> list[bytes]:
    """A template laid out, with what goes into its slots."""
    return [own[part] if isinstance(part, str) else part for part in parts]


class Site:
    """Every page over one record.

    :ivar published: the pages are files without a server behind them: what needs one is left out.
    """

    def __init__(self, lexloci: Lexloci, *, published: bool = False, base: str = "") -> None:
        self.lx = lexloci
        lexloci.record.hear()
        self.published = published
        self.base = base.rstrip("/")
        self._shared: OrderedDict[tuple[object, ...], object] = OrderedDict()
        self._addresses: dict[tuple[str, str], str] = {}
        self._shells: dict[str, Parts] = {}

    @cached_property
    def templates(self) -> Environment:
        """The templates, escaping by default and strict about names."""
        found = Environment(
            loader=PackageLoader("lexloci.surfaces.web", "templates"), autoescape=True,
            trim_blocks=True, lstrip_blocks=True, undefined=StrictUndefined,
            auto_reload=False,
        )  # fmt: skip
        found.globals["max_question"] = MAX_QUESTION
        return found

    @cached_property
    def assets(self) -> dict[str, bytes]:
        """Script and style of a published site by their address, which changes with their content."""
        body = resources.files("lexloci.surfaces.web").joinpath("static", SCRIPT).read_bytes()
        stem, _, kind = SCRIPT.partition(".")
        script = f"static/{stem}.{blake2b(body, digest_size=6).hexdigest()}.{kind}"
        return {script: body, **{style.address(name): style.text(name).encode() for name in style.SHEETS}}

    def sheet(self, name: str) -> Markup:
        """A sheet of style, as a page of this site has it."""
        return style.linked(name, self.base) if self.published else style.carried(name)

    @cached_property
    def variables(self) -> dict[str, Variable]:
        """The topics that have a page: those that take no subject."""
        return {v.id: v for v in self.lx.record.variables.values() if not v.subjects}

    @cached_property
    def memory(self) -> Memory:
        """What pages asked for one after another share."""
        return Memory(self.lx, self.described)

    @cached_property
    def described(self) -> frozenset[str]:
        """Ids of the nation, the states, and every place the record holds something of its own about."""
        from lexloci.places.states import COUNTRY, states
        from lexloci.record.model.place import JurisdictionFile

        own = {file.id for file in self.lx.record.all(JurisdictionFile)}
        own |= {jurisdiction for _, jurisdiction in self.lx.record.surveyed()}
        own |= {entry.jurisdiction for entry in self.lx.record.all_agreements()}
        return frozenset(own | {COUNTRY} | {state.id for state in states().values()})

    @property
    def read_on(self) -> str:
        """The ISO day on which a source of the record was last read."""
        return str(self.lx.record.meta["read_on"])

    def link(self, lang: str, path: str = "", anchor: str = "") -> str:
        """The address of a page of this site."""
        tail = f"{href(path)}/" if path else ""
        return f"{self.base}/{lang}/{tail}{anchor}"

    def link_to(self, lang: str, place: Jurisdiction | str) -> str:
        """The address of a place's page."""
        ident = place if isinstance(place, str) else place.id
        found = self._addresses.get((lang, ident))
        if found is None:
            if len(self._addresses) >= MOST_ADDRESSES:
                self._addresses.clear()
            found = self._addresses[lang, ident] = self.link(lang, f"place/{slug_of(ident)}")
        return found

    def place(self, slug: str) -> Jurisdiction:
        """The place at an address.

        :raises Missing: there is none.
        """
        ident = id_of(slug)
        if ident is None:
            raise Missing
        try:
            return self.lx.gazetteer.by_id(ident)
        except UnknownPlace:
            raise Missing(self._near(slug)) from None

    def _near(self, slug: str) -> tuple[tuple[str, str], ...]:
        """Places whose names come close to an address that has none."""
        state, _, last = slug.partition("/")
        name = last.rpartition("/")[2].partition("-")[2].replace("_", " ")
        try:
            found = self.lx.place(f"{name}, {state}").matches[:MOST_NEAR] if name else []
        except LexlociError:
            found = []
        return tuple((f"place/{slug_of(match.place.id)}", match.place.label()) for match in found)

    def variable(self, name: str) -> Variable:
        """The topic at an address.

        :raises Missing: there is none.
        """
        found = self.variables.get(name)
        if found is None:
            raise Missing
        return found

    def page(self, asked: Asked) -> Page:
        """The page at an address.

        :raises Missing: there is none.
        :raises LexlociError: what was typed cannot be used.
        """
        from lexloci.surfaces.web.routes import find

        maker, rest = find(asked.path)
        return maker(self, asked, rest)

    def shared(self, asked: Asked, key: tuple[object, ...], make: Callable[[], T]) -> T:
        """A part of pages, made once for all places of which ``key`` is the same, in one language on one day.

        :param key: what the part is, and what of a place it hangs on; see :meth:`Memory.key`.
        """
        whole = (asked.lang, asked.on, *key)
        if whole in self._shared:
            self._shared.move_to_end(whole)
        else:
            self._shared[whole] = make()
            while len(self._shared) > MOST_SHARED:
                self._shared.popitem(last=False)
        return self._shared[whole]  # type: ignore[return-value]

    def render(
        self, template: str, asked: Asked, title: str, told: Told = NOTHING, **values: Any
    ) -> bytes:  # fmt: skip
        """A template laid out, with what every page shows.

        :param told: what the page is about, for programs; see :mod:`lexloci.surfaces.web.linked`.
        :param values: what the template takes; bytes are laid out already and put in as they are.
        """
        slots = {name: slot(name) for name, value in values.items() if isinstance(value, bytes)}
        text = self._template(
            template, asked.lang, layout="inner.html", divided=Markup(DIVIDED), title=title, asked=asked,
            linked=partial(block, template, self._own(asked, title), told),
            on_words=dated(asked.on)[asked.lang], **{**values, **slots},
        )  # fmt: skip
        if DIVIDED not in text:
            return text.encode()
        halves = _halves(text) if slots else tuple([(half.encode(),) for half in text.split(DIVIDED)])
        return self._within(template, asked, title, told, halves, values)

    def framed(
        self, template: str, asked: Asked, title: str, told: Told, own: Mapping[str, bytes],
        **shape: Hashable,
    ) -> bytes:  # fmt: skip
        """What :meth:`render` gives, of a template that is laid out once for all pages of one shape.

        :param own: what is this page's own, as it is put in: the template has a slot for each name.
        :param shape: all else that the template takes; which names ``own`` has hangs on it alone.
        """

        def made() -> tuple[Parts, Parts]:
            return _halves(
                self._template(
                    template, asked.lang, layout="inner.html", divided=Markup(DIVIDED), asked=asked,
                    on_words=dated(asked.on)[asked.lang], own={name: slot(name) for name in own}, **shape,
                )
            )  # fmt: skip

        halves = self.shared(asked, ("frame", template, *shape.items()), made)
        return self._within(template, asked, title, told, halves, own)

    def _within(
        self, template: str, asked: Asked, title: str, told: Told, halves: tuple[Parts, ...],
        own: Mapping[str, bytes],
    ) -> bytes:  # fmt: skip
        """A page inside what stands around every page.

        :param halves: what it says of itself in the head, and the page.
        """
        lang = asked.lang
        headed = title if title == NAME else f"{title} · {NAME}"
        switch = self.link(other(lang), asked.path) + self._kept(asked)
        around = {
            "headed": [escaped(headed).encode()], "switch": [escaped(switch).encode()],
            "linked": [block(template, self._own(asked, title), told).encode()],
            "head": _filled(halves[0], own), "main": _filled(halves[1], own),
        }  # fmt: skip
        pieces = [around[part] if isinstance(part, str) else (part,) for part in self._shell(lang)]
        return b"".join(chain.from_iterable(pieces))

    def _template(self, name: str, lang: str, **values: Any) -> str:
        """A template laid out, with what is the same on every page."""
        return self.templates.get_template(name).render(
            lang=lang, w=wording(lang), site=self, sheet=self.sheet, base=self.base, published=self.published,
            script=next(iter(self.assets)) if self.published else "", link=self._linker(lang),
            to=self._placer(lang), t=lambda text: getattr(text, lang),
            record_date=dated(self.read_on)[lang], **values,
        )  # fmt: skip

    def _shell(self, lang: str) -> Parts:
        """What stands around every page, and in turn the names of what goes between: laid out once."""
        found = self._shells.get(lang)
        if found is None:
            own = {name: slot(name) for name in ("headed", "linked", "head", "main", "switch")}
            found = self._shells[lang] = _parts(self._template("shell.html", lang, other=other(lang), **own))
        return found

    def _own(self, asked: Asked, name: str) -> Told:
        """What every page tells programs of itself."""
        lang = asked.lang
        return {
            "@id": self.link(lang, asked.path), "name": name, "inLanguage": lang,
            "dateModified": self.read_on,
            "isPartOf": {"@type": "WebSite", "name": "lexloci", "url": self.link(lang)},
        }  # fmt: skip

    def _kept(self, asked: Asked) -> str:
        """What stays in the address when the language changes: all that stood there, nothing typed."""
        kept = {**({} if asked.typed else asked.query), **({"on": asked.on} if asked.dated else {})}
        return f"?{urlencode(kept)}" if kept else ""

    def _linker(self, lang: str) -> Callable[..., str]:
        return lambda path="", anchor="": self.link(lang, path, anchor)

    def _placer(self, lang: str) -> Callable[..., str]:
        return lambda place: self.link_to(lang, place)
