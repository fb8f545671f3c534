"""What sites everywhere write beside an article without it being news: language facts, a table a line.

Lower case, as printed; a phrase stands for a line that begins with it (``ALSO``, ``CREDIT``, ``READING``), that is it
(``ADVERT``), or that holds it (the others). Which lines are asked about is decided in ``article_lines``.
"""

from __future__ import annotations

from typing import Final

# «Read also»: label in front of links to other articles.
ALSO: Final = (
    *("читайте также", "читать также", "читайте ещё", "читайте еще", "смотрите также", "материалы по теме"),
    *("новости по теме", "по теме", "ещё по теме", "еще по теме", "другие новости", "похожие новости", "см. также"),
    *("читайте також", "дивіться також", "читайте більше", "за темою", "чытайце таксама", "глядзіце таксама"),
    *("read also", "also read", "read more", "read next", "see also", "related", "related news", "related articles"),
    *("related stories", "related content", "more on this story", "you may also like", "you might also like"),
    *("lesen sie auch", "lesen sie mehr", "mehr zum thema", "auch interessant", "das könnte sie auch interessieren"),
    *("siehe auch", "weitere meldungen", "zum thema", "lees ook", "les også", "læs også", "läs också", "lue myös"),
    *("lire aussi", "à lire aussi", "a lire aussi", "à lire également", "voir aussi", "sur le même sujet"),
    *("lea también", "lee también", "vea también", "ver también", "mira también", "te puede interesar", "lea además"),
    *("noticias relacionadas", "también te puede interesar", "leer más", "leggi anche", "vedi anche"),
    *("potrebbe interessarti", "ti potrebbe interessare", "potrebbe interessarti anche", "articoli correlati"),
    *("leia também", "leia mais", "leia ainda", "veja também", "saiba mais", "notícias relacionadas"),
    *("czytaj także", "czytaj też", "czytaj również", "zobacz też", "zobacz także", "zobacz również"),
    *("przeczytaj także", "przeczytaj też", "czytaj więcej", "čtěte také", "čtěte též", "přečtěte si také"),
    *("mohlo by vás zajímat", "související články", "čítajte aj", "prečítajte si aj", "čítajte tiež"),
    *("súvisiace články", "preberite tudi", "preberite še", "sorodne novice", "pročitajte i", "pročitajte još"),
    *("čitajte još", "pogledajte i", "povezane vijesti", "povezane vesti", "прочитајте и", "прочитајте још"),
    *("прочетете още", "вижте още", "вижте също", "прочетете също", "още по темата", "свързани новини", "видете и"),
    *("citește și", "citeşte şi", "citiți și", "vezi și", "citește mai mult", "articole similare", "kapcsolódó"),
    *("olvassa el ezt is", "ez is érdekelheti", "ezt is olvassa", "διαβάστε επίσης", "διαβάστε ακόμη"),
    *("διαβάστε ακόμα", "δείτε επίσης", "δείτε ακόμη", "σχετικά άρθρα", "ilgili haberler", "ilgili haber"),
    *("bunlar da ilginizi çekebilir", "ayrıca okuyun", "diğer haberler", "benzer haberler", "həmçinin oxuyun"),
    *("oxşar xəbərlər", "digər xəbərlər", "сондай-ақ оқыңыз", "тағы оқыңыз", "ұқсас жаңалықтар", "окшош жаңылыктар"),
    *("shuningdek o‘qing", "shuningdek, o‘qing", "mavzuga oid", "дагы окуңуз", "կարդացեք նաև", "կարդալ նաև"),
    *("տես նաև", "წაიკითხეთ ასევე", "ასევე წაიკითხეთ", "მსგავსი სიახლეები", "相关阅读", "相关新闻", "延伸阅读"),
    *("推荐阅读", "相关链接", "相关报道", "相關新聞", "延伸閱讀", "関連記事", "関連ニュース", "あわせて読みたい"),
    *("おすすめ記事", "관련기사", "관련 기사", "함께 보면 좋은", "اقرأ أيضا", "اقرأ أيضًا", "اقرأ ايضا", "إقرأ أيضا"),
    *("أخبار ذات صلة", "مواضيع ذات صلة", "شاهد أيضا", "بیشتر بخوانید", "مطالب مرتبط", "اخبار مرتبط"),
)
# «Follow us», «subscribe», «sign up».
FOLLOW: Final = (
    *("подписывайтесь", "подпишитесь", "подписаться на", "telegram-канал", "телеграм-канал", "читайте нас в"),
    *(
        "следите за нами",
        "следите за новостями",
        "присоединяйтесь к нам",
        "мы в telegram",
        "мы в соцсетях",
        "наш канал",
    ),
    *("наш канал", "больше новостей", "підписуйтесь", "підписуйтеся", "підпишіться", "стежте за нами", "приєднуйтесь"),
    *("приєднуйтеся", "падпісвайцеся", "падпішыцеся", "follow us", "follow @", "subscribe to", "sign up for"),
    *("sign up to", "sign up here", "join our", "like us on", "our newsletter", "newsletter sign", "telegram channel"),
    *("whatsapp channel", "daily push alerts", "download our app", "get the latest", "check our news page"),
    *("got a story?", "stay up to date", "folgen sie uns", "folgt uns", "abonnieren sie", "jetzt abonnieren"),
    *("zum newsletter", "newsletter anmelden", "unseren newsletter", "whatsapp-kanal", "suivez-nous", "abonnez-vous"),
    *("inscrivez-vous", "notre newsletter", "síguenos", "síganos", "suscríbete", "suscríbase", "canal de whatsapp"),
    *("canal de youtube", "canal de telegram", "seguici su", "seguici anche", "iscriviti", "canale telegram"),
    *("canale whatsapp", "siga-nos", "inscreva-se", "assine a", "canal no whatsapp", "obserwuj nas", "zapisz się"),
    *("subskrybuj", "dołącz do nas", "polub nas", "śledź nas", "sledujte nás", "přihlaste se k odběru"),
    *("prihláste sa na odber", "sledite nam", "naročite se", "pratite nas", "pretplatite se", "prijavite se na"),
    *("пратите нас", "последвайте ни", "следвайте ни", "абонирайте се", "следете не", "urmărește-ne"),
    *("urmăriți-ne", "abonează-te", "abonați-vă", "kövessen minket", "kövess minket", "iratkozzon fel"),
    *("iratkozz fel", "ακολουθήστε", "εγγραφείτε", "takip edin", "abone olun", "bizi izləyin", "abunə olun"),
    *("kanalımıza", "арнамызға", "каналымызға", "жазылыңыз", "kanalimizga", "obuna bo", "каналыбызга", "հետևեք մեզ"),
    *("բաժանորդագրվեք", "გამოგვყევით", "გამოიწერეთ", "关注我们", "扫一扫", "扫码关注", "微信公众号", "關注我們"),
    *("フォローする", "メールマガジン", "구독하기", "팔로우하기", "تابعونا", "تابعنا على", "اشترك في", "ما را دنبال"),
)
# «Found a mistake? Ctrl+Enter».
REPORT: Final = (
    *("ctrl+enter", "ctrl + enter", "ctrl-enter", "нашли ошибку", "заметили ошибку", "нашли опечатку"),
    *("заметили опечатку", "выделите текст с ошибкой", "помітили помилку", "знайшли помилку", "побачили помилку"),
    *("знайшлі памылку", "заўважылі памылку", "fehler gefunden", "fehler melden", "spotted an error"),
    *("spot an error", "found a mistake", "found an error", "report a typo", "report an error", "signaler une erreur"),
    *("zauważyłeś błąd", "zgłoś błąd", "našli jste chybu", "našli ste chybu", "segnala un errore"),
    *("notificar un error", "hata bildir", "səhv tapmısınızsa", "қате тапсаңыз", "қатені тапсаңыз", "xato topdingiz"),
    *("ката тапсаңыз", "纠错", "我要纠错", "правила комментирования", "правила коментування", "leave a comment"),
    *("was this page helpful", "was this article helpful", "did you find this page useful", "оцените материал"),
    *("была ли информация полезна", "была ли статья полезна", "war diese seite hilfreich", "war dieser artikel"),
    *("cette page vous a-t-elle été utile", "te ha resultado útil", "questa pagina ti è stata utile"),
    *("quanto sono chiare le informazioni", "czy ta strona była pomocna", "bu sayfa yararlı oldu mu"),
    *("добавить комментарий", "оставить комментарий", "post a comment", "kommentar schreiben", "comments are closed"),
)
# «All rights reserved», «no copying without …».
RIGHTS: Final = (
    *("©", "(c) 20", "ⓒ", "copyright", "all rights reserved", "may not be published, broadcast"),
    *("все права защищены", "при использовании материалов", "при копировании материалов", "при перепечатке"),
    *("перепечатка материалов", "всі права захищені", "використання матеріалів", "усе правы абаронены"),
    *("alle rechte vorbehalten", "tous droits réservés", "todos los derechos reservados", "riproduzione riservata"),
    *("tutti i diritti riservati", "todos os direitos reservados", "wszelkie prawa zastrzeżone"),
    *("wszystkie prawa zastrzeżone", "všechna práva vyhrazena", "všetky práva vyhradené", "vse pravice pridržane"),
    *("sva prava pridržana", "sva prava zadržana", "сва права задржана", "всички права запазени"),
    *("сите права се задржани", "toate drepturile rezervate", "minden jog fenntartva", "με την επιφύλαξη παντός"),
    *("tüm hakları saklıdır", "bütün hüquqlar qorunur", "барлық құқықтар қорғалған", "barcha huquqlar himoya"),
    *("бардык укуктар корголгон", "բոլոր իրավունքները", "ყველა უფლება დაცულია", "版权所有", "版權所有"),
    *("未经授权", "未經授權", "無断転載", "無断複製", "무단전재", "무단 전재", "저작권자", "جميع الحقوق محفوظة"),
    *("reviews and recommendations are unbiased", "affiliate commission", "privacy policy", "terms of service"),
)
# «Only for subscribers», «log in to read on».
WALL: Final = (
    *("réservée aux abonnés", "réservé aux abonnés", "subscribe to continue", "subscribe to read"),
    *("already a subscriber", "already have an account", "log in to continue", "log in to read", "sign in to continue"),
    *("sign in to read", "to continue reading", "for subscribers only", "subscribers only", "unlock this article"),
    *("nur für abonnenten", "jetzt weiterlesen", "artikel freischalten", "bereits abonnent", "exklusiv für abonnenten"),
    *("только для подписчиков", "доступно только подписчикам", "оформите подписку", "войдите, чтобы"),
    *("лише для передплатників", "tylko dla prenumeratorów", "dla subskrybentów", "pro předplatitele"),
    *("solo para suscriptores", "exclusivo para suscriptores", "contenuto riservato agli abbonati"),
    *("riservato agli abbonati", "exclusivo para assinantes", "会員限定", "有料会員", "残り文字", "登录后", "登入後"),
    *("구독자 전용", "로그인 후", "लॉगिन करें", "للمشتركين فقط", "abonelere özel", "csak előfizetőknek"),
)
# A label in front of where it comes from; the line names nothing else.
CREDIT: Final = (
    *("источник", "источник фото", "фото", "автор фото", "текст и фото", "по материалам", "джерело", "крыніца"),
    *("source", "sources", "photo", "photos", "photo by", "photo credit", "image credit", "with files from"),
    *("additional reporting", "reporting by", "editing by", "quelle", "quellen", "foto", "fotos", "bild", "bilder"),
    *("crédit photo", "photo d'illustration", "fuente", "fonte", "źródło", "fot.", "zdroj", "vir", "izvor", "извор"),
    *("източник", "sursa", "sursă", "forrás", "fotó", "πηγή", "φωτογραφία", "kaynak", "fotoğraf", "mənbə", "дереккөз"),
    *("сурет", "manba", "булак", "աղբյուր", "լուսանկար", "წყარო", "ფოტო", "来源", "稿源", "责任编辑", "责编"),
    *("编辑", "审核", "來源", "責任編輯", "写真", "出典", "출처", "사진", "المصدر", "منبع", "kilde", "källa", "bron"),
)
# How long the reading takes; what a reader may set.
READING: Final = (
    *("время чтения", "на чтение", "час читання", "reading time", "estimated reading", "text size", "font size"),
    *("lesedauer", "lesezeit", "temps de lecture", "tiempo de lectura", "tempo di lettura", "tempo de leitura"),
    *("czas czytania", "doba čtení", "čas čítania", "čas branja", "vrijeme čitanja", "vreme čitanja"),
    *("време за четене", "timp de citire", "olvasási idő", "χρόνος ανάγνωσης", "okuma süresi", "oxuma müddəti"),
    *("leestijd", "lästid", "læsetid", "lesetid", "lukuaika", "阅读时间", "字号", "字体", "読了時間", "읽는 시간"),
    *("просмотров", "переглядів", "views", "aufrufe", "просмотры", "размер шрифта", "وقت القراءة", "مدة القراءة"),
)
ADVERT: Final = frozenset(
    (
        *("реклама", "на правах рекламы", "advertisement", "advertising", "ad", "ads", "sponsored", "anzeige"),
        *("werbung", "annonce", "publicité", "publicidad", "pubblicità", "publicidade", "reklama", "reklam", "reklám"),
        *("oglas", "оглас", "хирдетме", "publicitate", "διαφήμιση", "reklame", "annons", "mainos", "advertentie"),
        *("广告", "廣告", "広告", "광고", "إعلان", "اعلان", "жарнама", "reklamlar", "գովազդ", "რეკლამა"),
        *("advertisement - continue reading below", "story continues below", "article content", "continue reading"),
    )
)
# Stands in for content from elsewhere that is shown only after consent.
EMBED: Final = (
    *("empfohlener redaktioneller inhalt", "externer inhalt", "externen inhalt", "externe inhalte"),
    *("allow external content", "external content from", "contenu externe", "contenido externo", "treść zewnętrzn"),
    *(
        "your browser does not support",
        "ваш браузер не поддерживает",
        "please enable javascript",
        "включите javascript",
    ),
    *(
        "включите javascript",
        "javascript is disabled",
        "view this post on instagram",
        "посмотреть эту публикацию в instagram",
    ),
)
