"""Which encoding older than Unicode is this, when nobody says? The one in which the bytes spell a language.

Every encoding is tried and its text weighed by the letters of the languages that were written in it: a frequent letter
speaks for, a foreign letter, a symbol or an unreadable byte against. General detectors were measured first and lost on
Turkish, the Baltic languages, Portuguese, Ukrainian KOI8 and short Big5, which they call windows-1250 or nothing.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

import webencodings


@dataclass(frozen=True, slots=True)
class _Script:
    """Languages written alike: ``letters`` beyond ASCII, lower case, the most frequent first."""

    encodings: tuple[str, ...]  # WHATWG names; the commoner first
    letters: str
    beside_ascii: bool = False  # whether its letters stand next to ASCII letters inside a word
    slope: float = 0.5  # how much less the rarest letter weighs than the most frequent
    stranger: float = -1.0  # what a letter outside ``letters`` weighs


_CYRILLIC: Final = ("windows-1251", "koi8-r", "ibm866", "iso-8859-5")
_CYRILLIC_U: Final = ("windows-1251", "koi8-u")
_CENTRAL: Final = ("windows-1250", "iso-8859-2")
_BALTIC: Final = ("windows-1257",)
_WESTERN: Final = ("windows-1252",)
_KANA: Final = "".join(map(chr, (*range(0x3041, 0x3094), *range(0x30A1, 0x30FD), 0x3001, 0x3002)))

# Letters and characters by frequency in running text: facts of the languages. Earlier rows win ties.
_SCRIPTS: Final = (
    _Script(_CYRILLIC, "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё"),
    _Script(_CYRILLIC_U, "оанитвіерсклупдмязгьбчйїхцєжшющфґ’"),
    _Script(_CYRILLIC_U, "анаіеорстклвыдуямпзьгчйбшўжцхюэфё"),
    _Script(("windows-1251",), "аоеитнрсвлкдпмзугяъбчщцйхжшюфь"),  # Bulgarian
    _Script(("windows-1251", "iso-8859-5"), "аиоенртсјвукдмлпзгбчшцњжљћхђџфќѓѕ"),  # Serbian, Macedonian
    _Script(_WESTERN, "éèàêçôâîûùëïœ", beside_ascii=True),  # French
    _Script(_WESTERN, "üäöß", beside_ascii=True),  # German
    _Script(_WESTERN, "óíáñéúü", beside_ascii=True),  # Spanish
    _Script(_WESTERN, "àèùòéì", beside_ascii=True),  # Italian
    _Script(_WESTERN, "ãçáéóêíõúâôà", beside_ascii=True),  # Portuguese
    _Script(_WESTERN, "ëéïèö", beside_ascii=True),  # Dutch
    _Script(_WESTERN, "äöåé", beside_ascii=True),  # Swedish, Finnish
    _Script(_WESTERN, "øåæéò", beside_ascii=True),  # Danish, Norwegian
    _Script(("windows-1254",), "ışğüçöİâîû", beside_ascii=True),  # Turkish
    _Script(_CENTRAL, "łęąóżśćńź", beside_ascii=True),  # Polish
    _Script(_CENTRAL, "íáéřěýžčšůúóňťď", beside_ascii=True),  # Czech
    _Script(_CENTRAL, "áíčéýžšúľťôóňďäĺŕ", beside_ascii=True),  # Slovak
    _Script(_CENTRAL, "áéóöüőíűú", beside_ascii=True),  # Hungarian
    _Script((*_CENTRAL, "iso-8859-16"), "ăţşîâșț", beside_ascii=True),  # Romanian
    _Script(_CENTRAL, "čšžćđ", beside_ascii=True),  # Croatian, Bosnian, Slovene
    _Script(_BALTIC, "ėšųžūįčąę", beside_ascii=True),  # Lithuanian
    _Script(_BALTIC, "āīšēņūļžģķč", beside_ascii=True),  # Latvian
    _Script(_BALTIC, "äõüöšž", beside_ascii=True),  # Estonian
    _Script(_WESTERN, "áíðéúóöþæý", beside_ascii=True),  # Icelandic
    _Script(_WESTERN, "àéóèíçúòï", beside_ascii=True),  # Catalan
    _Script(("windows-1253", "iso-8859-7"), "αοιετσνηυρπκμλωςγδχάίέόθφβήύξζώψϊΐϋ"),
    _Script(("windows-1256", "iso-8859-6"), "اليمونتربةعدسفهكقحجشطصخضذثزغءىئأإؤآظپچژگی"),
    _Script(("windows-1255",), "יוהלאתרמשבנדםעחקפטגןכצסזךץףַָּׁ"),
    _Script(("windows-874",), "านรอกเงมยลวดทสะตปบคหแจพชขใไโผศณุิีึืั่้็์ูถซธฐฟภษญฎฒฝฮฉฏำๆ", slope=1.0),
    _Script(
        ("gb18030",),
        "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然"
        "家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心本前开但因只从想实日者意无力与长把机十民"
        "第公此已工使情明性知全三又关点正业外将两高间由问很最重并物手应向头文体政美相见被利什二等产或新己制身果加西斯月"
        "话合回特代内信表化老给世位次度门任常先海通教原东提立及比员解水名真论处走义各入几口认条平系气题活更别打女变四总"
        "何电数安少报才结反受目太量再感建务做接必场件计管期市直德资命山金指克许统区保至队形社便空决治展马科司五基书非则"
        "听白却界达光放强即难且权思完设式路记南品住告类求据程北边张该交规万取格领共确传师观清今院让识带导运城友好签署，。、",
        slope=0.0,
        stranger=-0.2,
    ),
    _Script(
        ("big5",),
        "的一是不了在人有我他這個們中來上大為和國地到以說時要就出會可也你對生能而子那得於著下自之年過發後作裡用道行所然"
        "家種事成方多經麼去法學如都同現當沒動面起看定天分還進好小部其些主樣理心本前開但因只從想實日者意無力與長把機十民"
        "第公此已工使情明性知全三又關點正業外將兩高間由問很最重並物手應向頭文體政美相見被利什二等產或新己制身果加西斯月"
        "話合回特代內信表化老給世位次度門任常先海通教原東提立及比員解水名真論處走義各入幾口認條平系氣題活更別打女變四總"
        "何電數安少報才結反受目太量再感建務做接必場件計管期市直德資命山金指克許統區保至隊形社便空決治展馬科司五基書非則"
        "聽白卻界達光放強即難且權思完設式路記南品住告類求據程北邊張該交規萬取格領共確傳師觀清今院讓識帶導運城友好簽署，。、",
        slope=0.0,
        stranger=-0.2,
    ),
    _Script(
        ("shift_jis", "euc-jp"),
        _KANA + "日一国人年大十二本中長出三時行見月後前生五間上東四今金九入学高円子外八六下来気小七山話女北午百書先名川"
        "千水半男西電校語土木聞食車何南万毎白天母火右読友左休父雨会同事自社発者地業方新場員立開手力問代明動京目通言理体田主題"
        "意不作用度強公持野以思家世多正安院心界教文元重近考画海売知道集別物使品計死特私始朝運終台広住真有口少町料工建空急"
        "市県区都議関係姉妹提携表部政経済報化全定対実現回成相内交流好",
        slope=0.0,
        stranger=-0.2,
    ),
    _Script(
        ("euc-kr",),
        "이다의는에을가하고로한지사기은도들를대인자리시어서나해아과일정수제그있것보부전라주만으비상여성국경조장관치구동게원"
        "진면공우소문오무개화세선유마신용학생안미방중물위계체교회때연적된할행되년간와요까던며려했없모였말니터야당통업실산람"
        "분결양반력노내바운금민단입등명설약속각예감질술발식김외건심데음복최남북러트스드네",
        slope=0.0,
        stranger=-0.2,
    ),
)  # fmt: skip
# Typography that belongs to no language.
_NEUTRAL: Final = frozenset("\xa0«»“”„‚‘’‹›–—…•·№°§©®™€¿¡´`×½²\xad　：；！？（）「」『』《》・ー％～")
_TAG = re.compile(rb"<(?:script|style)\b.*?</(?:script|style)|<[^>]*>|&#?\w+;", re.DOTALL | re.IGNORECASE)
_BEYOND = re.compile(rb"[\x80-\xff]")
_SAMPLE: Final = 10_000
_ENOUGH: Final = 0.15
_EVIDENCE: Final = 12  # bytes
_JIS: Final = (b"\x1b$B", b"\x1b$@")


def guess(body: bytes) -> str | None:
    """The WHATWG name of the encoding in which the bytes make most sense; None when they make sense in none."""
    sample = _sample(body)
    scores = _scores(sample)
    best = max(scores, key=scores.__getitem__)  # the first of equals
    return best if scores[best] > _ENOUGH else None


def contradicts(body: bytes, name: str) -> bool:
    """Whether the bytes make no sense in the encoding of this WHATWG name, and good sense in another.

    False where there is too little to judge by, or nothing is known of that encoding's languages.
    """
    sample = _sample(body)
    if sum(byte > 0x7F for byte in sample) < _EVIDENCE:
        return False
    scores = _scores(sample)
    return name in scores and scores[name] <= 0 and max(scores.values()) >= 0.5


def _sample(body: bytes) -> bytes:
    """Text without markup, from about the first byte beyond ASCII."""
    first = _BEYOND.search(body)
    start = max(0, first.start() - 1000) if first else len(body)
    text = _TAG.sub(b" ", body[start : start + 20 * _SAMPLE])
    first = _BEYOND.search(text)
    return text[max(0, text.rfind(b" ", 0, first.start())) :][:_SAMPLE] if first else b""


def _scores(sample: bytes) -> dict[str, float]:
    texts: dict[str, str] = {}
    scores: dict[str, float] = {}
    for script in _SCRIPTS:
        for name in script.encodings:
            if name not in texts:
                encoding = webencodings.lookup(name)
                texts[name] = sample.decode(encoding.codec_info.name, "replace")
            scores[name] = max(scores.get(name, -9.0), _score(texts[name], script))
    return scores


def is_stateful_japanese(body: bytes) -> bool:
    """Whether this is ISO-2022-JP, whose bytes are all ASCII."""
    return any(mark in body for mark in _JIS)


def _score(text: str, script: _Script) -> float:
    """From below 0 (no sense at all) to 1 (frequent letters only)."""
    weights = {letter: 1 - script.slope * rank / len(script.letters) for rank, letter in enumerate(script.letters)}
    total, count = 0.0, 0
    before = " "
    for char in text:
        if char > "\x7f" and char not in _NEUTRAL:
            count += 1
            weight = weights.get(char) or weights.get(char.lower())
            if weight is None:
                weight = script.stranger if unicodedata.category(char) in {"Lo", "Ll", "Lu"} else -1.0
            total += weight
            # «пРИВЕТ» and «fьr»: what another encoding's letters look like.
            if (char.isupper() and before.islower()) or (
                not script.beside_ascii and before.isascii() and before.isalpha()
            ):
                total -= 1.5
        elif char.isalpha() and char.isascii() and not script.beside_ascii and before > "\x7f" and before.isalpha():
            total -= 1.5
        before = char
    return total / count if count else 0.0


# Bytes of one UTF-8 character, each taken for a character of Latin-1 and written as UTF-8 once more.
_TWICE: Final = re.compile("[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_C1: Final = re.compile("[\x80-\x9f]")
_SEVERAL: Final = 5


def once_encoded(text: str) -> str:
    """Text with what was encoded twice («ð\\x9f\\x8f\\x97» for an emoji) read as meant; all else as it is.

    A C1 control character stands in no text on purpose: sequences that hold one are read again, and where there are
    several, all others too.
    """
    if not _C1.search(text):
        return text
    certain = sum(_C1.search(match[0]) is not None for match in _TWICE.finditer(text)) >= _SEVERAL

    def meant(match: re.Match[str]) -> str:
        try:
            return match[0].encode("latin-1").decode("utf-8") if certain or _C1.search(match[0]) else match[0]
        except UnicodeDecodeError:
            return match[0]

    return _TWICE.sub(meant, text)
