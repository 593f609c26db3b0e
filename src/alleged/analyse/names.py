"""The fullest form of a name in its document: `Ana Ruiz` for a later `Ruiz`."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from enum import Enum
from functools import lru_cache

from msgspec import Struct

from alleged.analyse.gazetteer.folding import fold
from alleged.records.mentions import MentionKind
from alleged.records.spans import Span


def word_set(text: str) -> frozenset[str]:
    """The words of a list that is written as running text."""
    return frozenset(text.split())


DAYS_AND_MONTHS = word_set(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may
    june july august september october november december"""
)
HONORIFICS = word_set(
    """mr mrs ms miss dr prof sir dame lord lady sen senator rep representative gov governor
    president prime minister general gen col colonel maj major capt captain lt sgt judge justice
    secretary mayor pope king queen prince princess rev reverend congressman congresswoman
    chancellor ambassador attorney vice former ex"""
)
"""Words before a person's name that are no part of it."""
SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
GENERATIONS = frozenset({"jr", "sr"})
"""Words by which father and son are told apart."""
PARTICLES = word_set("de da do dos das del della di van von der den ter la le el al bin ibn")
COMPANY = word_set(
    """inc corp co ltd llc llp plc ag sa se nv gmbh company corporation incorporated limited
    group holdings"""
)
"""Words at the end of an organisation's name that later mentions leave out."""
SMALL = word_set("of the and for in on to de la del des y e & a an at")
"""Words that an acronym leaves out."""

SLIPS = word_set(
    """is are was were has have had says said will would can could not and or on in to for of the at
    by as with from who how why what when"""
)
"""Words that end no name; a headline in title case makes them look like one."""

_BEFORE = re.compile(r"[^\W_]+")
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


class Gender(Enum):
    """What a pronoun, title or first name says; None in the code where it says nothing."""

    FEMALE = "she"
    MALE = "he"


FEMALE_WORDS = word_set(
    """mrs ms miss dame lady queen princess congresswoman spokeswoman councilwoman businesswoman
    chairwoman policewoman actress daughter sister mother wife widow aunt niece woman girl"""
)
MALE_WORDS = word_set(
    """mr sir lord king prince congressman spokesman councilman businessman chairman policeman
    actor son brother father husband widower uncle nephew man boy pope"""
)
FEMALE_NAMES = word_set(
    """abigail adriana agnes aisha alexandra alexandria alice alicia alison allison amanda amelia
    amy ana andrea angela anita ann anna anne ashley audrey barbara beatriz beth betty
    bonnie brenda bridget camila candace carla carmen carol carolina caroline catherine
    cathy cecilia celia charlotte chloe christina christine claire clara claudia colleen
    connie courtney cristina crystal cynthia daisy danielle debbie deborah denise diana
    donna doris dorothy edith eileen elaine eleanor elena elizabeth ella ellen emily emma
    erica erika estelle esther eva eve evelyn faith fatima felicia fiona frances gabriela
    gail gina ginger giulia gloria gretchen gwen hannah harriet heather heidi helen helena
    hillary holly ida ingrid inés irene irma isabel isabella isabelle ivanka jackie
    jacqueline jane janet janice jasmine jeanne jennifer jenny jessica jill joan joanna jodi
    josefina joyce juana juanita judith judy julia julie karen karin kate katharine
    katherine kathleen kathryn kathy katie katrina kayla keisha kelly kimberly kirsten
    kristen kristin kristina laura lauren leah leila lena lily linda lisa lois lorena
    loretta lorraine louise lucia lucille lucy lucía luisa lupe lydia lynn mabel madeleine
    maggie marcia margaret margot maria mariana marianne maribel marie marilyn marina
    marjorie marsha marta martha mary maureen maxine megan melania melanie melinda melissa
    mercedes meredith mia michele michelle mildred miriam molly monica mónica nadia nancy
    naomi natalia natalie nicole nina nora olga olivia pamela paola patricia paula peggy
    penny phyllis priscilla rachel rebecca rebekah regina renee rhonda rita roberta rosa
    rosemary roxanne ruth sabrina sally samantha sandra sara sarah shannon sharon sheila
    shirley silvia sofia sonia sophie stacey stella stephanie sue susan suzanne svetlana
    sylvia tamara tammy tanya tara tatiana teresa theodora theresa tiffany tina tonya ursula
    valentina valerie vanessa vera veronica verónica victoria virginia vivian wendy yolanda
    yvette yvonne zoe"""
)
MALE_NAMES = word_set(
    """aaron abdul abraham adam ahmed alan albert alberto alejandro alexander ali alvin amos
    anatoly andre andreas andrew andrés andy angus anthony antonio arnold arthur arturo
    barack ben benjamin bernard bernie bill billy bob bradley brendan brett brian bruce
    calvin carl carlos cesar chad charles christopher chuck claude clifford clyde colin
    craig curtis cyril damian dan daniel danny darrell darren dave david dean dennis derek
    derrick dick diego dirk dmitry dominic don donald douglas drew duncan dwayne dwight earl
    eddie edgar edmund eduardo edward edwin elliott emmanuel enrique eric ernest ernesto
    eugene evo ezra felipe ferdinand fernando floyd francisco frank franklin fred frederick
    gabriel gary gavin geoffrey george gerald gerard gilbert giovanni glen glenn gonzalo
    gordon graham greg gregory guillermo gustavo guy hamid hans harold harry harvey hassan
    hector henry herbert herman howard hugh hugo ian ibrahim igor isaac ismail ivan jack
    jacob jaime jake james jared jason javier jeff jeffrey jeremy jerome jerry jim jimmy joe
    joel johan john johnny jonathan jorge joseph josh joshua josé juan julian julio justin
    karl keith kenneth kevin kirk kurt kyle lance larry lars lawrence leo leon leonardo
    leroy lewis lloyd louis lucas luis luke luther malcolm manuel marc marco marcos marcus
    mario mark martin marvin matthew maurice mauricio max maxwell melvin michael miguel mike
    mitch mitchell mohamed mohammad mohammed moses muhammad nathan nathaniel neil nicholas
    nick nicolás nigel oliver omar oscar otto owen pablo patrick paul pedro percy pete peter
    phil philip philippe pierre rafael rahul ralph ramón randall randy ray raymond reggie
    rex ricardo richard rick ricky rob robert roberto rodney rodrigo roger roland ron ronald
    ross roy rubén rudolf rudy rupert russell ryan salvador samuel santiago scott sean
    sebastian sergei sergio seth shane shawn sidney simon spencer stan stanley stefan
    stephen steve steven stuart sylvester ted theodore thomas tim timothy toby todd tom
    tommy tony travis trevor troy vernon victor vikram viktor vincent vladimir wade walter
    warren wayne wesley william willie xavier yuri yusuf zachary ángel"""
)
"""First names that in English and Spanish news nearly always belong to one gender. They only rule
a candidate out; a name that is not here fits every pronoun."""


class Name(Struct, frozen=True, gc=False):
    """A name as it stands in the text."""

    span: Span
    kind: MentionKind


def fullest_names(text: str, names: Sequence[Name]) -> list[tuple[str, str]]:
    """For each name the fullest form in this text, and how it was found.

    A shorter form is taken for a fuller one only if no second fuller name fits.
    """
    written = [" ".join(name.span.of(text).split()) for name in names]
    people = _People(text, [name for name in names if name.kind == MentionKind.PERSON])
    acronyms = _acronyms(
        text, [name for name in names if name.kind in (MentionKind.ORGANISATION, MentionKind.PLACE)]
    )
    companies = _companies(
        [
            form
            for form, name in zip(written, names, strict=True)
            if name.kind == MentionKind.ORGANISATION
        ]
    )
    found = []
    for form, name in zip(written, names, strict=True):
        if name.kind == MentionKind.PERSON:
            found.append(people.fullest(form, name.span))
        elif form in acronyms:
            found.append((acronyms[form], "written out elsewhere in this document"))
        elif name.kind == MentionKind.ORGANISATION and form in companies:
            found.append((companies[form], "a longer form stands elsewhere in this document"))
        else:
            found.append((form, "as written"))
    return found


def settled_kinds(text: str, names: Sequence[Name]) -> list[MentionKind]:
    """The kind of each name, one that is another's surname being a person too.

    A model that reads a few sentences at a time takes a rare surname alone for an organisation. It
    is a person's if just one person with it was named in full before, and nothing else of several
    words has it.
    """
    surnames: dict[str, set[Words]] = defaultdict(set)
    others: set[str] = set()
    for name in names:
        words = name_words(name.span.of(text))
        if len(words) > 1 and name.kind is MentionKind.PERSON:
            surnames[words[-1]].add(words)
        elif len(words) > 1:
            others.update(words)
    named: set[str] = set()
    kinds = []
    for name in names:
        words = name_words(name.span.of(text))
        if len(words) > 1:
            if name.kind is MentionKind.PERSON:
                named.add(words[-1])
            kinds.append(name.kind)
            continue
        (word,) = words or ("",)
        alone = len(surnames[word]) == 1 and word in named and word not in others
        wrong = name.kind in (MentionKind.ORGANISATION, MentionKind.GROUP)
        kinds.append(MentionKind.PERSON if alone and wrong else name.kind)
    return kinds


@lru_cache(maxsize=20_000)
def name_words(form: str) -> tuple[str, ...]:
    """The words of a person's name in lower case, without titles, suffixes and initials."""
    words = [word.lower() for word in _WORD.findall(form)]
    words = [word[:-2] if word.endswith(("'s", "’s")) else word for word in words]
    while len(words) > 1 and words[0] in HONORIFICS:
        words = words[1:]
    while len(words) > 1 and words[-1] in SUFFIXES:
        words = words[:-1]
    if len(words) > 2:
        words = [words[0], *(word for word in words[1:-1] if len(word) > 1), words[-1]]
    return tuple(words)


def with_generation(words: tuple[str, ...], form: str) -> tuple[str, ...]:
    """The words of a person's name with `jr` or `sr`, where the form has it, at the last one."""
    last = _WORD.findall(form)[-1:]
    if words and last and last[0].lower() in GENERATIONS:
        return (*words[:-1], f"{words[-1]} {last[0].lower()}")
    return words


def title_gender(text: str, start: int) -> Gender | None:
    """What the word before a name says: `Mrs.`, `spokesman`."""
    before = _BEFORE.findall(text[max(0, start - 40) : start].lower())
    if before and before[-1] in FEMALE_WORDS:
        return Gender.FEMALE
    return Gender.MALE if before and before[-1] in MALE_WORDS else None


def first_name_gender(words: Sequence[str]) -> Gender | None:
    """What the first of several names says, where it says something."""
    if len(words) < 2:
        return None
    if words[0] in FEMALE_NAMES:
        return Gender.FEMALE
    return Gender.MALE if words[0] in MALE_NAMES else None


Words = tuple[str, ...]


def _is_marked(form: str) -> bool:
    """Whether the name ends with `Jr.` or `Sr.`."""
    return with_generation(("a", "b"), form) != ("a", "b")


class _People:
    """The persons' names of a text."""

    def __init__(self, text: str, names: Sequence[Name]) -> None:
        self.text = text
        forms = {" ".join(name.span.of(text).split()) for name in names}
        marked = {name_words(form) for form in forms if _is_marked(form)}
        # A text that has Bo Lind and Bo Lind Jr. speaks of two.
        self.two = marked & {name_words(form) for form in forms if not _is_marked(form)}
        counts: dict[Words, Counter[str]] = defaultdict(Counter)
        self.first: dict[Words, int] = {}
        # A headline names people by surnames before the text introduces them.
        headline = text.find("\n") if "\n" in text.strip() else 0
        for name in names:
            form = " ".join(name.span.of(text).split())
            words = self._words(form)
            if len(words) > 1:
                counts[words][form] += 1
            if len(words) > 1 or name.span.start >= headline:
                self.first.setdefault(words, name.span.start)
        self.full = {
            words: max(seen, key=lambda form: (len(_WORD.findall(form)), seen[form]))
            for words, seen in counts.items()
            if not self._is_slip(words, seen, counts)
        }
        self.by_word: dict[str, set[Words]] = defaultdict(set)
        for words in self.full:
            for word in words:
                self.by_word[word].add(words)

    def _words(self, form: str) -> Words:
        words = name_words(form)
        told = words in self.two or (len(words) == 1 and words[0] in {two[-1] for two in self.two})
        return with_generation(words, form) if told else words

    @staticmethod
    def _is_slip(words: Words, seen: Counter[str], counts: dict[Words, Counter[str]]) -> bool:
        """Whether a name that stands once is another one and a word too many, as title case
        brings about: `Ana Ruiz Is`; or runs over a word that is none: `Ana Ruiz derails Bo`."""
        if words[-1] in SLIPS:
            return True
        if len(words) < 3 or seen.total() > 1:
            return False
        return words[:-1] in counts or (words[:2] in counts and _has_small_word(next(iter(seen))))

    @staticmethod
    def _one_spelling(names: set[Words]) -> set[Words]:
        """Names that differ by their accents alone are one, that with more of them: a headline
        leaves them out."""
        spelt: dict[Words, Words] = {}
        for name in sorted(names):
            bare = tuple(fold(word) for word in name)
            spelt[bare] = max(spelt.get(bare, name), name)
        return set(spelt.values())

    def fullest(self, form: str, span: Span) -> tuple[str, str]:
        """The fullest form of a name, and how it was found."""
        words = self._words(form)
        if not words:
            return form, "as written"
        if words not in self.full:
            for cut in (words[:-1], words[:2]):
                if cut in self.full:
                    return self.full[cut], "the same name with a word too many"
        fitting = {
            other
            for other in self.by_word.get(words[0], set()) | self.by_word.get(words[-1], set())
            if other != words and _fits(words, other)
        }
        told = title_gender(self.text, span.start)
        if told is not None:
            fitting = {other for other in fitting if first_name_gender(other) in (told, None)}
        # A name that fits into a longer one says the same person: Ana Ruiz, Ana María Ruiz.
        longest = self._one_spelling(
            {
                other
                for other in fitting
                if not any(_fits(other, more) for more in fitting - {other})
            }
        )
        if words in self.full and not longest:
            shown = self.full[words]
            return shown, "as written" if shown == form else "a fuller form of the same name"
        if len(longest) > 1:
            several = ", ".join(sorted(self.full[other] for other in longest)[:5])
            return form, f"several fuller names fit: {several}"
        if not longest:
            return form, "as written"
        (chosen,) = longest
        introduced = min(self.first[other] for other in fitting)
        if len(words) == 1 and self.first.get(words, introduced) < introduced:
            # Who is called by surname before any full name is known to the reader, and a full name
            # that comes later may be a relative's.
            return form, f"stands before the only fuller name, {self.full[chosen]}"
        return self.full[chosen], "the only fuller name that fits"


def _has_small_word(form: str) -> bool:
    """Whether a word of the form begins small and is no part of names."""
    return any(word[0].islower() and word not in PARTICLES | SMALL for word in _WORD.findall(form))


def _fits(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether a shorter name can be the longer one: its last words, its first word, or its first
    and last with words between."""
    if len(short) >= len(long):
        return False
    if len(short) == 1:
        return short[0] in (long[0], long[-1]) or (
            len(long) > 2 and short[0] == long[-2] and long[-2] not in PARTICLES
        )
    if long[-len(short) :] == short or long[: len(short)] == short:
        return True
    return short[0] == long[0] and short[-1] == long[-1]


def _acronyms(text: str, names: Sequence[Name]) -> dict[str, str]:
    """Acronyms whose full form the text gives: in brackets behind it, or alone by its initials."""
    found: dict[str, set[str]] = defaultdict(set)
    by_start = {name.span.start: name for name in names}
    for name in names:
        form = " ".join(name.span.of(text).split())
        behind = re.compile(r"\s{0,2}\(\s?").match(text, name.span.end)
        if behind is not None and (short := by_start.get(behind.end())) is not None:
            acronym = short.span.of(text)
            if _is_acronym(acronym) and _begins_like(acronym, form):
                found[acronym].add(form)
    written = Counter(" ".join(name.span.of(text).split()) for name in names)
    initials: dict[str, set[str]] = defaultdict(set)
    for form in written:
        words = [word for word in _WORD.findall(form) if word.lower() not in SMALL]
        if len(words) >= 3:
            initials["".join(word[0] for word in words).upper()].add(form)
    for form in written:
        if form not in found and _is_acronym(form):
            found[form] |= initials.get(form.replace(".", ""), set())
    return {acronym: next(iter(forms)) for acronym, forms in found.items() if len(forms) == 1}


def _is_acronym(form: str) -> bool:
    bare = form.replace(".", "")
    return 2 <= len(bare) <= 8 and bare.isalpha() and bare.isupper()


def _begins_like(acronym: str, form: str) -> bool:
    """Whether the acronym's first letter begins a word of the full form; foreign acronyms often
    follow another order, so more is not asked."""
    return len(form.split()) > 1 and any(
        word[0].upper() == acronym[0] for word in _WORD.findall(form)
    )


def _companies(forms: Sequence[str]) -> dict[str, str]:
    """Names whose longer form differs only by a word such as `Inc.`."""
    found: dict[str, set[str]] = defaultdict(set)
    for form in set(forms):
        words = form.replace(",", " ").split()
        kept = list(words)
        while len(kept) > 1 and kept[-1].strip(".").lower() in COMPANY:
            kept.pop()
        if len(kept) < len(words):
            found[" ".join(kept)].add(form)
    return {short: next(iter(longer)) for short, longer in found.items() if len(longer) == 1}
