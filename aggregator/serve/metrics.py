"""``/metrics`` for Prometheus: what was asked here, and how the sources were doing when the last cycle ended."""

from __future__ import annotations

from collections import Counter as Tally
from collections.abc import Iterator
from typing import TYPE_CHECKING

from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4

from aggregator.serve.status import Status, moment

if TYPE_CHECKING:
    from prometheus_client.metrics_core import Metric

BOUNDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1.0, 5.0)  # seconds


class Meters:
    """Counts answers; reads the rest from the status when it is asked."""

    def __init__(self, status: Status) -> None:
        self._registry = CollectorRegistry()
        self._answers = Counter(
            "aggregator_http_answers", "Answers given.", ["method", "status", "room"], registry=self._registry
        )
        self._seconds = Histogram(
            "aggregator_http_seconds", "Time to make an answer.", ["room"], buckets=BOUNDS, registry=self._registry
        )
        self._registry.register(_Sources(status))

    def saw(self, method: str, status: int, room: str, seconds: float) -> None:
        """One answer more."""
        self._answers.labels(method, str(status), room).inc()
        self._seconds.labels(room).observe(seconds)

    def page(self) -> tuple[bytes, str]:
        """All figures and their Content-Type."""
        return generate_latest(self._registry), CONTENT_TYPE_PLAIN_0_0_4


class _Sources:
    def __init__(self, status: Status) -> None:
        self._status = status

    def collect(self) -> Iterator[Metric]:
        rows = self._status.sources()
        states = GaugeMetricFamily("aggregator_sources", "Sources by state.", labels=["state"])
        counted = Tally(str(row.get("state")) for row in rows)
        for state in ("new", "ok", "failing", "stopped"):
            states.add_metric([state], counted[state])
        yield states
        generated = moment(self._status.document().get("generated"))
        if generated is not None:
            yield GaugeMetricFamily(
                "aggregator_status_seconds", "When the last cycle ended, since 1970.", value=generated.timestamp()
            )
        failures = GaugeMetricFamily("aggregator_source_failures", "Failed visits in a row.", labels=["source"])
        items = GaugeMetricFamily("aggregator_source_items", "Items kept.", labels=["source"])
        success = GaugeMetricFamily("aggregator_source_success_seconds", "Last success, since 1970.", labels=["source"])
        for row in rows:
            name = [str(row.get("id"))]
            failures.add_metric(name, float(row.get("failures") or 0))
            items.add_metric(name, float(row.get("items") or 0))
            if (at := moment(row.get("last_success"))) is not None:
                success.add_metric(name, at.timestamp())
        yield from (failures, items, success)
