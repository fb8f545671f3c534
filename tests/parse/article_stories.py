"""One piece of news told in eight scripts, with what stands around it on a page: our own words."""
# ruff: noqa: E501 - a sentence a line

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Story:
    """One piece of news with what stands around it."""

    language: str
    title: str
    paragraphs: tuple[str, ...]
    others: tuple[str, ...]  # headlines of other news
    date: str  # as printed, with a year
    author: str
    caption: str
    also: str
    follow: str
    home: str


STORIES: tuple[Story, ...] = (
    Story(
        "en",
        "Oulu and Odessa open a joint bridge office",
        (
            "The city councils of Oulu and Odessa have opened an office that will plan the repair of old bridges.",
            "Six engineers, three from each side, begin work in autumn and will report to both councils every year.",
            "The mayor said that ice and salt trouble both harbours, and that it is cheaper to learn together.",
        ),
        (
            "Choirs of two towns sing by the river",
            "Mayors plant an oak in the old park",
            "Pupils write to their pen friends",
        ),
        "6 May 2024",
        "Anna Bridge",
        "The old bridge in the harbour. Photo: city archive",
        "Read also",
        "Follow us on Telegram and never miss the news of the city",
        "Home",
    ),
    Story(
        "ru",
        "Псков и Нарва открыли общую мастерскую реставраторов",
        (
            "Администрации двух городов открыли мастерскую, в которой будут учить реставрации деревянных домов.",
            "Первые двенадцать мастеров приступят к занятиям осенью, программу составили музеи обеих сторон.",
            "Глава города отметил, что деревянных кварталов почти не осталось и беречь их лучше вместе.",
        ),
        (
            "Хоры двух городов споют у реки",
            "Главы городов посадили дуб в старом парке",
            "Школьники пишут письма друзьям",
        ),
        "6 мая 2024",
        "Мария Мостовая",
        "Старый дом у реки. Фото из архива",
        "Читайте также",
        "Подписывайтесь на наш Telegram-канал, чтобы не пропустить новости",
        "Главная",
    ),
    Story(
        "de",
        "Görlitz und Vilnius eröffnen gemeinsame Werkstatt",
        (
            "Die Stadträte von Görlitz und Vilnius haben eine Werkstatt eröffnet, in der alte Fenster gerettet werden.",
            "Zwölf junge Leute lernen dort ab Herbst das Handwerk, die Kosten tragen beide Städte zu gleichen Teilen.",
            "Der Oberbürgermeister sagte, die Häuser beider Städte hätten dieselben Sorgen und dieselben Freunde.",
        ),
        (
            "Chöre beider Städte singen am Fluss",
            "Bürgermeister pflanzen eine Eiche im Park",
            "Schüler schreiben sich Briefe",
        ),
        "6. Mai 2024",
        "Jana Brücke",
        "Die alte Werkstatt am Fluss. Foto: Stadtarchiv",
        "Lesen Sie auch",
        "Folgen Sie uns auf Telegram, damit Sie keine Nachricht verpassen",
        "Startseite",
    ),
    Story(
        "zh",
        "两座友好城市共同设立桥梁维修办公室",
        (
            "两座城市的市政府近日共同设立办公室，负责制定老旧桥梁的维修计划，并互派工程师学习经验。",
            "首批六名工程师将于秋季开始工作，双方每年向两地市政府提交一份联合报告，介绍工程进展情况。",
            "市长表示，两地港口都受冰雪和盐分的影响，共同学习可以节省经费，也能增进市民之间的友谊。",
        ),
        ("两市合唱团将在河边同台演出活动", "两市市长在老公园共同种下一棵橡树", "两地学生开始互相写信交流学习"),
        "2024年5月6日",
        "王桥",
        "港口的老桥（市档案馆供图）",
        "相关阅读",
        "欢迎关注我们的微信公众号",
        "首页",
    ),
    Story(
        "tr",
        "Bursa ile Plovdiv ortak köprü ofisi açtı",
        (
            "Bursa ve Plovdiv belediyeleri, eski köprülerin onarımını planlayacak ortak bir ofis açtıklarını duyurdu.",
            "Her iki taraftan üçer mühendis sonbaharda göreve başlayacak ve her yıl iki meclise birlikte rapor verecek.",
            "Belediye başkanı, iki kentin aynı sorunları yaşadığını ve birlikte öğrenmenin daha ucuz olduğunu söyledi.",
        ),
        (
            "İki kentin koroları nehir kıyısında söyleyecek",
            "Başkanlar eski parka bir meşe dikti",
            "Öğrenciler mektup arkadaşı oldu",
        ),
        "6 Mayıs 2024",
        "Ayşe Köprü",
        "Limandaki eski köprü. Fotoğraf: kent arşivi",
        "İlgili Haberler",
        "Telegram kanalımızı takip edin, haberleri kaçırmayın",
        "Anasayfa",
    ),
    Story(
        "ar",
        "مدينتان تفتتحان مكتبا مشتركا لترميم الجسور القديمة",
        (
            "افتتح مجلسا المدينتين مكتبا مشتركا سيتولى وضع خطط ترميم الجسور القديمة وتدريب المهندسين الشباب من الجانبين.",
            "ويبدأ ستة مهندسين عملهم في الخريف المقبل على أن يقدموا تقريرا سنويا إلى المجلسين عن سير العمل ونتائجه.",
            "وقال رئيس البلدية إن المرفأين يعانيان من الملح والرطوبة وإن التعلم معا أقل كلفة وأكثر فائدة للسكان.",
        ),
        (
            "جوقتا المدينتين تغنيان على ضفة النهر",
            "رئيسا البلديتين يزرعان شجرة في الحديقة القديمة",
            "تلاميذ المدينتين يتبادلون الرسائل",
        ),
        "6 مايو 2024",
        "سلمى جسر",
        "الجسر القديم في المرفأ من أرشيف المدينة",
        "اقرأ أيضا",
        "تابعونا على تلغرام لمعرفة أخبار المدينة أولا بأول",
        "الرئيسية",
    ),
    Story(
        "ka",
        "ორმა ქალაქმა ხიდების საერთო სახელოსნო გახსნა",
        (
            "ორი ქალაქის საკრებულომ გახსნა საერთო სახელოსნო, რომელიც ძველი ხიდების აღდგენის გეგმებს მოამზადებს.",
            "ექვსი ინჟინერი მუშაობას შემოდგომაზე დაიწყებს და ყოველწლიურად ორივე საკრებულოს წარუდგენს ანგარიშს.",
            "მერმა აღნიშნა, რომ ორივე ნავსადგურს ერთი და იგივე საზრუნავი აქვს და ერთად სწავლა უფრო იაფია.",
        ),
        (
            "ორი ქალაქის გუნდები მდინარესთან იმღერებენ",
            "მერებმა ძველ პარკში მუხა დარგეს ერთად",
            "მოსწავლეები ერთმანეთს წერილებს სწერენ",
        ),
        "6 მაისი 2024",
        "ნინო ხიდელი",
        "ძველი ხიდი ნავსადგურში, ქალაქის არქივი",
        "წაიკითხეთ ასევე",
        "გამოგვყევით ტელეგრამზე და გაიგეთ ახალი ამბები",
        "მთავარი",
    ),
    Story(
        "el",
        "Δύο πόλεις ανοίγουν κοινό γραφείο για τις γέφυρες",
        (
            "Τα δημοτικά συμβούλια των δύο πόλεων άνοιξαν κοινό γραφείο που θα σχεδιάζει την επισκευή παλιών γεφυρών.",
            "Έξι μηχανικοί αρχίζουν δουλειά το φθινόπωρο και θα υποβάλλουν κάθε χρόνο έκθεση και στα δύο συμβούλια.",
            "Ο δήμαρχος είπε ότι τα δύο λιμάνια έχουν τις ίδιες έγνοιες και ότι είναι φθηνότερο να μαθαίνουν μαζί.",
        ),
        (
            "Χορωδίες των δύο πόλεων τραγουδούν στο ποτάμι",
            "Οι δήμαρχοι φύτεψαν μια βελανιδιά στο πάρκο",
            "Μαθητές γράφουν γράμματα σε φίλους",
        ),
        "6 Μαΐου 2024",
        "Ελένη Γεφύρη",
        "Η παλιά γέφυρα στο λιμάνι, από το αρχείο",
        "Διαβάστε επίσης",
        "Ακολουθήστε μας στο Telegram για όλα τα νέα της πόλης",
        "Αρχική",
    ),
)
