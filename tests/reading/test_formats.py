"""Pages in files: text, HTML, PDF, Word. What cannot be read is refused in one line."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lexloci.core.errors import BadInput
from lexloci.reading import pages
from lexloci.reading.pages import page_text

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
BODY = (
    f'<w:document xmlns:w="{W}"><w:body><w:p><w:r><w:t>Peoria, Illinois</w:t></w:r></w:p>'
    "<w:p><w:r><w:t>Jails may </w:t></w:r><w:r><w:t>not hold.</w:t></w:r></w:p>"
    "<w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>One item.</w:t></w:r></w:p></w:body></w:document>"
)
HTML = b"""<!doctype html><html><head><title>Rules of Peoria</title><script>alert(1)</script></head><body>
<nav>Menu Home</nav><main><h1>Jails</h1><p>Jails <b>may not</b> hold.</p><ul><li>One item.</li></ul>
<img src="http://example.org/x.png" alt="picture"></main><footer>Imprint</footer></body></html>"""


def docx(body: str | bytes, name: str = "word/document.xml") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, body)
    return out.getvalue()


def pdf(text: str) -> bytes:
    """A PDF of one page, written by hand (ISO 32000-1, 7.5)."""
    stream = f"BT /F1 12 Tf 40 700 Td ({text}) Tj ET".encode()
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]  # fmt: skip
    out = b"%PDF-1.4\n"
    places = []
    for number, part in enumerate(parts, 1):
        places.append(len(out))
        out += b"%d 0 obj%s endobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return (
        out
        + b"xref\n0 6\n0000000000 65535 f \n"
        + table
        + b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % len(out)
    )


class TestText:
    def test_of_html_is_what_a_reader_sees(self) -> None:
        text = page_text(HTML)
        assert text.startswith("Rules of Peoria\n\nJails\n\nJails may not hold.")
        assert "One item." in text
        assert not {"Menu", "Imprint", "alert", "picture"} & set(text.replace("(", " ").split())

    def test_of_html_in_another_encoding(self) -> None:
        raw = '<html><head><meta charset="latin-1"></head><body><p>Cárcel año</p></body></html>'.encode(
            "latin-1"
        )
        assert page_text(raw) == "Cárcel año"

    def test_of_word(self) -> None:
        assert page_text(docx(BODY)) == "Peoria, Illinois\n\nJails may not hold.\n\n- One item."

    def test_of_pdf(self) -> None:
        assert page_text(pdf("Jails may not hold people.")) == "Jails may not hold people."

    def test_of_a_file(self, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_bytes(b"\xef\xbb\xbfPlain \xff text.")
        assert page_text(tmp_path / "a.txt") == "Plain \ufffd text."


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (b"\x00\x01\x02", "no text"),
        (b"%PDF-1.4 nothing", "broken"),
        (pdf(" "), "no text"),
        (docx("x", "other.txt"), "no Word document"),
        (docx("<a"), "broken"),
        (docx(f'<!DOCTYPE a [<!ENTITY b "c">]><w:document xmlns:w="{W}"/>'), "broken"),
        (docx(b"<a>" + b"0" * 50_000_000), "too much"),
        (docx(BODY)[:-40], "broken"),
        (b"<html>" + b"<div>" * 100_000, "too deeply"),
    ],
    ids=lambda value: value if isinstance(value, str) else str(len(value)),
)  # fmt: skip
def test_what_cannot_be_read_is_refused_in_one_line(raw: bytes, message: str) -> None:
    with pytest.raises(BadInput, match=message) as caught:
        page_text(raw)
    assert "\n" not in str(caught.value)


def test_an_encrypted_pdf_is_refused() -> None:
    locked = pdf("Secret.").replace(
        b"trailer<<",
        b"trailer<</Encrypt<</Filter/Standard/V 1/R 2/O(%s)/U(%s)/P -44>>/ID[(a)(a)]"
        % (b"o" * 32, b"u" * 32),
    )
    with pytest.raises(BadInput, match="encrypted"):
        page_text(locked)


def test_too_large_a_file_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "MAX_BYTES", 10)
    (tmp_path / "a.txt").write_text("more than ten")
    with pytest.raises(BadInput, match="at most"):
        page_text(tmp_path / "a.txt")


def refusal(raw: bytes) -> str:
    """Why a page is refused; empty if it is read."""
    try:
        page_text(raw)
    except BadInput as error:
        return str(error)
    return ""


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from([b"", b"%PDF-1.7\n", b"PK\x03\x04", b"<html>", b"<!doctype html>"]),
    st.binary(max_size=600),
)
def test_any_bytes_are_read_or_refused(head: bytes, rest: bytes) -> None:
    assert "\n" not in refusal(head + rest)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 400), st.binary(min_size=1, max_size=20))
def test_a_damaged_file_is_read_or_refused(at: int, damage: bytes) -> None:
    for whole in (pdf("Jails may not hold."), docx(BODY), HTML):
        raw = whole[:at] + damage + whole[at + len(damage) :]
        assert "\n" not in refusal(raw)


def test_tables_of_word_become_text_with_bars() -> None:
    def cell(text: str, wide: str = "") -> str:
        span = f'<w:tcPr><w:gridSpan w:val="{wide}"/></w:tcPr>' if wide else ""
        return f"<w:tc>{span}<w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>"

    rows = [cell("Topic") + cell("Rule"), cell("ICE detainers") + cell("must be honored"), cell("Notes", "2")]
    lines = "".join(f"<w:tr>{row}</w:tr>" for row in rows)
    marked = lines.replace("<w:tr>", "<w:tr><w:trPr><w:tblHeader/></w:trPr>", 1)
    after = "<w:p><w:r><w:t>After.</w:t></w:r></w:p></w:body>"
    body = BODY.replace("</w:body>", f"<w:tbl>{marked}</w:tbl>{after}")
    assert page_text(docx(body)).endswith(
        "item.\n\n| Topic | Rule |\n|---|---|\n| ICE detainers | must be honored |\n| Notes |  |\n\nAfter."
    )
    assert "|---|" not in page_text(docx(body.replace("<w:trPr><w:tblHeader/></w:trPr>", "")))
