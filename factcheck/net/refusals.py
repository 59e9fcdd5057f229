"""Why a page could not be fetched, and what to do: the sentences an editor reads beside the evidence."""

from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPException
from ssl import SSLCertVerificationError

from urllib3.exceptions import HTTPError

UPLOAD = "save the page in a browser and upload it as a file"

NO_ADDRESS = "This is not the address of a web page. Copy it again from the address bar of a browser."
NO_WEB = "Only addresses that begin with http:// or https:// are fetched. Paste the address of a web page."
CREDENTIALS = "This address carries a user name or a password. Take them out and try again."
PORT = (
    "Pages are fetched from ports 80 and 443, not from {port}. Take the port out of the address or {upload}."
)
NOT_PUBLIC = "This address does not lead to the public internet. Paste the address of a public page."
DOWNGRADE = "The site leads from https to plain http, where anybody may change the page. Instead, {upload}."
TOO_FAR = (
    "The site leads on more than {redirects} times. Open it in a browser and paste the address it ends at."
)
TOO_LARGE = "This is larger than {size}. Save the part that matters and upload it as a file."
BOMB = "Unpacked, this is larger than {size}. Save the part that matters and upload it as a file."
PACKED = "The site packs its answer in a way that is not read here. Instead, {upload}."
NO_PAGE = "This is a file of type {kind}, not a page. Save it and upload it as a file."

UNKNOWN = "No site answers to the name {host}. Check the spelling or try again later."
SILENT = "The site cannot be reached. Check the address, try again later, or {upload}."
TOO_SLOW = "The site takes longer than {seconds:g} seconds. Try again later or {upload}."
CERTIFICATE = "The certificate of the site does not prove that it is {host}. Check the address or {upload}."
BROKEN = "The answer of the site breaks off or is damaged. Try again later or {upload}."


class Refused(ValueError):
    """An address, or what it answers, is against our rules; trying again changes nothing."""


class Unreachable(Exception):
    """A site does not answer as it should; trying again later may help."""


def refused(sentence: str, **facts: object) -> Refused:
    """A refusal with its facts filled in."""
    return Refused(sentence.format(upload=UPLOAD, **facts))


def unreachable(sentence: str, **facts: object) -> Unreachable:
    """A failure with its facts filled in."""
    return Unreachable(sentence.format(upload=UPLOAD, **facts))


@contextmanager
def told_plainly(host: str) -> Iterator[None]:
    """Turn whatever the network throws at us into one of our sentences."""
    try:
        yield
    except (Refused, Unreachable):
        raise
    except SSLCertVerificationError as error:
        raise unreachable(CERTIFICATE, host=host) from error
    except (OSError, HTTPException, HTTPError, ValueError) as error:  # ValueError: a chunk of negative length
        raise unreachable(BROKEN) from error
