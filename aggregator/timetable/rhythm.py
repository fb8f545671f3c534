"""When a source publishes, learnt from what it published; and when the next visit pays best.

A publication that waits an hour costs what the root of its source's daily rate says, every further hour a little more;
a visit costs :data:`PRICE`. Over the coming days the visits are laid so that waiting and visiting together cost least,
and the first of them is the next visit. With a flat day this comes near the root rule of optimal polling (visits in
proportion to √rate: Cho and Garcia-Molina, «Effective page refresh policies», TODS 2003); with a pronounced one visits
fall behind the hours in which the source publishes. ``bench/polling.py`` measures it.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Final

from aggregator.model import Rhythm

Birth = tuple[datetime, datetime]  # a publication, known to lie between these moments; equal ones are exact

PRICE: Final = 0.87  # of a visit; where one a day is published at any hour, a visit every four hours
IMPATIENCE: Final = 0.3  # by how much every hour of waiting is worse than the one before: long waits count most
LONGEST_PLAN: Final = 60  # hours that are planned ahead
RATE_MEMORY: Final = 21.0  # days after which a publication weighs half for the rate …
PROFILE_MEMORY: Final = 60.0  # … and for hours and weekdays
OLDEST: Final = 180.0  # days; what is older teaches nothing of today
# Publications that stand for «any hour, any day» until enough were seen.
HOURS_PRIOR: Final = 12.0
WEEKDAYS_PRIOR: Final = 10.0
RATE_PRIOR: Final = (0.5, 7.0)  # half a publication in a week
SMEAR: Final = ((-1, 0.2), (0, 0.6), (1, 0.2))  # a publication at 11:58 is one at 12:02


def learn(rhythm: Rhythm, births: Iterable[Birth], now: datetime) -> Rhythm:
    """What is known after seeing these publications, told once each; those of the future and of long ago are left."""
    oldest = now - timedelta(days=OLDEST)
    told = sorted(birth for birth in births if oldest <= birth[0] <= now)
    until = rhythm.until or (told[0][0] if told else now)
    hours = list(rhythm.hours or (0.0,) * 24)
    weekdays = list(rhythm.weekdays or (0.0,) * 7)
    passed = max(_days(now - until), 0.0)
    fade = 0.5 ** (passed / RATE_MEMORY)
    count = rhythm.count * fade + sum(0.5 ** (_days(now - since) / RATE_MEMORY) for since, _ in told)
    days = rhythm.days * fade + (1 - fade) * RATE_MEMORY / math.log(2)
    fade = 0.5 ** (passed / PROFILE_MEMORY)
    hours = [weight * fade for weight in hours]
    weekdays = [weight * fade for weight in weekdays]
    for since, end in told:
        weight = 0.5 ** (_days(now - since) / PROFILE_MEMORY)
        within = _hours_within(since, min(end, now))
        for moment in within:
            weekdays[moment.weekday()] += weight / len(within)
            for step, share in SMEAR:
                hours[(moment.hour + step) % 24] += weight * share / len(within)
    return Rhythm(
        until=now,
        count=round(count, 4),
        days=round(days, 4),
        hours=tuple(round(weight, 3) for weight in hours),
        weekdays=tuple(round(weight, 3) for weight in weekdays),
        shown=rhythm.shown,
    )


def rate(rhythm: Rhythm) -> float:
    """Publications a day, by now."""
    count, days = RATE_PRIOR
    return (rhythm.count + count) / (rhythm.days + days)


def next_interval(rhythm: Rhythm, now: datetime, *, longest: timedelta, price: float = PRICE) -> timedelta:
    """How long to wait from now; at most ``longest``, and to the hour where the source publishes little.

    ``price`` of a visit is in hours that a publication of a source with one a day waits, the first of them.
    """
    worth = math.sqrt(rate(rhythm)) / 24
    profile = _profile(rhythm)
    start = now.astimezone(UTC)
    hour = start.weekday() * 24 + start.hour
    steady = math.sqrt(2 * price / (worth * profile[hour % 168] * (1 + IMPATIENCE * 4 / 3)))
    if steady < 1:  # several visits in this very hour
        return min(timedelta(hours=steady), longest)
    begun = (start.minute * 60 + start.second) / 3600
    most = max(1, min(int(_days(longest) * 24 + begun), LONGEST_PLAN))
    ahead = [worth * profile[(hour + step) % 168] for step in range(LONGEST_PLAN)]
    ahead[0] *= 1 - begun
    return min(timedelta(hours=_first_visit(ahead, most, price) - begun), longest)


def _first_visit(ahead: list[float], most: int, price: float) -> int:
    """After how many hours the first of the visits comes that together cost least over the hours ``ahead``.

    What comes in hour ``h`` waits from its middle. The end of the plan is a visit that costs nothing.
    """
    # Publications until each hour, the sum of the moments they came at, and that of the squares.
    count, early, square = [0.0], [0.0], [0.0]
    for step, expected in enumerate(ahead):
        count.append(count[-1] + expected)
        early.append(early[-1] + expected * (step + 0.5))
        square.append(square[-1] + expected * (step + 0.5) ** 2)
    end = len(ahead)
    cost = [0.0] * (end + 1)
    first = end
    for begin in range(end - 1, -1, -1):
        before, since, squared = count[begin], early[begin], square[begin]
        best = math.inf
        for visit in range(begin + 1, min(begin + most, end) + 1):
            came, moments = count[visit] - before, early[visit] - since
            waiting = came * visit - moments
            waiting += IMPATIENCE * (came * visit * visit - 2 * moments * visit + square[visit] - squared)
            if waiting >= best:  # and it only grows
                break
            total = waiting + cost[visit] + (price if visit < end else 0.0)
            if total < best:
                best, first = total, visit
        cost[begin] = best
    return first


def _profile(rhythm: Rhythm) -> list[float]:
    """How many times the mean is published in each hour of the week, UTC, from Monday's first."""
    hours = rhythm.hours or (0.0,) * 24
    weekdays = rhythm.weekdays or (0.0,) * 7
    by_hour = [weight + HOURS_PRIOR / 24 for weight in hours]
    by_day = [weight + WEEKDAYS_PRIOR / 7 for weight in weekdays]
    mean = sum(by_hour) * sum(by_day) / 168
    return [day * hour / mean for day in by_day for hour in by_hour]


def _hours_within(since: datetime, end: datetime) -> list[datetime]:
    """The hours between two moments, each by its beginning; a day's worth of them at most."""
    first = since.astimezone(UTC)
    last = max(end.astimezone(UTC), first)
    hours = min(int((last - first).total_seconds() // 3600), 23)
    return [first + timedelta(hours=step) for step in range(hours + 1)]


def _days(span: timedelta) -> float:
    return span.total_seconds() / 86400
