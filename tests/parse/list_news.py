# ruff: noqa: E501  (markup stands as it is sent)
"""News of our own making for pages of our own making, and the furniture that stands around lists everywhere."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

SEEN = date(2026, 3, 10)


@dataclass(frozen=True)
class News:
    """One report; ``number`` is its place in a site's count."""

    number: int
    slug: str
    title: str
    day: date
    teaser: str

    def printed(self, language: str, *, year: bool = True) -> str:
        """The day in words, as people of the language print it."""
        month = MONTHS[language].split()[self.day.month - 1]
        if language == "zh":
            return f"{self.day.year}年{self.day.month}月{self.day.day}日"
        joint = ". " if language in {"de", "cs"} else " "
        return f"{self.day.day}{joint}{month}" + (f" {self.day.year}" if year else "")

    @property
    def dotted(self) -> str:
        """``05.02.2026``"""
        return f"{self.day:%d.%m.%Y}"


MONTHS = {
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "be": "студзеня лютага сакавіка красавіка мая чэрвеня ліпеня жніўня верасня кастрычніка лістапада снежня",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "pl": "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
    "tr": "Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık",
    "en": "January February March April May June July August September October November December",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "ka": "იანვარი თებერვალი მარტი აპრილი მაისი ივნისი ივლისი აგვისტო სექტემბერი ოქტომბერი ნოემბერი დეკემბერი",
    "hy": "հունվարի փետրվարի մարտի ապրիլի մայիսի հունիսի հուլիսի օգոստոսի սեպտեմբերի հոկտեմբերի նոյեմբերի դեկտեմբերի",
    "ar": "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
    "zh": "1 2 3 4 5 6 7 8 9 10 11 12",
}
_DAYS = (date(2026, 3, 6), date(2026, 3, 4), date(2026, 2, 27), date(2026, 2, 19), date(2026, 2, 5), date(2026, 1, 28))
_SLUGS = (
    "school-exchange-begins",
    "mayors-sign-plan",
    "choir-returns-home",
    "bus-line-opens",
    "children-paint-bridge",
    "library-gets-books",
)


def _news(*rows: tuple[str, str]) -> tuple[News, ...]:
    return tuple(
        News(4217 - 3 * place, _SLUGS[place], title, _DAYS[place], teaser) for place, (title, teaser) in enumerate(rows)
    )


NEWS = {
    "ru": _news(
        ("Школьники двух городов начали зимний обмен", "Первая группа из двадцати ребят прожила неделю в семьях."),
        ("Главы городов подписали план встреч на год", "В плане спорт, музыка и общая выставка садоводов."),
        ("Хор ветеранов вернулся из поездки к побратимам", "Зал дважды просил певцов повторить старую песню."),
        ("Открыт прямой автобус до Пинска", "Он ходит по пятницам, билет стоит как два обеда."),
        ("Дети раскрасили мост дружбы", "Краски прислал город-партнёр вместе с письмом от художников."),
        ("Библиотека получила книги из Пловдива", "Среди них сказки, атласы и новый роман местной учительницы."),
    ),
    "be": _news(
        ("Школьнікі двух гарадоў пачалі зімовы абмен", "Першая група з дваццаці дзяцей пражыла тыдзень у сем'ях."),
        ("Кіраўнікі гарадоў падпісалі план сустрэч на год", "У плане спорт, музыка і агульная выстава садаводаў."),
        ("Хор ветэранаў вярнуўся з паездкі да пабрацімаў", "Зала двойчы прасіла спевакоў паўтарыць песню."),
        ("Адкрыты прамы аўтобус да Пскова", "Ён ходзіць па пятніцах, квіток каштуе як два абеды."),
        ("Дзеці размалявалі мост сяброўства", "Фарбы даслаў горад-партнёр разам з лістом ад мастакоў."),
        ("Бібліятэка атрымала кнігі з Плоўдзіва", "Сярод іх казкі, атласы і новы раман мясцовай настаўніцы."),
    ),
    "de": _news(
        ("Schüler beider Städte starten den Winteraustausch", "Zwanzig Kinder wohnten eine Woche in Gastfamilien."),
        ("Bürgermeisterinnen unterschreiben Plan für das Jahr", "Geplant sind Sport, Musik und eine Gartenschau."),
        ("Chor kehrt aus der Partnerstadt zurück", "Der Saal verlangte zweimal das alte Lied als Zugabe."),
        (
            "Neue Buslinie verbindet Wels und Tábor",
            "Sie fährt freitags, die Karte kostet so viel wie zwei Mittagessen.",
        ),
        ("Kinder bemalen die Brücke der Freundschaft", "Die Farben schickte die Partnerstadt mit einem Brief."),
        ("Bücherei bekommt Bände aus Plowdiw", "Darunter sind Märchen, Atlanten und der Roman einer Lehrerin."),
    ),
    "pl": _news(
        ("Uczniowie obu miast zaczęli zimową wymianę", "Dwadzieścioro dzieci mieszkało tydzień w rodzinach."),
        ("Burmistrzowie podpisali plan spotkań na rok", "W planie są sport, muzyka i wspólna wystawa ogrodników."),
        ("Chór seniorów wrócił z miasta partnerskiego", "Sala dwa razy prosiła o powtórzenie starej pieśni."),
        ("Ruszył bezpośredni autobus do Łucka", "Kursuje w piątki, bilet kosztuje tyle co dwa obiady."),
        ("Dzieci pomalowały most przyjaźni", "Farby przysłało miasto partnerskie razem z listem."),
        ("Biblioteka dostała książki z Płowdiwu", "Są wśród nich baśnie, atlasy i powieść nauczycielki."),
    ),
    "tr": _news(
        ("İki kentin öğrencileri kış değişimine başladı", "Yirmi çocuk bir hafta boyunca ailelerin yanında kaldı."),
        ("Belediye başkanları yıllık planı imzaladı", "Planda spor, müzik ve ortak bir bahçe sergisi var."),
        ("Koro kardeş kentten evine döndü", "Salon eski şarkıyı iki kez yeniden söyletti."),
        ("Filibe'ye doğrudan otobüs seferi başladı", "Cuma günleri kalkıyor, bilet iki öğle yemeği tutuyor."),
        ("Çocuklar dostluk köprüsünü boyadı", "Boyaları kardeş kent bir mektupla birlikte gönderdi."),
        ("Kütüphaneye Burgaz'dan kitap geldi", "Aralarında masallar, atlaslar ve bir öğretmenin romanı var."),
    ),
    "zh": _news(
        ("两市中学生冬季交流活动正式启动", "首批二十名学生在寄宿家庭度过了难忘的一周时间。"),
        ("两市市长签署年度会晤与合作计划", "计划包括体育比赛、音乐演出和共同举办的园艺展览。"),
        ("老年合唱团从友好城市载誉归来", "观众两次要求歌手们再唱一遍那首古老的歌曲。"),
        ("直达友城的周五班车开通运营", "车票价格大约相当于两顿普通午餐的价钱。"),
        ("孩子们为友谊桥绘上新的颜色", "颜料由友好城市寄来，并附有画家们的亲笔信件。"),
        ("市图书馆收到普罗夫迪夫赠书", "其中有童话、地图册以及当地一位教师的新小说。"),
    ),
    "ka": _news(
        ("ორი ქალაქის მოსწავლეებმა გაცვლა დაიწყეს", "ოცმა ბავშვმა ერთი კვირა მასპინძელ ოჯახებში გაატარა."),
        ("მერებმა წლის გეგმას მოაწერეს ხელი", "გეგმაში შედის სპორტი, მუსიკა და ბაღების საერთო გამოფენა."),
        ("გუნდი პარტნიორი ქალაქიდან დაბრუნდა", "დარბაზმა მომღერლებს ძველი სიმღერა ორჯერ გაამეორებინა."),
        ("ქუთაისამდე პირდაპირი ავტობუსი გაიხსნა", "ის პარასკევობით დადის და ბილეთი იაფია ყველასთვის."),
        ("ბავშვებმა მეგობრობის ხიდი მოხატეს", "საღებავები პარტნიორმა ქალაქმა წერილთან ერთად გამოგზავნა."),
        ("ბიბლიოთეკამ წიგნები მიიღო პლოვდივიდან", "მათ შორისაა ზღაპრები, ატლასები და მასწავლებლის რომანი."),
    ),
    "hy": _news(
        ("Երկու քաղաքների դպրոցականները սկսեցին փոխանակումը", "Քսան երեխա մեկ շաբաթ ապրեց ընտանիքներում։"),
        ("Քաղաքապետերը ստորագրեցին տարվա ծրագիրը", "Ծրագրում կան սպորտ, երաժշտություն և այգիների ցուցահանդես։"),
        ("Երգչախումբը վերադարձավ գործընկեր քաղաքից", "Դահլիճը երկու անգամ խնդրեց կրկնել հին երգը։"),
        ("Բացվեց ուղիղ ավտոբուս դեպի Գյումրի", "Այն երթևեկում է ուրբաթ օրերին, տոմսը էժան է բոլորի համար։"),
        ("Երեխաները ներկեցին բարեկամության կամուրջը", "Ներկերն ուղարկել էր գործընկեր քաղաքը նամակի հետ։"),
        ("Գրադարանը գրքեր ստացավ Պլովդիվից", "Դրանց թվում են հեքիաթներ, ատլասներ և ուսուցչուհու վեպը։"),
    ),
    "ar": _news(
        ("طلاب المدينتين يبدؤون التبادل الشتوي", "قضى عشرون طفلا أسبوعا كاملا في ضيافة العائلات."),
        ("رئيسا البلديتين يوقعان خطة اللقاءات السنوية", "تشمل الخطة الرياضة والموسيقى ومعرضا مشتركا للحدائق."),
        ("الجوقة تعود من المدينة الشريكة", "طلبت القاعة من المغنين إعادة الأغنية القديمة مرتين."),
        ("افتتاح خط حافلات مباشر إلى بورصة", "تسير الحافلة أيام الجمعة وسعر التذكرة مناسب للجميع."),
        ("الأطفال يلونون جسر الصداقة", "أرسلت المدينة الشريكة الألوان مع رسالة من الفنانين."),
        ("المكتبة تتلقى كتبا من بلوفديف", "من بينها حكايات وأطالس ورواية جديدة لمعلمة محلية."),
    ),
    "en": _news(
        ("Pupils of two towns begin their winter exchange", "Twenty children spent a week with families abroad."),
        ("Mayors sign a plan of meetings for the year", "It holds sport, music and a garden show of both towns."),
        ("Choir returns home from the partner town", "The hall asked twice for the old song to be sung again."),
        ("A direct bus to Tartu starts on Fridays", "The ticket costs about as much as two plain lunches."),
        ("Children paint the bridge of friendship", "The partner town sent the paint along with a letter."),
        ("Library receives books from Plovdiv", "Among them are tales, atlases and a novel by a teacher."),
    ),
    "fr": _news(
        ("Les élèves des deux villes commencent l'échange", "Vingt enfants ont passé une semaine dans des familles."),
        (
            "Les maires signent le plan de rencontres de l'année",
            "Sport, musique et une exposition de jardins communes.",
        ),
        ("La chorale rentre de la ville partenaire", "La salle a demandé deux fois la vieille chanson."),
        ("Un car direct pour Plovdiv part le vendredi", "Le billet coûte à peu près le prix de deux déjeuners."),
        ("Les enfants peignent le pont de l'amitié", "La ville partenaire a envoyé les couleurs avec une lettre."),
        ("La bibliothèque reçoit des livres de Bourgas", "Des contes, des atlas et le roman d'une enseignante."),
    ),
}
_WORDS = {
    "ru": "Главная Город Власть Экономика Транспорт Обращения Документы Контакты",
    "de": "Startseite Rathaus Stadtleben Bauen Kultur Bildung Formulare Kontakt",
    "en": "Home Council Services Planning Culture Education Forms Contact",
}


def menu(language: str = "ru") -> str:
    """A header with a main menu, a language switch and a search form."""
    words = _WORDS.get(language, _WORDS["en"]).split()
    entries = "".join(
        f'<li class="nav-item"><a class="nav-link" href="/{place}/">{word}</a><ul class="sub">'
        f'<li><a href="/{place}/about-the-department/">{word}: {words[0]} {words[-1]} {words[2]}</a></li></ul></li>'
        for place, word in enumerate(words)
    )
    return (
        '<header class="site-header"><a class="logo" href="/"><img src="/img/logo.svg" alt="logo"></a>'
        '<div class="lang-switch"><a href="/ru/">RU</a> <a href="/en/">EN</a> <a href="/zh/">中文</a></div>'
        f'<form class="search" action="/search/"><input name="q"></form><nav><ul class="menu">{entries}</ul></nav></header>'
    )


def popular(number: int = 5) -> str:
    """A side list of what was read most, with dates and pictures, as good as the news themselves."""
    rows = "".join(
        f'<li><a href="/news/2019/{n}/">What everybody has read in the year {2015 + n}</a> <span>1{n}.04.2019</span></li>'
        for n in range(number)
    )
    return f'<aside class="sidebar"><div class="widget widget_popular"><h3>Popular</h3><ul>{rows}</ul></div></aside>'


def clouds() -> str:
    """Tags, an archive by months and rubrics, as widgets."""
    tags = "".join(f'<a href="/tag/{n}/" class="tag-link-{n}">partner town number {n}</a> ' for n in range(12))
    months = "".join(f'<li><a href="/2025/{n:02}/">{n:02}. month of the year 2025</a> ({n})</li>' for n in range(1, 13))
    rubrics = "".join(f'<li class="cat-item"><a href="/category/{n}/">Rubric number {n}</a></li>' for n in range(6))
    return (
        f'<aside class="sidebar"><div class="widget widget_tag_cloud tagcloud">{tags}</div>'
        f'<div class="widget widget_archive"><ul>{months}</ul></div>'
        f'<div class="widget widget_categories"><ul>{rubrics}</ul></div></aside>'
    )


def pager(path: str = "?PAGEN_1=") -> str:
    """Links to further pages of the list."""
    return '<div class="pagination">' + "".join(f'<a href="{path}{n}">{n}</a> ' for n in range(2, 8)) + "</div>"


def footer() -> str:
    """Addresses, services and a note."""
    links = "".join(f'<li><a href="/service/{n}/">Public service for citizens number {n}</a></li>' for n in range(9))
    return f'<footer id="footer"><ul>{links}</ul><p>© The town, all rights of the author of this page</p></footer>'


def adverts() -> str:
    """Paid links to other hosts."""
    return (
        '<div class="advert">'
        + "".join(
            f'<a href="https://shop{n}.example/buy/great-offer-number-{n}"><img src="https://shop{n}.example/b.gif">'
            f"Great offer of the week number {n}, only today</a>"
            for n in range(4)
        )
        + "</div>"
    )


CRUMBS = (
    '<div class="breadcrumbs"><a href="/">Home page of the town</a> / <a href="/press/">Press centre of the town</a>'
    " / <span>News</span></div>"
)
CONSENT = (
    '<div id="cookie-banner" class="cookie-consent"><p>This site uses cookies to count its visitors and to remember'
    ' them. <a href="/privacy-policy-of-the-site/">Read more about our use of cookies</a></p><button>OK</button></div>'
)
