"""How our languages write the names of months and days of the week, as printed beside dates.

Twelve (seven) groups a language, parted by ``|``: nominative, the form beside a day, abbreviations without their
dot; ``_`` stands for a space inside a name. Spelling follows the Unicode CLDR, with forms it lacks added: genitives,
locatives and short forms found on city-hall pages. Case, accents and dots are folded before comparing.
"""

from __future__ import annotations

from typing import Final

MONTHS: Final = {
    "ar": (
        "يناير كانون_الثاني جانفي | فبراير شباط فيفري | مارس آذار | أبريل نيسان أفريل | مايو أيار ماي | يونيو حزيران "
        "جوان يونيه | يوليو تموز جويلية يوليوز يوليه | أغسطس آب أوت غشت | سبتمبر أيلول شتنبر | أكتوبر تشرين_الأول | "
        "نوفمبر تشرين_الثاني نونبر | ديسمبر كانون_الأول دجنبر"
    ),
    "az": (
        "yanvar yan јанвар јан | fevral fev феврал фев | mart mar март мар | aprel apr апрел апр | may май | iyun iyn "
        "ијун ијн | iyul iyl ијул ијл | avqust avq август авг | sentyabr sen сентјабр сен | oktyabr okt октјабр окт | "
        "noyabr noy нојабр ној | dekabr dek декабр дек"
    ),
    "be": (
        "студзень сту студзеня | люты лют лютага | сакавік сак сакавіка | красавік кра красавіка | май мая травень "
        "траўня | чэрвень чэр чэрвеня | ліпень ліп ліпеня | жнівень жні жніўня | верасень вер верасня | кастрычнік "
        "кас кастрычніка | лістапад ліс лістапада | снежань сне снежня"
    ),
    "bg": (
        "януари яну | февруари фев | март мар | април апр | май | юни | юли | август авг | септември сеп септ | "
        "октомври окт | ноември ное | декември дек"
    ),
    "bs": (
        "januar jan januara јануар јан јануара | februar feb februara фебруар феб фебруара | mart mar marta март мар "
        "марта | april apr aprila април апр априла | maj maja мај маја | juni jun juna јуни јун јуна | juli jul jula "
        "јули јул јула | august aug augusta аугуст ауг аугуста | septembar sep septembra септембар сеп септембра | "
        "oktobar okt oktobra октобар окт октобра | novembar nov novembra новембар нов новембра | decembar dec "
        "decembra децембар дец децембра"
    ),
    "ca": (
        "gener gen | febrer febr | març | abril abr | maig | juny | juliol jul | agost ag | setembre set | octubre "
        "oct | novembre nov | desembre des"
    ),
    "cs": (
        "leden led ledna | únor úno února | březen bře března | duben dub dubna | květen kvě května | červen čvn "
        "června | červenec čvc července | srpen srp srpna | září zář | říjen říj října | listopad lis listopadu | "
        "prosinec pro prosince"
    ),
    "da": (
        "januar jan | februar feb | marts mar | april apr | maj | juni jun | juli jul | august aug | september sep | "
        "oktober okt | november nov | december dec"
    ),
    "de": (
        "januar jan jänner jän | februar feb feber | märz mär maerz mrz | april apr | mai | juni jun | juli jul | "
        "august aug | september sep sept | oktober okt | november nov | dezember dez"
    ),
    "el": (
        "ιανουάριος ιαν ιανουαρίου γενάρη | φεβρουάριος φεβ φεβρουαρίου φλεβάρη | μάρτιος μάρ μαρτίου μάρτη | "
        "απρίλιος απρ απριλίου απρίλη | μάιος μάι μαΐου μάη | ιούνιος ιούν ιουνίου ιούνη | ιούλιος ιούλ ιουλίου ιούλη "
        "| αύγουστος αύγ αυγούστου | σεπτέμβριος σεπ σεπτ σεπτεμβρίου σεπτέμβρη | οκτώβριος οκτ οκτωβρίου οκτώβρη | "
        "νοέμβριος νοέ νοεμβρίου νοέμβρη | δεκέμβριος δεκ δεκεμβρίου δεκέμβρη"
    ),
    "en": (
        "january jan | february feb | march mar | april apr | may | june jun | july jul | august aug | september sep "
        "sept | october oct | november nov | december dec"
    ),
    "es": (
        "enero ene | febrero feb | marzo mar | abril abr | mayo may | junio jun | julio jul | agosto ago | septiembre "
        "sept setiembre set sep | octubre oct | noviembre nov | diciembre dic"
    ),
    "et": (
        "jaanuar jaan jaanuaril | veebruar veebr veebruaril | märts märtsil | aprill apr aprillil | mai | juuni "
        "juunil | juuli juulil | august aug augustil | september sept septembril | oktoober okt oktoobril | november "
        "nov novembril | detsember dets detsembril"
    ),
    "fa": "ژانویه | فوریه | مارس | آوریل | مه | ژوئن | ژوئیه | اوت | سپتامبر | اکتبر | نوامبر | دسامبر",
    "fi": (
        "tammikuu tammi tammikuuta | helmikuu helmi helmikuuta | maaliskuu maalis maaliskuuta | huhtikuu huhti "
        "huhtikuuta | toukokuu touko toukokuuta | kesäkuu kesä kesäkuuta | heinäkuu heinä heinäkuuta | elokuu elo "
        "elokuuta | syyskuu syys syyskuuta | lokakuu loka lokakuuta | marraskuu marras marraskuuta | joulukuu joulu "
        "joulukuuta"
    ),
    "fr": (
        "janvier janv jan | février févr fév | mars | avril avr | mai | juin | juillet juil juill jul | août aoû | "
        "septembre sept | octobre oct | novembre nov | décembre déc"
    ),
    "he": (
        "ינואר בינואר ינו בינו | פברואר בפברואר פבר בפבר | מרץ במרץ | אפריל באפריל אפר באפר | מאי במאי | יוני ביוני | "
        "יולי ביולי | אוגוסט באוגוסט אוג באוג | ספטמבר בספטמבר ספט בספט | אוקטובר באוקטובר אוק באוק | נובמבר בנובמבר "
        "נוב בנוב | דצמבר בדצמבר דצמ בדצמ"
    ),
    "hr": (
        "siječanj sij siječnja | veljača velj veljače | ožujak ožu ožujka | travanj tra travnja | svibanj svi svibnja "
        "| lipanj lip lipnja | srpanj srp srpnja | kolovoz kol kolovoza | rujan ruj rujna | listopad lis listopada | "
        "studeni stu studenoga studenog | prosinac pro prosinca"
    ),
    "hu": (
        "január jan | február febr | március márc | április ápr | május máj | június jún | július júl | augusztus aug "
        "| szeptember szept | október okt | november nov | december dec"
    ),
    "hy": (
        "հունվար հնվ հունվարի հունվարին | փետրվար փտվ փետրվարի փետրվարին | մարտ մրտ մարտի մարտին | ապրիլ ապր ապրիլի "
        "ապրիլին | մայիս մյս մայիսի մայիսին | հունիս հնս հունիսի հունիսին | հուլիս հլս հուլիսի հուլիսին | օգոստոս օգս "
        "օգոստոսի օգոստոսին | սեպտեմբեր սեպ սեպտեմբերի սեպտեմբերին | հոկտեմբեր հոկ հոկտեմբերի հոկտեմբերին | նոյեմբեր "
        "նոյ նոյեմբերի նոյեմբերին | դեկտեմբեր դեկ դեկտեմբերի դեկտեմբերին"
    ),
    "id": (
        "januari | februari | maret | april | mei | juni | juli | agustus | september | oktober | november | desember"
    ),
    "it": (
        "gennaio gen | febbraio feb | marzo mar | aprile apr | maggio mag | giugno giu | luglio lug | agosto ago | "
        "settembre set sett | ottobre ott | novembre nov | dicembre dic"
    ),
    "ka": (
        "იანვარი იან იანვარს იანვარის | თებერვალი თებ თებერვალს თებერვალის | მარტი მარ მარტს მარტის | აპრილი აპრ "
        "აპრილს აპრილის | მაისი მაი მაისს მაისის | ივნისი ივნ ივნისს ივნისის | ივლისი ივლ ივლისს ივლისის | აგვისტო "
        "აგვ აგვისტოს | სექტემბერი სექ სექტემბერს სექტემბერის | ოქტომბერი ოქტ ოქტომბერს ოქტომბერის | ნოემბერი ნოე "
        "ნოემბერს ნოემბერის | დეკემბერი დეკ დეკემბერს დეკემბერის"
    ),
    "kk": (
        "қаңтар қаң қаңтарда | ақпан ақп ақпанда | наурыз нау наурызда | сәуір сәу сәуірде | мамыр мам мамырда | "
        "маусым мау маусымда | шілде шіл шілдеде | тамыз там тамызда | қыркүйек қыр қыркүйекте | қазан қаз қазанда | "
        "қараша қар қарашада | желтоқсан жел желтоқсанда"
    ),
    "ky": (
        "январь янв январы январда | февраль фев февралы февралда | март мар марты мартта | апрель апр апрели апрелде "
        "| май майы майда | июнь июн июну июнда | июль июл июлу июлда | август авг августу августта | сентябрь сен "
        "сентябры сентябрда | октябрь окт октябры октябрда | ноябрь ноя ноябры ноябрда | декабрь дек декабры декабрда"
    ),
    "lt": (
        "sausis saus sausio | vasaris vas vasario | kovas kov kovo | balandis bal balandžio | gegužė geg gegužės | "
        "birželis birž birželio | liepa liep liepos | rugpjūtis rugp rugpjūčio | rugsėjis rugs rugsėjo | spalis spal "
        "spalio | lapkritis lapkr lapkričio | gruodis gruod gruodžio"
    ),
    "lv": (
        "janvāris janv janvāra janvārī | februāris febr februāra februārī | marts marta martā | aprīlis apr aprīļa "
        "aprīlī | maijs maija maijā | jūnijs jūn jūnija jūnijā | jūlijs jūl jūlija jūlijā | augusts aug augusta "
        "augustā | septembris sept septembra septembrī | oktobris okt oktobra oktobrī | novembris nov novembra "
        "novembrī | decembris dec decembra decembrī"
    ),
    "mk": (
        "јануари јан | февруари фев | март мар | април апр | мај | јуни јун | јули јул | август авг | септември сеп "
        "септ | октомври окт | ноември ное | декември дек"
    ),
    "nl": (
        "januari jan | februari feb | maart mrt | april apr | mei | juni jun | juli jul | augustus aug | september "
        "sep | oktober okt | november nov | december dec"
    ),
    "no": (
        "januar jan | februar feb | mars mar | april apr | mai | juni jun | juli jul | august aug | september sep | "
        "oktober okt | november nov | desember des"
    ),
    "pl": (
        "styczeń sty stycznia | luty lut lutego | marzec mar marca | kwiecień kwi kwietnia | maj maja | czerwiec cze "
        "czerwca | lipiec lip lipca | sierpień sie sierpnia | wrzesień wrz września | październik paź października | "
        "listopad lis listopada | grudzień gru grudnia"
    ),
    "pt": (
        "janeiro jan | fevereiro fev | março mar | abril abr | maio mai | junho jun | julho jul | agosto ago | "
        "setembro set | outubro out | novembro nov | dezembro dez"
    ),
    "ro": (
        "ianuarie ian | februarie feb | martie mar | aprilie apr | mai | iunie iun | iulie iul | august aug | "
        "septembrie sept sep | octombrie oct | noiembrie nov noiem | decembrie dec"
    ),
    "ru": (
        "январь янв января | февраль февр февраля | март марта мар | апрель апр апреля | май мая | июнь июня июн | "
        "июль июля июл | август авг августа | сентябрь сент сентября сен | октябрь окт октября | ноябрь нояб ноября "
        "ноя | декабрь дек декабря"
    ),
    "sk": (
        "január jan januára | február feb februára | marec mar marca | apríl apr apríla | máj mája | jún júna | júl "
        "júla | august aug augusta | september sep septembra | október okt októbra | november nov novembra | december "
        "dec decembra"
    ),
    "sl": (
        "januar jan januarja | februar feb februarja | marec mar marca | april apr aprila | maj maja | junij jun "
        "junija | julij jul julija | avgust avg avgusta | september sep septembra | oktober okt oktobra | november "
        "nov novembra | december dec decembra"
    ),
    "sq": (
        "janar jan | shkurt shk | mars mar | prill pri | maj | qershor qer | korrik korr | gusht gush | shtator sht | "
        "tetor tet | nëntor nën | dhjetor dhj"
    ),
    "sr": (
        "јануар јан јануара januar jan januara | фебруар феб фебруара februar feb februara | март мар марта mart mar "
        "marta | април апр априла april apr aprila | мај маја maj maja | јун јуна јуни jun juna juni | јул јула јули "
        "jul jula juli | август авг августа avgust avg avgusta | септембар сеп септембра септ septembar sep septembra "
        "sept | октобар окт октобра oktobar okt oktobra | новембар нов новембра novembar nov novembra | децембар дец "
        "децембра decembar dec decembra"
    ),
    "sv": (
        "januari jan | februari feb | mars | april apr | maj | juni | juli | augusti aug | september sep | oktober "
        "okt | november nov | december dec"
    ),
    "tg": "январи | феврали | марти | апрели | маи | июни | июли | августи | сентябри | октябри | ноябри | декабри",
    "tr": (
        "ocak oca | şubat şub | mart mar | nisan nis | mayıs may | haziran haz | temmuz tem | ağustos ağu | eylül eyl "
        "| ekim eki | kasım kas | aralık ara"
    ),
    "tt": (
        "гыйнвар гыйн | февраль | март | апрель | май | июнь | июль | август | сентябрь | октябрь | ноябрь | декабрь"
    ),
    "uk": (
        "січень січ січня | лютий лют лютого | березень бер березня | квітень квіт квітня кві | травень трав травня "
        "тра | червень черв червня чер | липень лип липня | серпень серп серпня сер | вересень вер вересня | жовтень "
        "жовт жовтня жов | листопад лист листопада | грудень груд грудня гру"
    ),
    "uz": (
        "yanvar yan январ янв | fevral fev феврал фев | mart mar март мар | aprel apr апрел апр | may май | iyun iyn "
        "июн | iyul iyl июл | avgust avg август авг | sentabr sen сентябр сен сент | oktabr okt октябр окт | noyabr "
        "noy ноябр ноя | dekabr dek декабр дек"
    ),
}

TURKIC: Final = frozenset({"az", "kk", "ky", "tr", "tt", "uz"})
# Case and possession, folded («iyunun 10-da», «10 маусымы»).
TURKIC_ENDINGS: Final = (
    "(?:n|s)?[iu](?:n(?:d[ae]|in|un)?)?|d[aeə]n?|t[ae]n?|ning|"
    "(?:н|с)?[ыиуүі](?:н(?:д[ае]|ын|ин)?)?|[дт][ае]н?|[нд][ыиі]ң"
)

# Everyday words of other languages: months only where the language is theirs or unknown («10 out of 2025»).
HOMOGRAPHS: Final = frozenset(
    {"out", "ago", "set", "pro", "tra", "pri", "ara", "там", "сто", "mag", "gen", "lip", "svi"}
)

WEEKDAYS: Final = {
    "ar": "الاثنين | الثلاثاء | الأربعاء | الخميس | الجمعة | السبت | الأحد",
    "az": (
        "bazar_ertəsi базар_ертәси | çərşənbə_axşamı чәршәнбә_ахшамы | çərşənbə чәршәнбә | cümə_axşamı ҹүмә_ахшамы | "
        "cümə ҹүмә | şənbə шәнбә | bazar базар"
    ),
    "be": (
        "панядзелак пн | аўторак аў | серада ср сераду | чацвер чц | пятніца пт пятніцу | субота сб суботу | нядзеля нд"
    ),
    "bg": "понеделник пн | вторник вт | сряда ср | четвъртък чт | петък пт | събота сб | неделя нд",
    "bs": (
        "ponedjeljak pon понедјељак пон | utorak uto уторак уто | srijeda sri сриједа сри | četvrtak čet четвртак чет "
        "| petak pet петак пет | subota sub субота суб | nedjelja ned недјеља нед"
    ),
    "ca": "dilluns dl | dimarts dt | dimecres dc | dijous dj | divendres dv | dissabte ds | diumenge dg",
    "cs": "pondělí po | úterý út | středa st | čtvrtek čt | pátek pá | sobota so | neděle ne",
    "da": "mandag man | tirsdag tirs | onsdag ons | torsdag tors | fredag fre | lørdag lør | søndag søn",
    "de": "montag mo | dienstag di | mittwoch mi | donnerstag do | freitag fr | samstag sa | sonntag so",
    "el": "δευτέρα δευ | τρίτη τρί | τετάρτη τετ | πέμπτη πέμ | παρασκευή παρ | σάββατο σάβ | κυριακή κυρ",
    "en": "monday mon | tuesday tue | wednesday wed | thursday thu | friday fri | saturday sat | sunday sun",
    "es": "lunes lun | martes mar | miércoles mié | jueves jue | viernes vie | sábado sáb | domingo dom",
    "et": "esmaspäev e | teisipäev t | kolmapäev k | neljapäev n | reede r | laupäev l | pühapäev p",
    "fa": "دوشنبه | سه‌شنبه | چهارشنبه | پنجشنبه | جمعه | شنبه | یکشنبه",
    "fi": (
        "maanantai ma maanantaina | tiistai ti tiistaina | keskiviikko ke keskiviikkona | torstai to torstaina | "
        "perjantai pe perjantaina | lauantai la lauantaina | sunnuntai su"
    ),
    "fr": "lundi lun | mardi mar | mercredi mer | jeudi jeu | vendredi ven | samedi sam | dimanche dim",
    "he": "שני | שלישי | רביעי | חמישי | שישי | שבת | ראשון",
    "hr": "ponedjeljak pon | utorak uto | srijeda sri | četvrtak čet | petak pet | subota sub | nedjelja ned",
    "hu": "hétfő h | kedd k | szerda sze | csütörtök cs | péntek p | szombat szo | vasárnap v",
    "hy": "երկուշաբթի երկ | երեքշաբթի երք | չորեքշաբթի չրք | հինգշաբթի հնգ | ուրբաթ ուր | շաբաթ շբթ | կիրակի կիր",
    "id": "senin sen | selasa sel | rabu rab | kamis kam | jumat | sabtu | minggu",
    "it": "lunedì lun | martedì mar | mercoledì mer | giovedì gio | venerdì ven | sabato sab | domenica dom",
    "ka": "ორშაბათი ორშ | სამშაბათი სამ | ოთხშაბათი ოთხ | ხუთშაბათი ხუთ | პარასკევი პარ | შაბათი შაბ | კვირა კვი",
    "kk": "дүйсенбі дс | сейсенбі сс | сәрсенбі ср | бейсенбі бс | жұма жм | сенбі сб | жексенбі жс",
    "ky": "дүйшөмбү дүй | шейшемби шейш | шаршемби шарш | бейшемби бейш | жума | ишемби ишм | жекшемби жек",
    "lt": (
        "pirmadienis pr | antradienis an | trečiadienis tr | ketvirtadienis kt | penktadienis pn | šeštadienis št | "
        "sekmadienis sk"
    ),
    "lv": (
        "pirmdiena pirmd | otrdiena otrd | trešdiena trešd | ceturtdiena ceturtd | piektdiena piektd | sestdiena "
        "sestd | svētdiena svētd"
    ),
    "mk": "понеделник пон | вторник вто | среда сре | четврток чет | петок пет | сабота саб | недела нед",
    "mn": "даваа да | мягмар мя | лхагва лх | пүрэв пү | баасан ба | бямба бя | ням ня",
    "nl": "maandag ma | dinsdag di | woensdag wo | donderdag do | vrijdag vr | zaterdag za | zondag zo",
    "no": "mandag man | tirsdag tir tysdag | onsdag ons | torsdag tor | fredag fre | lørdag lør laurdag | søndag søn",
    "pl": (
        "poniedziałek pon | wtorek wt | środa śr środę | czwartek czw | piątek pt | sobota sob sobotę | niedziela "
        "niedz niedzielę"
    ),
    "pt": "segunda seg | terça ter | quarta qua | quinta qui | sexta sex | sábado sáb | domingo dom",
    "ro": "luni lun | marți mar | miercuri mie | joi | vineri vin | sâmbătă sâm | duminică dum",
    "ru": (
        "понедельник пн | вторник вт | среда ср среду | четверг чт | пятница пт пятницу | суббота сб субботу | "
        "воскресенье вс"
    ),
    "sk": "pondelok po | utorok ut | streda st | štvrtok št | piatok pi | sobota so | nedeľa ne",
    "sl": "ponedeljek pon | torek tor | sreda sre | četrtek čet | petek pet | sobota sob | nedelja ned",
    "sq": "hënë hën | martë | mërkurë | enjte enj | premte pre | shtunë sht | diel die",
    "sr": (
        "понедељак пон ponedeljak pon | уторак уто utorak uto | среда сре sreda sre | четвртак чет četvrtak čet | "
        "петак пет petak pet | субота суб subota sub | недеља нед nedelja ned"
    ),
    "sv": "måndag mån | tisdag tis | onsdag ons | torsdag tors | fredag fre | lördag lör | söndag sön",
    "tg": "душанбе дшб | сешанбе сшб | чоршанбе чшб | панҷшанбе пшб | ҷумъа ҷмъ | шанбе шнб | якшанбе яшб",
    "tr": "pazartesi pzt | salı sal | çarşamba çar | perşembe per | cuma cum | cumartesi cmt | pazar paz",
    "tt": "дүшәмбе дүш | сишәмбе сиш | чәршәмбе чәр | пәнҗешәмбе пәнҗ | җомга җом | шимбә шим | якшәмбе",
    "uk": (
        "понеділок пн | вівторок вт | середа ср середу | четвер чт | пʼятниця пт пʼятницю | субота сб суботу | неділя "
        "нд неділю"
    ),
    "uz": (
        "dushanba dush душанба душ | seshanba sesh сешанба сеш | chorshanba chor чоршанба чор | payshanba pay "
        "пайшанба пай | juma jum жума жум | shanba shan шанба шан | yakshanba yak якшанба якш"
    ),
}
