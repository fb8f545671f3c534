"""The filled-in form → the program's own values."""

from __future__ import annotations

from pathlib import Path
from typing import cast

from aggregator.model import (
    ArticlesMode,
    Author,
    CityRule,
    Keep,
    Network,
    Publisher,
    PublishRules,
    Republish,
    Selectors,
    Settings,
    Source,
)
from aggregator.settings.forms import NetworkForm, PublisherForm, SettingsForm, SourceForm


def to_settings(form: SettingsForm, folder: Path) -> Settings:
    """Model values; relative files count from ``folder``, the one that holds feeds.yaml."""
    return Settings(
        publisher=_publisher(form.publisher),
        sources=tuple(_source(source, folder) for source in form.sources),
        network=_network(form.network),
        publish=PublishRules(**dict(form.publish)),
        keep=Keep(**dict(form.keep)),
        cities=tuple(CityRule(**dict(city)) for city in form.cities),
        twins=form.twins,
    )


def _publisher(form: PublisherForm) -> Publisher:
    return Publisher(
        title=form.title,
        base_url=form.base_url,
        author=Author(**dict(form.author)),
        languages=tuple(dict.fromkeys(form.languages)),
        imprint=form.imprint,
        privacy=form.privacy,
    )


def _network(form: NetworkForm) -> Network:
    return Network(
        user_agent=form.user_agent,
        allow_private=form.allow_private,
        max_body=form.max_body,
        timeout=form.timeout,
        visit_budget=form.visit_budget,
        concurrency=form.per_host.concurrency,
        delay=form.per_host.delay,
    )


def _source(form: SourceForm, folder: Path) -> Source:
    return Source(
        id=form.id,
        url=form.url,
        title=form.title,
        kind=form.kind,
        home=form.home,
        about="partnerships" if form.about else None,
        language=form.language,
        every=form.every,
        articles=cast("ArticlesMode", form.articles),
        selectors=Selectors(**dict(form.selectors)) if form.selectors else None,
        republish=cast("Republish", form.republish),
        rights=form.rights,
        ca=str(folder / form.ca) if form.ca else None,
        proxy=form.proxy,
        headers=tuple(form.headers.items()),
        auth=form.auth,
        include=form.include,
        exclude=form.exclude,
        labels=form.labels,
    )
