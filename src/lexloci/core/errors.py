"""Errors that a person can act on: what was wrong, where, what to do.

Every error lexloci raises on purpose is a :class:`LexlociError`. Surfaces translate it once: the
command line prints :meth:`LexlociError.line` and exits 2.
"""

from __future__ import annotations


class LexlociError(Exception):
    """A fault with a cause the user can mend.

    :param what: what was wrong, in one clause.
    :param where: the input, file, line or key it concerns (may be empty).
    :param remedy: what to do about it (may be empty).
    """

    code = "error"

    def __init__(self, what: str, *, where: str = "", remedy: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.where = where
        self.remedy = remedy

    def line(self) -> str:
        """The whole error as one line of text."""
        head = f"{self.where}: {self.what}" if self.where else self.what
        return f"{head}. {self.remedy}" if self.remedy else head

    def __str__(self) -> str:
        return self.line()

    def to_dict(self) -> dict[str, str]:
        """The error as the JSON surfaces print it."""
        return {
            "error": self.code,
            "what": self.what,
            "where": self.where,
            "remedy": self.remedy,
        }


class BadInput(LexlociError):
    """The user's own input cannot be used (an unknown variable, an impossible date)."""

    code = "bad_input"


class UnknownPlace(LexlociError):
    """No jurisdiction answers to the text given."""

    code = "unknown_place"


class AmbiguousPlace(LexlociError):
    """Several jurisdictions answer to the text given and none stands out."""

    code = "ambiguous_place"


class RecordError(LexlociError):
    """A record file, or the compiled record, cannot be read or is not valid."""

    code = "record"


class ImportRefused(LexlociError):
    """A file handed to an importer is not what it should be; nothing was changed."""

    code = "import_refused"


class NoAnswer(LexlociError):
    """A server that the user named does not answer, or not as it should."""

    code = "no_answer"
