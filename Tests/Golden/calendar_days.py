#!/usr/bin/env python3
"""Prints a number that stands for every day of the calendar, and the microseconds of a few times; see README.md.

usage: calendar_days.py

Python's dates are of the Gregorian calendar from year 1 to year 9999, each with a number. From the first day to
the last, the number is multiplied by 1,000,003, and year * 10,000 + month * 100 + day is added, modulo 2**64.
"""
import datetime

EPOCH = datetime.datetime(1970, 1, 1, tzinfo=datetime.timezone.utc)
TIMES = [
    "0001-01-01T00:00:00Z", "0001-01-01T02:00:00.000001+02:00", "1582-10-10T12:00:00Z",
    "1899-12-31T23:59:59.999999Z", "1969-12-31T23:59:59.5Z", "1970-01-01T00:00:00Z",
    "2000-02-29T23:30:00-01:30", "2024-02-29T12:30:15.25+0545", "9999-12-31T23:59:59.999999Z",
]


def main():
    digest = 0
    for number in range(1, datetime.date.max.toordinal() + 1):
        day = datetime.date.fromordinal(number)
        part = day.year * 10_000 + day.month * 100 + day.day
        digest = (digest * 1_000_003 + part) % 2**64
    print(digest)
    for text in TIMES:
        time = datetime.datetime.fromisoformat(text)
        print(text, (time - EPOCH) // datetime.timedelta(microseconds=1))


main()
