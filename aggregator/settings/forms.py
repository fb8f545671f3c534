"""The form of feeds.yaml: which keys there are, what each takes, and what an editor should say about it."""

from __future__ import annotations

from datetime import timedelta
from typing import Annotated, Any, ClassVar

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    PlainValidator,
    WithJsonSchema,
    model_validator,
)
from pydantic.config import JsonDict
from pydantic_core.core_schema import CoreSchema, no_info_before_validator_function

from aggregator.settings import addresses, languages, values

_DURATION_FORM: dict[str, Any] = {"type": "string", "pattern": r"^\d+(\.\d+)? ?[smhd]$", "examples": ["90s", "1h"]}
_LANGUAGE_FORM: dict[str, Any] = {"type": "string", "pattern": "^[A-Za-z]{2,3}(-[A-Za-z0-9]+)*$", "examples": ["ru"]}
_URL_FORM: dict[str, Any] = {"type": "string", "format": "uri", "pattern": "^[hH][tT][tT][pP][sS]?://"}
_PLACE_FORM: dict[str, Any] = {
    "anyOf": [{"type": "string", "examples": ["Krasnodar, RU"]}, {"type": "integer", "minimum": 1}]
}

Text = Annotated[str, PlainValidator(values.text), WithJsonSchema({"type": "string", "minLength": 1})]
Flag = Annotated[bool, PlainValidator(values.flag), WithJsonSchema({"type": "boolean"})]
Url = Annotated[str, PlainValidator(addresses.url), WithJsonSchema(_URL_FORM)]
BaseUrl = Annotated[str, PlainValidator(addresses.base_url), WithJsonSchema(_URL_FORM)]
Proxy = Annotated[str, PlainValidator(addresses.proxy), WithJsonSchema(_URL_FORM)]
Email = Annotated[str, PlainValidator(values.email), WithJsonSchema({"type": "string", "format": "email"})]
Language = Annotated[str, PlainValidator(languages.language), WithJsonSchema(_LANGUAGE_FORM)]
Place = Annotated[str, PlainValidator(values.place), WithJsonSchema(_PLACE_FORM)]
Duration = Annotated[timedelta, PlainValidator(values.duration()), WithJsonSchema(_DURATION_FORM)]
Pause = Annotated[timedelta, PlainValidator(values.duration(zero=True)), WithJsonSchema(_DURATION_FORM)]
Size = Annotated[
    int,
    PlainValidator(values.size),
    WithJsonSchema({"type": "string", "pattern": r"^\d+(\.\d+)? ?(B|kB|MB|GB)$", "examples": ["500kB", "10MB"]}),
]
SourceId = Annotated[
    str,
    PlainValidator(values.source_id),
    WithJsonSchema({"type": "string", "pattern": "^[a-z0-9]+([-_][a-z0-9]+)*$", "maxLength": 64}),
]
Kind = Annotated[
    str,
    PlainValidator(values.kind),
    WithJsonSchema(
        {"type": "string", "examples": ["auto", "feed", "listing", "article", "sitemap", "telegram", "json"]}
    ),
]
Pattern = Annotated[str, PlainValidator(values.pattern), WithJsonSchema({"type": "string", "format": "regex"})]
Auth = Annotated[
    str,
    PlainValidator(values.auth),
    WithJsonSchema({"type": "string", "pattern": "^env:[A-Za-z_][A-Za-z0-9_]*$"}),
]
HeaderName = Annotated[str, PlainValidator(values.header_name), WithJsonSchema({"type": "string"})]
HeaderValue = Annotated[str, PlainValidator(values.header_value), WithJsonSchema({"type": "string"})]
PrivateHost = Annotated[
    str,
    PlainValidator(addresses.private_host),
    WithJsonSchema({"type": "string", "examples": ["127.0.0.1:8801", "10.0.0.0/8"]}),
]
Timezone = Annotated[
    str, PlainValidator(values.timezone), WithJsonSchema({"type": "string", "examples": ["Europe/Minsk"]})
]


class _OneOrMany:
    """A list that may be written as its only entry."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return no_info_before_validator_function(
            lambda value: [value] if isinstance(value, str | int | float) else value, handler(source)
        )

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        many = handler(core)
        return {"anyOf": [many["items"], many]}


def _choice(*options: str, hints: dict[object, str] | None = None) -> tuple[PlainValidator, WithJsonSchema]:
    return PlainValidator(values.choice(*options, hints=hints)), WithJsonSchema({"enum": list(options)})


Articles = Annotated[str, *_choice("auto", "always", "never", hints={True: "always", False: "never", "no": "never"})]
Republish = Annotated[str, *_choice("summary", "full", "title", hints={False: "title", "link": "title"})]
About = Annotated[str, *_choice("partnerships")]


class Form(BaseModel):
    """A mapping of known keys; an empty value counts as left out."""

    model_config: ClassVar[ConfigDict] = ConfigDict(
        extra="forbid",
        model_title_generator=lambda form: form.__name__.removesuffix("Form"),
        field_title_generator=lambda name, _: name.replace("_", " ").capitalize(),
    )

    @model_validator(mode="before")
    @classmethod
    def _empty_is_left_out(cls, data: Any) -> Any:
        if not isinstance(data, dict):
            return data
        return {key: value for key, value in data.items() if value is not None or key not in cls.model_fields}


class AuthorForm(Form):
    """Who answers for the feeds: becomes the author of every feed."""

    name: Text = Field(description="A person or an office.")
    email: Email | None = Field(default=None, description="Stands in the feeds for everyone to read.")
    uri: Url | None = Field(default=None, description="The author's own page.")


class PublisherForm(Form):
    """Who publishes, and where."""

    title: Text = Field(description="The name of the whole collection.", examples=["Twin-city news"])
    base_url: BaseUrl = Field(
        description="Where the output folder is served. Part of every permanent id: choose it once.",
        examples=["https://feeds.example.org/"],
    )
    author: AuthorForm
    languages: tuple[Language, ...] = Field(
        default=("en",),
        min_length=1,
        description="Editions and languages of the pages; the first is the root's.",
        examples=[["ru", "en"]],
    )
    imprint: Text | None = Field(default=None, description="Text or address for the imprint of the pages.")
    privacy: Text | None = Field(default=None, description="Text or address for the privacy notice of the pages.")


class PerHostForm(Form):
    """How gently we ask one host."""

    concurrency: Annotated[
        int,
        PlainValidator(values.whole(1, 16)),
        WithJsonSchema({"type": "integer", "minimum": 1, "maximum": 16}),
    ] = Field(default=1, description="Requests at a time to one host.")
    delay: Pause = Field(
        default=timedelta(seconds=1),
        description="Pause between two requests to one host; robots.txt may ask for more.",
        json_schema_extra={"default": "1s"},
    )


class NetworkForm(Form):
    """How we behave on the network."""

    user_agent: HeaderValue | None = Field(default=None, description="Default: our name, version and base_url.")
    allow_private: tuple[PrivateHost, ...] = Field(
        default=(), description="Private and loopback addresses that may be asked: host, host:port or CIDR network."
    )
    max_body: Size = Field(
        default=10_000_000, description="Most decompressed bytes of one answer.", json_schema_extra={"default": "10MB"}
    )
    timeout: Duration = Field(
        default=timedelta(seconds=30),
        description="One response, from connecting to its last byte.",
        json_schema_extra={"default": "30s"},
    )
    visit_budget: Duration = Field(
        default=timedelta(minutes=5),
        description="One visit to a source, with its article pages.",
        json_schema_extra={"default": "5m"},
    )
    per_host: PerHostForm = Field(default_factory=PerHostForm)


class PublishForm(Form):
    """Which stories are shown."""

    min_score: Annotated[
        float,
        PlainValidator(values.number(0, 1)),
        WithJsonSchema({"type": "number", "minimum": 0, "maximum": 1}),
    ] = Field(default=0.5, description="How sure a city pair must be to be published.")
    unpaired: Flag = Field(default=False, description="Show stories without a pair too, in the feeds of their cities.")
    entries: Annotated[
        int,
        PlainValidator(values.whole(1, 1000)),
        WithJsonSchema({"type": "integer", "minimum": 1, "maximum": 1000}),
    ] = Field(default=50, description="Entries of one feed, newest first.")
    hub: Annotated[tuple[Url, ...], _OneOrMany()] = Field(
        default=(), description="WebSub hubs that feeds name and that are told of every change."
    )


class KeepForm(Form):
    """How much of what servers answered is kept, for «aggregator reparse»."""

    visits: Annotated[
        int,
        PlainValidator(values.whole(0, 1000)),
        WithJsonSchema({"type": "integer", "minimum": 0, "maximum": 1000}),
    ] = Field(default=5, description="Latest visits of each source whose answers are kept; 0 keeps none.")
    size: Size = Field(
        default=100_000_000,
        description="Most compressed bytes over all sources; the oldest visits make room.",
        json_schema_extra={"default": "100MB"},
    )


def _or_just_a_name(schema: JsonDict) -> None:
    mapping: dict[str, Any] = dict(schema)
    schema.clear()
    schema.update(
        title="City", description=mapping.pop("description"), anyOf=[{"type": "string"}, {"type": "integer"}, mapping]
    )


class CityForm(Form):
    """A city to publish; with coordinates it may be one that GeoNames lacks."""

    model_config: ClassVar[ConfigDict] = ConfigDict(json_schema_extra=_or_just_a_name)

    name: Place = Field(description="«Krasnodar, RU», or a GeoNames id.")
    names: Annotated[tuple[Text, ...], _OneOrMany()] = Field(
        default=(), description="More names and inflected forms, in any language."
    )
    latitude: (
        Annotated[
            float,
            PlainValidator(values.number(-90, 90)),
            WithJsonSchema({"type": "number", "minimum": -90, "maximum": 90}),
        ]
        | None
    ) = Field(default=None, description="Degrees north.")
    longitude: (
        Annotated[
            float,
            PlainValidator(values.number(-180, 180)),
            WithJsonSchema({"type": "number", "minimum": -180, "maximum": 180}),
        ]
        | None
    ) = Field(default=None, description="Degrees east.")
    timezone: Timezone | None = Field(default=None, description="IANA time zone.")

    @model_validator(mode="before")
    @classmethod
    def _name_alone(cls, data: Any) -> Any:
        return {"name": data} if isinstance(data, str | int) else data

    @model_validator(mode="after")
    def _both_or_none(self) -> CityForm:
        if (self.latitude is None) != (self.longitude is None):
            raise ValueError("needs both latitude and longitude, or neither")
        return self


class SelectorsForm(Form):
    """CSS selectors where the automatic finding fails (paths for kind json); all but «item» look inside it."""

    item: Text | None = Field(
        default=None,
        description="One news item of the list; for kind json the path of the list.",
        examples=["p.news-item", "data.items"],
    )
    title: Text | None = Field(default=None, description="The headline.")
    link: Text | None = Field(
        default=None,
        description="The element whose address leads to the article; for kind json a path or a pattern; for kind "
        "sitemap a part that an article's address has.",
        examples=["h3 a", "/news/{id}", "/news/"],
    )
    date: Text | None = Field(default=None, description="The date as printed.")
    summary: Text | None = Field(default=None, description="The teaser.")
    image: Text | None = Field(default=None, description="The picture.")
    text: Text | None = Field(default=None, description="The main text, on article pages.")


class SourceForm(Form):
    """One page or feed to visit."""

    id: SourceId = Field(description="Stable and unique: the memory of what was seen hangs on it.")
    url: Url = Field(description="The feed or the page that lists the news.")
    title: Text | None = Field(default=None, description="Name to show; default: the source's own title.")
    kind: Kind = Field(default="auto", description="How to read it; «auto» recognises it by content.")
    home: Place | None = Field(
        default=None, description="The city whose own site this is: «Krasnodar, RU», or a GeoNames id."
    )
    about: About | None = Field(
        default=None,
        description="«partnerships»: home's own news of its partner cities, so an item about one other city pairs "
        "with home.",
    )
    language: Language | None = Field(default=None, description="A hint; default: what the page says, else detection.")
    every: Duration | None = Field(default=None, description="How often to visit; default: as often as it publishes.")
    articles: Articles = Field(
        default="auto", description="Fetch the page behind each item; auto: where text or date lack."
    )
    selectors: SelectorsForm | None = None
    republish: Republish = Field(
        default="summary",
        description="summary: title, at most 300 characters, link; full: the text too, where «rights» allows it; "
        "title: title and link only.",
    )
    rights: Text | None = Field(default=None, description="The licence of the texts.", examples=["CC BY 4.0"])
    ca: Text | None = Field(default=None, description="PEM file with the certificate authority, beside feeds.yaml.")
    proxy: Proxy | None = Field(default=None, description="HTTP proxy.", examples=["http://proxy.example.org:3128"])
    headers: dict[HeaderName, HeaderValue] = Field(default={}, description="More request headers.")
    auth: Auth | None = Field(
        default=None,
        description="Environment variable that holds «user:password» or «Bearer …».",
        examples=["env:NEWS_LOGIN"],
    )
    include: Annotated[tuple[Pattern, ...], _OneOrMany()] = Field(
        default=(), description="Regular expressions over title and text; an item must match one."
    )
    exclude: Annotated[tuple[Pattern, ...], _OneOrMany()] = Field(
        default=(), description="Regular expressions over title and text; an item must match none."
    )
    labels: Annotated[tuple[Text, ...], _OneOrMany()] = Field(default=(), description="Categories to give every item.")


class SettingsForm(Form):
    """Configuration of the regional-cooperation news aggregator."""

    model_config: ClassVar[ConfigDict] = ConfigDict(title="feeds.yaml")

    publisher: PublisherForm
    network: NetworkForm = Field(default_factory=NetworkForm)
    publish: PublishForm = Field(default_factory=PublishForm)
    keep: KeepForm = Field(default_factory=KeepForm)
    cities: tuple[CityForm, ...] = Field(default=(), description="Publish only these; left out: every city found.")
    twins: dict[Place, Annotated[tuple[Place, ...], _OneOrMany()]] = Field(
        default_factory=dict,
        description="Cities and their known partners: makes names and pairs likelier, and rules nothing out.",
    )
    sources: tuple[SourceForm, ...] = ()
