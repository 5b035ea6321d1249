"""placeholder"""


def fill(command):  # type: ignore[no-untyped-def]
    """x"""
