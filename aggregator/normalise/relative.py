"""Dates told from the moment of reading: «3 часа назад», «yesterday at 14:05», «昨天», «vor einer Stunde»."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from typing import TYPE_CHECKING, Final, Literal

from aggregator.normalise.clock import read_clocks
from aggregator.normalise.words import fold, listed

if TYPE_CHECKING:
    from datetime import time, tzinfo

Unit = Literal["second", "minute", "hour", "day", "week", "month", "year"]


@dataclass(frozen=True, slots=True)
class Relative:
    """``count`` units before the moment of reading; ``days`` alone means a calendar day, with a time if printed."""

    count: int
    unit: Unit
    time: time | None = None
    zone: tzinfo | None = None


# Folded words (words.fold). Stems end with «*».
_DAYS_AGO: Final = {
    0: (
        "today сегодня сёння сення сьогодні днес денес данас danas danes dnes dzisiaj dziś dzis heute "
        "aujourd'hui hoy oggi hoje azi astăzi ma σήμερα bugün bugun бүгін бугін бүгүн bugungi այսօր დღეს "
        "今天 今日 오늘 اليوم היום vandaag idag i_dag tänään šiandien šodien täna avui hari_ini امروز имрӯз"
    ),
    1: (
        "yesterday вчера учора вчора јуче jučer juče včeraj včera wczoraj gestern hier ayer ieri ontem "
        "tegnap χθες χτες dün dünən кеше кечээ kecha երեկ გუშინ 昨天 昨日 어제 أمس امس אתמול gisteren igår "
        "i_går eilen vakar eile ahir kemarin дирӯз دیروز"
    ),
    2: (
        "позавчера пазаўчора позавчора завчера прекјуче prekjučer przedwczoraj předevčírem predvčerom "
        "vorgestern avant-hier anteayer anteontem tegnapelőtt προχθές 前天 一昨日 그저께 eergisteren"
    ),
}
_UNITS: Final[dict[Unit, str]] = {
    "second": (
        "second* sec secs s секунд* сек с sekund* sekunde* segundo* secondi secondo saniye saniyə ثانية "
        "másodperc* δευτερόλεπτ*"
    ),
    "minute": (
        "minut* min mins мин минут* минуту мінут* хв хвилин* хвіл* хвилини minuto* minuti minuten perc "
        "perce λεπτ* dakika dk dəqiqə дакика мүнөт минөт daqiqa րոպե წუთ* دقيقة دقائق דקות דקה minuut "
        "minuutti* minučių minutes минути минута"
    ),
    "hour": (
        "hour* hr hrs h час часа часов часу час* годин* год гадзін* сат сата сати sat sata sati hodin* "
        "godzin* ura uri ur stunde* std heure* hora horas ore ora óra órája órával ώρ* saat sa сагат сағат "
        "soat ժամ საათ* ساعة ساعات שעות שעה uur uren timme timmar time timer timen tunti tuntia valand* "
        "stund* tund tundi"
    ),
    "day": (
        "day* день дня дней дні днів дзень дзён ден дни дана дан dan dana dni dny dnů dnem dnami dzień dní "
        "dňami tag tage tagen jour* día dias días giorno giorni dia zi zile nap napja nappal ημέρ* μέρ* gün "
        "күн kun оր օր დღ* يوم أيام ימים יום dag dagen dagar dage dager päivä päivää dien* päeva päev"
    ),
    "week": (
        "week* недел* тижд* тыдн* týdn* týden týžd* tydzień tygodni* nedelj* nedjelj* недељ* седмиц* woche* "
        "semaine* semana* settiman* săptămân* hét hete héttel εβδομάδ* hafta həftə апта жума أسبوع weken "
        "vecka veckor uge uger viikko viikkoa savait* nedēļ* nädal*"
    ),
    "month": (
        "month* месяц* місяц* měsíc* mesiac* miesiąc* miesięc* mesec* mjesec* месец* monat* mois mes meses "
        "mese mesi mês lun* luni hónap* μήν* ay ай oy ամիս თვ* شهر maand* månad* måned* kuukau* mėnes* "
        "mēneš* kuu*"
    ),
    "year": ("year* год года лет рок* роки років гадоў року jahr* an ans año años anno anni ano anos éve χρόν* yıl"),
}
_AGO: Final = (
    "ago назад тому таму vor il_y_a hace há ha fa temu před pred prije pre преди пред пре acum în_urmă "
    "ezelőtt πριν önce əvvəl бұрын oldin avval мурун мурда առաջ წინ منذ قبل לפני geleden sedan siden "
    "sitten prieš pirms tagasi"
)
_ONE: Final = listed(
    "a an одну один ein einer einem eine un une una um uma jeden jednu jedną jedną bir egy одна едно един една"
)
_NOW: Final = frozenset(
    fold(name).replace("_", "-")
    for name in listed("just_now now только_что щойно gerade_eben soeben à_l'instant 刚刚 剛剛 たった今 방금")
)
_FILLERS: Final = frozenset(
    map(
        fold,
        listed(
            "в о у на at um à a à_las las alle ore às kl klo o_godz w ve v u i în la de около about ca circa "
            "uhr published posted ob do der in the опубликовано публикация veröffentlicht publié"
        ),
    )
)
_TOKEN = re.compile(r"\d+|[^\W\d_]+(?:['’-][^\W\d_]+)*")
_EAST = re.compile(
    r"(\d+|一)\s*(秒钟|秒|分钟|分鐘|分|小时|小時|時間|天|日|周|週間|个月|個月|か月|ヶ月|초|분|시간|일|주|개월)\s*(?:以)?(?:前|전)"
)
_EAST_UNITS: Final[dict[str, Unit]] = {
    "秒": "second", "초": "second", "分": "minute", "분": "minute", "小": "hour", "時": "hour", "시": "hour",
    "天": "day", "日": "day", "일": "day", "周": "week", "週": "week", "주": "week", "个": "month", "個": "month",
    "か": "month", "ヶ": "month", "개": "month",
}  # fmt: skip


def read_relative(text: str) -> Relative | None:
    """What a short string says of the past from now; None when any word of it is not understood."""
    if match := _EAST.search(text):
        count = 1 if match[1] == "一" else int(match[1])
        return Relative(count, _EAST_UNITS[match[2][0]]) if count < 1000 else None
    clocks, rest = read_clocks(text, " ")
    clock = clocks[0] if len(clocks) == 1 else None
    folded = _joined(fold(rest))
    tokens = _TOKEN.findall(folded)
    said = [token for token in tokens if token not in _FILLERS]
    if len(said) == 1 and said[0] in _NOW:
        return Relative(0, "second")
    if len(said) == 1 and len(clocks) < 2 and (days := _days().get(said[0])) is not None:
        return Relative(days, "day", clock.time if clock else None, clock.zone if clock else None)
    return None if clocks else _so_long_ago([token for token in tokens if token not in _FILLERS or _unit(token)])


def _so_long_ago(tokens: list[str]) -> Relative | None:
    if not any(_is_ago(token) for token in tokens):
        return None
    rest = [token for token in tokens if not _is_ago(token)]
    numbers = [token for token in rest if token.isdecimal()]
    names = [token for token in rest if not token.isdecimal() and token not in _ONE]
    if len(numbers) > 1 or len(names) != 1 or (unit := _unit(names[0])) is None:
        return None
    count = int(numbers[0]) if numbers and len(numbers[0]) < 4 else 1 if not numbers else None
    return Relative(count, unit) if count is not None else None


def back(relative: Relative) -> timedelta:
    """The time span; months and years by their mean length, for such dates are rounded anyway."""
    spans: dict[Unit, timedelta] = {
        "second": timedelta(seconds=1),
        "minute": timedelta(minutes=1),
        "hour": timedelta(hours=1),
        "day": timedelta(days=1),
        "week": timedelta(weeks=1),
        "month": timedelta(days=30.4),
        "year": timedelta(days=365.25),
    }
    return relative.count * spans[relative.unit]


def _joined(text: str) -> str:
    for phrase in (
        "il y a",
        "just now",
        "только что",
        "gerade eben",
        "a l'instant",
        "i dag",
        "i gar",
        "hari ini",
        "in urma",
    ):
        text = text.replace(fold(phrase), fold(phrase).replace(" ", "-"))
    return text


@cache
def _days() -> dict[str, int]:
    return {fold(name).replace("_", "-"): days for days, names in _DAYS_AGO.items() for name in names.split()}


@cache
def _unit(word: str) -> Unit | None:
    for unit, names in _UNITS.items():
        for name in map(fold, names.split()):
            if word == name or (name.endswith("*") and word.startswith(name[:-1])):
                return unit
    return None


@cache
def _is_ago(word: str) -> bool:
    return word in {fold(name).replace("_", "-") for name in _AGO.split()}
