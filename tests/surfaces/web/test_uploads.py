"""Files made to break readers: read, or refused in a line, and the next visitor is answered."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

from lexloci.surfaces.web import operations
from lexloci.surfaces.web.pages import check

CHECK = "/en/check/"
REFUSED = (400, 413)
CLAIM = "The jail in Houston, Texas must hold people for ICE."
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def zipped(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return out.getvalue()


def word(text: str = CLAIM, before: str = "") -> bytes:
    said = f"<w:body><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:body>"
    body = f'{before}<w:document xmlns:w="{SPACE}">{said}</w:document>'
    kinds = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override '
        f'PartName="/word/document.xml" ContentType="{WORD}.main+xml"/></Types>'
    )
    return zipped(**{"[Content_Types].xml": kinds.encode(), "word/document.xml": body.encode()})


def pdf(text: str = CLAIM) -> bytes:
    stream = zlib.compress(f"BT /F1 12 Tf 20 700 Td ({text}) Tj ET".encode())
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R"
        b"/Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>",
        b"<</Length %d/Filter/FlateDecode>>stream\n%b\nendstream" % (len(stream), stream),
    )  # fmt: skip
    out, offsets = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % at for at in offsets)
    head = b"xref\n0 5\n0000000000 65535 f \n"
    return out + head + table + b"trailer<</Size 5/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % len(out)


HTML = (
    f"<!doctype html><title>Houston, Texas</title><p>{CLAIM}</p><table><tr><td>x</td></tr></table>".encode()
)
FILES = {"pdf": pdf(), "docx": word(), "html": HTML}
MEDIA = (
    "application/pdf",
    WORD,
    "text/html",
    "text/plain",
    "image/png",
    "",
    "application/x-www-form-urlencoded",
)


def sent(client: TestClient, content: bytes, name: str = "page", media: str = "text/plain") -> int:
    answer = client.post(CHECK, files={"file": (name, content, media)})
    assert "Traceback" not in answer.text
    return answer.status_code


@pytest.mark.parametrize("kind", FILES)
def test_a_whole_file_is_read(client: TestClient, kind: str) -> None:
    answer = client.post(CHECK, files={"file": (f"page.{kind}", FILES[kind], "application/octet-stream")})
    assert answer.status_code == 200
    assert "Houston" in answer.text


def harmed(content: bytes, data: st.DataObject) -> bytes:
    """Some bytes of a file changed, doubled, left out, or its end cut off."""
    out = bytearray(content)
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, max(len(out) - 1, 0)))
        size = data.draw(st.integers(0, 40))
        out[at : at + size] = data.draw(
            st.binary(max_size=24)
            | st.sampled_from([bytes(out[at : at + 60]), b"\x00" * 16, b"9" * 12, b"<" * 9])
        )
    return bytes(out[: data.draw(st.sampled_from([len(out), len(out) * 3 // 4]))])


@given(data=st.data())
@settings(max_examples=90, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_harmed_file_breaks_the_server(client: TestClient, data: st.DataObject) -> None:
    kind = data.draw(st.sampled_from(sorted(FILES)))
    content = harmed(FILES[kind], data)
    name = data.draw(st.sampled_from([f"page.{kind}", "page", "../../etc/passwd", "page.pdf", "page.docx"]))
    assert sent(client, content, name, data.draw(st.sampled_from(MEDIA))) in (200, *REFUSED)


BILLION = "<!DOCTYPE w [" + '<!ENTITY a "aaaaaaaaaa">' + "".join(
    f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9)
) + "]>"  # fmt: skip


def unfolding() -> bytes:
    """It takes a second to make, so that only the test that sends it does."""
    return zipped(**{"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w>" + b" " * 200_000_000})


HOSTILE: dict[str, bytes | Callable[[], bytes]] = {
    "an archive that unfolds to 200 MB": unfolding,
    "entities that unfold without end": word("&j;", BILLION),
    "an entity that reads a file": word("&x;", '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
    "XML as deep as it is long": zipped(
        **{"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<a>" * 300_000}
    ),
    "an archive of nothing": zipped(),
    "HTML as deep as it is long": b"<div>" * 200_000,
    "one word of a megabyte": b"a" * 1_000_000,
    "initials without end": b"A. " * 30_000,
    "nothing but marks of order": "\u202e\ufeff".encode() * 50_000,
    "bytes of no text": bytes(range(256)) * 500,
    "a PDF whose pages are each other": b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    b"2 0 obj<</Type/Pages/Kids[2 0 R 2 0 R]/Count 99999>>endobj\ntrailer<</Root 1 0 R>>",
}


@pytest.mark.parametrize("what", HOSTILE)
def test_a_file_made_to_break_readers_is_refused_or_read(client: TestClient, what: str) -> None:
    made = HOSTILE[what]
    content = made if isinstance(made, bytes) else made()
    answer = client.post(CHECK, files={"file": ("page", content, "application/octet-stream")})
    assert answer.status_code in (200, *REFUSED)
    assert "root:" not in answer.text
    assert client.get("/healthz").status_code == 200


PART = b'--x\r\ncontent-disposition: form-data; name="text"\r\n\r\n'


@pytest.mark.parametrize(
    ("media", "body"),
    [("multipart/form-data", PART + b"hello\r\n--x--\r\n"),
     ("multipart/form-data; boundary=x", PART + b"hello"),
     ("multipart/form-data; boundary=" + "y" * 500, PART), ("multipart/form-data; boundary=x", b""),
     ("multipart/form-data; boundary=x", b"--x\r\n\r\n\r\n--x--"),
     ("multipart/form-data; boundary=x", (PART + b"a\r\n") * 30 + b"--x--\r\n"),
     ("multipart/form-data; boundary=x", PART + b"a" * 2_100_000 + b"\r\n--x--\r\n"),
     ("multipart/form-data; boundary=x",
      PART.replace(b'"text"', b'"file"; filename="\x00../a"') + b"a\r\n--x--\r\n"),
     ("multipart/form-data; boundary=x", PART.replace(b"\r\n\r\n", b"\r\nx: " + b"a" * 90_000 + b"\r\n\r\n")),
     ("application/x-www-form-urlencoded", b"text=%ff%fe%zz&text=2"),
     ("application/x-www-form-urlencoded", b"&" * 9_000),
     ("application/json", b'{"text": "x"}'), ("", b"text=x"), ("text/plain; charset=nonsense", b"\xff"),
     ("application/x-www-form-urlencoded; charset=utf-7", b"text=+ADw-script+AD4-")],
)  # fmt: skip
def test_a_broken_form_is_refused_or_read(client: TestClient, media: str, body: bytes) -> None:
    answer = client.post(CHECK, content=body, headers={"content-type": media} if media else {})
    assert answer.status_code in (200, *REFUSED)
    assert "<script>alert" not in answer.text


def test_a_form_field_given_twice_or_with_a_strange_name_is_no_fault(client: TestClient) -> None:
    for path in ("ask", "search", "check"):
        answer = client.post(f"/en/{path}/", content=b"q=a&q=b&lang=xx&on=nonsense&place=%00",
                             headers={"content-type": "application/x-www-form-urlencoded"})  # fmt: skip
        assert answer.status_code in (200, 303, *REFUSED)


SLOW = "".join(
    f"Texas law SB 4 signed in 2017 bans {n} sanctuary cities, fines $25,000 and was upheld in court. "
    for n in range(3_000)
)


def test_a_page_that_takes_too_long_is_refused_to_people_and_programs(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (check, operations):
        monkeypatch.setattr(module, "CHECKING", 0.2)
    page = client.post(CHECK, data={"text": SLOW})
    assert page.status_code == 400
    assert "took longer than 0.2 seconds" in page.text
    told = client.post("/api/v1/check", json={"text": SLOW[:300_000]})
    assert (told.status_code, told.json()["type"]) == (400, "urn:lexloci:out_of_time")
    assert client.post(CHECK, data={"text": CLAIM}).status_code == 200
