"""What was done: classes of acts, recognised by the beginnings of words in our languages.

A row is knowledge of languages, open to any reviewer: stems are written as printed, in any script, without inflection.
A stem matches at the start of a word; where words are not parted by blanks or begin with particles (Han, Kana, Hangul,
Arabic, Hebrew) it matches anywhere. «+» joins two stems that must both stand in the same sentence. One letter case,
no marks, ё as е.
"""

from __future__ import annotations

import re
from functools import cache

from aggregator.stories.fold import fold

ACTS: dict[str, tuple[str, ...]] = {
    "sign": (
        "подпис парафир заключил заключен заключат заключит",  # ru
        "підпис уклали укладен уклала уклад",  # uk
        "падпіс заключ",  # be
        "sign inked concluded memorandum",  # en
        "unterzeichn unterschr abgeschlossen geschlossen besiegel",  # de
        "signé signe signat signer signent paraph",  # fr
        "firma firman firmar firmó firmaron suscrib rubric",  # es, it
        "firmat firmato siglat sottoscri",  # it
        "assinou assina assinar assinat",  # pt
        "podpis porozumien",  # pl
        "podepsal podepis podpísal",  # cs, sk
        "потпис potpis",  # sr, hr
        "подписа споразум",  # bg
        "semnat semnează semnare semnarea",  # ro
        "aláír",  # hu
        "υπεγρ υπογρ",  # el
        "imza",  # tr, az
        "қол+қой қолтаңба",  # kk
        "imzol",  # uz
        "ստորագր կնք կնքվ հուշագ",  # hy
        "ხელმოწერ მოაწერ გაფორმდ მემორანდუმ",  # ka
        "签署 签订 簽署 簽訂 签约",  # zh
        "調印 締結 署名",  # ja
        "체결 서명 협약식 조인",  # ko
        "توقيع وقع توقع يوقع وقّع",  # ar
        "امضا",  # fa
        "allekirjoit undertecknade undertecknat ondertek allkirj parakst pasiraš кол+кой",  # fi sv nl et lv lt ky
    ),
    "twin": (
        "побратим породн",  # ru, uk
        "пабрацім",  # be
        "twinn twinning sister-city sister+cities sister+city sister+town",  # en
        "partnerstadt städtepartner partnerstädt",  # de
        "jumel",  # fr
        "herman gemel gemin geminação irmã cidade-irmã gemellagg",  # es, it, pt
        "partnersk bliźniacz",  # pl
        "sestersk partnersk",  # cs, sk
        "братимљ побратим bratiml pobratim братимств",  # sr, hr, bg
        "înfrăț infrat",  # ro
        "testvérváros partnerváros",  # hu
        "αδελφοπ",  # el
        "kardeş kardes qardaş",  # tr, az
        "бауырлас egizak",  # kk, uz
        "քույր եղբայր",  # hy
        "დაძმობილ ძმობილ",  # ka
        "友好城市 姐妹城市 姊妹市 结好",  # zh
        "姉妹都市 友好都市",  # ja
        "자매 우호도시",  # ko
        "توأمة توامة توأم",  # ar
        "خواهر",  # fa
        "ystävyyskaupun vänort zusterstad stedenband sõpruslinn sadraudz",  # fi sv nl et lv
    ),
    "end": (
        "расторг разорв приостанов разрыв прекра денонс заморо",  # ru
        "розірв припин призупин",  # uk
        "разарв спын",  # be
        "suspend sever ends ended end freez froze scrap cut+ties drop revok terminat rescind broken+off on+hold",  # en
        "beend kündig ausgesetzt ruhen aussetz abbruch gekapp",  # de
        "suspend romp rupture gèle rompre",  # fr
        "suspend ruptura rompe romper congel",  # es, pt
        "sospend interromp revoc",  # it
        "zryw zerwa zerwał wypowie zawiesz zakończ",  # pl
        "ukonč vypověd zruš pozastav",  # cs, sk
        "раскин прекин raskin prekin",  # sr, hr
        "прекрат",  # bg
        "suspend rupt încet",  # ro
        "felbont megszüntet felfügg",  # hu
        "διακοπ αναστολ",  # el
        "askıya feshed iptal",  # tr
        "dayandır ləğv",  # az
        "დასრულ შეწყვიტ გააუქმ",  # ka
        "դադար",  # hy
        "终止 中止 断绝 解除",  # zh
        "解消 破棄 中断 終了",  # ja
        "중단 파기 종료",  # ko
        "تعليق قطع يجمد تجميد سيجمد إنهاء",  # ar
        "irtisan keskeyt avslut säger+upp opzegg beëindig lõpeta katkesta pārtrau nutrauk",  # fi sv nl et lv lt
    ),
    "decide": (
        "депутат одобри утверди проголосов единогласн сесси",  # ru
        "депутат погодил схвал проголосу одноголосн сесі",  # uk
        "council+vote councillors approve vote voted unanim motion resolution passed decree",  # en
        "gemeinderat beschloss beschließ einstimmig stadtrat abgestimmt stimmt",  # de
        "conseil+municipal voté vote délibér adopt",  # fr
        "pleno moción unánime aprob decret",  # es
        "consiglio+comunale approv deliber",  # it
        "câmara aprov vereador",  # pt
        "radni radny uchwał przegłosow",  # pl
        "zastupitel schvál odsouhlas odsúhlas",  # cs, sk
        "одборниц скупштин већни vijeć odluk usvoj",  # sr, hr
        "общинск+съвет",  # bg
        "consiliul+local aprobat hotărâr",  # ro
        "közgyűlés megszavaz",  # hu
        "δημοτικ+συμβουλ",  # el
        "meclis onay kabul+edil",  # tr
        "საკრებულო",  # ka
        "ավագանի",  # hy
        "决议 通过+议案 批准",  # zh
        "可決 議会 承認",  # ja
        "의결 의회 승인",  # ko
        "مجلس+وافق قرر صوت",  # ar
        "valtuust fullmäktig gemeenteraad volikogu taryb",  # fi sv nl et lt
    ),
    "visit": (
        "визит посети прибы прилет приеха прие делегац гост гостит",  # ru
        "візит відвіда прибу приїха делегац гост",  # uk
        "візіт наведа прые дэлегац",  # be
        "visit arriv delegation trip tour host travel",  # en
        "besuch reist reise delegation gast gäste empfang",  # de
        "visite délégation déplacement séjour",  # fr
        "visita viaje delegación delegaci delegazion delegação",  # es, it, pt
        "wizyt odwiedz delegac goście gości",  # pl
        "návštěv navštív delegac",  # cs, sk
        "посет посјет делегациј posjet poset delegacij",  # sr, hr
        "посещ делегаци",  # bg
        "vizit delegaț",  # ro
        "látogat küldötts",  # hu
        "επισκ αντιπροσωπ αποστολ",  # el
        "ziyaret heyet heyət səfər",  # tr, az
        "сапар делегац",  # kk, ky
        "tashrif",  # uz
        "այցել պատվիրակ այց",  # hy
        "ვიზიტ ეწვია დელეგაცი",  # ka
        "访问 代表团 来访 到访 訪問",  # zh
        "訪問 訪れ 代表団 訪日 表敬",  # ja
        "방문 대표단",  # ko
        "زيارة زار وفد",  # ar
        "vierail besök bezoek külast vizīt viesoj",  # fi sv nl et lv lt
    ),
    "talks": (
        "встрет встреч переговор обсуд обсужд беседов договорил",  # ru
        "зустрі переговор обговор",  # uk
        "сустрэ перамов абмерк",  # be
        "met meet meeting talks discuss negotiat",  # en
        "traf treff gespräch verhandl",  # de
        "rencontr discut entretien négoci",  # fr
        "reuni reunión encontr incontr colloqu negocia",  # es, it, pt
        "spotk rozmaw rozmow",  # pl
        "setkal setkán stretl jednal rokoval",  # cs, sk
        "састан разговар сусрет sastan razgovar susret",  # sr, hr
        "срещн срещ разговор",  # bg
        "întâlni discut întâln",  # ro
        "találkoz tárgyal egyeztet",  # hu
        "συναντ συζήτ",  # el
        "görüş bir+araya",  # tr, az
        "кездес талқыла",  # kk
        "uchrash",  # uz
        "հանդիպ քննարկ",  # hy
        "შეხვდ ხვდება შეხვედრ",  # ka
        "会见 会谈 座谈 会晤",  # zh
        "会談 面会 懇談 協議",  # ja
        "면담 회담 간담회 만나",  # ko
        "لقاء التقى اجتماع بحث",  # ar
        "tapasi tapaam träffa ontmoet kohtu tikās susitik",  # fi sv nl et lv lt
    ),
    "plan": (
        "планир намер предлож предлага станет могут намеча хочет хотят готов",  # ru
        "плану намір пропон хоче готує",  # uk
        "plan vow propos will+become to+become could+become wants offer intend",  # en
        "will soll plant möchte vorschlag",  # de
        "projet propos envisag souhait",  # fr
        "propon plane quiere",  # es
        "planuj chce propon",  # pl
        "plánuj chce navrh",  # cs, sk
        "планира",  # sr, bg
        "propun vrea",  # ro
        "tervez",  # hu
        "plan+yap hedefl",  # tr
    ),
    "days": (
        "дни+город день+город праздник праздно фестивал торжеств ярмарк",  # ru
        "дні+міст день+міст свят фестивал",  # uk
        "свята фэстывал",  # be
        "festival days+of city+day celebrat carnival fair",  # en
        "fest stadtfest festival feier stadtgeburtstag tage",  # de
        "fête festival festivités",  # fr
        "fiesta festival feria festa",  # es, it, pt
        "święt festiwal dni+miasta",  # pl
        "slavnost festival",  # cs, sk
        "фестивал праздни дани dani",  # sr, hr, bg
        "festival zilele sărbăt",  # ro
        "fesztivál ünnep",  # hu
        "φεστιβ γιορτ εορτ",  # el
        "festival şenlik bayram",  # tr, az
        "мереке фестивал",  # kk
        "փառատոն տոն",  # hy
        "ფესტივალ დღესასწაულ",  # ka
        "节 文化周 庆典",  # zh
        "祭 フェスティバル まつり",  # ja
        "축제 페스티벌",  # ko
        "مهرجان احتفال",  # ar
    ),
    "exhibition": (
        "выстав экспозиц вернисаж",  # ru
        "вистав експозиц",  # uk
        "выстаў",  # be
        "exhibition exhibit vernissage expo",  # en
        "ausstellung vernissage",  # de
        "exposition vernissage",  # fr
        "exposición exposici mostra exposição",  # es, it, pt
        "wystaw",  # pl
        "výstav",  # cs, sk
        "изложб izložb",  # sr, hr, bg
        "expoziț",  # ro
        "kiállít",  # hu
        "έκθεσ",  # el
        "sergi sərgi",  # tr, az
        "көрме",  # kk
        "koʻrgazma ko'rgazma",  # uz
        "ցուցահանդես",  # hy
        "გამოფენ",  # ka
        "展览 画展 书画展 摄影展",  # zh
        "展覧会 写真展 作品展",  # ja
        "전시",  # ko
        "معرض",  # ar
    ),
    "sport": (
        "турнир матч спартакиад чемпионат соревнован спортсмен футбол марафон хокке",  # ru
        "турнір матч змаган спортсмен футбол",  # uk
        "спаборн турнір",  # be
        "tournament match championship athletes football marathon olymp games+sport",  # en
        "turnier wettkampf sportler fußball marathon",  # de
        "tournoi championnat sporti marathon",  # fr
        "torneo campeonato deport maratón torneio",  # es, it, pt
        "turniej zawod mistrzost piłkar maraton",  # pl
        "turnaj zápas sportov závod",  # cs, sk
        "турнир такмичен спортист turnir natjecan",  # sr, hr, bg
        "turneu campionat",  # ro
        "verseny torna bajnoks",  # hu
        "τουρνουά πρωτάθλ αγών",  # el
        "turnuva maç turnir yarış",  # tr, az
        "жарыс турнир",  # kk
        "մրցաշար",  # hy
        "ტურნირ",  # ka
        "比赛 锦标赛 马拉松 友谊赛",  # zh
        "大会+選手 マラソン 試合",  # ja
        "대회+선수 마라톤 경기",  # ko
        "بطولة مباراة ماراثون",  # ar
    ),
    "education": (
        "школ студент университет вуз стажир семинар обмен+школьник",  # ru
        "шкіл школ студент університет семінар",  # uk
        "students pupils school university workshop seminar exchange+student",  # en
        "schüler student schule universität workshop austausch seminar",  # de
        "élèves étudiant école lycée universit",  # fr
        "estudiant alumn escuela universi scuola student escola",  # es, it, pt
        "uczni student szkoł uniwersyt",  # pl
        "student škol univerzit žác",  # cs, sk
        "ученик ученици студент школ srednjoškol učenic",  # sr, hr, bg
        "elevi student școal",  # ro
        "diák egyetem iskol",  # hu
        "μαθητ φοιτητ σχολ πανεπιστ",  # el
        "öğrenci okul üniversite şagird tələbə",  # tr, az
        "оқушы студент",  # kk
        "աշակերտ ուսանող",  # hy
        "მოსწავლ სტუდენტ",  # ka
        "学生 学校 大学",  # zh, ja
        "학생 학교 대학",  # ko
        "طلاب مدرسة جامعة",  # ar
    ),
    "aid": (
        "гуманитар помощ пожертв передал",  # ru
        "гуманітар допомог передал",  # uk
        "гуманітар дапамог",  # be
        "humanitarian aid donat relief rebuild restore",  # en
        "hilfsgüter spende hilfe hilfstransport spendet",  # de
        "humanitair aide don",  # fr
        "humanitari ayuda dona aiut ajuda",  # es, it, pt
        "humanitarn pomoc darowi",  # pl
        "humanitárn pomoc",  # cs, sk
        "хуманитарн помоћ humanitarn pomoć помощ",  # sr, hr, bg
        "umanitar ajutor",  # ro
        "segély adomány",  # hu
        "ανθρωπιστ βοήθει",  # el
        "yardım bağış",  # tr, az
        "көмек",  # kk, ky
        "օգնություն",  # hy
        "დახმარებ",  # ka
        "援助 捐赠 支援",  # zh
        "支援 寄付 寄贈",  # ja
        "지원+물품 기부",  # ko
        "مساعدات تبرع",  # ar
    ),
    "transport": (
        "авиарейс рейс авиасообщ маршрут поезд аэропорт",  # ru
        "авіарейс рейс маршрут потяг",  # uk
        "flight airline rail+link bus+route train",  # en
        "flugverbind zugverbind buslinie",  # de
        "liaison+aérien vol+direct",  # fr
        "vuelo volo voo",  # es, it, pt
        "połączen lot+bezpośred",  # pl
        "let+přím linka",  # cs
        "zbor+direct",  # ro
        "πτήσ δρομολόγ",  # el
        "uçuş sefer+başla uçuşlar",  # tr
        "航线 直航 班列",  # zh
        "直行便 航路",  # ja
        "직항 노선",  # ko
        "رحلات+جوية",  # ar
    ),
    "anniversary": (
        "юбиле годовщин летие летия летию лет+назад",  # ru
        "ювіле річниц річчя",  # uk
        "юбіле гадавін годдз",  # be
        "anniversar jubilee marks+years celebrates+years",  # en
        "jubiläum jahrestag jähriges jährige",  # de
        "anniversaire ans+jumelage",  # fr
        "aniversari anniversario",  # es, it, pt
        "rocznic jubileusz lecie",  # pl
        "výročí výroči jubile",  # cs, sk
        "годишњиц godišnjic obljetnic годишнин",  # sr, hr, bg
        "évforduló",  # hu
        "επέτει",  # el
        "yıldönüm yıl+dönüm ildönüm",  # tr, az
        "мерейтой",  # kk
        "տարեդարձ",  # hy
        "წლისთავ იუბილ",  # ka
        "周年",  # zh, ja
        "주년",  # ko
        "ذكرى",  # ar
    ),
    "open": (
        "открыл открыт открыва заложил",  # ru
        "відкри",  # uk
        "адкры",  # be
        "opened opens opening unveil inaugurat",  # en
        "eröffn eingeweiht enthüll",  # de
        "inaugur dévoil",  # fr, es, pt
        "otwar otwier odsłon",  # pl
        "otevř otvor odhal",  # cs, sk
        "отвор otvor otvar откри",  # sr, hr, bg
        "dezvel",  # ro
        "megnyit avat",  # hu
        "εγκαίν εγκαινι",  # el
        "açıl açtı",  # tr, az
        "ашылды",  # kk
        "բացվ",  # hy
        "გაიხსნა გახსნ",  # ka
        "开幕 揭幕 揭牌",  # zh
        "開幕 除幕 開設",  # ja
        "개막 제막 개소",  # ko
        "افتتاح افتتح",  # ar
    ),
    "forum": (
        "форум конференц конгресс саммит",  # ru, uk, bg
        "форум канферэнц",  # be
        "forum conference congress summit",  # en, de, pl …
        "konferenz kongress",  # de
        "conférence congrès",  # fr
        "foro conferencia congreso",  # es
        "konferenc kongres",  # pl, cs, sr
        "φόρουμ συνέδρ",  # el
        "zirve",  # tr
        "论坛 大会",  # zh
        "フォーラム 会議 サミット",  # ja
        "포럼 회의",  # ko
        "منتدى مؤتمر",  # ar
        "ფორუმ",  # ka
        "ֆորում",  # hy
    ),
    "greet": (
        "поздрав соболезн",  # ru
        "привіта співчут",  # uk
        "congratulat condolenc",  # en
        "gratul glückwunsch beileid",  # de
        "félicit condoléan",  # fr
        "felicit condolenc",  # es
        "gratulac kondolenc",  # pl
        "tebrik taziye təbrik",  # tr, az
        "祝贺 慰问",  # zh
    ),
}

# Told beside almost any event between two cities: says little on which event it is.
GENERIC = frozenset({"twin", "visit", "talks", "plan"})
OPPOSITE = frozenset({frozenset({"end", "sign"}), frozenset({"end", "days"}), frozenset({"end", "anniversary"})})

# Scripts without blanks between words, or with particles written to the word's front.
_ANYWHERE = re.compile(r"[\u0590-\u06ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def acts(text: str) -> tuple[str, ...]:
    """The classes of acts this text speaks of, in the table's order."""
    folded = fold(text)
    return tuple(act for act, pattern in _patterns().items() if pattern.search(folded))


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {act: _pattern(rows) for act, rows in ACTS.items()}


def _pattern(rows: tuple[str, ...]) -> re.Pattern[str]:
    starts: set[str] = set()
    anywhere: set[str] = set()
    both: list[str] = []
    for cue in " ".join(rows).split():
        stems = [fold(stem) for stem in cue.split("+")]
        if len(stems) > 1:
            first, second = (_single(stem) for stem in stems[:2])
            both.append(rf"(?=[^.!?\n]*{first}){first}[^.!?\n]{{0,60}}?{second}|{second}[^.!?\n]{{0,60}}?{first}")
        elif _ANYWHERE.search(stems[0]):
            anywhere.add(stems[0])
        else:
            starts.add(stems[0])
    parts = []
    if starts:
        parts.append(r"\b(?:" + "|".join(map(re.escape, sorted(starts))) + ")")
    if anywhere:
        parts.append("(?:" + "|".join(map(re.escape, sorted(anywhere))) + ")")
    return re.compile("|".join([*parts, *both]))


def _single(stem: str) -> str:
    return re.escape(stem) if _ANYWHERE.search(stem) else rf"\b{re.escape(stem)}"
