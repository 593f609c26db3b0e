"""Zip archives: of articles, and WACZ, which is web archives in a zip with their hashes.

Names in an archive are shown and never used as paths: nothing is written outside the folder that
the splitter was given, whatever a member is called.
"""

from __future__ import annotations

import hashlib
import json
import stat
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import Any

from alleged.ingest.gzip_file import FREE_BYTES, MAX_RATIO
from alleged.ingest.members import Loss, Member, SplitOptions, note
from alleged.ingest.sniff import HEAD_BYTES, container_format, looks_like, promised_format
from alleged.ingest.warc import split_warc
from alleged.records.documents import InputState
from alleged.records.issues import Severity

MAX_MEMBERS = 10_000
MAX_MEMBER_BYTES = 100_000_000
MAX_TOTAL_BYTES = 1_000_000_000
"""Of what is packed; a member that is stored as it is takes no more than the archive has."""
MAX_PAGES = 200_000
MAX_PAGE_LIST_BYTES = 20_000_000
PACKAGE = "datapackage.json"
PACKAGE_DIGEST = "datapackage-digest.json"
PIECE_BYTES = 1 << 18


class ZipDamage(Exception):  # noqa: N818 - a state of the file, told to the user as a loss
    """A member of an archive cannot be had."""

    def __init__(self, what: str, state: InputState = InputState.REJECTED) -> None:
        super().__init__(what)
        self.state = state


@dataclass(slots=True)
class _Budget:
    """How much may still be unpacked."""

    bytes_left: int = MAX_TOTAL_BYTES


def split_zip(path: Path, options: SplitOptions) -> Iterator[Member | Loss | None]:
    """The articles in a zip archive, in its order; a WACZ under another name is read as one."""
    opened = _opened(path)
    if isinstance(opened, Loss):
        yield opened
        return
    with opened as archive:
        names = {info.filename for info in archive.infolist()}
        if PACKAGE in names:
            yield from _split_wacz(archive, options)
        elif "[Content_Types].xml" in names or "mimetype" in names:
            yield from _one_document(path, options)
        else:
            yield from _files(archive, options)


def split_wacz(path: Path, options: SplitOptions) -> Iterator[Member | Loss | None]:
    """The articles in the web archives of a WACZ, its hashes checked."""
    opened = _opened(path)
    if isinstance(opened, Loss):
        yield opened
        return
    with opened as archive:
        yield from _split_wacz(archive, options)


def _opened(path: Path) -> zipfile.ZipFile | Loss:
    """The archive, or why it is not opened."""
    try:
        archive = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        return _loss(
            None, "zip-damaged", f"the zip archive is cut off or damaged: {str(error)[:200]}"
        )
    count = len(archive.infolist())
    if count > MAX_MEMBERS:
        archive.close()
        return _loss(
            None,
            "too-many-members",
            f"the zip archive has {count:,} members; the limit is {MAX_MEMBERS:,}",
            fix="unpack it and give the folder",
            state=InputState.TOO_LARGE,
        )
    return archive


def _files(archive: zipfile.ZipFile, options: SplitOptions) -> Iterator[Member | Loss]:
    """The files of an archive that may be articles or containers of some."""
    budget = _Budget()
    passed: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    for info in archive.infolist():
        if info.is_dir() or _is_hidden(info.filename):
            continue
        seen[info.filename] += 1
        again = seen[info.filename]
        locator = _shown(info.filename)
        try:
            head = next(_pieces(archive, info, _Budget()), b"")[:HEAD_BYTES]
            container = container_format(info.filename, head)
            known = container or promised_format(info.filename) or looks_like(head)
            if known is None:
                passed[PurePosixPath(info.filename).suffix.lower()[:20] or "no ending"] += 1
                continue
            limit = MAX_MEMBER_BYTES if container else options.max_raw_bytes
            data = _read(archive, info, budget, limit)
        except ZipDamage as damage:
            yield _loss(locator, "zip-member", str(damage), state=damage.state)
            continue
        # Of two files of one name the second still ends like it: that tells its format.
        place = locator if again == 1 else f"{again}: {locator}"
        yield Member(locator=place, data=data, format=container)
    if passed:
        kinds = ", ".join(f"{count:,} × {kind}" for kind, count in sorted(passed.items())[:20])
        yield note("not-text", f"passed over, for they are no articles: {kinds}")


def _one_document(path: Path, options: SplitOptions) -> Iterator[Member | Loss]:
    """A text document under another name than its own."""
    if path.stat().st_size > options.max_raw_bytes:
        yield _loss(
            None,
            "too-many-bytes",
            f"larger than {options.max_raw_bytes:,} bytes",
            state=InputState.TOO_LARGE,
        )
        return
    data = path.read_bytes()
    format = looks_like(data)
    if format is None:
        yield _loss(
            None,
            "format-not-read",
            "this is a sheet, a set of slides or a book, not a text document",
            fix="save it as HTML or text, a sheet as CSV",
        )
        return
    yield Member(locator="document", data=data, format=format)


# WACZ. ---------------------------------------------------------------------------------------


def _split_wacz(archive: zipfile.ZipFile, options: SplitOptions) -> Iterator[Member | Loss | None]:
    hashes, faults = _hashes(archive)
    yield from faults
    titles = _titles(archive)
    unpacked = Path(options.folder, "web-archive")
    by_name = {info.filename: info for info in archive.infolist()}
    for missing in sorted(set(hashes) - set(by_name)):
        yield _loss(
            _shown(missing), "wacz-member", "the package names it, and it is not in the archive"
        )
    for name, info in by_name.items():
        if info.is_dir() or name in (PACKAGE, PACKAGE_DIGEST):
            continue
        locator = _shown(name)
        is_archive = name.lower().endswith((".warc", ".warc.gz"))
        if not is_archive and name not in hashes:
            continue
        try:
            digest = _unpack(archive, info, unpacked if is_archive else None)
        except ZipDamage as damage:
            yield _loss(locator, "zip-member", str(damage), state=damage.state)
            continue
        if name in hashes and hashes[name] != digest:
            yield _loss(
                f"{locator}: hash",
                "wacz-hash",
                "it does not fit the hash that the package gives; what is there was read",
                severity=Severity.PARTIAL,
            )
        if not is_archive:
            continue
        for item in split_warc(unpacked, replace(options, name=name)):
            yield _in_wacz(item, locator, titles)
        unpacked.unlink()


def _in_wacz(
    item: Member | Loss | None, archive: str, titles: dict[str, str]
) -> Member | Loss | None:
    """What a web archive gives, told of its place, and of the title that the list of pages has."""
    if item is None:
        return None
    locator = f"{archive}, {item.locator}" if item.locator else archive
    if isinstance(item, Loss):
        return replace(item, locator=locator)
    title = titles.get(item.given.url or "")
    given = replace(item.given, title=item.given.title or title) if title else item.given
    return replace(item, locator=locator, given=given)


def _hashes(archive: zipfile.ZipFile) -> tuple[dict[str, str], list[Loss]]:
    """The SHA-256 of each file by the package's word, and what is wrong with the package."""
    data = _small(archive, PACKAGE)
    if data is None:
        return {}, [
            _loss(
                PACKAGE,
                "wacz-package",
                f"there is no {PACKAGE} that can be read, so that no hash can be checked",
                severity=Severity.PARTIAL,
            )
        ]
    faults = []
    digest = _json(_small(archive, PACKAGE_DIGEST))
    written = str(digest.get("hash", "")).removeprefix("sha256:").lower()
    if written and written != hashlib.sha256(data).hexdigest():
        faults.append(
            _loss(
                PACKAGE,
                "wacz-hash",
                f"{PACKAGE} does not fit the hash in {PACKAGE_DIGEST}",
                severity=Severity.PARTIAL,
            )
        )
    package = _json(data)
    resources = package.get("resources")
    hashes: dict[str, str] = {}
    for resource in resources if isinstance(resources, list) else ():
        if isinstance(resource, dict) and isinstance(resource.get("path"), str):
            name, colon, value = str(resource.get("hash", "")).partition(":")
            if colon and name.lower() in ("sha256", "sha-256"):
                hashes[resource["path"]] = value.lower()
    if not hashes:
        faults.append(
            _loss(
                PACKAGE,
                "wacz-package",
                f"{PACKAGE} is damaged or gives no hash of its files",
                severity=Severity.PARTIAL,
            )
        )
    return hashes, faults


def _titles(archive: zipfile.ZipFile) -> dict[str, str]:
    """Address to title, of the pages that the archive was made for."""
    titles: dict[str, str] = {}
    for name in ("pages/pages.jsonl", "pages/extraPages.jsonl"):
        for line in (_small(archive, name) or b"").split(b"\n")[:MAX_PAGES]:
            row = _json(line)
            url, title = row.get("url"), row.get("title")
            if isinstance(url, str) and isinstance(title, str) and title.strip():
                titles.setdefault(url, " ".join(title[:500].split()))
    return titles


def _small(archive: zipfile.ZipFile, name: str) -> bytes | None:
    """A file of the package; None when it is not there, damaged or too large."""
    try:
        return _read(archive, archive.getinfo(name), _Budget(), MAX_PAGE_LIST_BYTES)
    except (KeyError, ZipDamage):
        return None


def _json(data: bytes | None) -> dict[str, Any]:
    try:
        found = json.loads(data or b"{}")
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


# Members. ------------------------------------------------------------------------------------


def _read(archive: zipfile.ZipFile, info: zipfile.ZipInfo, budget: _Budget, limit: int) -> bytes:
    data = bytearray()
    for piece in _pieces(archive, info, budget):
        data += piece
        if len(data) > limit:
            raise ZipDamage(f"it has more than {limit:,} bytes", InputState.TOO_LARGE)
    return bytes(data)


def _unpack(archive: zipfile.ZipFile, info: zipfile.ZipInfo, out: Path | None) -> str:
    """Write a member to a file; returns its SHA-256."""
    digest = hashlib.sha256()
    budget = _Budget()
    if out is None:
        for piece in _pieces(archive, info, budget):
            digest.update(piece)
        return digest.hexdigest()
    with out.open("wb") as file:
        for piece in _pieces(archive, info, budget):
            digest.update(piece)
            file.write(piece)
    return digest.hexdigest()


def _pieces(archive: zipfile.ZipFile, info: zipfile.ZipInfo, budget: _Budget) -> Iterator[bytes]:
    """The bytes of a member. Raises: ZipDamage when they are damaged or too many."""
    if info.flag_bits & 0x1:
        raise ZipDamage("it is encrypted")
    if stat.S_ISLNK(info.external_attr >> 16):
        raise ZipDamage("it is a link and no file")
    is_packed = info.compress_type != zipfile.ZIP_STORED
    size = 0
    try:
        with archive.open(info) as member:
            while piece := member.read(PIECE_BYTES):
                size += len(piece)
                if is_packed:
                    budget.bytes_left -= len(piece)
                    if size > max(FREE_BYTES, info.compress_size * MAX_RATIO):
                        raise ZipDamage(
                            f"it unpacks to more than {MAX_RATIO} times its size",
                            InputState.TOO_LARGE,
                        )
                    if size > MAX_TOTAL_BYTES or budget.bytes_left < 0:
                        raise ZipDamage(
                            f"the archive unpacks to more than {MAX_TOTAL_BYTES:,} bytes",
                            InputState.TOO_LARGE,
                        )
                yield piece
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError) as error:
        raise ZipDamage(f"it cannot be unpacked: {str(error)[:200]}") from None


def _is_hidden(name: str) -> bool:
    """Files that a system put there for itself, as in folders: names that begin with one dot."""
    parts = PurePosixPath(name).parts
    return parts[:1] == ("__MACOSX",) or any(
        part.startswith(".") and not part.startswith("..") for part in parts
    )


def _shown(name: str) -> str:
    """A member's name as a locator: half surrogates, which no store holds, made visible."""
    return name[:500].encode("utf-8", "backslashreplace").decode()


def _loss(
    locator: str | None,
    code: str,
    what: str,
    *,
    fix: str = "get the file again from where it came from, or unpack it yourself",
    severity: Severity = Severity.LOST,
    state: InputState | None = None,
) -> Loss:
    partial = severity is Severity.PARTIAL
    return Loss(
        locator=locator,
        severity=severity,
        state=state or (InputState.PARTIAL if partial else InputState.REJECTED),
        code=code,
        what=what,
        fix=fix,
    )
