"""Words that tell what a year beside them means: a bound, a memory, a start, an end. Stems, folded as words.fold does."""

from __future__ import annotations

import re
from typing import Final

# Right before a year or a date: it bounds a span or names a birth, so it is not the time of the news.
BOUNDING: Final = re.compile(
    r"(?:\b(?:since|from|until|till|to|by|before|after|through|founded(?: in)?|established(?: in)?|born(?: in| on)?|circa|"
    r"с|со|до|к|ко|от|по|после|основан\w*(?: в)?|родил\w*(?: в)?|з|із|від|пасля|да|от|след|преди|до|"
    r"seit|bis|ab|vor|nach|gegrundet(?: im jahr)?|depuis|jusqu\S*|des|avant|apres|fonde\w*(?: en)?|desde|hasta|antes de|"
    r"dal|fino al|entro(?: il)?|ate|od|do|po|pred|pre|prije|din|pana in|inainte de|ota|deri|sinds|tot|sedan|siden|"
    r"από|μεχρι|до края на|konca|kraja|tarihinden|itibaren)|自|到|至)"
    r"[\s,«\"']*(?:the |end of |года? |roku |rok |jahr |l'annee |конца |края |конце |the year |year )?$"
)

# The page looks back at something long past.
REMEMBERING: Final = re.compile(
    r"annivers|jubile|years (?:ago|of|since|after)|\d+(?:th|st|nd|rd) (?:anniv|birthd)|legacy|histor|remember|commemor|memor|"
    r"годовщин|лети[еюя]|юбиле|лет назад|лет со дня|вспомин|памят|истори|наслед|исполня|угодк|гадавін|річниц|рокiв тому|"
    r"років тому|jahrestag|jubilaum|jahre\b|erinner|gedenk|souven|commemor|conmemor|aniversari|ricord|rocznic|vyroc|"
    r"obletnic|obljetnic|godisnjic|годишњиц|годишнин|evfordul|επετει|yildonum|周年|週年|주년|ذكرى"
)

# Something with a period ahead of it begins.
STARTING: Final = re.compile(
    r"\bsign|adopt|approv|launch|kick[ -]?off|start|agree (?:on|to)|conclud\w* (?:an? )?(?:agree|program|plan|treat)|unveil|"
    r"подпис|подпиш|утвер|утверд|принят|приня|запус|старт|начал|начин|заключ|согласов|падпіс|зацверд|прынят|падпіш|"
    r"підпис|підпиш|затверд|ухвал|запуст|unterzeichn|unterschr|beschlie|beschloss|verabschied|vereinbar|signe|adopte|"
    r"lance|approuv|conclu|firma|aprueb|aprob|lanza|suscrib|firmat|approva|siglat|assina|aprova|lanca|podpis|zatwierdz|przyje|"
    r"uchwal|schval|prijat|potpis|потпис|sprejel|usvoj|одобр|приел|semna|aproba|lansea|alair|elfogad|υπογρ|υπεγρ|εγκρι|"
    r"imzala|imzolan|onayla|kabul ed|кол кои|кол койы|бекіт|ստորագր|ხელი მოაწ|ხელმოწ|签署|簽署|签订|通过|启动|調印|署名|締結|"
    r"체결|서명|توقيع|وقع|ondertek|goedgekeur|underteckn|underskriv|allekirjoit|pasiras|parakst|allkirjast"
)

# … or it is over.
ENDING: Final = re.compile(
    r"\bend(?:s|ed|ing)?\b|complet|conclud(?:es|ed)$|finish|clos(?:es|ed|ing)|expire|evaluat|результат|итог|заверш|законч|"
    r"истек|выполнен|отчет|підсумк|завершен|вынік|заканчва|beendet|abgeschlossen|ausgelaufen|bilanz|termin|bilan|achev|"
    r"finaliz|conclus|encerr|zakoncz|podsumow|skonc|ukonc|zavrs|заврш|приключ|incheiat|lezar|sona er|tamamlan|总结|結束|结束"
)

# The year named is the one before: results, reports, reviews.
LOOKING_BACK: Final = re.compile(
    r"result|report|review|summar|in numbers|outcome|итог|отчет|результат|обзор|за год|підсум|звіт|вынік|справаздач|"
    r"bilanz|ruckblick|bericht|bilan|rapport|retrospect|balance|resumen|informe|rapporto|consuntivo|relatorio|podsumow|"
    r"sprawozd|raport|zprav|sprav|vysledk|izvjes|izvest|извешт|отчет|beszamol|απολογισμ|rapor|总结|総括|결산"
)
