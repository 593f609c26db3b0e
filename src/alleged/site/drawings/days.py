"""Days on a line."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, timedelta

MOST_TICKS = 12


def first_day(written: str) -> date | None:
    """The first day that `2031`, `2031-03` or `2031-03-09` can mean; None for what is no day."""
    return _day(written, last=False)


def last_day(written: str) -> date | None:
    """The last such day."""
    return _day(written, last=True)


def _day(written: str, *, last: bool) -> date | None:
    try:
        parts = [int(part) for part in written[:10].split("-")]
        year = parts[0]
        month = parts[1] if len(parts) > 1 else (12 if last else 1)
        if not MINYEAR <= year <= MAXYEAR or not 1 <= month <= 12:
            return None
        day = parts[2] if len(parts) > 2 else (monthrange(year, month)[1] if last else 1)
        return date(year, month, day)
    except (ValueError, IndexError):
        return None


@dataclass(frozen=True, slots=True)
class DayScale:
    """From days to places on a line."""

    first: date
    last: date
    left: float
    right: float

    def at(self, day: date) -> float:
        """Where the day begins."""
        days = max(1, (self.last - self.first).days + 1)
        return self.left + (day - self.first).days / days * (self.right - self.left)

    def after(self, day: date) -> float:
        """Where the day ends."""
        return self.at(day) + self.day_width

    @property
    def day_width(self) -> float:
        """How wide a day is."""
        return (self.right - self.left) / max(1, (self.last - self.first).days + 1)

    def ticks(self) -> Iterator[tuple[date, str]]:
        """Days to write under the line, at most `MOST_TICKS`: each day, month or year, or every
        second, fifth and so on."""
        days = (self.last - self.first).days + 1
        if days <= MOST_TICKS:
            for i in range(days):
                day = self.first + timedelta(days=i)
                yield day, day.isoformat() if i == 0 else f"{day:%d %b}".lstrip("0")
            return
        for step in (2, 7, 14):
            if days <= MOST_TICKS * step:
                for i in range(0, days, step):
                    day = self.first + timedelta(days=i)
                    yield day, day.isoformat() if i == 0 else f"{day:%d %b}".lstrip("0")
                return
        months = (self.last.year - self.first.year) * 12 + self.last.month - self.first.month + 1
        for step in (1, 3, 6):
            if months <= MOST_TICKS * step:
                yield from self._months(step)
                return
        years = self.last.year - self.first.year + 1
        step = next(step for step in YEAR_STEPS if years <= MOST_TICKS * step)
        for year in range(-(-self.first.year // step) * step, self.last.year + 1, step):
            if year >= MINYEAR and date(year, 1, 1) >= self.first:
                yield date(year, 1, 1), str(year)

    def _months(self, step: int) -> Iterator[tuple[date, str]]:
        start = self.first.year * 12 + self.first.month - 1
        for index in range(start, self.last.year * 12 + self.last.month, step):
            day = date(index // 12, index % 12 + 1, 1)
            if day >= self.first:
                yield day, f"{day:%b %Y}"


YEAR_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)
