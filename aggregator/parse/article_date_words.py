"""Words in front of a date that say whose day it is: of publication, of a change, of the event. Lower case."""

from __future__ import annotations

from typing import Final

PUBLISHED: Final = (
    *("опубликован", "дата публикации", "размещен", "дата размещения", "дата создания", "создан", "добавлен"),
    *("опубліковано", "дата публікації", "розміщено", "апублікавана", "апублікаваны", "published", "posted"),
    *("publication date", "date of publication", "release date", "veröffentlicht", "erstellt am", "erschienen"),
    *("publié", "mis en ligne", "date de publication", "publicado", "fecha de publicación", "pubblicat"),
    *("data di pubblicazione", "data de publicação", "publicada", "opublikowan", "data publikacji", "dodano"),
    *("publikováno", "zveřejněno", "vydáno", "datum zveřejnění", "publikované", "zverejnené", "objavljeno"),
    *("objavljen", "datum objave", "објављено", "публикуван", "дата на публикуване", "објавено", "publicat"),
    *("postat", "közzétéve", "megjelent", "publikálva", "δημοσιεύ", "ημερομηνία δημοσίευσης", "αναρτήθηκε"),
    *("yayın tarihi", "yayınlanma", "eklenme", "oluşturulma", "giriş tarihi", "dərc edil", "yerləşdirilib"),
    *("жарияланған", "жарияланды", "e'lon qilin", "e’lon qilin", "жарыяланган", "հրապարակվ", "გამოქვეყნ"),
    *("发布时间", "发布日期", "发表时间", "日期", "發布", "公開日", "掲載", "配信", "投稿日", "등록", "입력", "게시"),
    *("تاريخ النشر", "نشر في", "نُشر", "تم النشر", "تاریخ انتشار"),
)
UPDATED: Final = (
    *("обновлен", "изменен", "последнее изменение", "дата изменения", "отредактирован", "редакция от"),
    *("оновлено", "змінено", "абноўлена", "updated", "modified", "last change", "edited", "aktualisiert"),
    *("geändert", "letzte änderung", "stand:", "bearbeitet", "mis à jour", "modifié", "mise à jour", "actualizado"),
    *(
        "modificado",
        "actualización",
        "aggiornat",
        "aggiornament",
        "modificat",
        "ultima modifica",
        "atualizad",
        "aktualizac",
    ),
    *("zmodyfikowan", "aktualizován", "upraveno", "změněno", "aktualizovan", "upravené", "posodobljeno"),
    *("ažurirano", "izmijenjeno", "ажурирано", "измењено", "обновен", "актуализиран", "променет", "actualizat"),
    *("frissít", "módosít", "ενημερώθηκε", "τελευταία ενημέρωση", "τροποποιήθηκε", "güncelle", "yenilən"),
    *("жаңартыл", "yangilan", "жаңыртыл", "թարմացվ", "განახლდ", "განახლებ", "更新", "修改时间", "업데이트", "수정"),
    *("تحديث", "آخر تعديل", "به‌روزرسانی"),
)
EVENT: Final = (
    *("дата проведения", "дата мероприятия", "время проведения", "начало мероприятия", "когда:", "дата події"),
    *("event date", "date of event", "when:", "starts", "deadline", "veranstaltungsdatum", "termin:", "wann:"),
    *("date de l'événement", "quand", "fecha del evento", "cuándo", "data dell'evento", "quando:", "kiedy:"),
    *("data wydarzenia", "termin konání", "kdy:", "kdaj:", "kada:", "када:", "кога:", "când:", "mikor:", "πότε:"),
    *("etkinlik tarihi", "ne zaman", "活动时间", "举办时间", "開催日", "日時", "일시", "موعد"),
)
