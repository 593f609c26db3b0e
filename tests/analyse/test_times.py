"""What time expressions stand for, as a table.

To add a case: a sentence, the day of publication (None when it is not known), and the expressions
that should be found, each with its words, type and value. Countries and people are invented.
"""

from __future__ import annotations

import re
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alleged.analyse.sentences import split_sentences
from alleged.analyse.times import find_times
from alleged.records.documents import DatedValue, DatePrecision, Document
from alleged.records.times import Timex, TimexMod

DAY = "2024-06-27"  # a Thursday


def document(text: str, published: str | None = None) -> Document:
    """A document with nothing but a text and a day of publication."""
    precision = {4: DatePrecision.YEAR, 7: DatePrecision.MONTH}
    dated = published and DatedValue(
        value=published,
        precision=precision.get(len(published), DatePrecision.DAY),
        evidence="given",
        raw=published,
    )
    return Document(
        id="doc-1",
        text=text,
        title=None,
        title_span=None,
        blocks=(),
        byline=None,
        outlet=None,
        url=None,
        published=dated or None,
        modified=None,
        language="en",
        language_probability=None,
        covered=True,
        format="text",
        encoding=None,
        original_sha256="",
        text_sha256="",
        offset_map=(),
        extractor="by hand",
    )


def times_in(text: str, published: str | None = None) -> list[Timex]:
    """The time expressions proper: without the events that stand for one."""
    found = find_times(document(text, published), sentences=split_sentences(text))
    return [timex for timex in found if timex.event is None]


def events_in(text: str) -> list[Timex]:
    """The events that stand for a time."""
    found = find_times(document(text), sentences=split_sentences(text))
    return [timex for timex in found if timex.event is not None]


Expected = list[tuple[str, str, str | None]]

WHOLE_DATES: list[tuple[str, str | None, Expected]] = [
    ("He died on March 5, 1946, in Ostrava.", None, [("March 5, 1946", "DATE", "1946-03-05")]),
    ("He died on 5 March 1946.", None, [("5 March 1946", "DATE", "1946-03-05")]),
    ("He died on the 5th of March 1946.", None, [("the 5th of March 1946", "DATE", "1946-03-05")]),
    (
        "He died on the fifth of March, 1946.",
        None,
        [("the fifth of March, 1946", "DATE", "1946-03-05")],
    ),
    ("He died on March 5th.", DAY, [("March 5th", "DATE", "2024-03-05")]),
    ("It fell on Sept. 30, 2023.", None, [("Sept. 30, 2023", "DATE", "2023-09-30")]),
    ("It was signed 2021-02-03 in Vell.", None, [("2021-02-03", "DATE", "2021-02-03")]),
    (
        "It was signed on 2021-02-03T10:15 in Vell.",
        None,
        [("2021-02-03T10:15", "TIME", "2021-02-03T10:15")],
    ),
    ("It was signed on 23/02/2021.", None, [("23/02/2021", "DATE", "2021-02-23")]),
    ("It was signed on 2/23/21.", None, [("2/23/21", "DATE", "2021-02-23")]),
    ("It was signed on 03.02.2021.", None, [("03.02.2021", "DATE", "2021-02-03")]),
    ("It was signed on 3/2/2021.", None, [("3/2/2021", "DATE", "2021-XX-XX")]),
    ("It was signed on 6/7/2024.", DAY, [("6/7/2024", "DATE", "2024-XX-XX")]),
    ("It was signed on 1/6/2024.", "2024-06-03", [("1/6/2024", "DATE", "2024-06-01")]),
    (
        "Monday, June 24, the harbour board dismissed him.",
        DAY,
        [("Monday, June 24", "DATE", "2024-06-24")],
    ),
    ("He left on Monday, 24 June 2024.", None, [("Monday, 24 June 2024", "DATE", "2024-06-24")]),
    ("He left Monday, June 24.", None, [("Monday, June 24", "DATE", "XXXX-06-24")]),
    ("The vote took place on June 26.", DAY, [("June 26", "DATE", "2024-06-26")]),
    ("The vote took place on June 26.", None, [("June 26", "DATE", "XXXX-06-26")]),
    ("The vote took place on June 26.", "2024", [("June 26", "DATE", "XXXX-06-26")]),
    (
        "The vote will take place on January 14.",
        "2023-12-20",
        [("January 14", "DATE", "2024-01-14")],
    ),
    ("He was freed on December 28.", "2024-01-04", [("December 28", "DATE", "2023-12-28")]),
    (
        "He was freed on June 16th of last year.",
        DAY,
        [("June 16th of last year", "DATE", "2023-06-16")],
    ),
    (
        "The poll ran from Sept. 19 to 22, 2016.",
        None,
        [("Sept. 19", "DATE", "2016-09-19"), ("22, 2016", "DATE", "2016-09-22")],
    ),
    (
        "It ran from May 3 to June 4, 1990.",
        None,
        [("May 3", "DATE", "1990-05-03"), ("June 4, 1990", "DATE", "1990-06-04")],
    ),
    (
        "It ran 24-26 April 2019.",
        None,
        [("24", "DATE", "2019-04-24"), ("26 April 2019", "DATE", "2019-04-26")],
    ),
    ("The Sept. 11 attacks changed it.", DAY, [("Sept. 11", "DATE", "2001-09-11")]),
    ("It was worse before Sept. 11.", DAY, [("Sept. 11", "DATE", "XXXX-09-11")]),
    ("They met on February 29, 2024.", None, [("February 29, 2024", "DATE", "2024-02-29")]),
    ("He was killed last Oct. 23 at home.", DAY, [("last Oct. 23", "DATE", "2023-10-23")]),
    ("They met in the week of 6 May.", DAY, [("6 May", "DATE", "2024-05-06")]),
    (
        "The offer ends on July 30. Until then, Vell keeps its stake.",
        DAY,
        [("July 30", "DATE", "2024-07-30"), ("then", "DATE", "2024-07-30")],
    ),
    ("Until then, Vell keeps its stake.", DAY, []),
]

IMPOSSIBLE_DATES: list[tuple[str, str | None, Expected]] = [
    ("They met on February 31, 2024.", None, [("February 31, 2024", "DATE", None)]),
    ("They met on February 29, 2023.", None, [("February 29, 2023", "DATE", None)]),
    ("They met on 13/13/2020.", None, []),
    ("They met on 2020-13-45.", None, []),
    ("They met in the year 0.", None, []),
    ("They met in the year 1000000000.", None, []),
    ("They met on June ٢٤.", DAY, [("June", "DATE", "2024-06")]),
    ("They met at 25:61 on Monday.", DAY, [("Monday", "DATE", "2024-06-24")]),
    ("They met at 13 p.m. here.", DAY, []),
]

YEARS_AND_PERIODS: list[tuple[str, str | None, Expected]] = [
    ("The 2019 coup failed.", DAY, [("2019", "DATE", "2019")]),
    ("OSTRAVA, 18 FEB 90 (AGENCY)", DAY, [("18 FEB 90", "DATE", "1990-02-18")]),
    ("It began in May ’98.", DAY, [("May ’98", "DATE", "1998-05")]),
    ("It began in ’68.", DAY, [("’68", "DATE", "1968")]),
    ("They met at 1830 on Tuesday.", DAY, [("Tuesday", "DATE", "2024-06-25")]),
    ("In 2015, trade grew.", DAY, [("2015", "DATE", "2015")]),
    ("She was expelled in 2008.", None, [("2008", "DATE", "2008")]),
    ("Since 2000, aid has grown.", None, [("2000", "DATE", "2000")]),
    (
        "Between 2000 and 2014 trade grew.",
        None,
        [("2000", "DATE", "2000"), ("2014", "DATE", "2014")],
    ),
    ("The war (1939-1945) was long.", None, [("1939", "DATE", "1939"), ("1945", "DATE", "1945")]),
    ("The 2019-20 season was short.", None, [("2019", "DATE", "2019"), ("20", "DATE", "2020")]),
    ("It rose from 2010 to 2012.", None, [("2010", "DATE", "2010"), ("2012", "DATE", "2012")]),
    ("The company's 1990 results were poor.", None, [("1990", "DATE", "1990")]),
    ("It was stated in July 2019 by the minister.", None, [("July 2019", "DATE", "2019-07")]),
    ("It was stated in July of 2019.", None, [("July of 2019", "DATE", "2019-07")]),
    ("It closed in early 1990.", None, [("early 1990", "DATE", "1990")]),
    ("It fell apart in mid-1996.", None, [("mid-1996", "DATE", "1996")]),
    ("It closed at the end of 1990.", None, [("the end of 1990", "DATE", "1990")]),
    ("In fiscal 1989 it lost money.", None, [("fiscal 1989", "DATE", "FY1989")]),
    ("It began in the year 1850.", None, [("the year 1850", "DATE", "1850")]),
    ("In nineteen ninety-four it was cold.", None, [("nineteen ninety-four", "DATE", "1994")]),
    ("The city fell in 44 BC.", None, []),
    ("The temple dates from 1200 BC.", None, [("1200 BC", "DATE", "BC1200")]),
    ("It was common in the 1990s.", None, [("the 1990s", "DATE", "199X")]),
    ("It was common in the early 1990s.", None, [("the early 1990s", "DATE", "199X")]),
    ("It was common in the '80s.", None, [("the '80s", "DATE", "198X")]),
    ("It was common in the late eighties.", None, [("the late eighties", "DATE", "198X")]),
    ("A 20th-century idea.", None, [("20th-century", "DATE", "19XX")]),
    (
        "It goes back to the early nineteenth century.",
        None,
        [("the early nineteenth century", "DATE", "18XX")],
    ),
    ("It was founded in April.", DAY, [("April", "DATE", "2024-04")]),
    ("It was founded in April.", None, [("April", "DATE", "XXXX-04")]),
    ("It rests on a March agreement with Vell.", DAY, [("March", "DATE", "2024-03")]),
    ("The case is heard in May.", "2024-03-29", [("May", "DATE", "2024-05")]),
    ("It rose in the last week of March.", DAY, [("the last week of March", "DATE", "2024-03")]),
    ("It ends by the year two thousand.", None, [("the year two thousand", "DATE", "2000")]),
    (
        "It was common in the 70s and 80s.",
        None,
        [("the 70s", "DATE", "197X"), ("80s", "DATE", "198X")],
    ),
    ("It will be founded in April.", "2024-12-01", [("April", "DATE", "2025-04")]),
    ("It should be completed in October.", "2009-06-05", [("October", "DATE", "2009-10")]),
    ("He resigned last December.", DAY, [("last December", "DATE", "2023-12")]),
    (
        "It ran from May to June 1990.",
        None,
        [("May", "DATE", "1990-05"), ("June 1990", "DATE", "1990-06")],
    ),
    ("He resigned in June last year.", DAY, [("June last year", "DATE", "2023-06")]),
    ("It opens in January of next year.", DAY, [("January of next year", "DATE", "2025-01")]),
    ("A poll in late August found it.", DAY, [("late August", "DATE", "2023-08")]),
    (
        "It began in the middle of October 2020.",
        None,
        [("the middle of October 2020", "DATE", "2020-10")],
    ),
    ("It began last spring.", DAY, [("last spring", "DATE", "2024-SP")]),
    ("It began in the summer of 2010.", None, [("the summer of 2010", "DATE", "2010-SU")]),
    ("It began in the fall of 2010.", None, [("the fall of 2010", "DATE", "2010-FA")]),
    ("It reported a third-quarter loss.", "1989-10-26", [("third-quarter", "DATE", "1989-Q3")]),
    ("Profit fell in the third quarter.", "1989-10-26", [("the third quarter", "DATE", "1989-Q3")]),
    (
        "Profit fell in the third quarter of 1984.",
        None,
        [("the third quarter of 1984", "DATE", "1984-Q3")],
    ),
    ("Profit fell in the third quarter.", None, [("the third quarter", "DATE", "XXXX-Q3")]),
    ("Profit fell in Q3 2019.", None, [("Q3 2019", "DATE", "2019-Q3")]),
    (
        "Exports rose in the first half of 2023.",
        None,
        [("the first half of 2023", "DATE", "2023-H1")],
    ),
    (
        "It begins with next year's first quarter.",
        "1989-10-31",
        [("next year's first quarter", "DATE", "1990-Q1")],
    ),
    (
        "The third quarter brought a loss of 2 million, against 1 million a year earlier.",
        "1989-10-26",
        [("The third quarter", "DATE", "1989-Q3"), ("a year earlier", "DATE", "1988-Q3")],
    ),
]

COUNTED_FROM_PUBLICATION: list[tuple[str, str | None, Expected]] = [
    ("He called yesterday on the citizens.", DAY, [("yesterday", "DATE", "2024-06-26")]),
    ("He called yesterday on the citizens.", None, [("yesterday", "DATE", "XXXX-XX-XX")]),
    ("He called yesterday on the citizens.", "2024-06", [("yesterday", "DATE", "XXXX-XX-XX")]),
    ("He will speak tomorrow.", DAY, [("tomorrow", "DATE", "2024-06-28")]),
    (
        "He spoke the day before yesterday.",
        DAY,
        [("the day before yesterday", "DATE", "2024-06-25")],
    ),
    ("He speaks the day after tomorrow.", DAY, [("the day after tomorrow", "DATE", "2024-06-29")]),
    ("A reminder of this week's events.", DAY, [("this week", "DATE", "2024-W26")]),
    ("It was decided last week.", DAY, [("last week", "DATE", "2024-W25")]),
    ("It is due next week.", "2024-12-27", [("next week", "DATE", "2025-W01")]),
    ("It was decided last month.", "2024-01-10", [("last month", "DATE", "2023-12")]),
    ("It was decided last year.", DAY, [("last year", "DATE", "2023")]),
    ("It was decided last year.", "2024", [("last year", "DATE", "2023")]),
    ("It was decided earlier this month.", DAY, [("earlier this month", "DATE", "2024-06")]),
    ("It is due later this year.", DAY, [("later this year", "DATE", "2024")]),
    ("It is due early next week.", DAY, [("early next week", "DATE", "2024-W27")]),
    ("They met two days ago.", DAY, [("two days ago", "DATE", "2024-06-25")]),
    ("They met six weeks ago.", DAY, [("six weeks ago", "DATE", "2024-W20")]),
    ("They met three months ago.", "2024-03-31", [("three months ago", "DATE", "2023-12")]),
    ("They met more than 20 years ago.", DAY, [("more than 20 years ago", "DATE", "2004")]),
    ("They met a few years ago.", DAY, [("a few years ago", "DATE", "PAST_REF")]),
    ("The vote is six weeks from now.", DAY, [("six weeks from now", "DATE", "2024-W32")]),
    ("It ends by the end of the year.", DAY, [("the end of the year", "DATE", "2024")]),
    ("It was quiet over the weekend.", DAY, [("the weekend", "DATE", "2024-W25-WE")]),
]

WEEKDAYS: list[tuple[str, str | None, Expected]] = [
    ("Police said on Tuesday that he fled.", DAY, [("Tuesday", "DATE", "2024-06-25")]),
    ("Police said Thursday that he fled.", DAY, [("Thursday", "DATE", "2024-06-27")]),
    ("The council will meet on Friday.", DAY, [("Friday", "DATE", "2024-06-28")]),
    ("The council is scheduled to meet Monday.", DAY, [("Monday", "DATE", "2024-07-01")]),
    ("They marched last Friday.", DAY, [("last Friday", "DATE", "2024-06-21")]),
    ("He could not be found Wednesday in Vell.", DAY, [("Wednesday", "DATE", "2024-06-26")]),
    (
        "Vell staged parades to mark its entry on Wednesday.",
        DAY,
        [("Wednesday", "DATE", "2024-06-26")],
    ),
    ("Vell will mark its entry on Wednesday.", DAY, [("Wednesday", "DATE", "2024-07-03")]),
    ("The vote was put off until Tuesday.", DAY, [("Tuesday", "DATE", "2024-07-02")]),
    ("Until Wednesday, they had not named him.", DAY, [("Wednesday", "DATE", "2024-06-26")]),
    ("They march next Monday.", DAY, [("next Monday", "DATE", "2024-07-01")]),
    ("They march next Friday.", "2024-06-25", [("next Friday", "DATE", "2024-07-05")]),
    ("They marched on Friday.", None, [("Friday", "DATE", "XXXX-WXX-5")]),
    ("It had been due to lapse Friday.", DAY, [("Friday", "DATE", "2024-06-21")]),
    ("POLICE SAID TODAY THAT HE FLED.", DAY, [("TODAY", "DATE", "2024-06-27")]),
    ("Tuesday's ruling was welcomed.", DAY, [("Tuesday", "DATE", "2024-06-25")]),
    ("They marched Tuesday night.", DAY, [("Tuesday night", "TIME", "2024-06-25TNI")]),
    (
        "It landed at 7:20 p.m. (GMT +8) on Tuesday.",
        DAY,
        [
            ("7:20 p.m. (GMT +8)", "TIME", "2024-06-25T19:20+08:00"),
            ("Tuesday", "DATE", "2024-06-25"),
        ],
    ),
    (
        "They marched early Friday morning.",
        DAY,
        [("early Friday morning", "TIME", "2024-06-21TMO")],
    ),
]

COUNTED_FROM_THE_TEXT: list[tuple[str, str | None, Expected]] = [
    (
        "Monday, June 24, they met. Two days later, the strike began.",
        DAY,
        [("Monday, June 24", "DATE", "2024-06-24"), ("Two days later", "DATE", "2024-06-26")],
    ),
    (
        "They met on June 24. Two days later, the strike began.",
        None,
        [("June 24", "DATE", "XXXX-06-24"), ("Two days later", "DATE", "XXXX-06-26")],
    ),
    (
        "They met on February 28. Two days later, the strike began.",
        None,
        [("February 28", "DATE", "XXXX-02-28"), ("Two days later", "DATE", "XXXX-XX-XX")],
    ),
    ("The coup began two days later.", DAY, [("two days later", "DATE", "XXXX-XX-XX")]),
    (
        "He was elected in 1984. The following year he fled.",
        None,
        [("1984", "DATE", "1984"), ("The following year", "DATE", "1985")],
    ),
    (
        "He was elected in 1984. He fled two years later.",
        None,
        [("1984", "DATE", "1984"), ("two years later", "DATE", "1986")],
    ),
    (
        "He was elected in 1984. He fled two days later.",
        None,
        [("1984", "DATE", "1984"), ("two days later", "DATE", "XXXX-XX-XX")],
    ),
    (
        "He was elected in June 2012. That month he fled.",
        None,
        [("June 2012", "DATE", "2012-06"), ("That month", "DATE", "2012-06")],
    ),
    (
        "He was elected on May 3, 1990. The next day he fled.",
        None,
        [("May 3, 1990", "DATE", "1990-05-03"), ("The next day", "DATE", "1990-05-04")],
    ),
    (
        "He was elected in 1984, and re-elected that year.",
        None,
        [("1984", "DATE", "1984"), ("that year", "DATE", "1984")],
    ),
    (
        "He fell on May 3, 1990. A few days later he died.",
        None,
        [("May 3, 1990", "DATE", "1990-05-03"), ("A few days later", "DATE", "XXXX-XX-XX")],
    ),
]

TIMES_OF_DAY: list[tuple[str, str | None, Expected]] = [
    (
        "The vote ended at 7 p.m. on Tuesday.",
        DAY,
        [("7 p.m.", "TIME", "2024-06-25T19:00"), ("Tuesday", "DATE", "2024-06-25")],
    ),
    ("It began at 10 p.m. Wednesday.", DAY, [("10 p.m. Wednesday", "TIME", "2024-06-26T22:00")]),
    (
        "It ends at 5 p.m. EST, Nov. 6, 1989.",
        None,
        [("5 p.m. EST, Nov. 6, 1989", "TIME", "1989-11-06T17:00")],
    ),
    ("It began around 7:15 p.m. in Vell.", DAY, [("around 7:15 p.m.", "TIME", "2024-06-27T19:15")]),
    (
        "It began at 18:00 UTC yesterday.",
        DAY,
        [("18:00 UTC yesterday", "TIME", "2024-06-26T18:00Z")],
    ),
    ("It began at noon Thursday.", DAY, [("noon Thursday", "TIME", "2024-06-27T12:00")]),
    ("It began at 7 p.m.", None, [("7 p.m.", "TIME", "XXXX-XX-XXT19:00")]),
    (
        "It began at ten o'clock in the morning.",
        DAY,
        [("ten o'clock in the morning", "TIME", "2024-06-27T10:00")],
    ),
    ("They arrived this morning.", DAY, [("this morning", "TIME", "2024-06-27TMO")]),
    ("They arrived last night.", DAY, [("last night", "TIME", "2024-06-26TNI")]),
    ("They arrive tonight.", DAY, [("tonight", "TIME", "2024-06-27TNI")]),
    ("They arrived yesterday evening.", DAY, [("yesterday evening", "TIME", "2024-06-26TEV")]),
    ("He is no man for a 3 a.m. call.", DAY, [("3 a.m.", "TIME", "T03:00")]),
    ("The show runs weekdays at 6 a.m.", DAY, [("6 a.m.", "TIME", "T06:00")]),
]

LENGTHS: list[tuple[str, str | None, Expected]] = [
    ("It took only a few hours.", DAY, [("a few hours", "DURATION", "PTXH")]),
    ("He ruled for three years.", DAY, [("three years", "DURATION", "P3Y")]),
    ("A two-year option was signed.", DAY, [("two-year", "DURATION", "P2Y")]),
    ("It lasted 18 months.", DAY, [("18 months", "DURATION", "P18M")]),
    ("It lasted two quarters.", DAY, [("two quarters", "DURATION", "P2Q")]),
    ("An 8-month-old truce ended.", DAY, [("8-month-old", "DURATION", "P8M")]),
    ("It ended a years-old slump.", DAY, [("years-old", "DURATION", "PXY")]),
    ("The move comes a day after Vell left.", DAY, [("a day", "DURATION", "P1D")]),
    ("It lasted more than two years.", DAY, [("more than two years", "DURATION", "P2Y")]),
    ("It lasted at least 30 days.", DAY, [("at least 30 days", "DURATION", "P30D")]),
    ("It lasted two and a half years.", DAY, [("two and a half years", "DURATION", "P2Y6M")]),
    ("It lasted 2 1/2 hours.", DAY, [("2 1/2 hours", "DURATION", "PT2H30M")]),
    ("It lasted twenty-three minutes.", DAY, [("twenty-three minutes", "DURATION", "PT23M")]),
    ("It lasted half an hour.", DAY, [("half an hour", "DURATION", "PT30M")]),
    ("He ruled for two decades.", DAY, [("two decades", "DURATION", "P20Y")]),
    ("He ruled for decades.", DAY, [("decades", "DURATION", "PXDE")]),
    (
        "He ruled for almost a hundred years.",
        DAY,
        [("almost a hundred years", "DURATION", "P100Y")],
    ),
    ("He waited a couple of days.", DAY, [("a couple of days", "DURATION", "P2D")]),
    ("It fell in the past two months.", DAY, [("the past two months", "DURATION", "P2M")]),
    ("It rose in the first nine months.", DAY, [("the first nine months", "DURATION", "P9M")]),
    ("It will fall over the next few days.", DAY, [("the next few days", "DURATION", "PXD")]),
    ("It ships within two to three weeks.", DAY, [("two to three weeks", "DURATION", "P2W")]),
    ("It happened two days before the vote.", DAY, [("two days", "DURATION", "P2D")]),
    ("It fell for the first time in years.", DAY, [("years", "DURATION", "PXY")]),
    ("A fortnight in Vell took 14 days.", DAY, [("14 days", "DURATION", "P14D")]),
]

SETS: list[tuple[str, str | None, Expected]] = [
    ("They march every Monday.", DAY, [("every Monday", "SET", "XXXX-WXX-1")]),
    ("They march every day.", DAY, [("every day", "SET", "P1D")]),
    ("They march every three months.", DAY, [("every three months", "SET", "P3M")]),
    ("They march each year.", DAY, [("each year", "SET", "P1Y")]),
    ("They march daily.", DAY, [("daily", "SET", "P1D")]),
    ("It pays $5 million annually.", DAY, [("annually", "SET", "P1Y")]),
    ("It pays $5 million a year.", DAY, [("a year", "SET", "P1Y")]),
    ("They march on Tuesday nights.", DAY, [("Tuesday nights", "SET", "XXXX-WXX-2TNI")]),
    ("They meet on Mondays.", DAY, [("Mondays", "SET", "XXXX-WXX-1")]),
    ("It runs 40 flights a week.", DAY, [("a week", "SET", "P1W")]),
    ("It killed 40 soldiers a day after the truce.", DAY, [("a day", "DURATION", "P1D")]),
    ("It gets hundreds of calls a day.", DAY, [("a day", "SET", "P1D")]),
    ("They pay every quarter.", DAY, [("every quarter", "SET", "P1Q")]),
]

PAST_PRESENT_FUTURE: list[tuple[str, str | None, Expected]] = [
    ("The envoy recently accused Vell.", DAY, [("recently", "DATE", "PAST_REF")]),
    ("She is currently minister.", DAY, [("currently", "DATE", "PRESENT_REF")]),
    ("He is now the leader.", DAY, [("now", "DATE", "PRESENT_REF")]),
    ("It was done in the past.", DAY, [("the past", "DATE", "PAST_REF")]),
    ("It was the worst in recent memory.", DAY, [("recent memory", "DATE", "PAST_REF")]),
    ("It helps in the short term.", DAY, [("the short term", "DATE", "FUTURE_REF")]),
    ("Vell plans to file a detailed map soon.", DAY, [("soon", "DATE", "FUTURE_REF")]),
    ("The then current minister fell.", DAY, [("current", "DATE", "PAST_REF")]),
    ("The current four ministers fell.", DAY, [("current", "DATE", "PRESENT_REF")]),
    ("It will be done in the future.", DAY, [("the future", "DATE", "FUTURE_REF")]),
    ("In recent years it grew.", DAY, [("recent years", "DURATION", "PXY")]),
    ("It is rare these days.", DAY, [("these days", "DATE", "PRESENT_REF")]),
    ("The current policy fails.", DAY, [("current", "DATE", "PRESENT_REF")]),
    ("He is no leader for today's world.", DAY, [("today", "DATE", "PRESENT_REF")]),
]

COMPARISONS: list[tuple[str, str | None, Expected]] = [
    (
        "Exports of Vell shrank in February, compared with the same period last year.",
        "2024-03-05",
        [("February", "DATE", "2024-02"), ("the same period last year", "DATE", "2023-02")],
    ),
    (
        "Exports fell 5 percent in January against the same month a year ago.",
        "2024-02-05",
        [("January", "DATE", "2024-01"), ("the same month a year ago", "DATE", "2023-01")],
    ),
    (
        "The third quarter brought 2 million, after 1 million in the comparable quarter a year "
        "earlier.",
        "1989-10-26",
        [
            ("The third quarter", "DATE", "1989-Q3"),
            ("the comparable quarter a year earlier", "DATE", "1988-Q3"),
        ],
    ),
    (
        "The third quarter was good. Last year's quarter was not, and the 1987 quarter was worse.",
        "1989-10-26",
        [
            ("The third quarter", "DATE", "1989-Q3"),
            ("Last year's quarter", "DATE", "1988-Q3"),
            ("the 1987 quarter", "DATE", "1987-Q3"),
        ],
    ),
    (
        "Prices sank compared with the same period last year.",
        DAY,
        [("the same period last year", "DATE", "2023")],
    ),
    (
        "The third quarter was good. For nine months it lost 3 million, against 1 million a year "
        "earlier.",
        "1989-10-26",
        [
            ("The third quarter", "DATE", "1989-Q3"),
            ("nine months", "DURATION", "P9M"),
            ("a year earlier", "DATE", "1988"),
        ],
    ),
    (
        "It included a gain for the year-earlier nine months.",
        DAY,
        [("the year-earlier nine months", "DURATION", "P9M")],
    ),
    (
        "It made a gain in the final quarter of 2009.",
        DAY,
        [("the final quarter of 2009", "DATE", "2009-Q4")],
    ),
    (
        "It made a gain in the last quarter.",
        "2007-01-18",
        [("the last quarter", "DATE", "2006-Q4")],
    ),
    (
        "It goes on through the first two quarters of 1990.",
        "1989-10-26",
        [("the first two quarters of 1990", "DATE", "1990-H1")],
    ),
    ("Vell forecasts a gain for the full year.", DAY, [("the full year", "DATE", "2024")]),
    ("For the year, sales were flat.", DAY, [("the year", "DATE", "2024")]),
    ("For the year, sales were flat.", "2024-01-20", [("the year", "DATE", "XXXX")]),
    ("For the year, sales were flat.", None, [("the year", "DATE", "XXXX")]),
    (
        "In the fourth quarter of 2005 it lost 1 million, and 3 million for the entire year.",
        "2006-01-27",
        [("the fourth quarter of 2005", "DATE", "2005-Q4"), ("the entire year", "DATE", "2005")],
    ),
    (
        "It earned 3 million for the year ended March 29.",
        DAY,
        [("the year", "DURATION", "P1Y"), ("March 29", "DATE", "2024-03-29")],
    ),
    (
        "It earned 3 million in the fiscal first quarter, against 1 million a year ago.",
        "1989-10-26",
        [("the fiscal first quarter", "DATE", "XXXX-Q1"), ("a year ago", "DATE", "XXXX-Q1")],
    ),
    (
        "It earned 3 million in the fiscal-first quarter.",
        DAY,
        [("the fiscal-first quarter", "DATE", "XXXX-Q1")],
    ),
    (
        "Costs were 9 million last year, less than the year previous.",
        DAY,
        [("last year", "DATE", "2023"), ("the year previous", "DATE", "2022")],
    ),
]

HOLIDAYS: list[tuple[str, str | None, Expected]] = [
    (
        "He was found on Thanksgiving Day.",
        "2000-01-06",
        [("Thanksgiving Day", "DATE", "1999-11-25")],
    ),
    ("He was found on Christmas Day.", "2024-01-06", [("Christmas Day", "DATE", "2023-12-25")]),
    ("He died on Good Friday.", "2024-04-05", [("Good Friday", "DATE", "2024-03-29")]),
    ("He died on Christmas Eve.", None, [("Christmas Eve", "DATE", "XXXX-12-24")]),
]

NO_TIMES: list[tuple[str, str | None, Expected]] = [
    (text, DAY, [])
    for text in (
        "Second, why Ostrava? Several reasons for this.",
        "Now and as far as plans go, there is more to say.",
        "Now, let us see.",
        "The share counter stood at 2,317.",
        "Some 2,317 people signed.",
        "About 2000 soldiers came.",
        "She lives at 1915 Birch St. in the city.",
        "The house at 1840 North Main Street burned.",
        "It cost $1990 and weighed 1500 tonnes.",
        "He may come. They may be late. It may well rain.",
        "They march through the town, a march for bread.",
        "Theresa May spoke. April Stone and June Hall sang.",
        "The fall of the city followed; prices fall.",
        "The fall in prices hurt. A spring of water rose.",
        "He sat in the sun. The Sun reported it. Sat beside him, she wept.",
        "A 45-year-old man, 12 years old at heart, and a boy of 3 years of age fled.",
        "He is in his 80s. Unemployment is in the mid-30s.",
        "He came second and third, in fifth place.",
        "From $40 million to $3.5 billion, 17% of it lost.",
        "Flight 1945 and Boeing 1950 took off from Gate 2000.",
        "Three-quarters of it is lost, and a quarter of them died.",
        "He spoke to Russia Today and The Daily Post.",
        "The Arab Spring and the Black Friday sales.",
        "The year-old plant and the day-old chick.",
        "A 6-year-old Vellish boy and his 8-month-old sister fled the war.",
        "Now for the quiz.",
        "It was signed by then-president Vell and by then chancellor Orm.",
        "The March on Vell drew many, and so did the March for bread.",
        "It soon became a flood.",
        "Guards stand there 24 hours a day.",
        "He told the broadcast “This Week” of it.",
        "The short term goals are set.",
        "Version 2.0.1 and model A1990 and code 1984b.",
        "He ran the mile in 3:59 and won 6-4.",
        "Mon ami, wed to Jan Vell, met Fri and Sat Kumar.",
        "An old, monthlike dayflower.",
        "It was half past nothing.",
        "Polls in 1500 towns closed.",
        "The second half was better than the first half.",
        "Resolution 1973 and page 1999 were cited.",
    )
]

CASES = [
    *WHOLE_DATES,
    *IMPOSSIBLE_DATES,
    *YEARS_AND_PERIODS,
    *COUNTED_FROM_PUBLICATION,
    *WEEKDAYS,
    *COUNTED_FROM_THE_TEXT,
    *TIMES_OF_DAY,
    *LENGTHS,
    *SETS,
    *PAST_PRESENT_FUTURE,
    *COMPARISONS,
    *HOLIDAYS,
    *NO_TIMES,
]


@pytest.mark.parametrize(("text", "published", "expected"), CASES)
def test_times_are_found_and_read(text: str, published: str | None, expected: Expected) -> None:
    found = times_in(text, published)
    assert [(t.span.of(text), str(t.type), t.value) for t in found] == expected


def test_the_table_has_at_least_120_cases() -> None:
    assert len(CASES) >= 120


@pytest.mark.parametrize(
    ("text", "mod"),
    [
        ("It began in the early 1990s.", TimexMod.START),
        ("It began in the mid-1990s.", TimexMod.MID),
        ("It began in late 2019.", TimexMod.END),
        ("It began at the end of 2019.", TimexMod.END),
        ("It began earlier this year.", TimexMod.START),
        ("It lasted more than two years.", TimexMod.MORE_THAN),
        ("It lasted less than two years.", TimexMod.LESS_THAN),
        ("It lasted nearly two years.", TimexMod.LESS_THAN),
        ("It lasted at least two years.", TimexMod.EQUAL_OR_MORE),
        ("It lasted up to two years.", TimexMod.EQUAL_OR_LESS),
        ("It lasted about two years.", TimexMod.APPROX),
        ("It lasted two years or so.", TimexMod.APPROX),
        ("It lasted two years or longer.", TimexMod.EQUAL_OR_MORE),
        ("It lasted two days or fewer.", TimexMod.EQUAL_OR_LESS),
        ("It lasted two to three years.", TimexMod.EQUAL_OR_MORE),
        ("It rose in the post-1959 era.", TimexMod.AFTER),
        ("It lasted two years.", None),
    ],
)
def test_the_words_around_a_value_become_its_modifier(text: str, mod: TimexMod | None) -> None:
    assert [t.mod for t in times_in(text, DAY)] == [mod]


def test_a_count_names_the_expression_that_it_starts_from() -> None:
    first, second = times_in("Monday, June 24, they met. Two days later, it began.", DAY)
    assert second.anchor == first.id
    assert second.reason == "counted 2 days on from “Monday, June 24” (2024-06-24)"
    assert first.anchor == "published"


def test_a_weekday_that_does_not_fit_its_date_is_told() -> None:
    (fits,) = times_in("He left on Monday, June 24, 2024.")
    assert "the day of the week fits: 2024-06-24 is a Monday" in fits.reason
    (broken,) = times_in("He left on Tuesday, June 24, 2024.")
    assert broken.value == "2024-06-24"
    assert "does not fit: 2024-06-24 is a Monday, not a Tuesday" in broken.reason


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("On March 4 they met. Two days later, on March 6, it fell.", "agrees with “March 6”"),
        ("On June 24 they met. Two days later, on June 27, it fell.", "does not agree with"),
    ],
)
def test_a_count_and_the_day_named_beside_it_are_compared(text: str, told: str) -> None:
    assert told in times_in(text, DAY)[1].reason


def test_a_weekday_without_a_year_tells_the_years_that_it_fits() -> None:
    (monday,) = times_in("They met on Monday, June 24.")
    assert monday.value == "XXXX-06-24"
    assert "June 24 is a Monday in 2002, 2013, 2019, 2024, 2030" in monday.reason


def test_a_missing_year_is_left_open_and_told() -> None:
    (open_day,) = times_in("The vote took place on June 26.")
    assert open_day.value == "XXXX-06-26"
    assert open_day.anchor is None
    assert "no year" in open_day.reason


def test_the_evidence_for_the_day_of_publication_is_in_the_reason() -> None:
    (yesterday,) = times_in("He called yesterday.", DAY)
    assert yesterday.reason == "counted 1 day back from publication (2024-06-27, given)"


def test_a_date_that_the_calendar_does_not_have_gets_no_value_but_a_reason() -> None:
    (day,) = times_in("They met on February 31, 2024.")
    assert (day.value, day.reason) == (None, "February has no day 31")


def test_a_time_of_day_is_that_of_the_day_beside_it() -> None:
    clock, day = times_in("It fell at about 9:20 a.m. (0620 GMT) on Tuesday.", DAY)[:2]
    assert clock.value == "2024-06-25T09:20"
    assert clock.anchor == day.id


def test_a_later_expression_never_changes_an_earlier_record() -> None:
    short = "Monday, June 24, they met. Two days later, it began."
    longer = short + " It ended in 2019, on a Friday in March."
    assert times_in(longer, DAY)[:2] == times_in(short, DAY)


# --- properties --------------------------------------------------------------------------------

_YEAR = "(?:[0-9]{4}|XXXX|[0-9]{3}X|[0-9]{2}XX)"
_DATE = rf"(?:FY)?{_YEAR}(?:-(?:[0-9]{{2}}|XX)(?:-(?:[0-9]{{2}}|XX))?|-W(?:[0-9]{{2}}|XX)(?:-(?:WE|[1-7]))?|-[QH][1-4X]|-(?:SP|SU|FA|WI))?"
_CLOCK = "T(?:[0-9]{2}:[0-9]{2}(?::[0-9]{2})?(?:Z|[+-][0-9]{2}:?[0-9]{2})?|MO|AF|EV|NI)"
VALUE = re.compile(
    rf"(?:PAST|PRESENT|FUTURE)_REF|BC[0-9]{{2,4}}|{_DATE}(?:{_CLOCK})?|{_CLOCK}"
    r"|P(?:T(?:(?:[0-9.]+|X)[HMS])+|(?:(?:[0-9.]+|X)(?:Y|Q|M|W|D|WE|DE|CE|ML))+)"
)

_PIECES = st.sampled_from(
    [
        "Monday",
        "Tuesday",
        "sun",
        "sat",
        "May",
        "march",
        "June",
        "Sept.",
        "24",
        "6",
        "31",
        "2024",
        "1939",
        "1945",
        "-",
        "–",
        "/",
        ",",
        ".",
        "the",
        "a",
        "in",
        "on",
        "of\n",
        "",
        "",
        "",
        "to",
        "and",
        "or",
        "last",
        "next",
        "this",
        "early",
        "late",
        "mid",
        "end",
        "years",
        "year",
        "day",
        "days",
        "week",
        "two",
        "twenty",
        "hundred",
        "half\n",
        "",
        "",
        "",
        "second",
        "third",
        "quarter",
        "century",
        "1990s",
        "’80s",
        "p.m.",
        "7",
        "7:15",
        "12:61",
        "99",
        "ago",
        "later",
        "earlier",
        "before",
        "more\n",
        "",
        "",
        "",
        "than",
        "about",
        "every",
        "each",
        "daily",
        "now",
        "fall",
        "spring",
        "weekend",
        "yesterday",
        "today",
        "tonight",
        "morning",
        "night",
        "noon\n",
        "",
        "",
        "",
        "2,317",
        "$",
        "(",
        ")",
        "“",
        "”",
        "'s",
        "2/3/2021",
        "2020-13-01",
        "1st",
        "32nd",
        "few",
        "couple",
        "old",
        "10000000000",
        "٣",
        "Easter",
        "Day",
        "BC\n",
        "",
        "",
        "",
        "was",
        "will",
        "\n\n",
    ]
)


@settings(max_examples=300, deadline=None)
@given(
    st.one_of(
        st.lists(_PIECES, max_size=14).map(" ".join),
        st.lists(_PIECES, max_size=8).map("".join),
        st.text(max_size=80),
    ),
    st.sampled_from(
        [None, "2024-06-27", "2024-06", "2024", "1000-01-01", "2999-12-31", "nonsense"]
    ),
)
def test_whatever_the_text_the_records_hold_together(text: str, published: str | None) -> None:
    found = times_in(text, published)
    position = 0
    for timex in found:
        assert position <= timex.span.start < timex.span.end <= len(text)
        position = timex.span.end
        words = timex.span.of(text)
        assert words == words.strip()
        assert timex.value is None or VALUE.fullmatch(timex.value), (words, timex.value)
        assert timex.reason
        assert 0 < timex.probability < 1
        assert timex.anchor in {None, "published", *(other.id for other in found)}
        assert timex.anchor != timex.id
    assert len({timex.id for timex in found}) == len(found)
    assert times_in(text, published) == found


@pytest.mark.parametrize(
    "piece",
    ["a", " ", "1", '"', "-", "'", "1/", "1-", "1990 ", "May ", "two ", "hundred ", "the ", "a few ",
     "7:", "1,000", "June 24 ", "Monday ", "last ", "days later ", "p.m. ", "'9", "1990s", "24, ",
     "until then ", "40 flights a week ", "8-month-old war ", "7 a.m. GMT+8 ", "third quarter ",
     "the same period last year ", "the last two weeks of March ", "after the vote ",
     '"yesterday" she said Monday ', "from 1990 to ", "between May and June ", "on the 18th, ",
     "05-Aug-2016 ", "Monday of next week "],
)  # fmt: skip
def test_time_grows_with_the_length_of_hostile_text_and_no_faster(piece: str) -> None:
    def seconds(chars: int) -> float:
        text = piece * (chars // len(piece))
        doc, sentences = document(text, DAY), split_sentences(text)
        start = perf_counter()
        find_times(doc, sentences=sentences)
        return perf_counter() - start

    assert seconds(40_000) < 20 * seconds(4_000) + 1


def test_numbers_of_any_length_are_no_error() -> None:
    for digits in ("9" * 39, "9" * 41, "9" * 100_000):
        assert times_in(f"It lasted {digits} years until {digits}.", DAY) is not None


STRETCHES: list[tuple[str, list[tuple[str, str | None, str | None, str | None]]]] = [
    ("Since 2000, aid has grown.", [("2000", "2000-01-01", None, "begins")]),
    ("It is closed until March.", [("March", None, "2024-03-31", "ends")]),
    ("It must be paid by Friday.", [("Friday", None, "2024-06-28", "deadline")]),
    ("It was sold before 1990.", [("1990", None, "1989-12-31", "before")]),
    ("It reopened after 2019.", [("2019", "2020-01-01", None, "after")]),
    ("It reopened after 4 May.", [("4 May", "2024-05-04", None, "after")]),
    ("Prices rose after the 2019 vote.", [("2019", "2019-01-01", None, "after")]),
    ("The ban was lifted after the vote of 4 May.", [("4 May", "2024-05-04", None, "after")]),
    ("It was named in the accord of 4 May.", [("4 May", "2024-05-04", "2024-05-04", None)]),
    ("It was ruled by the 4 May accord.", [("4 May", "2024-05-04", "2024-05-04", None)]),
    ("From 1 July, fees rise.", [("1 July", "2024-07-01", None, "begins")]),
    ("Fees rise, effective from 1 July.", [("1 July", "2024-07-01", None, "begins")]),
    (
        "Sales grew from last year on strong demand.",
        [("last year", "2023-01-01", "2023-12-31", None)],
    ),
    ("It is a letter from 1 June.", [("1 June", "2024-06-01", "2024-06-01", None)]),
    ("It will open from Monday on.", [("Monday", "2024-07-01", None, "begins")]),
    (
        "Over the past two months, prices fell.",
        [("the past two months", "2024-04-01", "2024-06-27", None)],
    ),
    (
        "It began more than forty years ago.",
        [("more than forty years ago", None, "1984-12-31", None)],
    ),
    ("It is a follow-up to last year's talks.", [("last year", "2023-01-01", "2023-12-31", None)]),
    (
        "The law would put a question on the November ballot.",
        [("November", "2024-11-01", "2024-11-30", None)],
    ),
    (
        "It put the plan to its members in November.",
        [("November", "2023-11-01", "2023-11-30", None)],
    ),
    (
        "A poll of 2063 registered voters; in 2016 voters said no.",
        [("2016", "2016-01-01", "2016-12-31", None)],
    ),
    (
        "They meant to appeal against Monday's ruling.",
        [("Monday", "2024-06-24", "2024-06-24", None)],
    ),
    ("Had the plan gone through last year, it", [("last year", "2023-01-01", "2023-12-31", None)]),
    ("He was shot to death on Oct. 12 at sea.", [("Oct. 12", "2023-10-12", "2023-10-12", None)]),
    (
        "In January 2019 soldiers rose, in June 2022 of all months.",
        [
            ("January 2019", "2019-01-01", "2019-01-31", None),
            ("June 2022", "2022-06-01", "2022-06-30", None),
        ],
    ),
    ("It fled with 2019 soldiers.", []),
    (
        "I hope to speak before the end of the year.",
        [("the end of the year", None, "2024-12-31", "before")],
    ),
    ("He spoke before 2023.", [("2023", None, "2022-12-31", "before")]),
    ("It was what they had been paying until May.", [("May", None, "2024-05-31", "ends")]),
    ("In fiscal 1989 it grew.", [("fiscal 1989", None, None, None)]),
    ("They waited for two hours.", [("two hours", None, None, None)]),
]


@pytest.mark.parametrize(("text", "expected"), STRETCHES)
def test_every_value_has_the_days_that_it_names_and_no_side_that_the_words_leave_open(
    text: str, expected: list[tuple[str, str | None, str | None, str | None]]
) -> None:
    found = times_in(text, DAY)
    assert [
        (t.span.of(text), t.begin, t.end, t.role.value if t.role else None) for t in found
    ] == expected


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("Between 2000 and 2014 trade grew from $75 million to $2.25 billion.", ("2000", "2014")),
        ("Trade grew from $75 million in 2000 to $2.25 billion in 2014.", ("2000", "2014")),
        ("The strike lasted from 3 to 9 May 2020.", ("3", "9 May 2020")),
        ("The war (1939-1945) ended.", ("1939", "1945")),
        ("He served 2011-14.", ("2011", "14")),
        ("It ran from May through August 2023.", ("May", "August 2023")),
    ],
)
def test_the_ends_of_an_interval_share_an_id_and_keep_their_own_days(
    text: str, ends: tuple[str, str]
) -> None:
    first, last = times_in(text, DAY)
    assert (first.span.of(text), last.span.of(text)) == ends
    assert first.interval_id == last.interval_id is not None
    assert (first.role, last.role) == ("begins", "ends")
    assert first.begin is not None
    assert first.end is not None
    assert last.begin is not None
    assert first.end < last.begin


@pytest.mark.parametrize(
    "text",
    [
        "In 2000 and in 2014 it failed.",
        "It failed in 2000, and in 2014 it rose to 8 per cent.",
        "On Monday they went to Vell on Tuesday.",
        "It lasted from 2024 to 2019.",
    ],
)
def test_two_times_that_are_no_interval_share_nothing(text: str) -> None:
    assert [timex.interval_id for timex in times_in(text, DAY)] == [None, None]


@pytest.mark.parametrize(
    ("text", "words", "role"),
    [
        (
            "He fled after Ora Veld's arrival as president.",
            "Ora Veld's arrival as president",
            "after",
        ),
        ("Since the end of the Gell War they trade.", "the end of the Gell War", "begins"),
        ("It closed before the vote.", "the vote", "before"),
        ("She stayed until his death in Vell.", "his death in Vell", "ends"),
        ("Prior to the coup they met.", "the coup", "before"),
    ],
)
def test_an_event_that_stands_for_a_time_is_a_link_without_a_value(
    text: str, words: str, role: str
) -> None:
    (event,) = events_in(text)
    assert event.span.of(text) == words
    assert event.event == event.span
    assert (event.role, event.value, event.begin, event.end) == (role, None, None, None)


@pytest.mark.parametrize(
    ("text", "begin", "end"),
    [
        ("Since the end of the Gell War (1939-1945) they trade.", "1945-01-01", None),
        ("Since the outbreak of the Gell War (1939-1945) they trade.", "1939-01-01", None),
        ("Since the Gell War (1939-1945) they trade.", "1939-01-01", None),
        ("It was built before the coup of 2019.", None, "2019-12-31"),
        ("It was closed after the vote on 4 May 2020.", "2020-05-04", None),
        ("It was closed after the vote, on 4 May 2020.", None, None),
        ("It was closed after the vote of May.", None, None),
    ],
)
def test_an_event_has_days_only_where_the_text_gives_them_right_behind_it(
    text: str, begin: str | None, end: str | None
) -> None:
    (event,) = events_in(text)
    assert (event.begin, event.end, event.value) == (begin, end, None)
    assert (event.anchor is None) == (begin is None and end is None)


@pytest.mark.parametrize(
    "text",
    [
        "After consultation with him they left.",
        "They stood before the committee.",
        "After 2019 it closed.",
        "He looked after the horses.",
        "Until now nobody knew.",
    ],
)
def test_what_is_no_event_stands_for_no_time(text: str) -> None:
    assert events_in(text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("“The talks failed last night,” the envoy said on Monday.", "2024-06-23TNI"),
        ('On 2 May she wrote: "Yesterday they came."', "2024-05-01"),
        ('"We met yesterday," he said.', "2024-06-26"),
        ('On 2 May the court met. "It ended yesterday," he said.', "2024-06-26"),
        ('On 2 May the "Vell" sank, and yesterday it was found.', "2024-06-26"),
    ],
)
def test_yesterday_in_a_quotation_counts_from_the_day_on_which_it_was_said(
    text: str, value: str
) -> None:
    assert value in [timex.value for timex in times_in(text, DAY)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Due 05-Aug-2016.", "2016-08-05"),
        ("Due Sep-23-2020.", "2020-09-23"),
        ("Due 2020/Sep/23.", "2020-09-23"),
        ("Due 2020/23/Sep.", "2020-09-23"),
        ("Due 31-Feb-2020.", None),
        ("El acuerdo del 4 de mayo de 2024 was kept.", "2024-05-04"),
        ("The note of 1er février 2023 was kept.", "2023-02-01"),
        ("The note of 3 März 2023 was kept.", "2023-03-03"),
        ("The note of 30 de febrero de 2023 was kept.", None),
        ("It opens on the 18th.", "2024-06-18"),
        ("It will open on Wednesday the 31st.", "2024-07-31"),
        ("It will open on Monday of next week.", "2024-07-01"),
        ("It will open next week Wednesday.", "2024-07-03"),
        ("It opened on the 15th day of last month.", "2024-05-15"),
        ("It opened on the 31st day of last month.", "2024-05-31"),
        ("It was signed on 28 June in 2020.", "2020-06-28"),
        ("This coming Friday it opens.", "2024-06-28"),
        ("It earned more in the quarter ended March 29.", "2024-Q1"),
        ("It earned more in the quarter ended Jan. 31.", "2024-QX"),
    ],
)
def test_further_ways_to_write_a_day(text: str, value: str | None) -> None:
    assert times_in(text, DAY)[0].value == value


def test_a_sum_of_money_is_no_day() -> None:
    (timex,) = times_in("It cost $12 December 27.", DAY)
    assert timex.value == "2024-12-27" or timex.value == "2023-12-27"


@pytest.mark.parametrize(
    ("sentence", "words", "value"),
    [
        ("It fell about 3 p.m. Monday near the port.", "about 3 p.m. Monday", "2024-06-24T15:00"),
        ("It fell about 3 p.m. yesterday.", "about 3 p.m. yesterday", "2024-06-26T15:00"),
        ("Ruiz said that Orr won Tuesday's vote.", "Tuesday", "2024-06-25"),
        ("Ruiz said that Orr won't come Tuesday.", "Tuesday", "2024-07-02"),
        ("It will cost $8 billion over the next decade.", "the next decade", "P10Y"),
        ("Polls came in October 2023, just eight months later.", "eight months later", "2023-10"),
        ("He left in 2010. Two years later, he came back.", "Two years later", "2012"),
    ],
)
def test_an_hour_has_its_day_and_a_day_its_tense(sentence: str, words: str, value: str) -> None:
    found = find_times(document(sentence, DAY), sentences=split_sentences(sentence))
    assert {time.span.of(sentence): time.value for time in found}[words] == value


def test_a_daily_paper_is_no_time() -> None:
    sentence = "The daily Sarn Courier said so."
    assert find_times(document(sentence, DAY), sentences=split_sentences(sentence)) == []
