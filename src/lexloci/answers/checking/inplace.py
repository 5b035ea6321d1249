"""A page mended in its own file, text, Markdown or HTML: every byte that is not replaced stays."""

from __future__ import annotations

import html
import re
from bisect import bisect_left
from collections.abc import Iterator

from lexloci.answers.checking.repair import Edit, appended, edits
from lexloci.answers.checking.report import Report
from lexloci.answers.words import wording
from lexloci.core.patterns import compiled
from lexloci.reading.formats.docx import is_zip
from lexloci.reading.formats.html import encoding_of, is_html
from lexloci.reading.formats.pdf import is_pdf

MARKUP = compiled(
    r"<!--.*?(?:-->|\Z)|<(script|style|template|noscript|title|svg|iframe|select)\b.*?(?:</\1\s*>|\Z)"
    r"|</?[a-zA-Z](?:[^<>\"']|\"[^\"<]*\"|'[^'<]*')*+>|<[!?][^<>]*>",
    re.S | re.I,
)
"""What of HTML is no text of the page."""
ENTITY = compiled(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});?")
BODY_END = compiled(r"</body\s*>", re.I)
CONTEXT = 40
"""Letters before a sentence by which it is told from the same words elsewhere."""
PASSED = frozenset("|/•�")
"""Letters that reading a page puts in or changes."""


def keeps_form(raw: bytes) -> bool:
    """Whether a file is of a kind that can be mended in place."""
    return not (is_pdf(raw) or is_zip(raw))


def mended(report: Report, raw: bytes) -> bytes:
    """The file ``raw``, of which ``report`` is, with its changes; the notes stand at its end.

    A sentence that cannot be found in the file again is left there, and its note says so.
    """
    page = _Page(raw)
    unplaced = wording(report.lang)["repair_unplaced"]
    out, notes, at = [], [], 0
    for edit in edits(report):
        runs = page.find(report.text, edit, at)
        notes.append(edit.note if runs else f"{edit.note} {unplaced}")
        for n, (start, end) in enumerate(runs):
            kept = edit.new == report.text[edit.start : edit.end]
            new = page.text[start:end] if kept else page.escaped(edit.new) * (n == 0)
            out += [page.text[at:start], new, page.escaped(edit.mark) * (n == (len(runs) - 1 if kept else 0))]
            at = end
    if not notes:
        return raw
    return page.closed("".join([*out, page.text[at:]]), report, notes)


class _Page:
    """A file as text, and the letters of it that a reader sees, each with its place."""

    def __init__(self, raw: bytes) -> None:
        self.html = is_html(raw)
        wide = raw.startswith((b"\xff\xfe", b"\xfe\xff"))
        self._code = encoding_of(raw) if self.html else "utf-16" if wide else "utf-8"
        try:
            self.text = raw.decode(self._code, "surrogateescape")
        except UnicodeDecodeError:
            self.text = raw.decode(self._code, "replace")
        found = [letter for letter in self._seen() if _counts(letter[0])]
        self._letters = "".join(letter for letter, _, _ in found)
        self._starts = [start for _, start, _ in found]
        self._ends = [end for _, _, end in found]

    def _seen(self) -> Iterator[tuple[str, int, int]]:
        """Letters with where they begin and end in the file."""
        at = 0
        for tag in MARKUP.finditer(self.text) if self.html else ():
            yield from self._plain(at, tag.start())
            at = tag.end()
        yield from self._plain(at, len(self.text))

    def _plain(self, first: int, last: int) -> Iterator[tuple[str, int, int]]:
        at = first
        for entity in ENTITY.finditer(self.text, first, last) if self.html else ():
            yield from ((self.text[n], n, n + 1) for n in range(at, entity.start()))
            yield from ((letter, *entity.span()) for letter in html.unescape(entity.group()))
            at = entity.end()
        yield from ((self.text[n], n, n + 1) for n in range(at, last))

    def find(self, text: str, edit: Edit, after: int) -> list[tuple[int, int]]:
        """The stretches of the file that hold the words of an edit, tags between them left out."""
        wanted = _compact(text[edit.start : edit.end])
        before = _compact(text[max(0, edit.start - 4 * CONTEXT) : edit.start])[-CONTEXT:]
        least = bisect_left(self._starts, after)
        found = list(_places(self._letters, wanted, least)) if wanted else []
        near = [at for at in found if self._letters.endswith(before, 0, at)] or (
            found if len(found) == 1 else []
        )
        return list(self._runs(near[0], near[0] + len(wanted) - 1)) if near else []

    def _runs(self, first: int, last: int) -> Iterator[tuple[int, int]]:
        start, end = self._starts[first], self._ends[last]
        if not self.html:
            yield start, end
            return
        for tag in MARKUP.finditer(self.text, start, end):
            if self.text[start : tag.start()].strip():
                yield start, tag.start()
            start = tag.end()
        if self.text[start:end].strip():
            yield start, end

    def escaped(self, text: str) -> str:
        """Words to put in, as the file writes them."""
        if not self.html:
            return text
        return html.escape(text, quote=False).encode(self._code, "xmlcharrefreplace").decode(self._code)

    def closed(self, text: str, report: Report, notes: list[str]) -> bytes:
        """The file with its notes, as bytes."""
        if not self.html:
            whole = text + appended(report, text, notes)
            return whole.encode(self._code, "surrogateescape")
        title = self.escaped(wording(report.lang)["repair_notes"])
        items = "".join(f"<li>{self.escaped(note)}</li>\n" for note in notes)
        notice = self.escaped(report.notice[report.lang])
        section = f"<section>\n<h2>{title}</h2>\n<ol>\n{items}</ol>\n<p>{notice}</p>\n</section>\n"
        ends = [tag.start() for tag in BODY_END.finditer(text)]
        at = ends[-1] if ends else len(text)
        return (text[:at] + section + text[at:]).encode(self._code, "surrogateescape")


def _places(letters: str, wanted: str, at: int) -> Iterator[int]:
    at = letters.find(wanted, at)
    while at >= 0:
        yield at
        at = letters.find(wanted, at + 1)


def _compact(text: str) -> str:
    return "".join(letter for letter in text if _counts(letter))


def _counts(letter: str) -> bool:
    return not letter.isspace() and letter not in PASSED and not 0xD800 <= ord(letter) <= 0xDFFF
