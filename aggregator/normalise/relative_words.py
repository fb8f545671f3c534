"""How our languages tell a moment from now: «yesterday», «3 hours ago», «dünən», «3 საათის წინ».

A row a language; spelling follows the Unicode CLDR (relative times, long and short), with what pages print beside it:
clipped units, «just now», half hours, duals. Stems end with «*»; ``_`` stands for a space inside a phrase. Words are
folded (:func:`words.fold`) before comparing.
"""

from __future__ import annotations

from typing import Final

# today | yesterday | the day before
DAYS_AGO: Final = {
    "ar": "اليوم | أمس الأمس البارحة امبارح | أول_أمس",
    "az": "bu_gün bugün бу_ҝүн | dünən дүнән | srağagün",
    "be": "сёння сення | учора ўчора | пазаўчора заўчора",
    "bg": "днес | вчера | завчера",
    "bs": "danas данас | jučer juče јуче јучер | prekjuče prekjučer прекјуче",
    "ca": "avui | ahir | abans-d'ahir",
    "cs": "dnes | včera | předevčírem",
    "da": "i_dag idag | i_går igår | i_forgårs forgårs",
    "de": "heute | gestern | vorgestern",
    "el": "σήμερα | χθες χτες εχθές | προχθές προχτές",
    "en": "today | yesterday | the_day_before_yesterday",
    "es": "hoy | ayer | anteayer antier",
    "et": "täna | eile | üleeile",
    "fa": "امروز | دیروز | پریروز",
    "fi": "tänään | eilen | toissapäivänä",
    "fr": "aujourd'hui | hier | avant-hier",
    "he": "היום | אתמול | שלשום",
    "hr": "danas | jučer | prekjučer",
    "hu": "ma | tegnap | tegnapelőtt",
    "hy": "այսօր | երեկ | նախանցյալ_օրը",
    "id": "hari_ini | kemarin | kemarin_lusa",
    "it": "oggi | ieri | l'altro_ieri altroieri",
    "ja": "今日 本日 | 昨日 | 一昨日 おととい",
    "ka": "დღეს | გუშინ | გუშინწინ",
    "kk": "бүгін | кеше | алдыңғы_күні алдыңгүні",
    "ko": "오늘 | 어제 | 그저께 그제",
    "ky": "бүгүн | кечээ | мурдагы_күнү",
    "lt": "šiandien | vakar | užvakar",
    "lv": "šodien | vakar | aizvakar",
    "mk": "денес | вчера | завчера",
    "mn": "өнөөдөр | өчигдөр | уржигдар",
    "nl": "vandaag | gisteren | eergisteren",
    "no": "i_dag idag | i_går igår | i_forgårs forgårs",
    "pl": "dzisiaj dziś | wczoraj | przedwczoraj",
    "pt": "hoje | ontem | anteontem",
    "ro": "astăzi azi | ieri | alaltăieri",
    "ru": "сегодня | вчера | позавчера",
    "sk": "dnes | včera | predvčerom",
    "sl": "danes | včeraj | predvčerajšnjim",
    "sq": "sot | dje | pardje",
    "sr": "данас danas | јуче juče јучер jučer | прекјуче prekjuče",
    "sv": "i_dag idag | i_går igår | i_förrgår förrgår",
    "tg": "имрӯз | дирӯз дина | парерӯз",
    "tr": "bugün | dün | evvelsi_gün önceki_gün",
    "tt": "бүген | кичә | ",
    "uk": "сьогодні | вчора учора | позавчора",
    "uz": "bugun бугун | kecha кеча | o'tgan_kuni ўтган_куни",
    "vi": "hôm_nay | hôm_qua | hôm_kia",
    "zh": "今天 今日 | 昨天 昨日 | 前天 前日",
}

# ago | second | minute | hour | day | week | month | year
AGO: Final = {
    "ar": (
        "منذ قبل | ثانية ثوان ثواني | دقيقة دقائق | ساعة ساعات | يوم أيام يوما | أسبوع أسابيع أسبوعا | شهر أشهر شهور "
        "شهرا | سنة سنوات عام أعوام عاما"
    ),
    "az": "əvvəl öncə әввәл | saniyə san | dəqiqə dəq | saat | gün | həftə | ay | il",
    "be": (
        "таму назад | секунд* сек с | хвілін* хвіл хв | гадзін* гадз | дзень дні дня дзён д | тыдзень тыдн* тыдз* тыд "
        "| месяц* мес | год гады года гадоў г"
    ),
    "bg": (
        "преди | секунд* сек | минут* мин | час часа часове ч | ден дни дена | седмиц* седм | месец* мес | годин* год"
    ),
    "bs": (
        "prije прије | sekund* sek секунд* | minut* min минут* мин | sat sata sati h сат сата сати | dan dana d дан "
        "дана | sedmic* sed седмиц* седм | mjesec* mj мјесец* | godin* god годин* год"
    ),
    "ca": "fa | segon* | minut* min | hora hores h | dia dies | setmana setmanes setm | mes mesos | any anys",
    "cs": (
        "před | sekund* s | minut* min | hodin* hod h | dnem dny dni den d | týdn* týd | měsíc* měs | rokem roky lety"
    ),
    "da": "siden | sekund* sek | minut* min | time timer t | dag dage | uge uger | måned* md | år",
    "de": "vor | sekunde* sek | minute* min | stunde* std h | tag tagen tage | woche* wo | monat* | jahr*",
    "el": (
        "πριν | δευτερόλεπτ* δευτ | λεπτό λεπτά λεπτών λεπ | ώρα ώρες ωρών ώ | ημέρ* μέρα μέρες ημ | εβδομάδ* εβδ | "
        "μήνα μήνες μηνών μήν | έτος έτη χρόνο χρόνια"
    ),
    "en": (
        "ago | second seconds sec secs s | minute minutes min mins m | hour hours hr hrs h | day days d | week weeks "
        "wk wks w | month months mo mos | year years yr yrs y"
    ),
    "es": (
        "hace atrás | segundo segundos seg s | minuto minutos min | hora horas h | día días d | semana semanas sem | "
        "mes meses | año años"
    ),
    "et": (
        "tagasi eest | sekund* sek | minut* min | tund tundi tunni t | päev päeva p | nädal nädalat nädala näd | kuu "
        "kuud | aasta aastat a"
    ),
    "fa": "پیش قبل | ثانیه | دقیقه | ساعت | روز | هفته | ماه | سال",
    "fi": (
        "sitten | sekunti* s | minuutti* min | tunti tuntia t | päivä päivää pv | viikko viikkoa vk | kuukau* kk | "
        "vuosi vuotta v"
    ),
    "fr": (
        "il_y_a | seconde secondes s sec | minute minutes min mn | heure heures h | jour jours j | semaine semaines "
        "sem | mois | an ans année années"
    ),
    "he": "לפני | שניה שניות | דקה דקות דק | שעה שעות שע | יום ימים | שבוע שבועות שב | חודש חודשים | שנה שנים",
    "hr": (
        "prije | sekund* sek s | minut* min | sat sata sati h | dan dana d | tjedan tjedna tjedana tj | mjesec* mj | "
        "godin* god"
    ),
    "hu": (
        "ezelőtt | másodperccel mp | perc perccel | óra órával | nap nappal | hét héttel | hónap hónappal | év évvel"
    ),
    "hy": "առաջ | վայրկյան վրկ վ | րոպե ր | ժամ ժ | օր | շաբաթ շաբ | ամիս ամս | տարի տ",
    "id": "lalu | detik dtk | menit mnt | jam | hari h | minggu mgg | bulan bln | tahun thn",
    "it": (
        "fa | secondo secondi sec s | minuto minuti min | ora ore h | giorno giorni g gg | settimana settimane sett | "
        "mese mesi | anno anni"
    ),
    "ka": "წინ | წამ* წმ | წუთ* წთ | საათ* სთ | დღ* | კვირ* კვ | თვ* | წლის წელი",
    "kk": "бұрын | секунд* сек | минут* мин | сағат сағ | күн | апта ап | ай | жыл ж",
    "ky": "мурун мурда мурн | секунд* сек | мүнөт мүн минут* мин | саат | күн | апта апт | ай | жыл ж",
    "lt": "prieš | sekund* sek | minut* minuč* min | valand* val | dien* d | savait* sav | mėnes* mėn | metus metų m",
    "lv": (
        "pirms | sekund* sek | minūt* min | stund* st | dien* d | nedēļ* ned | mēnes* mēneš* mēn | gada gadiem gadus"
    ),
    "mk": (
        "пред | секунд* сек | минут* мин | час часа часови ч | ден дена | седмиц* сед недел* | месец* мес | годин* год"
    ),
    "mn": "өмнө | секунд* сек | минут* мин | цаг* ц | өдрийн өдөр | долоо_хоног* | сарын сар | жилийн жил",
    "nl": (
        "geleden | seconde* sec | minuut minuten min | uur uren u | dag dagen dgn | week weken | maand* | jaar jaren"
    ),
    "no": "siden | sekund* sek | minutt* min | time timer t | dag dager døgn d | uke uker u | måned* md | år",
    "pl": (
        "temu | sekund* sek s | minut* min | godzin* godz g | dzień dni dnia | tydzień tygodni* tyg tydz | miesiąc* "
        "miesięcy mies | rok lata lat"
    ),
    "pt": (
        "há atrás | segundo segundos seg s | minuto minutos min | hora horas h | dia dias d | semana semanas sem | "
        "mês meses | ano anos"
    ),
    "ro": (
        "acum în_urmă | secund* sec s | minut minute min | oră ore h | zi zile | săptămân* săpt | lună luni | an ani"
    ),
    "ru": (
        "назад тому_назад | секунд* сек с | минут* мин | час часа часов часик ч | день дня дней дн сутки суток | "
        "недел* нед | месяц* мес | год года лет г"
    ),
    "sk": "pred | sekund* s | minút* min | hodin* hod h | dňom dňami dni d | týždň* týž | mesiac* mes | rokom rokmi",
    "sl": (
        "pred | sekund* s | minut* min | uro ura urama urami ur | dnevom dnevoma dnevi dnem dni | teden tednom "
        "tednoma tedni ted | mesec* mes | letom letoma leti"
    ),
    "sq": "më_parë | sekond* sek | minut* min | orë | ditë | javë | muaj | vit vjet",
    "sr": (
        "пре pre прије prije | секунд* сек sekund* sek | минут* мин minut* min | сат сата сати ч sat sata sati č | "
        "дан дана д dan dana d | недељ* нед nedelj* nedjelj* ned седмиц* sedmic* | месец* мес mesec* mes mjesec* | "
        "годин* год godin* god"
    ),
    "sv": (
        "sedan sen | sekund* sek s | minut* min | timme timmar tim | dag dagar dygn d | vecka veckor v | månad* mån | "
        "år"
    ),
    "tg": "пеш пештар | сония* | дақиқа* дақ | соат* ст | рӯз* | ҳафта* ҳ | моҳ* | сол*",
    "tr": "önce evvel | saniye sn | dakika dk | saat sa | gün | hafta hf | ay | yıl",
    "tt": "элек | секунд* | минут* | сәгать | көн | атна | ай | ел",
    "uk": (
        "тому | секунд* сек с | хвилин* хв | годин* год | день дні днів дн доба | тиж* | місяц* міс | рік роки років р"
    ),
    "uz": (
        "oldin avval олдин аввал | soniya сония | daqiqa daq дақиқа | soat соат | kun кун | hafta ҳафта | oy ой | yil "
        "йил"
    ),
    "vi": "trước | giây | phút | giờ | ngày | tuần | tháng | năm",
}

# A unit and «ago» in one word (Hungarian «3 órája»), by unit.
AGO_UNITS: Final = {
    "minute": "perce",
    "hour": "órája",
    "day": "napja",
    "week": "hete",
    "month": "hónapja",
    "year": "éve",
}

# A number and its unit in one word or phrase: minutes, hours, days, weeks, months, years.
AMOUNTS: Final = {
    (30, "minute"): (
        "полчаса півгодини пів_години паўгадзіны half_an_hour half_hour halben_stunde demi-heure media_hora mezz'ora "
        "mezzora meia_hora pół_godziny půl_hodinou půlhodinou pol_hodinou pola_sata пола_сата половин_час yarım_saat "
        "жарты_сағат fél_órája"
    ),
    (90, "minute"): "полтора_часа півтори_години",
    (6, "month"): "полгода півроку",
    (2, "minute"): "دقيقتين דקותיים",
    (2, "hour"): "ساعتين שעתיים",
    (2, "day"): "يومين יומיים",
    (2, "week"): "أسبوعين שבועיים",
    (2, "month"): "شهرين חודשיים",
    (2, "year"): "سنتين عامين שנתיים",
    (1, "hour"): "sat_vremena сат_времена",
    (1, "day"): "сутки доба",
    (1, "week"): "недељу_дана nedelju_dana nedjelju_dana tjedan_dana sedmicu_dana",
    (1, "month"): "месец_дана mesec_dana mjesec_dana",
    (1, "year"): "годину_дана godinu_dana",
}

NUMBERS: Final = {
    1: (
        "a an one один одну одна одно ein einer einem eine un une una uno um uma jeden jednu jednom jednou jedną "
        "jedan egy един едно една bir бір бир en ett et één enim eno μία μια ένα έναν een yksi üks vienu viena vieną"
    ),
    2: (
        "two два две дві дзве zwei deux dos due dois duas dwa dwie dva dvě dve dvema două doi két iki ikki екі эки "
        "två to twee שתי"
    ),
    3: "three три тры drei trois tres tre três trzy tři tri trei három üç uch үш drie",
    4: "four четыре чотири чатыры vier quatre cuatro quattro quatro cztery čtyři četiri четири patru négy dört fyra",
    5: "five пять п'ять пяць fünf cinq cinco cinque pięć pět päť pet пет cinci öt beş besh бес беш fem vijf",
    10: "ten десять дзесяць zehn dix diez dieci dez dziesięć deset десет zece tíz on o'n он tio tien",
}

JUST_NOW: Final = (
    "just_now right_now now a_moment_ago moments_ago только_что сейчас прямо_сейчас щойно зараз толькі_што цяпер "
    "gerade_eben soeben jetzt à_l'instant maintenant ahora_mismo ahora adesso proprio_ora agora agora_mesmo "
    "przed_chwilą teraz právě_teď právě_teraz pravkar upravo upravo_sada управо току-що сега тукушто chiar_acum "
    "épp_most μόλις_τώρα τώρα az_önce şimdi indicə indi жаңа_ғана қазір азыр азыр_эле hozir hozirgina "
    "այժմ հիմա ახლა ახლახან 刚刚 剛剛 刚才 たった今 방금 방금_전 الآن עכשיו nupp ką_tik tikko äsja juuri_nyt nyt "
    "just_nu nyss lige_nu nettopp zojuist"
)

# They stand beside such words and change nothing.
FILLERS: Final = (
    "om в о у на во ў а at um à a à_las las la alle ore às ora kl klo kell plkst o godz w ve v u i în de d'il około "
    "ca circa uhr uur ob do der the in on στις από las около приблизно прибл біля about around almost over more_than "
    "less_than nearly approximately roughly etwa ungefähr environ casi quasi fa_circa cerca oltre meno_di más_de "
    "plus_de moins_de asi oko больше_чем более менее меньше_чем почти för for by yang אחד אחת واحد واحدة الساعة في "
    "godzinie saat saatte саат сағат soat ժամը საათზე and и et und y e și oraz та і och og ja"
)
