"""How cities and pairs look in JSON (see CONTRACT, «JSON Lines filters»)."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from aggregator.model import CityPair, Tagging


def cities_shape(tagging: Tagging) -> list[dict[str, Any]]:
    """The cities of a text with their evidence."""
    return [
        {
            "geonameid": tag.city.geonameid,
            "name": tag.city.name,
            "country": tag.city.country,
            "slug": tag.city.slug,
            "evidence": [asdict(evidence) for evidence in tag.evidence],
            "because": tag.because,
        }
        for tag in tagging.cities
    ]


def _ids(two: CityPair) -> list[int | None]:
    """Both ids, null for a city that only the operator knows; none where a town of the gazetteer has no id: it goes by
    its name."""
    if any(city.geonameid is None and city.population for city in (two.a, two.b)):
        return []
    return [two.a.geonameid, two.b.geonameid]


def pairs_shape(tagging: Tagging) -> list[dict[str, Any]]:
    """The pairs of a text with their score; ids and names stand in the slug's order."""
    return [
        {
            "slug": tag.pair.slug,
            "geonameids": _ids(tag.pair),
            "names": [[tag.pair.a.name, tag.pair.a.country], [tag.pair.b.name, tag.pair.b.country]],
            "score": round(tag.score, 2),
            "background": tag.background,
            "because": tag.because,
        }
        for tag in tagging.pairs
    ]
