"""An http(s) address to a WARC file: only what was asked, only from the public internet.

An address is resolved once, every answer is checked, and the connection is made to a checked one,
so that no second answer of the name server can lead elsewhere; each redirect goes through the same
door. The site's robots.txt is obeyed, one request at a time goes to a host, and what comes back is
written as it came, with its headers and the time.
"""

from __future__ import annotations

import io
import ipaddress
import re
import signal
import socket
import ssl
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urljoin

import msgspec
import urllib3
from urllib3.util import Timeout, parse_url
from urllib3.util.url import Url

from alleged.ingest.fetch_task import MAX_DELAY_SECONDS, SECONDS, FetchAnswer, FetchTask
from alleged.records.documents import InputState
from alleged.version import __version__

if TYPE_CHECKING:
    from protego import Protego

AGENT = "alleged"
USER_AGENT = f"{AGENT}/{__version__} (reads the articles that its user names)"
MAX_URL_CHARS = 4_000
MAX_HOPS = 5
MAX_TRIES = 3
"""Addresses of one host that are tried when nobody answers at the first."""
MAX_ROBOTS_BYTES = 500_000
"""RFC 9309 asks for at least this."""
STEP_SECONDS = 10.0
"""To connect, and between two pieces of an answer."""
DELAY_SECONDS = 1.0
FORBIDDEN_NETWORKS = tuple(
    map(
        ipaddress.ip_network,
        (
            "0.0.0.0/8",  # this host
            "100.64.0.0/10",  # shared by providers
            "192.0.0.0/24",
            "192.88.99.0/24",
            "198.18.0.0/15",
            "168.63.129.16/32",  # a cloud's own services, on a public address
            "fec0::/10",
            "2001::/23",
        ),
    )
)


class FetchRefused(Exception):  # noqa: N818 - an end state of an input, not a fault
    """An address is not fetched, or gives nothing."""

    def __init__(
        self, code: str, what: str, fix: str = "", state: InputState = InputState.REJECTED
    ) -> None:
        super().__init__(what)
        self.code = code
        self.fix = fix
        self.state = state


def resolve(host: str, port: int) -> list[str]:
    """The addresses of a host, as its name server gives them."""
    try:
        answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise FetchRefused(
            "no-such-host", f"{host} cannot be found: {reason}", "check the spelling"
        ) from None
    return list(dict.fromkeys(str(answer[4][0]) for answer in answers))


def is_public(address: str) -> bool:
    """Whether an IP address belongs to the public internet.

    >>> is_public("93.184.216.34"), is_public("10.0.0.1"), is_public("::ffff:127.0.0.1")
    (True, False, False)
    """
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:  # with a zone, or none at all
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour
        if ip in ipaddress.ip_network("64:ff9b::/96"):
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
    if any(ip in network for network in FORBIDDEN_NETWORKS if network.version == ip.version):
        return False
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or ip.is_unspecified)


def checked_url(url: str) -> Url:
    """An address in its parts, if it is one that may be asked for.

    Raises: FetchRefused with the reason.
    """
    if len(url) > MAX_URL_CHARS:
        raise _bad_address(f"it is longer than {MAX_URL_CHARS:,} characters")
    if any(character <= " " or character in '\\\x7f"<>' for character in url):
        raise _bad_address("it holds a blank, a control character or a backslash")
    try:
        parts = parse_url(_with_ascii_host(url))
    except (urllib3.exceptions.LocationParseError, ValueError) as error:
        raise _bad_address(f"it cannot be understood: {error}") from None
    if parts.scheme not in ("http", "https"):
        raise _bad_address("only http and https are fetched")
    if parts.auth is not None:
        raise _bad_address("it holds a user name or password, which would be kept with the answer")
    if not parts.host:
        raise _bad_address("it names no host")
    if "%" in parts.host:
        raise _bad_address("it names a network interface of this machine")
    return parts


def _with_ascii_host(url: str) -> str:
    """The address with its host as name servers know it: `bücher` is `xn--bcher-kva`."""
    scheme, mark, rest = url.partition("://")
    host = re.split(r"[/?#]", rest, maxsplit=1)[0]
    if host.isascii():
        return url
    return f"{scheme}{mark}{host.encode('idna').decode()}{rest[len(host) :]}"


def _bad_address(why: str) -> FetchRefused:
    return FetchRefused("address-refused", f"the address is refused: {why}", "give another address")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Answer:
    """A response as it came."""

    url: str
    ip: str
    status: int
    reason: str
    headers: list[tuple[str, str]]
    body: bytes
    captured_at: str

    def header(self, name: str) -> str | None:
        return next((value for key, value in self.headers if key.lower() == name), None)


@dataclass(slots=True, kw_only=True)
class Fetcher:
    """Fetches one address after another, and remembers what it owes to each site."""

    resolve: Callable[[str, int], Sequence[str]] = resolve
    is_allowed: Callable[[str], bool] = is_public
    """Whether an IP address may be connected to; only tests, which have no internet, set it."""
    sleep: Callable[[float], None] = time.sleep
    seconds: float = SECONDS
    tls: ssl.SSLContext = field(default_factory=ssl.create_default_context)
    _robots: dict[str, Protego | FetchRefused] = field(default_factory=dict)
    _asked: dict[str, float] = field(default_factory=dict)
    """Host to the time of the last request to it."""
    _deadline: float = 0.0

    def fetch(self, url: str, out: Path, max_bytes: int) -> FetchAnswer:
        """Write what an address gives, its redirects too, as a WARC file.

        Raises: FetchRefused when it may not be asked for, or gives nothing.
        """
        self._deadline = time.monotonic() + self.seconds
        answers = self._follow(url, max_bytes, obey_robots=True)
        with out.open("wb") as file:
            _write_warc(file, answers)
        last = answers[-1]
        if last.status != 200:
            return FetchAnswer(
                state=InputState.REJECTED,
                code="not-ok",
                reason=f"the server answered {last.status} {last.reason}".strip()[:200],
                fix="look at the address in a browser",
                url=last.url,
                status=last.status,
                captured_at=last.captured_at,
            )
        return FetchAnswer(
            state=InputState.OK,
            url=last.url,
            status=last.status,
            captured_at=last.captured_at,
        )

    def _follow(self, url: str, max_bytes: int, *, obey_robots: bool) -> list[_Answer]:
        answers: list[_Answer] = []
        for _ in range(MAX_HOPS + 1):
            parts = checked_url(url)
            if obey_robots:
                self._ask_robots(parts)
            answers.append(self._get(parts, max_bytes))
            target = answers[-1].header("location")
            if answers[-1].status not in (301, 302, 303, 307, 308) or not target:
                return answers
            url = urljoin(parts.url, target)
        raise FetchRefused(
            "too-many-redirects",
            f"it redirects more than {MAX_HOPS} times",
            "give the last address",
        )

    def _ask_robots(self, parts: Url) -> None:
        """Raises: FetchRefused when the site does not want this address to be read by programs."""
        site = f"{parts.scheme}://{parts.netloc}"
        if site not in self._robots:
            self._robots[site] = self._read_robots(site)
        robots = self._robots[site]
        if isinstance(robots, FetchRefused):
            raise robots
        if not robots.can_fetch(parts.url, AGENT):
            raise FetchRefused(
                "robots",
                f"{site}/robots.txt asks programs not to read this address",
                "save the page from a browser and give the file",
            )

    def _read_robots(self, site: str) -> Protego | FetchRefused:
        from protego import Protego

        try:
            answers = self._follow(f"{site}/robots.txt", MAX_ROBOTS_BYTES, obey_robots=False)
        except FetchRefused as refused:
            if refused.code in ("too-many-bytes", "too-many-redirects"):
                return Protego.parse("")
            return refused
        last = answers[-1]
        if last.status >= 500 or last.status == 429:  # RFC 9309: then nothing is allowed
            return FetchRefused(
                "robots",
                f"{site}/robots.txt cannot be read (status {last.status}), so that the site's "
                "wishes are not known",
                "try again later",
            )
        return Protego.parse(last.body.decode("utf-8", "replace") if last.status == 200 else "")

    def _wait_for_turn(self, parts: Url) -> None:
        host = str(parts.host)
        robots = self._robots.get(f"{parts.scheme}://{parts.netloc}")
        asked_for = None
        if robots is not None and not isinstance(robots, FetchRefused):
            asked_for = robots.crawl_delay(AGENT)
        delay = min(max(DELAY_SECONDS, asked_for or 0.0), MAX_DELAY_SECONDS)
        wait = self._asked.get(host, -delay) + delay - time.monotonic()
        if host in self._asked and wait > 0:
            self._deadline += wait
            self.sleep(wait)
        self._asked[host] = time.monotonic()

    def _get(self, parts: Url, max_bytes: int) -> _Answer:
        """One request, with no redirect followed."""
        host = str(parts.host).strip("[]")
        port = parts.port or (443 if parts.scheme == "https" else 80)
        addresses = list(self.resolve(host, port))
        refused = [address for address in addresses if not self.is_allowed(address)]
        if refused or not addresses:
            raise FetchRefused(
                "address-refused",
                f"the address is refused: {host} is {', '.join(refused[:3]) or 'nowhere'}, "
                "which is no place on the public internet",
                "save the page and give the file",
            )
        self._wait_for_turn(parts)
        last: Exception | None = None
        for address in addresses[:MAX_TRIES]:
            try:
                return self._get_from(address, host, port, parts, max_bytes)
            except (urllib3.exceptions.HTTPError, OSError, ValueError) as error:
                last = error
                if not isinstance(error, urllib3.exceptions.NewConnectionError):
                    break
        timed_out = isinstance(last, (urllib3.exceptions.TimeoutError, TimeoutError))
        raise FetchRefused(
            "timeout" if timed_out else "not-fetched",
            f"{host} gave no answer that can be read: {_words(last)}",
            "try again later",
            InputState.TIMEOUT if timed_out else InputState.REJECTED,
        )

    def _get_from(self, ip: str, host: str, port: int, parts: Url, max_bytes: int) -> _Answer:
        step = Timeout(connect=STEP_SECONDS, read=STEP_SECONDS)
        pool: urllib3.HTTPConnectionPool
        if parts.scheme == "https":
            pool = urllib3.HTTPSConnectionPool(
                ip, port, timeout=step, ssl_context=self.tls, server_hostname=host,
                assert_hostname=host,
            )  # fmt: skip
        else:
            pool = urllib3.HTTPConnectionPool(ip, port, timeout=step)
        headers = {
            "Host": str(parts.netloc),
            "User-Agent": USER_AGENT,
            "Accept": "text/html, application/xhtml+xml, application/pdf, */*;q=0.5",
            "Accept-Encoding": "gzip, deflate",
            "Connection": "close",
        }
        with pool:
            response = pool.urlopen(
                "GET", parts.request_uri, headers=headers, retries=False, redirect=False,
                preload_content=False, decode_content=False,
            )  # fmt: skip
            captured_at = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
            try:
                body = self._read_body(response, max_bytes)
            finally:
                response.close()
        return _Answer(
            url=parts._replace(fragment=None).url,
            ip=ip,
            status=response.status,
            reason=response.reason or "",
            headers=[(str(name), str(value)) for name, value in response.headers.items()],
            body=body,
            captured_at=captured_at,
        )

    def _read_body(self, response: urllib3.BaseHTTPResponse, max_bytes: int) -> bytes:
        body = bytearray()
        while piece := response.read1(1 << 16, decode_content=False):
            body += piece
            if len(body) > max_bytes:
                raise FetchRefused(
                    "too-many-bytes",
                    f"the server sends more than {max_bytes:,} bytes",
                    "raise --max-bytes if you want it all the same",
                    InputState.TOO_LARGE,
                )
            self.check_time()
        return bytes(body)

    def check_time(self) -> None:
        """Raises: FetchRefused when the address has had its time."""
        if time.monotonic() > self._deadline:
            raise FetchRefused(
                "timeout",
                f"not whole after {self.seconds:g} seconds",
                "try again later",
                InputState.TIMEOUT,
            )


def _words(error: Exception | None) -> str:
    """What went wrong, without the addresses of objects that urllib3 puts in."""
    reason = getattr(error, "reason", None)
    shown = str(reason if isinstance(reason, Exception) else error)
    return (
        " ".join(shown.partition(">: ")[2].split() or shown.split())[:200] or type(error).__name__
    )


def _write_warc(file: io.BufferedWriter, answers: Sequence[_Answer]) -> None:
    """Write responses as they came. A body that came in chunks is whole here, and the header that
    says so is renamed the way web archives do."""
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    writer = WARCWriter(file, gzip=True)
    for answer in answers:
        headers = [
            (f"X-Archive-Orig-{name}" if name.lower() == "transfer-encoding" else name, value)
            for name, value in answer.headers
        ]
        status_line = f"{answer.status} {answer.reason}".strip()
        record = writer.create_warc_record(
            answer.url,
            "response",
            payload=io.BytesIO(answer.body),
            http_headers=StatusAndHeaders(status_line, headers, protocol="HTTP/1.1"),
            warc_headers_dict={"WARC-Date": answer.captured_at, "WARC-IP-Address": answer.ip},
        )
        writer.write_record(record)


# The child. ----------------------------------------------------------------------------------


_fetcher: Fetcher | None = None


def preload() -> None:
    """Import what fetching needs, before memory is limited."""
    global _fetcher
    import protego  # noqa: F401
    import warcio.warcwriter  # noqa: F401

    _fetcher = Fetcher()


def answer(task: bytes) -> bytes:
    """Fetch an address: the work of the fetching child."""
    assert _fetcher is not None
    return answer_with(_fetcher, task)


@contextmanager
def _clock(fetcher: Fetcher) -> Iterator[None]:
    """Break off what takes too long, a header that comes letter by letter for one. Where there are
    no alarms, the parent's clock does it."""
    if not hasattr(signal, "setitimer"):
        yield
        return

    def look(*_: object) -> None:
        fetcher.check_time()

    before = signal.signal(signal.SIGALRM, look)
    signal.setitimer(signal.ITIMER_REAL, 1.0, 1.0)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def answer_with(fetcher: Fetcher, task: bytes) -> bytes:
    """Fetch an address with a fetcher."""
    asked = msgspec.json.decode(task, type=FetchTask)
    try:
        with _clock(fetcher):
            found = fetcher.fetch(asked.url, Path(asked.out), asked.max_bytes)
    except FetchRefused as refused:
        found = FetchAnswer(
            state=refused.state, code=refused.code, reason=str(refused), fix=refused.fix
        )
    return msgspec.json.encode(found)
