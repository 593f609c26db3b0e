"""Countries and how their people and things are called: `Bolivia`, `Bolivian`.

A table outside the text. It joins an adjective to a country; what rests on it says so.
"""

from __future__ import annotations

from functools import cache

_TABLE = """
afghanistan: afghan afghani
albania: albanian
algeria: algerian
angola: angolan
argentina: argentine argentinian
armenia: armenian
australia: australian
austria: austrian
azerbaijan: azerbaijani azeri
bahrain: bahraini
bangladesh: bangladeshi
belarus: belarusian
belgium: belgian
bolivia: bolivian
bosnia: bosnian
brazil: brazilian
bulgaria: bulgarian
burkina faso: burkinabe
burma: burmese
burundi: burundian
cambodia: cambodian
cameroon: cameroonian
canada: canadian
chad: chadian
chile: chilean
china: chinese
colombia: colombian
congo: congolese
costa rica: costa rican
croatia: croatian croat
cuba: cuban
cyprus: cypriot
czech republic: czech czechia
denmark: danish dane
dominican republic: dominican
ecuador: ecuadorian ecuadorean
egypt: egyptian
el salvador: salvadoran
eritrea: eritrean
estonia: estonian
ethiopia: ethiopian
fiji: fijian
finland: finnish
france: french
gabon: gabonese
gambia: gambian
georgia: georgian
germany: german
ghana: ghanaian
greece: greek
guatemala: guatemalan
guinea: guinean
haiti: haitian
honduras: honduran
hungary: hungarian
iceland: icelandic
india: indian
indonesia: indonesian
iran: iranian
iraq: iraqi
ireland: irish
israel: israeli
italy: italian
jamaica: jamaican
japan: japanese
jordan: jordanian
kazakhstan: kazakh
kenya: kenyan
kosovo: kosovar
kuwait: kuwaiti
kyrgyzstan: kyrgyz
laos: laotian
latvia: latvian
lebanon: lebanese
liberia: liberian
libya: libyan
lithuania: lithuanian
madagascar: malagasy
malawi: malawian
malaysia: malaysian
mali: malian
mauritania: mauritanian
mexico: mexican
moldova: moldovan
mongolia: mongolian
montenegro: montenegrin
morocco: moroccan
mozambique: mozambican
namibia: namibian
nepal: nepalese nepali
netherlands: dutch holland
new zealand: zealander
nicaragua: nicaraguan
niger: nigerien
nigeria: nigerian
north korea: north korean dprk
norway: norwegian
oman: omani
pakistan: pakistani
palestine: palestinian
panama: panamanian
paraguay: paraguayan
peru: peruvian
philippines: philippine filipino
poland: polish
portugal: portuguese
qatar: qatari
romania: romanian
russia: russian
rwanda: rwandan
saudi arabia: saudi
senegal: senegalese
serbia: serbian serb
sierra leone: sierra leonean
singapore: singaporean
slovakia: slovak
slovenia: slovenian
somalia: somali
south africa: south african
south korea: south korean
south sudan: south sudanese
spain: spanish
sri lanka: sri lankan
sudan: sudanese
sweden: swedish
switzerland: swiss
syria: syrian
taiwan: taiwanese
tajikistan: tajik
tanzania: tanzanian
thailand: thai
togo: togolese
tunisia: tunisian
turkey: turkish turkiye
turkmenistan: turkmen
uganda: ugandan
ukraine: ukrainian
united arab emirates: emirati uae
united kingdom: british britain uk great britain
united states: american us usa united states of america
uruguay: uruguayan
uzbekistan: uzbek
venezuela: venezuelan
vietnam: vietnamese
yemen: yemeni
zambia: zambian
zimbabwe: zimbabwean
"""
_SEVERAL_WORDS = (
    "united states of america", "costa rican", "north korean", "sierra leonean", "south african",
    "south korean", "south sudanese", "sri lankan", "great britain",
)  # fmt: skip


@cache
def countries_by_form() -> dict[str, str]:
    """The country of every name and adjective, all in lower case."""
    forms: dict[str, str] = {}
    for line in _TABLE.strip().splitlines():
        country, _, others = line.partition(": ")
        several = [form for form in _SEVERAL_WORDS if form in others]
        for form in several:
            others = others.replace(form, "")
        for form in (country, *others.split(), *several):
            forms.setdefault(form, country)
    forms["united states"], forms["america"] = "united states", "united states"
    return forms


def country_of(form: str) -> str | None:
    """The country that a name or adjective belongs to, both in lower case; None for others."""
    return countries_by_form().get(form)
