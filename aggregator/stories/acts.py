"""What was done: classes of acts, recognised by the beginnings of words in our languages.

The table is knowledge of languages, open to any reviewer. A row names its languages ("*": all) and their stems, as
printed, without inflection. A stem matches at the start of a word; where words are not parted by blanks or begin with
particles (Han, Kana, Hangul, Arabic, Hebrew) it matches anywhere. «_» joins stems of neighbouring words, «+» two stems
that stand near one another in one sentence. Letter case, marks and ё do not count.
"""

from __future__ import annotations

import re
from functools import cache

from aggregator.stories.fold import fold

ACTS: dict[str, dict[str, str]] = {
    "sign": {
        "ru": "подпис парафир заключил заключен заключат заключит",
        "uk": "підпис уклали укладен уклала уклад",
        "be": "падпіс заключ",
        "en": "sign inked concluded memorandum",
        "de": "unterzeichn unterschr abgeschlossen geschlossen besiegel",
        "fr": "signé signe signat signer signent paraph",
        "es it": "firma firman firmar firmó firmaron suscrib rubric",
        "it": "firmat firmato siglat sottoscri",
        "pt": "assinou assina assinar assinat",
        "pl": "podpis porozumien",
        "cs sk": "podepsal podepis podpísal",
        "sr hr": "потпис potpis",
        "bg": "подписа споразум",
        "ro": "semnat semnează semnare semnarea",
        "hu": "aláír",
        "el": "υπεγρ υπογρ",
        "tr az": "imza",
        "kk": "қол+қой қолтаңба",
        "uz": "imzol",
        "hy": "ստորագր կնք կնքվ հուշագ",
        "ka": "ხელმოწერ მოაწერ გაფორმდ მემორანდუმ",
        "zh": "签署 签订 簽署 簽訂 签约",
        "ja": "調印 締結 署名",
        "ko": "체결 서명 협약식 조인",
        "ar": "توقيع وقع توقع يوقع وقّع",
        "fa": "امضا",
        "fi sv nl et lv lt ky": "allekirjoit undertecknade undertecknat ondertek allkirj parakst pasiraš кол+кой",
    },
    "twin": {
        "ru uk": "побратим породн",
        "be": "пабрацім",
        "en": "twinn twinning sister-city sister+cities sister+city sister+town",
        "de": "partnerstadt städtepartner partnerstädt",
        "fr": "jumel",
        "es it pt": "herman gemel gemin geminação irmã cidade-irmã gemellagg",
        "pl": "partnersk bliźniacz",
        "cs sk": "sestersk partnersk",
        "sr hr bg": "братимљ побратим bratiml pobratim братимств",
        "ro": "înfrăț infrat",
        "hu": "testvérváros partnerváros",
        "el": "αδελφοπ",
        "tr az": "kardeş kardes qardaş",
        "kk uz": "бауырлас egizak",
        "hy": "քույր եղբայր",
        "ka": "დაძმობილ ძმობილ",
        "zh": "友好城市 姐妹城市 姊妹市 结好",
        "ja": "姉妹都市 友好都市",
        "ko": "자매 우호도시",
        "ar": "توأمة توامة توأم",
        "fa": "خواهر",
        "fi sv nl et lv": "ystävyyskaupun vänort zusterstad stedenband sõpruslinn sadraudz",
    },
    "end": {
        "ru": "расторг разорв приостанов разрыв прекра денонс заморо",
        "uk": "розірв припин призупин",
        "be": "разарв спын",
        "en": (
            "suspend sever ends ended end freez froze scrap cut+ties drop revok terminat rescind broken+off on+hold "
            "no+longer cancel"
        ),
        "de": "beend kündig ausgesetzt ruhen aussetz abbruch gekapp",
        "fr": "suspend suspens romp rupture gèle rompre",
        "es pt": "suspend suspens ruptura rompe romper congel",
        "it": "sospen interromp revoc",
        "pl": "zryw zerwa zerwał wypowie zawiesz zakończ",
        "cs sk": "ukonč vypověd zruš pozastav",
        "sr hr": "раскин прекин raskin prekin",
        "bg": "прекрат",
        "ro": "suspend rupt încet",
        "hu": "felbont megszüntet felfügg",
        "el": "διακοπ αναστολ",
        "tr": "askıya feshed iptal",
        "az": "dayandır ləğv",
        "ka": "დასრულ შეწყვიტ გააუქმ",
        "hy": "դադար",
        "zh": "终止 中止 断绝 解除",
        "ja": "解消 破棄 中断 終了",
        "ko": "중단 파기 종료",
        "ar": "تعليق قطع يجمد تجميد سيجمد إنهاء",
        "fi sv nl et lv lt": "irtisan keskeyt avslut säger+upp opzegg beëindig lõpeta katkesta pārtrau nutrauk",
    },
    "decide": {
        "ru": "депутат одобри утверди проголосов единогласн сесси",
        "uk": "депутат погодил схвал проголосу одноголосн сесі",
        "en": "council+vote councillors approve vote voted unanim motion resolution passed decree",
        "de": "gemeinderat beschloss beschließ einstimmig stadtrat abgestimmt stimmt",
        "fr": "conseil+municipal voté vote délibér adopt",
        "es": "pleno moción unánime aprob decret",
        "it": "consiglio+comunale approv deliber",
        "pt": "câmara aprov vereador",
        "pl": "radni radny uchwał przegłosow",
        "cs sk": "zastupitel schvál odsouhlas odsúhlas",
        "sr hr": "одборниц скупштин већни vijeć odluk usvoj",
        "bg": "общинск+съвет",
        "ro": "consiliul+local aprobat hotărâr",
        "hu": "közgyűlés megszavaz",
        "el": "δημοτικ+συμβουλ",
        "tr": "meclis onay kabul+edil",
        "ka": "საკრებულო",
        "hy": "ավագանի",
        "zh": "决议 通过+议案 批准",
        "ja": "可決 議会 承認",
        "ko": "의결 의회 승인",
        "ar": "مجلس+وافق قرر صوت",
        "fi sv nl et lt": "valtuust fullmäktig gemeenteraad volikogu taryb",
    },
    "visit": {
        "ru": "визит посети прибы прилет приеха прие делегац гост гостит",
        "uk": "візит відвіда прибу приїха делегац гост",
        "be": "візіт наведа прые дэлегац",
        "en": "visit arriv delegation trip tour host travel",
        "de": "besuch reist reise delegation gast gäste empfang",
        "fr": "visite délégation déplacement séjour",
        "es it pt": "visita viaje delegación delegaci delegazion delegação",
        "pl": "wizyt odwiedz delegac goście gości",
        "cs sk": "návštěv navštív delegac",
        "sr hr": "посет посјет делегациј posjet poset delegacij",
        "bg": "посещ делегаци",
        "ro": "vizit delegaț",
        "hu": "látogat küldötts",
        "el": "επισκ αντιπροσωπ αποστολ",
        "tr az": "ziyaret heyet heyət səfər",
        "kk ky": "сапар делегац",
        "uz": "tashrif",
        "hy": "այցել պատվիրակ այց",
        "ka": "ვიზიტ ეწვია დელეგაცი",
        "zh": "访问 代表团 来访 到访 訪問",
        "ja": "訪問 訪れ 代表団 訪日 表敬",
        "ko": "방문 대표단",
        "ar": "زيارة زار وفد",
        "fi sv nl et lv lt": "vierail besök bezoek külast vizīt viesoj",
    },
    "talks": {
        "ru": "встрет встреч переговор обсуд обсужд беседов договорил",
        "uk": "зустрі переговор обговор",
        "be": "сустрэ перамов абмерк",
        "en": "met meet meeting talks discuss negotiat",
        "de": "traf treff gespräch verhandl",
        "fr": "rencontr discut entretien négoci",
        "es it pt": "reuni reunión encontr incontr colloqu negocia",
        "pl": "spotk rozmaw rozmow",
        "cs sk": "setkal setkán stretl jednal rokoval",
        "sr hr": "састан разговар сусрет sastan razgovar susret",
        "bg": "срещн срещ разговор",
        "ro": "întâlni discut întâln",
        "hu": "találkoz tárgyal egyeztet",
        "el": "συναντ συζήτ",
        "tr az": "görüş bir+araya",
        "kk": "кездес талқыла",
        "uz": "uchrash",
        "hy": "հանդիպ քննարկ",
        "ka": "შეხვდ ხვდება შეხვედრ",
        "zh": "会见 会谈 座谈 会晤",
        "ja": "会談 面会 懇談 協議",
        "ko": "면담 회담 간담회 만나",
        "ar": "لقاء التقى اجتماع بحث",
        "fi sv nl et lv lt": "tapasi tapaam träffa ontmoet kohtu tikās susitik",
    },
    "plan": {
        "ru": "планир намер предлож предлага станет могут намеча хочет хотят готов",
        "uk": "плану намір пропон хоче готує",
        "en": "plan vow propos will+become to+become could+become wants offer intend",
        "de": "will soll plant möchte vorschlag",
        "fr": "projet propos envisag souhait",
        "es": "propon plane quiere",
        "pl": "planuj chce propon",
        "cs sk": "plánuj chce navrh",
        "sr bg": "планира",
        "ro": "propun vrea",
        "hu": "tervez",
        "tr": "plan+yap hedefl",
    },
    "days": {
        "ru": "дни_город день_город праздник праздно фестивал торжеств ярмарк",
        "uk": "дні_міст день_міст свят фестивал",
        "be": "свята фэстывал",
        "en": "festival days_of city_day celebrat carnival fair",
        "de": "fest stadtfest festival feier stadtgeburtstag tage",
        "fr": "fête festival festivités",
        "es it pt": "fiesta festival feria festa",
        "pl": "święt festiwal dni_miasta",
        "cs sk": "slavnost festival",
        "sr hr bg": "фестивал праздни дани dani",
        "ro": "festival zilele sărbăt",
        "hu": "fesztivál ünnep",
        "el": "φεστιβ γιορτ εορτ",
        "tr az": "festival şenlik bayram",
        "kk": "мереке фестивал",
        "hy": "փառատոն տոն",
        "ka": "ფესტივალ დღესასწაულ",
        "zh": "节 文化周 庆典",
        "ja": "祭 フェスティバル まつり",
        "ko": "축제 페스티벌",
        "ar": "مهرجان احتفال",
    },
    "exhibition": {
        "ru": "выстав экспозиц вернисаж",
        "uk": "вистав експозиц",
        "be": "выстаў",
        "en": "exhibition exhibit vernissage expo",
        "de": "ausstellung vernissage",
        "fr": "exposition vernissage",
        "es it pt": "exposición exposici mostra exposição",
        "pl": "wystaw",
        "cs sk": "výstav",
        "sr hr bg": "изложб izložb",
        "ro": "expoziț",
        "hu": "kiállít",
        "el": "έκθεσ",
        "tr az": "sergi sərgi",
        "kk": "көрме",
        "uz": "koʻrgazma ko'rgazma",
        "hy": "ցուցահանդես",
        "ka": "გამოფენ",
        "zh": "展览 画展 书画展 摄影展",
        "ja": "展覧会 写真展 作品展",
        "ko": "전시",
        "ar": "معرض",
    },
    "sport": {
        "ru": "турнир матч спартакиад чемпионат соревнован спортсмен футбол марафон хокке",
        "uk": "турнір матч змаган спортсмен футбол",
        "be": "спаборн турнір",
        "en": "tournament match championship athletes football marathon olymp games+sport",
        "de": "turnier wettkampf sportler fußball marathon",
        "fr": "tournoi championnat sporti marathon",
        "es it pt": "torneo campeonato deport maratón torneio",
        "pl": "turniej zawod mistrzost piłkar maraton",
        "cs sk": "turnaj zápas sportov závod",
        "sr hr bg": "турнир такмичен спортист turnir natjecan",
        "ro": "turneu campionat",
        "hu": "verseny torna bajnoks",
        "el": "τουρνουά πρωτάθλ αγών",
        "tr az": "turnuva maç turnir yarış",
        "kk": "жарыс турнир",
        "hy": "մրցաշար",
        "ka": "ტურნირ",
        "zh": "比赛 锦标赛 马拉松 友谊赛",
        "ja": "大会+選手 マラソン 試合",
        "ko": "대회+선수 마라톤 경기",
        "ar": "بطولة مباراة ماراثون",
    },
    "education": {
        "ru": "школ студент университет вуз стажир семинар обмен+школьник",
        "uk": "шкіл школ студент університет семінар",
        "en": "students pupils school university workshop seminar exchange+student",
        "de": "schüler student schule universität workshop austausch seminar",
        "fr": "élèves étudiant école lycée universit",
        "es it pt": "estudiant alumn escuela universi scuola student escola",
        "pl": "uczni student szkoł uniwersyt",
        "cs sk": "student škol univerzit žác",
        "sr hr bg": "ученик ученици студент школ srednjoškol učenic",
        "ro": "elevi student școal",
        "hu": "diák egyetem iskol",
        "el": "μαθητ φοιτητ σχολ πανεπιστ",
        "tr az": "öğrenci okul üniversite şagird tələbə",
        "kk": "оқушы студент",
        "hy": "աշակերտ ուսանող",
        "ka": "მოსწავლ სტუდენტ",
        "zh ja": "学生 学校 大学",
        "ko": "학생 학교 대학",
        "ar": "طلاب مدرسة جامعة",
    },
    "aid": {
        "ru": "гуманитар помощ пожертв передал",
        "uk": "гуманітар допомог передал",
        "be": "гуманітар дапамог",
        "en": "humanitarian aid donat relief rebuild restore",
        "de": "hilfsgüter spende hilfe hilfstransport spendet",
        "fr": "humanitair aide don",
        "es it pt": "humanitari ayuda dona aiut ajuda",
        "pl": "humanitarn pomoc darowi",
        "cs sk": "humanitárn pomoc",
        "sr hr bg": "хуманитарн помоћ humanitarn pomoć помощ",
        "ro": "umanitar ajutor",
        "hu": "segély adomány",
        "el": "ανθρωπιστ βοήθει",
        "tr az": "yardım bağış",
        "kk ky": "көмек",
        "hy": "օգնություն",
        "ka": "დახმარებ",
        "zh": "援助 捐赠 支援",
        "ja": "支援 寄付 寄贈",
        "ko": "지원+물품 기부",
        "ar": "مساعدات تبرع",
    },
    "transport": {
        "ru": "авиарейс рейс авиасообщ маршрут поезд аэропорт",
        "uk": "авіарейс рейс маршрут потяг",
        "en": "flight airline rail+link bus+route train",
        "de": "flugverbind zugverbind buslinie",
        "fr": "liaison+aérien vol+direct",
        "es it pt": "vuelo volo voo",
        "pl": "połączen lot+bezpośred",
        "cs": "let+přím linka",
        "ro": "zbor+direct",
        "el": "πτήσ δρομολόγ",
        "tr": "uçuş sefer+başla uçuşlar",
        "zh": "航线 直航 班列",
        "ja": "直行便 航路",
        "ko": "직항 노선",
        "ar": "رحلات+جوية",
    },
    "anniversary": {
        "ru": "юбиле годовщин летие летия летию лет+назад",
        "uk": "ювіле річниц річчя",
        "be": "юбіле гадавін годдз",
        "en": "anniversar jubilee marks+years celebrates+years",
        "de": "jubiläum jahrestag jähriges jährige",
        "fr": "anniversaire ans+jumelage",
        "es it pt": "aniversari anniversario",
        "pl": "rocznic jubileusz lecie",
        "cs sk": "výročí výroči jubile",
        "sr hr bg": "годишњиц godišnjic obljetnic годишнин",
        "hu": "évforduló",
        "el": "επέτει",
        "tr az": "yıldönüm yıl+dönüm ildönüm",
        "kk": "мерейтой",
        "hy": "տարեդարձ",
        "ka": "წლისთავ იუბილ",
        "zh ja": "周年",
        "ko": "주년",
        "ar": "ذكرى",
    },
    "open": {
        "ru": "открыл открыт открыва заложил",
        "uk": "відкри",
        "be": "адкры",
        "en": "opened opens opening unveil inaugurat",
        "de": "eröffn eingeweiht enthüll",
        "fr es pt": "inaugur dévoil",
        "pl": "otwar otwier odsłon",
        "cs sk": "otevř otvor odhal",
        "sr hr bg": "отвор otvor otvar откри",
        "ro": "dezvel",
        "hu": "megnyit avat",
        "el": "εγκαίν εγκαινι",
        "tr az": "açıl açtı",
        "kk": "ашылды",
        "hy": "բացվ",
        "ka": "გაიხსნა გახსნ",
        "zh": "开幕 揭幕 揭牌",
        "ja": "開幕 除幕 開設",
        "ko": "개막 제막 개소",
        "ar": "افتتاح افتتح",
    },
    "forum": {
        "ru uk bg": "конференц конгресс саммит",
        "be": "форум канферэнц",
        "*": "forum форум",
        "en": "conference congress summit",
        "de": "konferenz kongress",
        "fr": "conférence congrès",
        "es": "foro conferencia congreso",
        "pl cs sr": "konferenc kongres",
        "el": "φόρουμ συνέδρ",
        "tr": "zirve",
        "zh": "论坛 大会",
        "ja": "フォーラム 会議 サミット",
        "ko": "포럼 회의",
        "ar": "منتدى مؤتمر",
        "ka": "ფორუმ",
        "hy": "ֆորում",
    },
    "greet": {
        "ru": "поздрав соболезн",
        "uk": "привіта співчут",
        "en": "congratulat condolenc",
        "de": "gratul glückwunsch beileid",
        "fr": "félicit condoléan",
        "es": "felicit condolenc",
        "pl": "gratulac kondolenc",
        "tr az": "tebrik taziye təbrik",
        "zh": "祝贺 慰问",
    },
}

# Told beside almost any event between two cities: says little on which event it is.
GENERIC = frozenset({"twin", "talks", "plan"})
OPPOSITE = frozenset({frozenset({"end", "sign"}), frozenset({"end", "days"}), frozenset({"end", "anniversary"})})

LANGUAGES = frozenset(language for rows in ACTS.values() for languages in rows for language in languages.split())

# «Дни Минска в Казани», "Kazan Days": a city's days elsewhere; the capital tells them from any days.
_NAMED_DAYS = re.compile(
    r"\b(?:Дни|Дней|Дням|Днями|Днях|Дні|Днів|Дните|Дани|Dani|Dni|Dny|Dní|Zilele|Días de|Days of)\s+[A-ZА-ЯІЇЄҐ]"
    r"|\b[A-Z]\w+ (?:Days|Günleri|Günləri)\b|\b[A-Z]\w+tage\b"
)
# Scripts without blanks between words, or with particles written to the word's front.
_ANYWHERE = re.compile(r"[\u0590-\u06ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def acts(text: str, language: str | None) -> tuple[str, ...]:
    """The classes of acts this text speaks of, in the table's order. Without a known language every row counts."""
    primary = (language or "").replace("_", "-").split("-")[0].lower()
    folded = fold(text)
    return tuple(
        act
        for act, pattern in _patterns(primary if primary in LANGUAGES else "*").items()
        if pattern.search(folded) or (act == "days" and _NAMED_DAYS.search(text))
    )


@cache
def _patterns(language: str) -> dict[str, re.Pattern[str]]:
    return {
        act: _pattern(
            " ".join(
                stems for languages, stems in rows.items() if language == "*" or {language, "*"} & {*languages.split()}
            )
        )
        for act, rows in ACTS.items()
    }


def _pattern(cues: str) -> re.Pattern[str]:
    alternatives: set[str] = set()
    for cue in cues.split():
        first, *rest = (_stem(stem) for stem in cue.split("+"))
        alternatives.add(first)
        for second in rest:
            alternatives.discard(first)
            alternatives |= {rf"{first}[^.!?\n]{{0,60}}?{second}", rf"{second}[^.!?\n]{{0,60}}?{first}"}
    return re.compile("|".join(sorted(alternatives)) or r"(?!)")


def _stem(stem: str) -> str:
    folded = r"\W+".join(re.escape(fold(part)) for part in stem.split("_"))
    return folded if _ANYWHERE.search(folded) else rf"\b{folded}"
