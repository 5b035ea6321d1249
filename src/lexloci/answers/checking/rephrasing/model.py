"""Which language model to ask: an address and bounds. Nothing here opens a connection."""

from __future__ import annotations

from msgspec import Struct

MODEL = "default"
"""The name sent where none is given; servers that hold one model take any name."""
SECONDS = 120.0
"""For all sentences of one page together."""
MAX_SECONDS = 3_600


class LanguageModel(Struct, frozen=True):
    """A server that speaks the chat part of the OpenAI interface.

    :ivar url: its address, such as ``http://127.0.0.1:8080``; ``:8080`` is on this machine.
    :ivar model: the model's name.
    :ivar seconds: for all sentences of one page together.
    """

    url: str
    model: str = MODEL
    seconds: float = SECONDS
