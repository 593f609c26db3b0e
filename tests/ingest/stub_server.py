"""A web site on this machine that answers as its path says, and counts who asked."""

from __future__ import annotations

import gzip
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from tests.ingest.archives import a_page


class Site(ThreadingHTTPServer):
    """The server; `asked` has the paths in order, with the Host they were asked of."""

    daemon_threads = True

    def __init__(self, robots: str | None = None, robots_status: int = 200) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.robots = robots
        self.robots_status = robots_status
        self.asked: list[str] = []
        self.hosts: set[str] = set()

    @property
    def port(self) -> int:
        return int(self.server_address[1])

    @property
    def pages(self) -> list[str]:
        """What was asked for beside robots.txt."""
        return [path for path in self.asked if path != "/robots.txt"]


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Site

    def do_GET(self) -> None:
        self.server.asked.append(self.path)
        self.server.hosts.add(self.headers.get("Host", ""))
        name = self.path.strip("/").partition("/")[0].partition("?")[0]
        if self.path == "/robots.txt":
            if self.server.robots is None and self.server.robots_status == 200:
                self.give(b"", status=404)
            else:
                self.give((self.server.robots or "").encode(), status=self.server.robots_status)
            return
        with suppress(BrokenPipeError, ConnectionResetError):
            getattr(self, f"do_{name}", self.page)()

    def page(self) -> None:
        self.give(a_page(7))

    def give(
        self,
        body: bytes,
        status: int = 200,
        headers: tuple[tuple[str, str], ...] = (("Content-Type", "text/html; charset=utf-8"),),
    ) -> None:
        self.send_response(status)
        for key, value in headers:
            self.send_header(key, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_packed(self) -> None:
        self.give(
            gzip.compress(a_page(7)),
            headers=(("Content-Type", "text/html"), ("Content-Encoding", "gzip")),
        )

    def do_chunks(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        body = a_page(7)
        for at in range(0, len(body), 100):
            part = body[at : at + 100]
            self.wfile.write(b"%x\r\n%b\r\n" % (len(part), part))
        self.wfile.write(b"0\r\n\r\n")

    def do_to(self) -> None:
        """`/to/URL` redirects there."""
        self.give(b"", status=302, headers=(("Location", self.path.removeprefix("/to/")),))

    def do_loop(self) -> None:
        self.give(b"", status=301, headers=(("Location", "/loop"),))

    def do_hops(self) -> None:
        """`/hops/3` redirects three times."""
        left = int(self.path.rpartition("/")[2])
        if left:
            self.give(b"", status=302, headers=(("Location", f"/hops/{left - 1}"),))
        else:
            self.page()

    def do_feed(self) -> None:
        items = "".join(
            f"<item><title>Crates reach Brack, {n}</title><link>https://herald.example/{n}</link>"
            f"<content:encoded><![CDATA[<p>{'The mayor of Brack said that it was late. ' * 30}{n}"
            "</p>]]></content:encoded></item>"
            for n in range(2)
        )
        content = 'xmlns:content="http://purl.org/rss/1.0/modules/content/"'
        self.give(
            f"<?xml version='1.0'?><rss version='2.0' {content}><channel><title>Herald</title>"
            f"{items}</channel></rss>".encode(),
            headers=(("Content-Type", "application/rss+xml"),),
        )

    def do_table(self) -> None:
        """A table as publishers give it, packed on its way."""
        rows = "Country Name,Country Code,Year,Value\nBolivia,BOL,2020,11816299\nWorld,WLD,2020,7\n"
        self.give(
            gzip.compress(rows.encode()),
            headers=(("Content-Type", "text/csv"), ("Content-Encoding", "gzip")),
        )

    def do_gone(self) -> None:
        self.give(b"gone", status=404)

    def do_picture(self) -> None:
        self.give(b"\x89PNG", headers=(("Content-Type", "image/png"),))

    def do_endless(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        while True:
            self.wfile.write(b"x" * 65536)

    def do_slow(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "1000")
        self.end_headers()
        for _ in range(1000):
            self.wfile.write(b"x")
            time.sleep(0.1)

    def do_slow_header(self) -> None:
        self.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
        for _ in range(1000):
            self.wfile.write(b"x")
            time.sleep(0.1)

    def do_bomb(self) -> None:
        self.give(
            gzip.compress(bytes(60_000_000)),
            headers=(("Content-Type", "text/html"), ("Content-Encoding", "gzip")),
        )

    def do_short(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "5000")
        self.end_headers()
        self.wfile.write(b"<html>cut")
        self.close_connection = True

    def do_nonsense(self) -> None:
        self.wfile.write(b"\x00\x01\x02 this is no HTTP\r\n\r\n")
        self.close_connection = True

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def site(robots: str | None = None, robots_status: int = 200) -> Iterator[Site]:
    """A running site."""
    server = Site(robots, robots_status)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
