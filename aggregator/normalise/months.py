"""How our languages write the names of months and days of the week, as printed beside dates.

Twelve (seven) groups a language, parted by ``|``: nominative, the form beside a day, abbreviations without their
dot; ``_`` stands for a space inside a name. Spelling follows the Unicode CLDR, with forms it lacks added: genitives,
locatives and short forms found on city-hall pages. Case, accents and dots are folded before comparing.
"""

from __future__ import annotations

from typing import Final

MONTHS: Final = {
    "ar": (
        "يناير كانون_الثاني جانفي | فبراير شباط فيفري | مارس آذار | أبريل نيسان أفريل | مايو أيار ماي | "
        "يونيو حزيران جوان | يوليو تموز جويلية | أغسطس آب أوت | سبتمبر أيلول | أكتوبر تشرين_الأول | "
        "نوفمبر تشرين_الثاني | ديسمبر كانون_الأول"
    ),
    "az": (
        "yanvar yan јанвар јан | fevral fev феврал фев | mart mar март мар | aprel apr апрел апр | may май | "
        "iyun iyn ијун ијн | iyul iyl ијул ијл | avqust avq август авг | sentyabr sen сентјабр сен | "
        "oktyabr okt октјабр окт | noyabr noy нојабр ној | dekabr dek декабр дек"
    ),
    "be": (
        "студзень сту студзеня | люты лют лютага | сакавік сак сакавіка | красавік кра красавіка | "
        "май мая травень траўня | чэрвень чэр чэрвеня | ліпень ліп ліпеня | жнівень жні жніўня | "
        "верасень вер верасня | кастрычнік кас кастрычніка | лістапад ліс лістапада | снежань сне снежня"
    ),
    "bg": (
        "януари яну | февруари фев | март мар | април апр | май | юни | юли | август авг | "
        "септември сеп септ | октомври окт | ноември ное | декември дек"
    ),
    "bs": (
        "januar jan januara јануар јан јануара | februar feb februara фебруар феб фебруара | "
        "mart mar marta март мар марта | april apr aprila април апр априла | maj maja мај маја | "
        "juni jun juna јуни јун јуна | juli jul jula јули јул јула | august aug augusta аугуст ауг аугуста | "
        "septembar sep septembra септембар сеп септембра | oktobar okt oktobra октобар окт октобра | "
        "novembar nov novembra новембар нов новембра | decembar dec decembra децембар дец децембра"
    ),
    "ca": ("gener | febrer | març | abril | maig | juny | juliol | agost | setembre | octubre | novembre | desembre"),
    "cs": (
        "leden led ledna | únor úno února | březen bře března | duben dub dubna | květen kvě května | "
        "červen čvn června | červenec čvc července | srpen srp srpna | září zář | říjen říj října | "
        "listopad lis listopadu | prosinec pro prosince"
    ),
    "da": (
        "januar jan | februar feb | marts mar | april apr | maj | juni jun | juli jul | august aug | "
        "september sep | oktober okt | november nov | december dec"
    ),
    "de": (
        "januar jan jänner | februar feb feber | märz mär maerz mrz | april apr | mai | juni jun | "
        "juli jul | august aug | september sep sept | oktober okt | november nov | dezember dez"
    ),
    "el": (
        "ιανουάριος ιαν ιανουαρίου | φεβρουάριος φεβ φεβρουαρίου | μάρτιος μάρ μαρτίου | "
        "απρίλιος απρ απριλίου | μάιος μάι μαΐου | ιούνιος ιούν ιουνίου | ιούλιος ιούλ ιουλίου | "
        "αύγουστος αύγ αυγούστου | σεπτέμβριος σεπ σεπτεμβρίου | οκτώβριος οκτ οκτωβρίου | "
        "νοέμβριος νοέ νοεμβρίου | δεκέμβριος δεκ δεκεμβρίου"
    ),
    "en": (
        "january jan | february feb | march mar | april apr | may | june jun | july jul | august aug | "
        "september sep sept | october oct | november nov | december dec"
    ),
    "es": (
        "enero ene | febrero feb | marzo mar | abril abr | mayo may | junio jun | julio jul | agosto ago | "
        "septiembre sept setiembre set sep | octubre oct | noviembre nov | diciembre dic"
    ),
    "et": (
        "jaanuar jaan | veebruar veebr | märts | aprill apr | mai | juuni | juuli | august aug | "
        "september sept | oktoober okt | november nov | detsember dets"
    ),
    "fa": "ژانویه | فوریه | مارس | آوریل | مه | ژوئن | ژوئیه | اوت | سپتامبر | اکتبر | نوامبر | دسامبر",
    "fi": (
        "tammikuu tammi tammikuuta | helmikuu helmi helmikuuta | maaliskuu maalis maaliskuuta | "
        "huhtikuu huhti huhtikuuta | toukokuu touko toukokuuta | kesäkuu kesä kesäkuuta | "
        "heinäkuu heinä heinäkuuta | elokuu elo elokuuta | syyskuu syys syyskuuta | lokakuu loka lokakuuta | "
        "marraskuu marras marraskuuta | joulukuu joulu joulukuuta"
    ),
    "fr": (
        "janvier janv | février févr fév | mars | avril avr | mai | juin | juillet juil jul | août aoû | "
        "septembre sept | octobre oct | novembre nov | décembre déc"
    ),
    "he": (
        "ינואר בינואר | פברואר בפברואר | מרץ במרץ | אפריל באפריל | מאי במאי | יוני ביוני | יולי ביולי | "
        "אוגוסט באוגוסט | ספטמבר בספטמבר | אוקטובר באוקטובר | נובמבר בנובמבר | דצמבר בדצמבר"
    ),
    "hr": (
        "siječanj sij siječnja | veljača velj veljače | ožujak ožu ožujka | travanj tra travnja | "
        "svibanj svi svibnja | lipanj lip lipnja | srpanj srp srpnja | kolovoz kol kolovoza | "
        "rujan ruj rujna | listopad lis listopada | studeni stu studenoga studenog | prosinac pro prosinca"
    ),
    "hu": (
        "január jan | február febr | március márc | április ápr | május máj | június jún | július júl | "
        "augusztus aug | szeptember szept | október okt | november nov | december dec"
    ),
    "hy": (
        "հունվար հնվ հունվարի հունվարին | փետրվար փտվ փետրվարի փետրվարին | մարտ մրտ մարտի մարտին | "
        "ապրիլ ապր ապրիլի ապրիլին | մայիս մյս մայիսի մայիսին | հունիս հնս հունիսի հունիսին | "
        "հուլիս հլս հուլիսի հուլիսին | օգոստոս օգս օգոստոսի օգոստոսին | "
        "սեպտեմբեր սեպ սեպտեմբերի սեպտեմբերին | հոկտեմբեր հոկ հոկտեմբերի հոկտեմբերին | "
        "նոյեմբեր նոյ նոյեմբերի նոյեմբերին | դեկտեմբեր դեկ դեկտեմբերի դեկտեմբերին"
    ),
    "id": (
        "januari | februari | maret | april | mei | juni | juli | agustus | september | oktober | november | desember"
    ),
    "it": (
        "gennaio gen | febbraio feb | marzo mar | aprile apr | maggio mag | giugno giu | luglio lug | "
        "agosto ago | settembre set | ottobre ott | novembre nov | dicembre dic"
    ),
    "ka": (
        "იანვარი იან იანვარს იანვარის | თებერვალი თებ თებერვალს თებერვალის | მარტი მარ მარტს მარტის | "
        "აპრილი აპრ აპრილს აპრილის | მაისი მაი მაისს მაისის | ივნისი ივნ ივნისს ივნისის | "
        "ივლისი ივლ ივლისს ივლისის | აგვისტო აგვ აგვისტოს | სექტემბერი სექ სექტემბერს სექტემბერის | "
        "ოქტომბერი ოქტ ოქტომბერს ოქტომბერის | ნოემბერი ნოე ნოემბერს ნოემბერის | "
        "დეკემბერი დეკ დეკემბერს დეკემბერის"
    ),
    "kk": (
        "қаңтар қаң | ақпан ақп | наурыз нау | сәуір сәу | мамыр мам | маусым мау | шілде шіл | тамыз там | "
        "қыркүйек қыр | қазан қаз | қараша қар | желтоқсан жел"
    ),
    "ky": (
        "январь янв | февраль фев | март мар | апрель апр | май | июнь июн | июль июл | август авг | "
        "сентябрь сен | октябрь окт | ноябрь ноя | декабрь дек"
    ),
    "lt": (
        "sausis saus sausio | vasaris vas vasario | kovas kov kovo | balandis bal balandžio | "
        "gegužė geg gegužės | birželis birž birželio | liepa liep liepos | rugpjūtis rugp rugpjūčio | "
        "rugsėjis rugs rugsėjo | spalis spal spalio | lapkritis lapkr lapkričio | gruodis gruod gruodžio"
    ),
    "lv": (
        "janvāris janv janvāra janvārī | februāris febr februāra februārī | marts marta | "
        "aprīlis apr aprīļa aprīlī | maijs maija | jūnijs jūn jūnija | jūlijs jūl jūlija | "
        "augusts aug augusta | septembris sept septembra septembrī | oktobris okt oktobra oktobrī | "
        "novembris nov novembra novembrī | decembris dec decembra decembrī"
    ),
    "mk": (
        "јануари јан | февруари фев | март мар | април апр | мај | јуни јун | јули јул | август авг | "
        "септември сеп септ | октомври окт | ноември ное | декември дек"
    ),
    "nl": (
        "januari jan | februari feb | maart mrt | april apr | mei | juni jun | juli jul | augustus aug | "
        "september sep | oktober okt | november nov | december dec"
    ),
    "no": (
        "januar jan | februar feb | mars mar | april apr | mai | juni jun | juli jul | august aug | "
        "september sep | oktober okt | november nov | desember des"
    ),
    "pl": (
        "styczeń sty stycznia | luty lut lutego | marzec mar marca | kwiecień kwi kwietnia | maj maja | "
        "czerwiec cze czerwca | lipiec lip lipca | sierpień sie sierpnia | wrzesień wrz września | "
        "październik paź października | listopad lis listopada | grudzień gru grudnia"
    ),
    "pt": (
        "janeiro jan | fevereiro fev | março mar | abril abr | maio mai | junho jun | julho jul | "
        "agosto ago | setembro set | outubro out | novembro nov | dezembro dez"
    ),
    "ro": (
        "ianuarie ian | februarie feb | martie mar | aprilie apr | mai | iunie iun | iulie iul | "
        "august aug | septembrie sept sep | octombrie oct | noiembrie nov noiem | decembrie dec"
    ),
    "ru": (
        "январь янв января | февраль февр февраля | март марта мар | апрель апр апреля | май мая | "
        "июнь июня июн | июль июля июл | август авг августа | сентябрь сент сентября сен | "
        "октябрь окт октября | ноябрь нояб ноября ноя | декабрь дек декабря"
    ),
    "sk": (
        "január jan januára | február feb februára | marec mar marca | apríl apr apríla | máj mája | "
        "jún júna | júl júla | august aug augusta | september sep septembra | október okt októbra | "
        "november nov novembra | december dec decembra"
    ),
    "sl": (
        "januar jan januarja | februar feb februarja | marec mar marca | april apr aprila | maj maja | "
        "junij jun junija | julij jul julija | avgust avg avgusta | september sep septembra | "
        "oktober okt oktobra | november nov novembra | december dec decembra"
    ),
    "sq": (
        "janar jan | shkurt shk | mars mar | prill pri | maj | qershor qer | korrik korr | gusht gush | "
        "shtator sht | tetor tet | nëntor nën | dhjetor dhj"
    ),
    "sr": (
        "јануар јан јануара januar jan januara | фебруар феб фебруара februar feb februara | "
        "март мар марта mart mar marta | април апр априла april apr aprila | мај маја maj maja | "
        "јун јуна јуни jun juna juni | јул јула јули jul jula juli | август авг августа avgust avg avgusta | "
        "септембар сеп септембра септ septembar sep septembra sept | "
        "октобар окт октобра oktobar okt oktobra | новембар нов новембра novembar nov novembra | "
        "децембар дец децембра decembar dec decembra"
    ),
    "sv": (
        "januari jan | februari feb | mars | april apr | maj | juni | juli | augusti aug | september sep | "
        "oktober okt | november nov | december dec"
    ),
    "tg": ("январи | феврали | марти | апрели | маи | июни | июли | августи | сентябри | октябри | ноябри | декабри"),
    "tr": (
        "ocak oca | şubat şub | mart mar | nisan nis | mayıs may | haziran haz | temmuz tem | ağustos ağu | "
        "eylül eyl | ekim eki | kasım kas | aralık ara"
    ),
    "tt": ("гыйнвар | февраль | март | апрель | май | июнь | июль | август | сентябрь | октябрь | ноябрь | декабрь"),
    "uk": (
        "січень січ січня | лютий лют лютого | березень бер березня | квітень квіт квітня кві | "
        "травень трав травня тра | червень черв червня чер | липень лип липня | серпень серп серпня сер | "
        "вересень вер вересня | жовтень жовт жовтня жов | листопад лист листопада | грудень груд грудня гру"
    ),
    "uz": (
        "yanvar yan январ янв | fevral fev феврал фев | mart mar март мар | aprel apr апрел апр | may май | "
        "iyun iyn июн | iyul iyl июл | avgust avg август авг | sentabr sen сентябр сен сент | "
        "oktabr okt октябр окт | noyabr noy ноябр ноя | dekabr dek декабр дек"
    ),
}

WEEKDAYS: Final = {
    "ar": "الاثنين | الثلاثاء | الأربعاء | الخميس | الجمعة | السبت | الأحد",
    "az": " |  | çərşənbə ç чәршәнбә ч |  | cümə c ҹүмә ҹ | şənbə ş шәнбә ш | bazar b базар б",
    "be": "панядзелак пн | аўторак аў | серада ср | чацвер чц | пятніца пт | субота сб | нядзеля нд",
    "bg": "понеделник пн | вторник вт | сряда ср | четвъртък чт | петък пт | събота сб | неделя нд",
    "bs": (
        "ponedjeljak pon понедјељак пон | utorak uto уторак уто | srijeda sri сриједа сри | "
        "četvrtak čet четвртак чет | petak pet петак пет | subota sub субота суб | nedjelja ned недјеља нед"
    ),
    "cs": "pondělí po | úterý út | středa st | čtvrtek čt | pátek pá | sobota so | neděle ne",
    "da": "mandag man | tirsdag tirs | onsdag ons | torsdag tors | fredag fre | lørdag lør | søndag søn",
    "de": "montag mo | dienstag di | mittwoch mi | donnerstag do | freitag fr | samstag sa | sonntag so",
    "el": "δευτέρα δευ | τρίτη τρί | τετάρτη τετ | πέμπτη πέμ | παρασκευή παρ | σάββατο σάβ | κυριακή κυρ",
    "en": "monday mon | tuesday tue | wednesday wed | thursday thu | friday fri | saturday sat | sunday sun",
    "es": "lunes lun | martes mar | miércoles mié | jueves jue | viernes vie | sábado sáb | domingo dom",
    "et": "esmaspäev e | teisipäev t | kolmapäev k | neljapäev n | reede r | laupäev l | pühapäev p",
    "fi": (
        "maanantai ma maanantaina | tiistai ti tiistaina | keskiviikko ke keskiviikkona | "
        "torstai to torstaina | perjantai pe perjantaina | lauantai la lauantaina | sunnuntai su"
    ),
    "fr": "lundi lun | mardi mar | mercredi mer | jeudi jeu | vendredi ven | samedi sam | dimanche dim",
    "hr": "ponedjeljak pon | utorak uto | srijeda sri | četvrtak čet | petak pet | subota sub | nedjelja ned",
    "hu": "hétfő h | kedd k | szerda sze | csütörtök cs | péntek p | szombat szo | vasárnap v",
    "hy": ("երկուշաբթի երկ | երեքշաբթի երք | չորեքշաբթի չրք | հինգշաբթի հնգ | ուրբաթ ուր | շաբաթ շբթ | կիրակի կիր"),
    "it": "lunedì lun | martedì mar | mercoledì mer | giovedì gio | venerdì ven | sabato sab | domenica dom",
    "ka": ("ორშაბათი ორშ | სამშაბათი სამ | ოთხშაბათი ოთხ | ხუთშაბათი ხუთ | პარასკევი პარ | შაბათი შაბ | კვირა კვი"),
    "kk": "дүйсенбі дс | сейсенбі сс | сәрсенбі ср | бейсенбі бс | жұма жм | сенбі сб | жексенбі жс",
    "ky": "дүйшөмбү дүй | шейшемби шейш | шаршемби шарш | бейшемби бейш | жума | ишемби ишм | жекшемби жек",
    "lt": (
        "pirmadienis pr | antradienis an | trečiadienis tr | ketvirtadienis kt | penktadienis pn | "
        "šeštadienis št | sekmadienis sk"
    ),
    "lv": (
        "pirmdiena pirmd | otrdiena otrd | trešdiena trešd | ceturtdiena ceturtd | piektdiena piektd | "
        "sestdiena sestd | svētdiena svētd"
    ),
    "mk": "понеделник пон | вторник вто | среда сре | четврток чет | петок пет | сабота саб | недела нед",
    "nl": "maandag ma | dinsdag di | woensdag wo | donderdag do | vrijdag vr | zaterdag za | zondag zo",
    "no": "mandag man | tirsdag tir | onsdag ons | torsdag tor | fredag fre | lørdag lør | søndag søn",
    "pl": "poniedziałek pon | wtorek wt | środa śr | czwartek czw | piątek pt | sobota sob | niedziela niedz",
    "pt": "segunda seg | terça ter | quarta qua | quinta qui | sexta sex | sábado sáb | domingo dom",
    "ro": "luni lun | marți mar | miercuri mie | joi | vineri vin | sâmbătă sâm | duminică dum",
    "ru": "понедельник пн | вторник вт | среда ср | четверг чт | пятница пт | суббота сб | воскресенье вс",
    "sk": "pondelok po | utorok ut | streda st | štvrtok št | piatok pi | sobota so | nedeľa ne",
    "sl": "ponedeljek pon | torek tor | sreda sre | četrtek čet | petek pet | sobota sob | nedelja ned",
    "sr": (
        "понедељак пон ponedeljak pon | уторак уто utorak uto | среда сре sreda sre | "
        "четвртак чет četvrtak čet | петак пет petak pet | субота суб subota sub | недеља нед nedelja ned"
    ),
    "sv": "måndag mån | tisdag tis | onsdag ons | torsdag tors | fredag fre | lördag lör | söndag sön",
    "tr": "pazartesi pzt | salı sal | çarşamba çar | perşembe per | cuma cum | cumartesi cmt | pazar paz",
    "uk": "понеділок пн | вівторок вт | середа ср | четвер чт | пʼятниця пт | субота сб | неділя нд",
    "uz": (
        "dushanba dush душанба душ | seshanba sesh сешанба сеш | chorshanba chor чоршанба чор | "
        "payshanba pay пайшанба пай | juma jum жума жум | shanba shan шанба шан | yakshanba yak якшанба якш"
    ),
}
