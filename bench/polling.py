"""Delay against requests: our timetable beside a fixed interval and Miniflux's entry-frequency rule.

``python -m bench.polling TRACES.csv.gz [--odd]`` takes lines of ``source,unix-time``. Each source with at least 20
publications is visited from its first one (at a moment of that day) to the end of the record; the delay of every
later publication is the time until the next visit. Rules see only what their visits have brought. Half of the sources
(every other by name) were used to choose the constants of the rule; the other half is measured here.

Miniflux (``POLLING_SCHEDULER=entry_frequency``, documented): a week divided by the entries of the last week, between 5
minutes and a day; ``factor`` is its ``SCHEDULER_ENTRY_FREQUENCY_FACTOR``. Its total of requests is the measure; the
fixed interval and the price of a visit in our rule are chosen to come to the same total.
"""

from __future__ import annotations

import argparse
import bisect
import gzip
import math
import random
import statistics
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from aggregator import timetable
from aggregator.model import Source, SourceState

HOUR = 3600
DAY = 24 * HOUR
LEAST = 20  # publications of a source that is measured
QUIET = 100  # so few in twenty months are a quiet source's
Rule = Callable[[str], Callable[[int, Sequence[int]], int]]  # source → (moment of a visit, what it brought) → next


@dataclass(frozen=True, slots=True)
class Result:
    """Delays in hours. ``mean``, ``median``, ``high``: of each source's delays, averaged over the sources."""

    requests: float  # a day and source
    mean: float
    median: float
    high: float  # 95th percentile
    pooled: tuple[float, float, float]  # the same of all publications together


def read(file: Path) -> dict[str, list[int]]:
    """Publications by source, oldest first."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        for line in lines:
            source, _, moment = line.strip().rpartition(",")
            if moment.isdigit():
                found[source].append(int(moment))
    return {source: sorted(moments) for source, moments in found.items() if len(moments) >= LEAST}


def generated(weeks: int = 40) -> dict[str, list[int]]:
    """Sources of our own: offices, evening desks, weekend clubs, steady wires, bursts, and some that change."""
    made: dict[str, list[int]] = {}
    start = int(datetime(2025, 1, 6, tzinfo=UTC).timestamp())
    for number in range(24):
        lots = random.Random(number)
        a_week = 2 ** lots.uniform(0, 5)
        kind = ("office", "evening", "weekend", "steady", "burst", "changing")[number % 6]
        moments = []
        for day in range(weeks * 7):
            weekday = day % 7
            busy = {"office": weekday < 5, "weekend": weekday > 4}.get(kind, True)
            per_day = a_week / {"office": 5, "weekend": 2}.get(kind, 7) * busy
            if kind == "changing" and day > weeks * 7 / 2:
                per_day *= 4
            if kind == "burst":
                per_day = per_day * 7 if lots.random() < 1 / 7 else 0
            for _ in range(_poisson(lots, per_day)):
                night = kind == "changing" and day > weeks * 7 / 2
                hour = {"office": lots.triangular(7, 16, 10), "evening": lots.gauss(19, 1.5)}.get(
                    kind, lots.gauss(4, 1) if night else lots.uniform(0, 24)
                )
                moments.append(start + day * DAY + int(hour % 24 * HOUR))
        if len(moments) >= LEAST:
            made[f"{kind}-{number}"] = sorted(moments)
    return made


def spread(traces: Mapping[str, list[int]]) -> dict[str, list[int]]:
    """Publications recorded without an hour (midnight sharp) get one: each such source its own time of day, ± 3 h."""
    found = {}
    for source, moments in traces.items():
        lots = random.Random(source)
        peak = lots.uniform(7, 20)
        found[source] = sorted(
            moment + int(min(max(lots.gauss(peak, 3), 0), 23.9) * HOUR) if moment % DAY == 0 else moment
            for moment in moments
        )
    return found


def fixed(interval: float) -> Rule:
    """Every so many seconds."""
    return lambda _: lambda moment, _: int(moment + interval)


def miniflux(factor: float) -> Rule:
    """A week by the entries of the last week and ``factor``, between five minutes and a day."""

    def of(_: str) -> Callable[[int, Sequence[int]], int]:
        week: list[int] = []

        def next_visit(moment: int, brought: Sequence[int]) -> int:
            week.extend(brought)
            del week[: bisect.bisect_left(week, moment - 7 * DAY)]
            interval = 7 * DAY / (len(week) * factor) if week else DAY
            return moment + int(min(max(interval, 300), DAY))

        return next_visit

    return of


def ours(price: float) -> Rule:
    """The timetable of the program, with this price of a visit."""

    def of(name: str) -> Callable[[int, Sequence[int]], int]:
        source, state = Source(name, ""), SourceState(name)

        def next_visit(moment: int, brought: Sequence[int]) -> int:
            nonlocal state
            births = [(one, one) for one in (datetime.fromtimestamp(at, UTC) for at in brought)]
            now = datetime.fromtimestamp(moment, UTC)
            state = timetable.after_success(source, state, now, births=births, price=price)
            assert state.next_visit is not None
            return int(state.next_visit.timestamp())

        return next_visit

    return of


def delays(name: str, moments: Sequence[int], rule: Rule, end: int) -> tuple[list[int], int]:
    """How long each publication waited, and how many visits there were."""
    next_visit = rule(name)
    at = moments[0] + random.Random(name).randrange(DAY)
    known = bisect.bisect_right(moments, at)
    brought: Sequence[int] = moments[:known]
    waited: list[int] = []
    visits = 0
    while at < end:
        visits += 1
        at = next_visit(at, brought)
        found = bisect.bisect_right(moments, at, lo=known)
        brought = moments[known:found]
        waited += (at - moment for moment in brought)
        known = found
    return waited, visits


def measure(traces: Mapping[str, list[int]], rule: Rule, end: int) -> Result:
    """Visit every source by this rule."""
    each, pooled, visits = [], [], 0
    for name, moments in traces.items():
        waited, count = delays(name, moments, rule, end)
        visits += count
        if waited:
            each.append(_three(waited))
            pooled += waited
    days = sum((end - moments[0]) / DAY for moments in traces.values())
    mean, median, high = (statistics.mean(column) for column in zip(*each, strict=True))
    return Result(visits / days, mean, median, high, _three(pooled))


def at_requests(traces: Mapping[str, list[int]], requests: float, end: int) -> Result:
    """Our rule with the price at which it makes so many requests; within a hundredth."""
    price = 2.0 / requests**2
    steps: list[tuple[float, float]] = []
    for _ in range(8):
        result = measure(traces, ours(price), end)
        if abs(result.requests / requests - 1) < 0.01:
            break
        steps.append((price, result.requests))
        price *= _nearer(steps, requests)
    return result


def _nearer(steps: Sequence[tuple[float, float]], requests: float) -> float:
    """By what to multiply the last price: by the slope of the last two steps, else by the root rule."""
    slope = -0.5
    if len(steps) > 1:
        (one, few), (other, many) = steps[-2:]
        measured = math.log(many / few) / math.log(other / one) if one != other and few != many else slope
        slope = min(max(measured, -1.5), -0.2)
    factor: float = (requests / steps[-1][1]) ** (1 / slope)
    return min(max(factor, 0.1), 10.0)


def _three(waited: Sequence[int]) -> tuple[float, float, float]:
    ordered = sorted(waited)
    high = ordered[min(len(ordered) - 1, int(0.95 * len(ordered)))]
    return statistics.mean(ordered) / HOUR, statistics.median(ordered) / HOUR, high / HOUR


def _poisson(lots: random.Random, mean: float) -> int:
    count, left = 0, lots.expovariate(1)
    while left < mean:
        count, left = count + 1, left + lots.expovariate(1)
    return count


def rows(traces: Mapping[str, list[int]], factors: Sequence[float]) -> Iterator[str]:
    """The table."""
    end = max(moments[-1] for moments in traces.values())
    yield "| rule | requests a day | mean | median | 95th | all: mean | median | 95th |"
    yield "|---|---|---|---|---|---|---|---|"
    for factor in factors:
        theirs = measure(traces, miniflux(factor), end)
        for name, result in (
            (f"Miniflux ×{factor:g}", theirs),
            ("fixed", measure(traces, fixed(DAY / theirs.requests), end)),
            ("ours", at_requests(traces, theirs.requests, end)),
        ):
            numbers = (result.requests, result.mean, result.median, result.high, *result.pooled)
            yield f"| {name} | {' | '.join(f'{number:.2f}' for number in numbers)} |"


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("traces", type=Path, nargs="?", help="CSV of source,unix-time, gzipped")
    parser.add_argument("--odd", action="store_true", help="the half that the constants were chosen on")
    parser.add_argument("--factors", type=float, nargs="+", default=[1.0, 4.0])
    words = parser.parse_args()
    worlds = {"generated": generated()}
    if words.traces:
        found = read(words.traces)
        half = {name: found[name] for name in sorted(found)[words.odd :: 2]}
        quiet = {name: moments for name, moments in half.items() if len(moments) < QUIET}
        worlds |= {"recorded": half, "hours added to days": spread(half), "quiet ones of these": spread(quiet)}
    for title, traces in worlds.items():
        print(f"\n{title}: {len(traces)} sources, {sum(map(len, traces.values()))} publications; hours\n")
        for row in rows(traces, words.factors):
            print(row, flush=True)


if __name__ == "__main__":
    main()
