"""How long work tells that it is moving. Rooms call it; only the command line shows it."""

from collections.abc import Callable

Progress = Callable[[str, int, int], None]
"""Called with what is being done, how much is done and how much there is (0 where that is not known)."""


def silent(what: str, done: int, total: int) -> None:
    """Show nothing."""
