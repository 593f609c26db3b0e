"""Who may ask, and what every answer carries.

A page from elsewhere must not be able to read or drive the site: the Host has to be ours, what
changes something has to come from our own pages, and on an address that others can reach a token is
needed.
"""

from __future__ import annotations

import hmac
import ipaddress
import socket
from dataclasses import dataclass
from http.cookies import CookieError, SimpleCookie
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlencode, urlsplit

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

CSP = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": CSP,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Frame-Options": "DENY",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cache-Control": "private, no-cache",
}
READING = {"GET", "HEAD"}
MAX_BODY_BYTES = 1_000_000
MAX_ADDRESS_BYTES = 8_000
COOKIE = "alleged_token"


@dataclass(frozen=True, slots=True, kw_only=True)
class Access:
    """Who may reach the site."""

    host: str
    """Where it listens."""
    port: int
    token: str | None
    """What readers have to bring; None on loopback unless one was asked for."""
    names: frozenset[str] = frozenset()
    """Further names that the site may be called by, lower case."""

    def knows(self, host: str) -> bool:
        """Whether a Host header is one of our own."""
        name, port = split_host(host)
        if name is None or port not in (None, self.port):
            return False
        if name in self.names or name in _own_names(self.host):
            return True
        return is_wildcard(self.host) and is_address(name)

    def admits(self, headers: dict[str, str]) -> bool:
        """Whether a request brings the token, if one is needed."""
        if self.token is None:
            return True
        given = headers.get("authorization", "")
        bearer = given[7:].strip() if given[:7].lower() == "bearer " else ""
        return any(same(one, self.token) for one in (bearer, cookie_of(headers)) if one)

    def is_own(self, headers: dict[str, str]) -> bool:
        """Whether a request that changes something comes from one of our own pages."""
        site = headers.get("sec-fetch-site")
        if site is not None and site != "same-origin":
            return False
        origin = headers.get("origin")
        if origin is None or origin == "null":  # "null": what browsers send without a referrer
            return site == "same-origin" or (origin == "null" and self.token is not None)
        parts = urlsplit(origin)
        return parts.scheme in ("http", "https") and parts.netloc == headers.get("host")


def is_loopback(host: str) -> bool:
    """Whether only this machine reaches an address."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def is_wildcard(host: str) -> bool:
    """Whether the site listens on all addresses of the machine."""
    return host in ("", "0.0.0.0", "::")


def is_address(name: str) -> bool:
    """Whether a name is a numeric address, which no foreign name server can point at us."""
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def split_host(host: str) -> tuple[str | None, int | None]:
    """Name and port of a Host header; a name of None for one that is none."""
    if host.startswith("["):
        name, closed, rest = host[1:].partition("]")
        port = rest.removeprefix(":")
        rest_fits = bool(closed) and (rest == "" or rest.startswith(":"))
    else:
        name, _, port = host.partition(":")
        rest_fits = True
    if not name or not rest_fits or (port and not (port.isascii() and port.isdigit())):
        return None, None
    return name.lower().rstrip("."), int(port) if port and len(port) <= 5 else None


def same(given: str, wanted: str) -> bool:
    """Compare without telling by the time how much was right."""
    return hmac.compare_digest(given.encode("utf-8", "replace"), wanted.encode())


def cookie_of(headers: dict[str, str]) -> str:
    """The token in the cookie; empty without one."""
    try:
        cookies = SimpleCookie(headers.get("cookie", ""))
    except CookieError:
        return ""
    return cookies[COOKIE].value if COOKIE in cookies else ""


def _own_names(host: str) -> set[str]:
    if is_loopback(host):
        return {"localhost", "127.0.0.1", "::1", host}
    if is_wildcard(host):
        return {"localhost", "127.0.0.1", "::1", socket.gethostname().lower()}
    return {host.lower()}


class Safety:
    """Stands before the whole site: refuses what must not pass, and adds the headers to all."""

    def __init__(self, app: ASGIApp, access: Access) -> None:
        self.app = app
        self.access = access

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self.app(scope, receive, send)
            return

        async def send_safely(message: Message) -> None:
            if message["type"] == "http.response.start":
                given = message.setdefault("headers", [])
                present = {name.lower() for name, _ in given}
                message["headers"] = [
                    *given,
                    *(
                        (name.lower().encode(), value.encode())
                        for name, value in HEADERS.items()
                        if name.lower().encode() not in present
                    ),
                ]
            await send(message)

        headers = _headers(scope)
        refusal = self._refusal(scope, headers)
        if refusal is not None:
            await _answer(send_safely, *refusal)
            return
        if (moved := self._take_token(scope)) is not None:
            await _answer(send_safely, 303, "", moved)
            return
        if not self.access.admits(headers):
            await _answer(
                send_safely, 401, "a token is needed: open the address that was printed",
                [("WWW-Authenticate", "Bearer")],
            )  # fmt: skip
            return
        await self.app(scope, _limited(receive), send_safely)

    def _refusal(self, scope: Scope, headers: dict[str, str]) -> tuple[int, str] | None:
        hosts = [value for name, value in scope["headers"] if name.lower() == b"host"]
        if len(hosts) != 1 or not self.access.knows(headers.get("host", "")):
            return 400, "this host name is not the site's own"
        if len(scope.get("raw_path") or b"") + len(scope["query_string"]) > MAX_ADDRESS_BYTES:
            return 414, "the address is too long"
        length = headers.get("content-length", "0")
        if not (length.isascii() and length.isdigit()) or int(length[:20] or 0) > MAX_BODY_BYTES:
            return 413, "the body is too large"
        if scope["method"] not in READING and not self.access.is_own(headers):
            return 403, "changes can only be made from the site's own pages"
        return None

    def _take_token(self, scope: Scope) -> list[tuple[str, str]] | None:
        """The headers that put a token from the address into a cookie, and lead to the address
        without it; None when the address has none, or a wrong one."""
        token = self.access.token
        if token is None or scope["method"] not in READING:
            return None
        pairs = parse_qsl(scope["query_string"].decode("ascii", "replace"), keep_blank_values=True)
        given = [value for name, value in pairs if name == "token"]
        if not given or not same(given[0], token):
            return None
        rest = urlencode([(name, value) for name, value in pairs if name != "token"])
        path = "/" + (scope.get("raw_path") or b"/").decode("ascii", "replace").lstrip("/\\")
        return [
            ("Location", f"{path}?{rest}" if rest else path),
            ("Set-Cookie", f"{COOKIE}={token}; Path=/; HttpOnly; SameSite=Strict"),
        ]


def _headers(scope: Scope) -> dict[str, str]:
    return {
        name.decode("latin-1").lower(): value.decode("latin-1") for name, value in scope["headers"]
    }


class BodyTooLargeError(Exception):
    """A body without a length went over the limit."""


def _limited(receive: Receive) -> Receive:
    received = 0

    async def counted() -> Message:
        nonlocal received
        message = await receive()
        received += len(message.get("body", b""))
        if received > MAX_BODY_BYTES:
            raise BodyTooLargeError
        return message

    return counted


async def _answer(
    send: Send, status: int, text: str, headers: list[tuple[str, str]] | None = None
) -> None:
    body = text.encode()
    pairs = [
        ("Content-Type", "text/plain; charset=utf-8"),
        ("Content-Length", str(len(body))),
        *(headers or []),
    ]
    await send(
        {
            "type": "http.response.start",
            "status": status,
            "headers": [(name.encode("latin-1"), value.encode("latin-1")) for name, value in pairs],
        }
    )
    await send({"type": "http.response.body", "body": body})
