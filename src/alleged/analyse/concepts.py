"""Words that mean much the same: the vocabulary in which statements of several texts are compared.

`CONCEPTS` has a line a concept: its name, the words and phrases that stand for it and, behind a
stroke, those for its opposite; `strike.n` and `strike.v` are a word as a noun and as a verb. `The bridge was shut` and `the bridge is closed` have one concept,
`the bridge is open` the same with the other sign. What no line has stands for itself, in its base
form. All words go through `base`, so that a line needs one form of each.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple


class Concept(NamedTuple):
    """What a word stands for."""

    name: str
    sign: int
    """1, or -1 for the opposite."""


CONCEPTS = """
kill: kill dead death die slay murder assassinate fatal fatality massacre slaughter execute perish drown suffocate; lose life; cost life; claim life; shoot dead; leave dead / survive alive
wound: wound injure injury hurt maim casualty / unhurt unharmed unscathed
missing: missing unaccounted disappear vanish; go missing; look for; search for
arrest: arrest detain detention custody jail imprison apprehend handcuff hold.n; take into custody; put behind bar; round up; pick up / release free liberate; set free; let go; at large; in hiding; on the run
abduct: abduct abduction kidnap hostage
capture: capture seize
return: return; give back; hand back; send back
seize: occupy occupation overrun; in hand; take control; take over
hold: hold keep control
lose: lose loss
attack: attack assault raid strike.v ambush bomb shell bombard bombardment hit fire.v storm.v target.v shoot airstrike onslaught invade invasion; air strike; drone strike; missile strike; open fire; carry out attack
attempt: attempt try
withdraw: withdraw withdrawal retreat; pull out; pull back
mass: mass deploy deployment amass
cross: cross
sink: sink founder / afloat
destroy: destroy destruction wreck raze demolish ruin devastate level.v flatten gut sabotage; blow up; wash away; sweep away; tear down / intact
damage: damage
flood: flood inundate submerge; under water
homeless: homeless displace; lose home
evacuate: evacuate evacuation; leave town; leave home
burn: burn blaze arson fire.n; set fire; set alight
explode: explode explosion blast detonate
derail: derail derailment; come off rail; leave rail; jump rail
crash: crash collide collision
leak: leak spill
poison: poison contaminate contamination
safe: safe harmless secure.n safety sound / dangerous unsafe danger hazardous harmful risky
fail: fail failure malfunction; break down / work.v function succeed success
open: open reopen; in operation / close shut closure seal lock; shut down
block: block blockade barricade
aboard: board aboard; on board
save: save rescue; pull from water; pull out
leave: leave depart departure abandon; walk away / ; stay on; stay aboard; stay behind; stay at post
violate: violate violation breach infringe flout; break truce; break treaty; break law; break ceasefire; break promise; break rule; break agreement / respect honour observe obey comply abide; keep to; stick to
transfer: transfer send move wire dispatch; bring to
launch: launch; fire missile; fire rocket
begin: begin start commence onset resume; break out; go into effect; set in; get under way; kick off / end stop finish cease conclude halt; come to end; call off; wind up; wrap up
continue: continue remain stay last.v persist; go on; carry on; keep up
strike: strike.n walkout stoppage; walk out; down tools; lay down work
protest: protest march demonstrate demonstration rally marcher demonstrator protester
riot: riot unrest
disperse: disperse
teargas: teargas; tear gas
resign: resign resignation quit; step down; step aside; leave post; give up office; give up post; stand down
dismiss: dismiss dismissal sack remove removal oust ouster depose axe unseat; lose seat; lose post; lose office; throw out office; lay off; push out; force out
hire: hire recruit employ recruitment; work in; work for; work at / layoff
appoint: appoint appointment name nominate install
elect: elect
win: win winner victory triumph defeat beat / loser
swear: oath inaugurated; swear in; take oath
vote: vote ballot election poll
turnout: turnout participation; take part; go to poll
rig: rig fraud fraudulent stolen falsify manipulate manipulation stuff cheat / clean fair honest
recount: recount; count again; new count
legal: legal lawful legitimate constitutional / illegal unlawful illegitimate unconstitutional
guilty: guilty guilt convict conviction / innocent acquit acquittal innocence exonerate
sentence: sentence; jail term; prison term; send prison; send jail; year prison; year jail
charge: indict prosecute prosecution
expel: expel expulsion deport banish eject; throw out; send home; order leave; show door
recall: recall
exile: exile flee escape
coup: coup putsch mutiny overthrow topple; seize palace; seize power; bring down
plot: plot.n conspire conspiracy
orchestrate: orchestrate mastermind engineer.v instigate direct.v; stand behind; be behind; pull string; organise; organize; work of
plan: plan plot.v
lead: lead.v leader head.v
support: support back.v aid.v assist assistance abet sponsor help sustain uphold favour favor / oppose hinder undermine
fund: fund finance.v bankroll; pay for; money for; money to
arm: arm weapon armament rifle gun; supply weapon; deliver weapon
train: train.v
pay: pay.v payment bribe; give money; hand money; buy off
bribe: bribery kickback
waste: waste squander
involve: involve involvement part complicity participate; have part; have hand; foreign hand; nothing to do
know: know aware knowledge; be told / unaware ignorant; in the dark
believe: believe think suspect
blame: blame accuse fault accusation; at fault; to blame; hold responsible
order: order command instruct; on order; give order
allow: allow permit authorise authorize let approve; give leave; green light / ban forbid prohibit bar outlaw; rule out
agree: agree accept; sign up / reject refuse rebuff
demand: demand want seek; call for; ask for; appeal for
promise: promise vow pledge
threaten: threaten threat
retaliate: retaliate retaliation reprisal revenge; answer in kind; hit back; strike back; in return
negotiate: negotiate negotiation talk broker mediate mediation; hold talk; talk to
meet: meet
visit: visit
travel: travel trip journey
sign: sign
tariff: tariff duty levy
sanction: sanction embargo
export: export ship.v shipment; sell abroad
import: import
sell: sell sale
buy: buy purchase acquire acquisition takeover
produce: produce production output manufacture
harvest: harvest reap crop; bring in
mine: mine
rise: rise increase grow growth climb jump soar surge gain hike up expand expansion dearer bigger rocket escalate; go up; put up / fall decrease decline drop decline shrink plunge slump dip lower cut reduce reduction down tumble slide cheaper smaller ease recede subside; go down; come down
price: price cost
inflation: inflation; price rise
wage: wage pay.n salary
raise: raise
profit: profit surplus earn / loss deficit; red ink
debt: debt
reserve: reserve deposit
exceed: exceed
worth: worth value
build: build construct construction erect
found: founded
repair: repair mend renovate renovation restore
inspect: inspect inspection check examine examination survey
measure: gauge
cause: cause trigger; set off; lead to; bring about
drunk: drunk drink.v intoxicate / sober
war: war warfare / peace peaceful
border: border frontier
truce: truce ceasefire armistice
power: electricity
healthy: healthy
sick: sick ill illness disease infect infection
vaccinate: vaccinate vaccine vaccination inoculate immunise injection inject jab
treat: treat treatment
true: true correct accurate / false untrue wrong absurd baseless unfounded lie fabricate fabrication
publish: publish publication
reveal: reveal disclose
hide: hide conceal withhold
monitor: monitor observe observer
mistake: mistake error
member: member
scrap: scrap abolish repeal revoke cancel axe ditch shelve withdraw; do away; call off
introduce: introduce impose adopt
merge: merge merger
job: job post
worker: worker labourer laborer employee staff
people: people person man woman inhabitant resident citizen; human being
soldier: soldier troop trooper army military
police: police policeman policewoman
rebel: rebel insurgent guerrilla
gunman: gunman attacker assailant militant
farmland: farmland field
farmer: farmer grower
house: house home
crowd: crowd
hospital: hospital clinic
school: school
child: child kid
ship: vessel boat tanker ship.n
plane: plane aircraft jet airliner
car: car vehicle
parliament: parliament assembly congress legislature
government: government cabinet administration
president: president
minister: minister
prime minister: premier; prime minister
envoy: envoy ambassador diplomat embassy
weapon: missile
drought: drought
quake: earthquake quake tremor
storm: storm.n hurricane cyclone typhoon gale
wind: wind gust
treaty: treaty accord pact agreement deal.n
budget: budget
tax: tax
investigate: investigate investigation probe inquiry
find: find discover
warn: warn alert
apologise: apologise apologize apology; be sorry
recognise: recognise recognize recognition
suspend: suspend suspension freeze; put on hold
cap: cap limit ceiling restrict restriction curb
appeal: appeal
photograph: photograph picture photo film
link: link tie connection contact
cure: cure heal
side effect: side effect; ill effect
empty: empty vacant unoccupied / full crowded
responsible: responsible responsibility
prepare: prepare preparation
ready: ready
politics: politics political
criticise: criticise criticize criticism condemn denounce
praise: praise hail laud applaud welcome
mock: mock ridicule
strengthen: strengthen bolster reinforce / weaken erode
improve: improve improvement better / worsen deteriorate worse
protect: protect protection guard defend defence
suspect: suspicion
betray: betray betrayal
fight: fight fighting battle clash combat
defeat: rout
surround: surround encircle besiege siege
spread: spread
speak: speak speech address
write: write
forge: forge forgery counterfeit fake; made up
crime: crime offence offense felony
rob: rob robbery loot steal theft
owe: owe
lend: lend loan credit
borrow: borrow
invest: invest investment
spend: spend spending expenditure
receive: receive; be given
fine: fine penalty
sue: sue lawsuit; go to court; take to court
testify: testify testimony
starve: starve hunger famine
feed: feed
housing: flat apartment
rent: rent
bridge: bridge
road: road highway motorway
born: birth
marry: marry wedding
migrate: migrant refugee migration
arrive: arrive arrival
land: land landing
cold: cold / warm hot
rain: rain rainfall
visit: visit
delay: delay postpone; put off
deliver: deliver delivery supply
search: search
test: test
use: use
independent: independent independence
majority: majority most; more than half; over half / minority; fewer than half; less than half
whole: whole entire
poor: poverty poor / rich wealthy
long: long longest length
large: large largest big biggest huge / small smallest
high: high highest tall tallest / low lowest
old: old oldest
strong: strong / weak
early: early / late
nuclear: nuclear
enrich: enrich
smuggle: smuggle
spy: spy espionage; secret service
torture: torture
rape: rape
evidence: evidence proof
own: own owner
operate: operate
"""  # fmt: skip

EXCLUSIVE = """
-begin +continue
+resign +dismiss
+hold +lose
+win +lose
+dismiss +continue
+hold +violate
+rob +return
+leave +continue
+export -allow
"""
"""Acts that cannot both hold of the same: who was dismissed has not resigned."""

STRONGER = """
orchestrate: support involve fund plan lead
plan: support involve
lead: support involve
fund: support involve
arm: support involve fund
train: support involve
pay: support
attack: involve
destroy: damage
arrest: capture
coup: plot attempt
expel: withdraw
dismiss: withdraw
appoint: elect
"""
"""What follows from what: who orchestrates a raid has supported it. The other way is open."""

KINDRED = """
kill wound missing homeless displaced arrest abduct capture destroy damage
begin continue strike protest
seize return capture release hold
vote turnout win recount rig
export import sell buy produce harvest
attack cross mass
price wage inflation rise
fail inspect repair
"""
"""What is told of one matter side by side, and not in place of one another: the dead and the
wounded of one attack."""

IRREGULAR = """
be am is are was were been being; have has had having; do does did done doing; go goes went gone;
say said; tell told; give gave given; take took taken; get got gotten; come came; make made;
begin began begun; break broke broken; bring brought; build built; buy bought; catch caught;
die died dies dying; lie lied; choose chose chosen; cut cutting; deal dealt; draw drew drawn; drink drank drunken;
drive drove driven; eat ate eaten; fall fell fallen; fight fought; find found; fly flew flown;
flee fled fleeing; forbid forbade forbidden; forget forgot forgotten; freeze froze frozen;
grow grew grown; hang hung; hear heard; hide hid hidden; hit hitting; hold held; keep kept;
know knew known; lay laid; lead led; leave left; lend lent; lie lay lain lying; light lit;
lose lost losing; meet met; pay paid; put putting; quit quitting; read; ride rode ridden;
rise rose risen; run ran running; see saw seen; seek sought; sell sold; send sent; set setting;
shake shook shaken; shoot shot; show showed shown; shrink shrank shrunk; shut shutting;
sink sank sunk; sit sat; sleep slept; slide slid; speak spoke spoken; spend spent; spread;
stand stood; steal stole stolen; strike struck stricken; swear swore sworn; sweep swept;
swim swam swum; teach taught; tear tore torn; think thought; throw threw thrown;
understand understood; wake woke woken; wear wore worn; win won; withdraw withdrew withdrawn;
write wrote written; slay slew slain; overthrow overthrew overthrown; man men; woman women;
child children; gunman gunmen; policeman policemen; fireman firemen; aeroplane plane planes; person persons; life lives; wife wives; foot feet; crisis crises; half halves;
beat beaten; become became; feed fed; feel felt; bear bore born borne; blow blew blown; burn burnt;
deny denied; foresee foresaw foreseen; let letting; mean meant; oversee oversaw overseen; split;
arise arose; bind bound; creep crept; dig dug; undergo underwent; uphold upheld; undo undid undone
"""

EMPTY = frozenset(
    """
    a an the this that these those some any no all each every both either neither such other another
    own same one it its he she they them his her their him we us our i my you your who whom whose
    which what there here be have do say tell get make go come take give put see of in on at by to
    for from with into onto upon about over under after before between during since until till
    within without through across against along among around as than per off out up down and or but
    nor so if when while where because although though whether that not never also only just even
    still yet already again very too more less most least much many few several own then now later
    ago would will shall may might can could should must not n't 's ’s no nobody nothing none nor
    year month week day today yesterday tomorrow morning evening night monday tuesday wednesday
    thursday friday saturday sunday january february march april may june july august september
    october november december about around some nearly almost at least least than more fewer up
    according accord percent per cent million billion thousand hundred dozen mr mrs ms dr
    however meanwhile early late last next former then newspaper source become size level amount single first time special total whole immediate immediately once spokesman spokeswoman near off outside perhaps per
    statement thing way place accord herself himself itself themselves yet ever once further whole part number
    """.split()
)  # fmt: skip
"""Words that tell nothing of what a statement is about."""


@cache
def _irregular() -> dict[str, str]:
    return {
        form: words.split()[0]
        for words in IRREGULAR.replace("\n", " ").split(";")
        for form in words.split()
    }


VOWELS = frozenset("aeiouy")


@cache
def base(word: str) -> str:
    """The form by which inflected forms of a word meet. It need not be a word.

    >>> base("closed") == base("closing") == base("closes")
    True
    >>> base("Struck"), base("families")
    ('strik', 'family')
    """
    word = word.lower().replace("’", "'")
    for ending in ("'s", "s'"):
        if word.endswith(ending):
            word = word[:-2] + ending[:-1].replace("'", "")
    word = _irregular().get(word, word)
    if word.endswith("ies") and len(word) > 4:
        word = word[:-3] + "y"
    elif word.endswith(("ses", "xes", "ches", "shes", "zes")):
        word = word[:-2]
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        word = word[:-1]
    if word.endswith("ied") and len(word) > 4:
        word = word[:-3] + "y"
    else:
        word = _without_ending(word)
    word = word[:-1] if word.endswith("e") and len(word) > 3 else word
    doubled = len(word) > 3 and word[-1] == word[-2] and word[-1] not in VOWELS
    return word[:-1] if doubled else word


def _without_ending(word: str) -> str:
    for ending in ("ing", "ed"):
        stem = word[: -len(ending)]
        if word.endswith(ending) and len(stem) > 2 and VOWELS.intersection(stem):
            return stem
    return word


@cache
def _table() -> tuple[dict[str, Concept], dict[str, tuple[tuple[tuple[str, ...], Concept], ...]]]:
    """Single words, by their base and as a noun or verb alone; and phrases by their first word."""
    single: dict[str, Concept] = {}
    phrases: dict[str, list[tuple[tuple[str, ...], Concept]]] = {}
    for line in CONCEPTS.strip().splitlines():
        name, _, rest = line.partition(": ")
        for sign, side in zip((1, -1), rest.split(" / "), strict=False):
            words, *longer = side.split(";")
            concept = Concept(name, sign)
            for word in words.split():
                plain, dot, part = word.partition(".")
                single.setdefault(base(plain) + dot + part, concept)
            for phrase in longer:
                forms = tuple(base(word) for word in phrase.split())
                if len(forms) == 1:
                    single.setdefault(forms[0], concept)
                elif forms:
                    phrases.setdefault(forms[0], []).append((forms, concept))
    return single, {first: tuple(found) for first, found in phrases.items()}


PHRASE_GAP = 2
"""How many other words may stand between two of a phrase: `lost their lives`."""


def concepts_of(words: Sequence[str], tags: Sequence[str]) -> list[Concept | None]:
    """What each word of a clause stands for; None for empty words and those inside a phrase.

    >>> concepts_of(["Six", "drivers", "lost", "their", "lives"], "CD NNS VBD PRP$ NNS".split())[2]
    Concept(name='kill', sign=1)
    >>> concepts_of(["the", "gate", "is", "shut"], ["DT", "NN", "VBZ", "VBN"])[3]
    Concept(name='open', sign=-1)
    """
    single, phrases = _table()
    forms = [base(word) for word in words]
    found: list[Concept | None] = [None] * len(forms)
    taken: set[int] = set()
    for at, form in enumerate(forms):
        fitting = [
            (places[-1], -len(places), places, concept)
            for phrase, concept in phrases.get(form, ())
            if (places := _places(forms, at, phrase)) and not taken.intersection(places)
        ]
        if fitting:
            _, _, places, concept = min(fitting)
            found[at] = concept
            taken.update(places)
            for place in places[1:]:  # "broke the truce" still tells of a truce
                also = single.get(forms[place])
                if also is not None and also.name in KEPT_IN_PHRASES:
                    found[place] = also
    for at, (word, tag, form) in enumerate(zip(words, tags, forms, strict=True)):
        if at in taken or not form[:1].isalpha():
            continue
        part = "v" if tag.startswith("V") else "n"
        known = single.get(form) or single.get(f"{form}.{part}") or _derived(form)
        empty = word.lower() in EMPTY or form in _empty_forms() or len(form) < 2
        if known is not None and not (tag in NAMES and word[:1].isupper() and not empty):
            found[at] = known
        elif not empty:
            found[at] = Concept(name_key(form) if word[:1].isupper() else form, 1)
    return found


PEOPLE_ENDINGS = ("ian", "an", "ese", "ish", "ia", "a")


@cache
def name_key(form: str) -> str:
    """A name in the form by which a country and its people meet.

    >>> name_key("nandria"), name_key("nandrian"), name_key("ostby")
    ('nandr', 'nandr', 'ostby')
    """
    for ending in PEOPLE_ENDINGS:
        if form.endswith(ending) and len(form) - len(ending) > 3:
            return form[: -len(ending)]
    return form


DERIVING = ("ation", "ition", "ment", "ance", "ence", "ion", "al")


@cache
def _derived(form: str) -> Concept | None:
    """What a noun made of a known verb stands for: `settlement`, `vaccination`."""
    single, _ = _table()
    for ending in DERIVING:
        stem = form[: -len(ending)]
        if form.endswith(ending) and len(stem) > 3:
            found = single.get(base(stem)) or single.get(f"{base(stem)}.v")
            if found is not None and found.name not in THINGS:
                return found
    return None


NAMES = frozenset({"NNP", "NNPS"})


@cache
def _empty_forms() -> frozenset[str]:
    return frozenset(base(word) for word in EMPTY)


THINGS = frozenset(
    """
    job worker people soldier police rebel gunman farmland farmer house crowd hospital school child
    ship plane car parliament government president minister envoy weapon border power
    housing rent bridge road treaty budget tax member own price wage profit debt reserve mine whole majority nuclear evidence
    """.split()
) | {"prime minister"}  # fmt: skip
"""Concepts that name persons and things; the others tell what is done or is so."""


@cache
def _acts() -> frozenset[str]:
    return _known() - THINGS


KEPT_IN_PHRASES = THINGS | {"truce"}


@cache
def _known() -> frozenset[str]:
    return frozenset(line.partition(": ")[0] for line in CONCEPTS.strip().splitlines())


def is_known(name: str) -> bool:
    """Whether the table has the concept, so that it is no name."""
    return name in _known()


def is_act(name: str) -> bool:
    """Whether a concept of the table tells what is done or is so."""
    return name in _acts()


def _places(forms: Sequence[str], at: int, phrase: Sequence[str]) -> list[int] | None:
    """Where the words of a phrase stand, from `at` on; None where one is missing."""
    places = [at]
    for wanted in phrase[1:]:
        ahead = range(places[-1] + 1, min(len(forms), places[-1] + PHRASE_GAP + 2))
        following = next((place for place in ahead if forms[place] == wanted), None)
        if following is None:
            return None
        places.append(following)
    return places


@cache
def weaker_than(name: str) -> frozenset[str]:
    """Concepts that follow from this one."""
    for line in STRONGER.strip().splitlines():
        strong, _, weak = line.partition(": ")
        if strong == name:
            return frozenset(weak.split())
    return frozenset()


@cache
def exclusive(one: str, other: str) -> bool:
    """Whether two predicates with their signs cannot both hold of the same."""
    return any({one, other} == set(line.split()) for line in EXCLUSIVE.strip().splitlines())


@cache
def kindred(one: str, other: str) -> bool:
    """Whether two concepts are told of one matter side by side."""
    return any({one, other} <= set(line.split()) for line in KINDRED.strip().splitlines())


def related_acts() -> list[tuple[str, str]]:
    """Acts under which a proposition is looked for, beside its own: those that follow from it, and
    those that it excludes."""
    found = set()
    for line in STRONGER.strip().splitlines():
        strong, _, weak = line.partition(": ")
        for name in weak.split():
            found |= {(strong, strong), (strong, name)}
    for line in EXCLUSIVE.strip().splitlines():
        one, other = sorted(word[1:] for word in line.split())
        found |= {(one, one), (other, other), (other, one)}
    return sorted(found)
