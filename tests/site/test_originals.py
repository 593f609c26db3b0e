"""The kept bytes of an article."""

from __future__ import annotations

from pathlib import Path

from starlette.testclient import TestClient
from tests.review.made_reviews import TEXTS, ferry, write
from tests.site.made_site import BASE

from alleged.site.serve import ServeOptions, app_of, make_site


def test_an_original_is_given_byte_for_byte_and_only_to_be_saved(tmp_path: Path) -> None:
    client = TestClient(app_of(make_site(write(tmp_path / "d"), ServeOptions())), base_url=BASE)
    answer = client.get(f"/originals/{ferry().id}")
    assert answer.content == TEXTS["ferry.txt"].encode()
    assert answer.headers["content-disposition"].startswith("attachment")
    assert "sandbox" in answer.headers["content-security-policy"]
    assert answer.headers["content-type"] == "application/octet-stream"
    assert answer.headers["x-content-type-options"] == "nosniff"
    for id in ("doc-" + "0" * 20, "..%2fmanifest.json", "doc-"):
        assert client.get(f"/originals/{id}").status_code == 404
