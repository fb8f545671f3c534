"""Facts on names: knowledge, open to any reviewer."""

from __future__ import annotations

from typing import Final

# Given names so common that they tell nobody apart; other languages' forms mostly have the same consonants.
GIVEN: Final = """
Александр Алексей Анатолий Андрей Антон Артём Борис Вадим Валентин Валерий Василий Виктор Виталий Владимир Владислав
Вячеслав Геннадий Георгий Григорий Денис Дмитрий Евгений Иван Игорь Ильдар Ирек Кирилл Константин Леонид Максим Марат
Михаил Николай Олег Павел Пётр Рамиль Ринат Роман Руслан Рустам Семён Сергей Станислав Степан Тимур Фёдор Юрий Ярослав
Александра Алла Анастасия Анна Валентина Вера Виктория Галина Дарья Екатерина Елена Ирина Лариса Любовь Людмила Марина
Мария Надежда Наталья Оксана Ольга Светлана Софья Татьяна Юлия
Аляксандр Уладзімір Дзмітрый Сяргей Мікалай Андрій Володимир Дмитро Сергій Микола Олександр Євген Олексій Василь Юрій
John James Robert Michael William David Richard Joseph Thomas Charles Christopher Daniel Matthew Anthony Mark Steven
Andrew Kenneth George Joshua Kevin Brian Edward Ronald Timothy Jason Jeffrey Gary Nicholas Stephen Jonathan Scott
Benjamin Samuel Patrick Alexander Jack Dennis Peter Martin Simon Mary Patricia Jennifer Linda Elizabeth Barbara Susan
Margaret Sarah Karen Nancy Christine Catherine Deborah Stephanie Rebecca Laura Helen Sandra Frances
Hans Klaus Jürgen Wolfgang Günter Uwe Bernd Frank Thomas Stefan Andreas Christian Matthias Ulrich Karl Heinz Monika
Ursula Petra Sabine Jean Pierre Michel François Philippe Alain Bernard Christophe Jacques Laurent Nicolas Olivier
Thierry Antoine Marie Françoise Isabelle Nathalie Sylvie José Juan Antonio Manuel Francisco Carlos Miguel Luis Javier
Pedro Jesús Fernando Alberto María Carmen Josefa Giuseppe Giovanni Mario Luigi Andrea Stefano Marco Francesco Roberto
Paolo Giorgia João Paulo Jorge Rui Ana Piotr Krzysztof Andrzej Tomasz Paweł Janusz Jerzy Zbigniew Wojciech Marcin Anna
Katarzyna Małgorzata Agnieszka Jan Jiří Petr Josef Pavel Miroslav Zdeněk Ivan Juraj Milan Dragan Zoran Nikola Marko
Aleksandar Dejan Slobodan Vladimir Georgi Dimitar Ivanka Ion Gheorghe Mihai Andrei László István Zoltán Sándor Ferenc
Péter Gábor Attila Giorgos Dimitris Konstantinos Nikos Yannis Andreas Mehmet Mustafa Ahmet Ali Hüseyin Hasan İbrahim
İsmail Osman Yusuf Murat Fatma Ayşe Muhammad Mohammed Ahmed Abdullah Ibrahim Hassan Hussein Omar Khalid Fatima
Tadeusz Stanisław Ryszard Grzegorz Dariusz Mariusz Leszek Bogdan Mathieu Inara Janis Jānis Andris Juris Jonas Vytautas
Tomas Mindaugas Toomas Jaan Matti Juha Timo Jukka Pekka Lars Anders Johan Erik Bjørn Ole Jeroen Willem Pieter Hendrik
Ильдар Рафаэль Айрат Ильсур Рустам Нурлан Ерлан Бауыржан Бахыт Kahraman Elçin Vüqar İlham Anvar Bobur Sherzod
კახა გიორგი დავით ირაკლი Kakha Irakli Գեորգի Արմեն
"""

# Words with a capital that stand before names or make institutions: no names themselves.
TITLES: Final = """
President Minister Mayor Governor Council Councillor Deputy Chairman Director Professor Doctor Ambassador Consul Embassy
Consulate Republic Federation State City Town Region District Province Government Parliament Ministry Committee Office
Department Centre Center University Institute School Union Association International National Sister Cities Twin Street
Bürgermeister Oberbürgermeister Oberbürgermeisterin Stadt Stadtrat Gemeinderat Republik Partnerstadt
Maire Ville Conseil République Ayuntamiento Alcalde Alcaldesa Ciudad Gobierno Estado Comune Sindaco Città Câmara
Prefeito Prefeitura Cidade Urząd Miasto Prezydent Rada Belediye Belediyesi Belediyesinin Başkanı Belediyesi Şehir
Республики Республика Федерации Российской Российская Федерация Совет Совета Дума Думы Администрации Администрация
Государственный Государственного Областного Городского Центр Центра Университет Союзного Союз Дом Дома Театр Парк Парка
Чрезвычайный Чрезвычайного Полномочный Полномочного Посол Посла
"""

# Han signs that Chinese uses to spell foreign names by their sounds.
HAN_FOR_SOUNDS: Final = (
    "阿埃艾爱安奥巴拜班贝本比彼别宾波伯博布查达戴丹德登迪蒂丁杜顿多厄恩尔法凡菲费芬夫弗福盖甘冈戈格根贡古哈汉赫霍胡"
    "基吉加贾简杰捷津金卡凯坎康考科克肯孔库奎坤拉莱兰朗劳勒雷里理利丽莉连列林琳卢鲁路伦罗洛马玛迈麦曼梅门蒙米密莫默姆"
    "穆纳娜奈内尼涅宁纽努诺欧帕潘庞佩彭皮匹平珀普齐奇契恰乔切钦琴丘茹瑞若萨塞赛桑森沙莎尚绍什舍申圣施史斯舒朔索苏孙塔"
    "泰坦汤特藤滕提廷图托陀瓦万旺威韦维魏文翁沃乌武西希锡夏香谢辛欣休修许雪逊雅亚扬耶叶伊易因英尤于约赞泽曾扎詹珍芝兹"
    "宗祖佐"
)
