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
_CODES = """
afg afghanistan; alb albania; dza algeria; ago angola; arg argentina; arm armenia;
aus australia; aut austria; aze azerbaijan; bhr bahrain; bgd bangladesh; blr belarus;
bel belgium; bol bolivia; bih bosnia; bra brazil; bgr bulgaria; bfa burkina faso; mmr burma;
bdi burundi; khm cambodia; cmr cameroon; can canada; tcd chad; chl chile; chn china;
col colombia; cod congo; cri costa rica; hrv croatia; cub cuba; cyp cyprus; cze czech republic;
dnk denmark; dom dominican republic; ecu ecuador; egy egypt; slv el salvador; eri eritrea;
est estonia; eth ethiopia; fji fiji; fin finland; fra france; gab gabon; gmb gambia;
geo georgia; deu germany; gha ghana; grc greece; gtm guatemala; gin guinea; hti haiti;
hnd honduras; hun hungary; isl iceland; ind india; idn indonesia; irn iran; irq iraq;
irl ireland; isr israel; ita italy; jam jamaica; jpn japan; jor jordan; kaz kazakhstan;
ken kenya; kwt kuwait; kgz kyrgyzstan; lao laos; lva latvia; lbn lebanon; lbr liberia;
lby libya; ltu lithuania; mdg madagascar; mwi malawi; mys malaysia; mli mali; mrt mauritania;
mex mexico; mda moldova; mng mongolia; mne montenegro; mar morocco; moz mozambique; nam namibia;
npl nepal; nld netherlands; nzl new zealand; nic nicaragua; ner niger; nga nigeria;
prk north korea; nor norway; omn oman; pak pakistan; pse palestine; pan panama; pry paraguay;
per peru; phl philippines; pol poland; prt portugal; qat qatar; rou romania; rus russia;
rwa rwanda; sau saudi arabia; sen senegal; srb serbia; sle sierra leone; sgp singapore;
svk slovakia; svn slovenia; som somalia; zaf south africa; kor south korea; ssd south sudan;
esp spain; lka sri lanka; sdn sudan; swe sweden; che switzerland; syr syria; twn taiwan;
tjk tajikistan; tza tanzania; tha thailand; tgo togo; tun tunisia; tur turkey; tkm turkmenistan;
uga uganda; ukr ukraine; are united arab emirates; gbr united kingdom; usa united states;
ury uruguay; uzb uzbekistan; ven venezuela; vnm vietnam; yem yemen; zmb zambia; zwe zimbabwe
"""
"""ISO 3166 alpha-3, for tables that have no names."""
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


@cache
def countries_by_code() -> dict[str, str]:
    """The country of each code of three letters, in lower case."""
    pairs = (entry.split(maxsplit=1) for entry in _CODES.split(";"))
    return {code: " ".join(country.split()) for code, country in pairs}
