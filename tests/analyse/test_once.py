"""What is worked out once a text."""

from __future__ import annotations

from alleged.analyse.once import once_a_text


def test_a_stretch_is_worked_out_once_and_again_after_another_text() -> None:
    asked: list[tuple[str, int, int]] = []

    @once_a_text
    def words(text: str, start: int, end: int) -> list[str]:
        asked.append((text, start, end))
        return text[start:end].split()

    one, other = "Ostby closed the port.", "Nandria denied it."
    assert words(one, 0, 5) == ["Ostby"]
    assert words(one, 0, 5) is words(one, 0, 5)
    assert words(one, 6, 12) == ["closed"]
    assert words(other, 0, 7) == ["Nandria"]
    assert words(one, 0, 5) == ["Ostby"]
    assert asked == [(one, 0, 5), (one, 6, 12), (other, 0, 7), (one, 0, 5)]
