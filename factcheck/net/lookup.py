"""From a name to addresses that may be called: asked once, in time, and every answer checked."""

import socket
from collections.abc import Callable, Iterable
from concurrent.futures import Future
from threading import BoundedSemaphore, Thread

from factcheck.net.addresses import Allow
from factcheck.net.limits import Budget
from factcheck.net.refusals import NOT_PUBLIC, TOO_SLOW, UNKNOWN, refused, unreachable

Resolve = Callable[[str], Iterable[str]]

# A look-up cannot be called off, only abandoned; so many may hang at once before the next one has to wait.
_PENDING = BoundedSemaphore(32)


def look_up(host: str) -> list[str]:
    """Every address of a host, as the operating system says; numbers in any spelling are addresses too."""
    answers = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM, proto=socket.IPPROTO_TCP)
    return [str(sockaddr[0]) for *_, sockaddr in answers]


def addresses_of(host: str, *, resolve: Resolve, allow: Allow, budget: Budget) -> tuple[str, ...]:
    """The addresses of a host, each once, all of them checked: one bad answer among them refuses the host."""
    try:
        found = tuple(dict.fromkeys(_in_time(host, resolve, budget)))
    except (OSError, UnicodeError) as error:
        raise unreachable(UNKNOWN, host=host) from error
    if not found:
        raise unreachable(UNKNOWN, host=host)
    if not all(allow.reaches(address) for address in found):
        raise refused(NOT_PUBLIC)
    return found


def _in_time(host: str, resolve: Resolve, budget: Budget) -> list[str]:
    answer: Future[list[str]] = Future()
    if not _PENDING.acquire(timeout=budget.seconds_left()):
        raise unreachable(TOO_SLOW, seconds=budget.limits.seconds)
    Thread(target=_ask, args=(host, resolve, answer), name=f"look-up of {host}", daemon=True).start()
    try:
        return answer.result(timeout=budget.seconds_left())
    except TimeoutError as error:
        raise unreachable(TOO_SLOW, seconds=budget.limits.seconds) from error


def _ask(host: str, resolve: Resolve, answer: Future[list[str]]) -> None:
    try:
        answer.set_result(list(resolve(host)))
    except Exception as error:  # it belongs to whoever waits for the answer
        answer.set_exception(error)
    finally:
        _PENDING.release()
