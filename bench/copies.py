"""``python -m bench.copies [FOLDER]``: are edited copies of a text known again, and nothing else taken for one?

Nine edits are done to every text of FOLDER (``gold-dev/gold.jsonl``, ``articles/*.gold.json`` in the annotated data) or
to our own texts of ``tests/stories/texts.toml``; each copy is placed among all the originals. A copy that joins its
original is right, one that joins another text wrong, one that joins nothing missed. ``--undated`` forgets all dates.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import tomllib
import unicodedata
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from aggregator import stories
from aggregator.cli.stories import UNDATED, Memory
from aggregator.model import Dated, Item, Tagging
from bench.stories import ratio

OWN = Path(__file__).parents[1] / "tests" / "stories" / "texts.toml"
HAN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
STOP = re.compile(r"(?<=[.!?…])\s+|(?<=[。！？])|\n+")
CREDITS = {
    "ru": ("КАЗАНЬ, 10 июня. /Пресс-служба мэрии/. ", " Фото: пресс-служба администрации города."),
    "zh": ("新华社喀山6月10日电 记者李明 ", " （来源：市政府新闻办公室）"),
    "en": ("KAZAN, June 10 (City Press) — ", " Photo: press office of the city administration."),
}
BOILER = {
    "ru": (
        "Главная Новости Афиша Поиск Версия для слабовидящих ",
        " Все права защищены. Подписывайтесь на наш канал. Контакты редакции. Карта сайта",
    ),
    "zh": ("首页 新闻 公告 搜索 无障碍浏览 ", " 版权所有 关注我们的公众号 联系编辑部 网站地图"),
    "en": (
        "Home News Events Search Accessibility ",
        " All rights reserved. Subscribe to our channel. Contact the editors. Site map",
    ),
}
Edit = Callable[[str, str, random.Random], str]


def _table(text: str) -> str:
    if HAN.search(text):
        return "zh"
    return "ru" if re.search("[а-яё]", text) else "en"


def _tokens(text: str) -> tuple[list[str], str]:
    """Words, or the signs of a script without blanks, and what stands between them."""
    return (list(text), "") if len(HAN.findall(text)) > len(text) / 3 else (text.split(), " ")


def credited(text: str, _other: str, chance: random.Random) -> str:
    """An agency's credit in front, behind, or both."""
    before, behind = CREDITS[_table(text)]
    where = chance.choice((1, 2, 3))
    return (before if where & 1 else "") + text + (behind if where & 2 else "")


def truncated(text: str, _other: str, chance: random.Random) -> str:
    """The rest cut off."""
    words, blank = _tokens(text)
    return blank.join(words[: max(12, int(len(words) * chance.uniform(0.4, 0.8)))])


def teaser(text: str, _other: str, chance: random.Random) -> str:
    """The beginning only, as feeds give it."""
    words, blank = _tokens(text)
    return blank.join(words[: chance.choice((20, 25, 30, 35)) * (1 if blank else 2)]) + "…"


def reworded(text: str, other: str, chance: random.Random) -> str:
    """Up to a tenth of the words changed: another word, a letter mistyped, a word left out."""
    words, blank = _tokens(text)
    donors = _tokens(other)[0] or ["—"]
    for at in chance.sample(range(len(words)), int(len(words) * chance.uniform(0.03, 0.1))):
        word = words[at]
        kind = chance.randrange(3)
        if kind == 0 or len(word) < 4:
            words[at] = chance.choice(donors)
        elif kind == 1:
            hole = chance.randrange(1, len(word) - 1)
            words[at] = word[:hole] + word[hole + 1] + word[hole] + word[hole + 2 :]
        else:
            words[at] = ""
    return blank.join(word for word in words if word)


def reordered(text: str, _other: str, chance: random.Random) -> str:
    """The sentences in another order."""
    sentences = [one for one in STOP.split(text) if one.strip()]
    chance.shuffle(sentences)
    return (" " if _tokens(text)[1] else "").join(sentences)


def retyped(text: str, _other: str, chance: random.Random) -> str:
    """Quotes, dashes, blanks, apostrophes and letters in another typography."""
    quotes = chance.choice(("“”", "«»", "„“", "''"))
    text = re.sub(r"[«“„]|(?<!\w)\"(?=\w)", quotes[0], text)
    text = re.sub(r"[»”]|(?<=\w)\"(?!\w)", quotes[1], text)
    text = text.replace(" — ", "\u00a0– ").replace("...", "…").replace("'", "’").replace("-", "\u2011")
    text = re.sub(r"(?<=\w{5})(?=\w{3})", lambda _: "\u00ad" if chance.random() < 0.1 else "", text)
    return unicodedata.normalize(chance.choice(("NFC", "NFD")), text.replace(", ", ",\u00a0"))


def unmarked(text: str, _other: str, _chance: random.Random) -> str:
    """ё as е, letters without their marks."""
    bare = "".join(one for one in unicodedata.normalize("NFD", text) if one not in "\u0300\u0301\u0308\u0302\u030c")
    return unicodedata.normalize("NFC", bare)


def furnished(text: str, _other: str, _chance: random.Random) -> str:
    """A site's menu in front and its footer behind."""
    before, behind = BOILER[_table(text)]
    return before + text + behind


def retitled(text: str, _other: str, _chance: random.Random) -> str:
    """The text as it is; its title is another's."""
    return text


EDITS: dict[str, Edit] = {
    "credit": credited,
    "truncation": truncated,
    "teaser": teaser,
    "word edits": reworded,
    "re-titled": retitled,
    "sentence order": reordered,
    "typographic": retyped,
    "е/ё and marks": unmarked,
    "boiler-plate": furnished,
}


def own_texts() -> list[tuple[str, str]]:
    """Our own texts: (title, text)."""
    found = tomllib.loads(OWN.read_text(encoding="utf-8"))["text"]
    return [(one["title"], one["text"]) for one in found]


def given_texts(folder: Path) -> list[tuple[str, str]]:
    """The annotated news and articles of a folder."""
    texts = []
    for line in (folder / "gold-dev" / "gold.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        texts.append((row["title"] or row["text"].split(". ")[0], row["text"]))
    for file in sorted((folder / "articles").glob("*.gold.json")):
        row = json.loads(file.read_text(encoding="utf-8"))
        text = row.get("text") or row.get("body")
        if isinstance(text, str) and row.get("title"):
            texts.append((row["title"], text))
    return [(title, text) for title, text in texts if len(_tokens(text)[0]) >= 20]


def measured(texts: list[tuple[str, str]], *, dated: bool, seed: int = 1) -> dict[str, tuple[int, int, int, list[str]]]:
    """By edit: right, wrong, missed, and what went wrong."""
    chance = random.Random(seed)
    memory = Memory()
    day = datetime(2025, 6, 10, tzinfo=UTC)
    founded: dict[str, set[int]] = {}

    def item(number: str, title: str, text: str, when: datetime) -> Item:
        published = Dated(when, "stated", "day") if dated else UNDATED
        return Item(number, number, "", f"id:{number}", "", None, title, published, published.value, text=text)

    for number, (title, text) in enumerate(texts):
        when = day + timedelta(days=number % 5)
        story, _, _ = memory.place(stories.fingerprint(item(f"o{number}", title, text, when), Tagging()))
        founded.setdefault(story, set()).add(number)
    figures = {}
    for kind, edit in EDITS.items():
        right = wrong = missed = 0
        errors = []
        for number, (title, text) in enumerate(texts):
            other = chance.choice(texts)
            copied = edit(text, other[1], chance)
            named = other[0] if kind == "re-titled" else title
            when = day + timedelta(days=number % 5 + chance.choice((0, 0, 1, 2)))
            joined, why = memory.asked(stories.fingerprint(item(f"{kind}{number}", named, copied, when), Tagging()))
            if joined is None:
                missed += 1
                errors.append(f"missed: {copied[:300]}")
            elif number in founded.get(joined, ()):
                right += 1
            else:
                wrong += 1
                errors.append(f"wrong ({why}): {copied[:300]}")
        figures[kind] = right, wrong, missed, errors
    twins = [numbers for numbers in founded.values() if len(numbers) > 1]
    figures["originals"] = len(founded), 0, 0, [str([texts[n][1][:80] for n in sorted(some)]) for some in twins]
    return figures


def main() -> None:
    """Measure and print a row for each edit."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("folder", type=Path, nargs="?")
    options.add_argument("--undated", action="store_true")
    options.add_argument("--errors", action="store_true", help="print every error")
    given = options.parse_args()
    texts = given_texts(given.folder) if given.folder else own_texts()
    figures = measured(texts, dated=not given.undated)
    print(f"{len(texts)} texts, {figures.pop('originals')[0]} stories of originals")
    total = [0, 0, 0]
    for kind, (right, wrong, missed, errors) in figures.items():
        print(f"{kind:<15} {ratio(right, wrong, missed)}")
        total = [a + b for a, b in zip(total, (right, wrong, missed), strict=True)]
        if given.errors:
            print(*errors, sep="\n")
    print(f"{'all':<15} {ratio(*total)}")


if __name__ == "__main__":
    main()
