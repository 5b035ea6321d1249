"""How long one piece of work may take: whoever works at it looks at the clock between two steps."""

from __future__ import annotations

from time import monotonic

from lexloci.core.errors import BadInput


class OutOfTime(BadInput):
    """What was given takes longer than anybody waits for."""

    code = "out_of_time"


class Patience:
    """A bound on the time of one piece of work, from now on.

    :param seconds: how long it may take.
    :param what: what is done, as the error tells it.
    :param remedy: what to do if it takes longer.
    """

    def __init__(self, seconds: float, what: str, remedy: str) -> None:
        self._seconds, self._what, self._remedy = seconds, what, remedy
        self._ends = monotonic() + seconds

    def spend(self) -> None:
        """Between two steps.

        :raises OutOfTime: the time is over.
        """
        if monotonic() > self._ends:
            raise OutOfTime(
                f"{self._what} took longer than {self._seconds:g} seconds and was stopped",
                remedy=self._remedy,
            )


ENDLESS = Patience(float("inf"), "", "")
"""No bound, for work that is short by itself."""
