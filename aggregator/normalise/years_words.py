"""Words that tell what a year beside them means: a bound, a memory, a start, an end.

Stems, folded as words.fold does.
"""

from __future__ import annotations

import re
from typing import Final

# Right before a year or a date: it bounds a span or names a birth, so it is not the time of the news.
BOUNDING: Final = re.compile(
    r"(?:\b(?:since|from|until|till|to|by|before|after|through|founded(?: in| on)?|established(?: in| on)?|"
    r"born(?: in| on)?|circa|dated|с|со|до|к|ко|от|по|после|основан\w*(?: в)?|родил\w*(?: в)?|з|із|від|пасля|ад|"
    r"да|след|преди|"
    r"seit|bis|ab|vor|nach|gegrundet(?: im jahr)?|depuis|jusqu\S*|des|avant|apres|fonde\w*(?: en)?|desde|hasta|"
    r"antes de|dal|fino al|entro(?: il)?|ate|od|do|po|pred|pre|prije|din|pana in|inainte de|deri|sinds|tot|sedan|siden|"
    r"από|μεχρι|konca|kraja|tarihinden)|自|从|從|到|至)"
    r"[\s,«\"']*(?:the |end of |начала |конца |края |конце |roku |jahr |l'annee |the year |year )?$"
)

# The page looks back at something long past.
REMEMBERING: Final = re.compile(
    r"annivers|jubile|years (?:ago|of|since|after|later)|birthday|\blegacy|remember|commemor|"
    r"годовщин|\d-?\s?лети[еюя]|юбиле|лет назад|лет со дня|вспомин|наслед|исполня\w+ \d+ лет|угодк|гадавін|річниц|"
    r"років тому|гадоў таму|jahrestag|jubilaum|\d jahre\b|erinner|gedenk|souven|conmemor|aniversari|ricord|"
    r"rocznic|vyroc|"
    r"obletnic|obljetnic|godisnjic|годишњиц|годишнин|evfordul|επετει|yildonum|周年|週年|주년|ذكرى"
)

# Something with a period ahead of it begins.
STARTING: Final = re.compile(
    r"\bsign|adopt|approv|launch|kick[ -]?off|\bstart|agree (?:on|to)|conclud\w* (?:an? )?(?:agree|program|plan|treat)|"
    r"unveil|подпис|подпиш|утверд|принят|приня[лт]|запус[ктч]|старт|начал|начин|заключ|согласов|падпіс|падпіш|зацверд|"
    r"прынят|підпис|підпиш|затверд|ухвал|unterzeichn|unterschr|beschlie|beschloss|verabschied|vereinbar|\bsigne|"
    r"adopte|\blance|approuv|\bfirma|aprueb|aprob|\blanza|suscrib|approva|siglat|assina|aprova|lanca|podpis|zatwierdz|"
    r"przyje|uchwal|schval|prijat|potpis|потпис|sprejel|usvoj|одобр|приел|приет|semna|aproba|lansea|alair|elfogad|"
    r"υπογρ|"
    r"υπεγρ|εγκρι|imzala|imzolan|onayla|kabul ed|кол кои|кол кою|бекіт|ստորագր|ხელი მოაწ|ხელმოწ|签署|簽署|签订|通过|"
    r"启动|調印|署名|締結|체결|서명|توقيع|وقع|ondertek|underteckn|underskriv|allekirjoit|pasiras|parakst|allkirjast"
)

# … or it is over.
ENDING: Final = re.compile(
    r"\bend(?:s|ed|ing)?\b|\bcomplet|conclud(?:es|ed)$|\bfinish|\bclos(?:es|ed|ing)|\bexpire|evaluat|result|"
    r"результат|итог|"
    r"заверш|законч|окончан|истек|выполнен|отчет|підсумк|вынік|закін|beendet|abgeschlossen|ausgelaufen|bilanz|bilan|"
    r"termin[eoó]|achev|finaliz|conclus|encerr|zakoncz|podsumow|skonc|ukonc|zavrs|заврш|приключ|incheiat|lezar|sona er|"
    r"tamamlan|总结|結束|结束"
)

# The year named is the one before: results, reports, reviews.
LOOKING_BACK: Final = re.compile(
    r"result|report|review|summar|in numbers|outcome|итог|отчет|результат|обзор|за год|підсум|звіт|вынік|справаздач|"
    r"bilanz|ruckblick|bericht|bilan|rapport|retrospect|balance|resumen|informe|consuntivo|relatorio|podsumow|"
    r"sprawozd|raport|\bzprav|\bsprav|vysledk|izvjes|izvest|извешт|beszamol|απολογισμ|rapor|总结|総括|결산"
)
