"""Which of several printed dates is the publication's? Words before them tell: «Опубликовано», «Updated»."""

from __future__ import annotations

import re
from typing import Final, Literal

from aggregator.normalise.words import fold

# Stems, folded as words.fold does (no accents, «й» as «и»).
_UPDATED: Final = re.compile(
    r"updat|modif|edited|last chang|обновл|измен|редакт|оновл|змін|абноўл|аб[нн]оул|aktualis|geandert|zuletzt|stand:|"
    r"mis a jour|maj\b|actualiz|aggiorn|atualiz|aktualiz|zmienion|zmodyf|zmenen|azurir|ажур|обновен|промен|frissit|"
    r"modosit|ενημερωσ|τροποποι|guncel|yenilen|жанарт|更新|修改|最終|수정|변경|تحديث|bijgewerkt|gewijzigd|uppdater|opdater|"
    r"oppdater|paivitetty|muokattu|atnaujin|atjaunin|uuendat"
)
_PUBLISHED: Final = re.compile(
    r"publi[sceék]|posted|created|released|опублик|размещ|дата публ|добавлен|создан|выложен|розміщ|апублік|змешч|"
    r"veroffentlicht|erstellt|eingestellt|erschienen|pubblicat|creato|inserito|dodan|utworzon|zverejn|zverejn|vydan|"
    r"vlozen|objav|публикув|објав|добавен|kozzetev|megjelen|feltolt|δημοσιευ|αναρτη|yayin|eklen|жариял|нашр|e'lon|"
    r"հրապարակ|გამოქვეყ|发布|發佈|發布|发表|发稿|公開|公开|掲載|投稿|등록|입력|작성|게시|نشر|gepubliceerd|geplaatst|julkais|"
    r"paskelb|avaldat"
)


def label(before: str) -> Literal["published", "updated"] | None:
    """What the words before a date call it; the nearest word counts."""
    folded = fold(before[-80:])
    updated = max((m.start() for m in _UPDATED.finditer(folded)), default=-1)
    published = max((m.start() for m in _PUBLISHED.finditer(folded)), default=-1)
    if max(updated, published) < 0:
        return None
    return "updated" if updated > published else "published"
