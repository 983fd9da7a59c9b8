"""Processes that stop themselves as they come to the n-th change on disk."""

import os
import signal
import sys
from collections.abc import Callable
from multiprocessing import get_context
from pathlib import Path

from consult.errors import ConsultError

_CHANGES = {"os.mkdir", "os.remove", "os.rename", "os.rmdir", "os.chmod", "shutil.rmtree"}
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT
_FROM = get_context("forkserver")
_FROM.set_forkserver_preload(["tests.pipeline.warm"])


def stopped(
    at: int, inside: Path, verb: Callable[..., object], *arguments: object, how: signal.Signals = signal.SIGKILL
) -> int:
    """Run a verb in a process that sends itself a signal as it comes to the n-th change inside a folder.

    Returns:
        The exit code: -9 after a kill, 0 where the verb ended before.
    """
    process = _FROM.Process(target=_act, args=(at, inside, how, verb, arguments))
    process.start()
    process.join()
    assert process.exitcode is not None
    return process.exitcode


def _act(
    at: int, inside: Path, how: signal.Signals, verb: Callable[..., object], arguments: tuple[object, ...]
) -> None:
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background jobs are started deaf to it
    left = at

    def watch(event: str, details: tuple[object, ...]) -> None:
        nonlocal left
        changes = event in _CHANGES or (event == "open" and isinstance(details[2], int) and details[2] & _WRITING)
        if changes and str(details[0]).startswith(str(inside)):
            left -= 1
            if not left:
                signal.raise_signal(how)

    sys.addaudithook(watch)
    try:
        verb(*arguments)
    except ConsultError as error:
        sys.exit(error.exit_code)
