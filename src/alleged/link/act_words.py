"""Words that name acts: what they have in common whatever their form, and which mean alike.

`stem_of` takes "resigned" and "resignation" to one string; `group_of` takes "blast" and "explosion"
to one group. Both are for comparison only. The groups are our own, from the vocabulary of news.
"""

from __future__ import annotations

import re
from functools import cache

from alleged.analyse.phrases import fold

_LETTERS = re.compile(r"[a-z]+")

_IRREGULAR = """
    arise arose arisen; beat beaten; become became; begin began begun beginning; bend bent; bite bit
    bitten; bleed bled; blow blew blown; break broke broken; bring brought; build built; burn burnt;
    buy bought; catch caught; choose chose chosen choice; cling clung; come came; creep crept;
    deal dealt; die dead death died dying; dig dug; do did done; draw drew drawn; drink drank drunk;
    drive drove driven; eat ate eaten; fall fell fallen; feed fed; feel felt; fight fought; find
    found; flee fled flight; fly flew flown; forbid forbade forbidden; forget forgot forgotten;
    forgive forgave; freeze froze frozen; get got gotten; give gave given gift; go went gone; grow
    grew grown growth; hang hung; have had has; hear heard; hide hid hidden; hold held; keep kept;
    know knew known; lay laid; lead led; leave left; lend lent; lie lay; lose lost loss; make made;
    mean meant; meet met; pay paid; ride rode ridden; ring rang; rise rose risen; run ran; say said
    says; see saw seen; seek sought; sell sold sale; send sent; shake shook shaken; shine shone;
    shoot shot; shrink shrank; sing sang song; sink sank sunk; sit sat; slay slew slain; sleep
    slept; slide slid; speak spoke spoken speech; spend spent; spin spun; stand stood; steal stole
    stolen; stick stuck; strike struck stricken; strive strove; swear swore sworn; sweep swept;
    swim swam; swing swung; take took taken; teach taught; tear tore torn; tell told; think thought;
    throw threw thrown; undergo underwent; wear wore worn; win won; wind wound; withdraw withdrew
    withdrawn withdrawal; write wrote written; be is was were been are being; choose choice;
    succeed success; proceed process; believe belief; prove proof; advise advice; marry marriage;
    bury burial; deny denial; try trial; apply application; accuse accusation; allege allegation;
    decide decision; divide division; collide collision; explode explosion; invade invasion; permit
    permission; admit admission; produce production; introduce introduction; reduce reduction;
    receive reception; describe description; destroy destruction; resolve resolution; expel
    expulsion; propel propulsion; suspend suspension; defend defence defense; offend offence
    offense; pretend pretence; extend extension; intend intention; assassinate assassin;
    convict conviction; acquire acquisition; require requirement; oppose opposition; propose
    proposal; depose deposition; analyse analysis; robber robbery rob; thief theft; fire fiery;
    abduct abduction; apologise apologize apology; criticise criticize criticism; seize seizure;
    depart departure; fail failure; close closure; expose exposure; erupt eruption;
    restore restoration; inaugurate inauguration; nominate nominee; arrive arrival; survive
    survival survivor; appear appearance; perform performance; assist assistance;
    resist resistance; disturb disturbance; declare declaration; present presentation; visit
    visitor; negotiate negotiation negotiator; inherit inheritance; recover recovery; discover
    discovery; deliver delivery; injure injury; victory victor; lawsuit suit sue; detain detention;
    retain retention; maintain maintenance; explain explanation; reveal revelation; vote voter;
    elect election; murder murderer; shell shelling; bomb bomber bombing; hijack hijacker
"""

_GROUPS = """
    kill murder slay death die dead fatal slaughter massacre assassinate homicide manslaughter
    perish execute bloodbath lynch behead strangle;
    shoot gunfire shootout gunman shooter gun gunplay crossfire;
    attack assault strike raid ambush storm offensive onslaught;
    bomb bombing bombard blast explode explosion detonate shell;
    stab knife slash;
    wound injure hurt maim injury;
    arrest detain apprehend handcuff custody nab capture seize catch collar jail imprison;
    charge indict accuse accusation allege allegation blame;
    convict sentence guilty verdict condemn;
    sue lawsuit suit litigation;
    trial hearing court;
    plead plea;
    acquit exonerate clear;
    investigate probe inquiry inquest examine;
    search hunt manhunt;
    flee escape abscond breakout getaway bolt;
    rob steal theft heist burglary robbery loot thief snatch;
    kidnap abduct hostage hijack;
    fire blaze inferno burn arson torch;
    quake earthquake tremor temblor aftershock shake;
    flood storm hurricane cyclone typhoon tornado;
    crash collide collision smash wreck accident;
    damage destroy devastate raze flatten level ruin destruction demolish;
    coup putsch overthrow topple oust uprising mutiny rebellion takeover;
    protest demonstrate demonstration rally march riot unrest picket;
    clash battle fight fighting skirmish combat;
    war conflict hostilities;
    walkout stoppage;
    resign quit retire resignation;
    appoint name nominate pick choose select tap;
    replace succeed takeover;
    dismiss sack oust remove firing fire terminate axe relieve depose;
    hire rehire recruit sign;
    elect election vote poll ballot balloting;
    win victory triumph beat defeat top down conquer;
    lose loss defeat;
    champion title;
    play game match;
    score goal touchdown;
    announce say said tell report state declare statement announcement confirm reveal disclose;
    claim insist assert maintain;
    deny dispute;
    reject refuse rebuff decline;
    warn threaten warning threat;
    ask request urge call demand appeal plead;
    condemn denounce criticise blast slam;
    praise hail welcome laud;
    agree agreement deal pact accord treaty settle settlement;
    sign ink;
    buy acquire acquisition purchase takeover buyout;
    sell sale divest;
    merge merger;
    launch release unveil introduce debut rollout;
    pay fee cost;
    increase rise grow climb surge jump raise soar gain;
    decrease fall drop decline shrink plunge slump reduce cut slash lower;
    meet meeting talk summit discuss negotiate talks confer conference;
    visit trip tour travel;
    arrive come land;
    leave depart exit withdraw withdrawal pullout retreat;
    send dispatch deploy;
    help aid assist rescue save;
    give donate hand grant provide;
    sanction embargo ban blockade prohibit bar forbid outlaw;
    expel deport banish exile expulsion;
    recall;
    approve pass adopt ratify;
    veto;
    marry wed wedding marriage;
    divorce split separate;
    born birth;
    film movie shoot;
    star role play portray cast act;
    award prize honour honor;
    host present emcee;
    sing perform concert;
    enter check admit;
    begin start commence open kick;
    end finish conclude close;
    stop halt cease suspend;
    happen occur place;
    find discover discovery locate recover;
    see watch view observe;
    believe think suspect;
    know learn hear;
    hope expect plan intend;
    try attempt effort bid;
    cause trigger spark lead;
    follow pursue chase;
    hit strike struck slam mow ram bump knock;
    drive ride;
    sail;
    board;
    outage disrupt interrupt cut;
    evacuate displace flee;
    swear oath inaugurate inauguration;
    replace successor;
    foil thwart prevent avert intercept interdict repel;
    award prize oscar emmy ceremony honour;
    flee run speed;
    driving dui dwi drunk drunken;
    host stint emcee gig;
    ask approach offer consider tap;
    job post position role;
    premiere debut open;
    injure hospitalise hospitalize;
    contest compete competition race;
    defend defence;
    step downstep;
    bail release free parole;
    surgery operation operate;
    treat treatment;
    confess admit admission plead;
    guilty convict;
    fine penalty penalise;
    pirate piracy hijack;
    sprain strain tear tweak hurt;
    outage failure blackout;
    sever cut snap;
    acquire buy purchase;
    unveil introduce announce launch;
    kill shoot murder;
    death fatality;
    tournament championship cup final semifinal;
    contract deal extension
"""


_SUFFIXES = (
    "ization",
    "isation",
    "ation",
    "ition",
    "ments",
    "ment",
    "ings",
    "ing",
    "ers",
    "ors",
    "ions",
    "ion",
    "ies",
    "ied",
    "ance",
    "ence",
    "ers",
    "er",
    "or",
    "ed",
    "es",
    "al",
    "s",
)
_LEAST = 3
"""Letters that stay at least."""


def stem_of(word: str) -> str:
    """What a word has in common with its other forms: "resignation" and "resigned" to `resign`."""
    letters = "".join(_LETTERS.findall(fold(word)))
    return _irregular().get(letters) or _cut(letters)


def groups_of(word: str) -> frozenset[str]:
    """The groups that a word belongs to, each by its first word; empty where it is in none."""
    return _groups().get(stem_of(word), frozenset())


def _cut(word: str) -> str:
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= _LEAST:
            root = word[: -len(suffix)]
            if suffix in ("s", "es") and root.endswith(("s", "u")) and suffix == "s":
                break  # "bus", "class"
            if suffix in ("ies", "ied"):
                root += "y"
            base = _irregular().get(root) or _irregular().get(root + "e")
            return base or _ending(root)
    return _ending(word)


def _ending(root: str) -> str:
    """Without what changes before an ending: "stopp", "invade" and "carri" to one form."""
    if len(root) > _LEAST and root[-1] == root[-2] and root[-1] not in "lsz":
        root = root[:-1]
    if len(root) > _LEAST and root[-1] in "eiy":
        root = root[:-1]
    if len(root) > 5 and root.endswith("at"):
        root = root[:-2]  # "nominated" as "nomination"
    return root


@cache
def _irregular() -> dict[str, str]:
    found: dict[str, str] = {}
    for line in _IRREGULAR.split(";"):
        first, *others = line.split()
        for form in (first, *others):
            found.setdefault(form, _ending(first))
    return found


@cache
def _groups() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for line in _GROUPS.strip().split(";"):
        words = line.split()
        for word in words:
            found.setdefault(stem_of(word), set()).add(words[0])
    return {word: frozenset(groups) for word, groups in found.items()}


_LIGHT = """
    be have do make take get give go come begin start end continue happen occur cause try plan want
    allow let keep see find become include follow lead the
    incident episode event matter measure step
"""

_SCALES = """
    die; kill shoot; murder slay execute; slaughter massacre butcher bloodbath;
    clash scuffle; fight battle attack; assault storm; massacre;
    incident unrest; protest march rally; riot; uprising revolt insurrection;
    crisis unrest; mutiny rebellion; coup putsch overthrow;
    say state; claim assert; accuse allege; denounce condemn; slam blast;
    leave depart; resign quit; sack dismiss fire; oust topple depose;
    question summon; hold detain; arrest; jail imprison;
    collide collision; ram hit strike; sink destroy;
    meet talk; negotiate; agree; pledge vow;
    ask urge; demand; threaten; warn;
    damage; wreck smash; destroy; raze flatten devastate;
    take; seize; grab snatch; hijack kidnap abduct;
    drop fall; slump plunge; crash collapse
"""
"""Of words for like acts, from the mildest to the strongest, a scale a line."""


def is_light(word: str) -> bool:
    """Whether the word says too little to tell acts apart: `take`, `begin`."""
    return stem_of(word) in _light()


def strength_of(word: str) -> int | None:
    """How strong the word is among words for like acts, 1 for the mildest; None off all scales."""
    return _strengths().get(stem_of(word))


@cache
def _light() -> frozenset[str]:
    return frozenset(stem_of(word) for word in _LIGHT.split())


@cache
def _strengths() -> dict[str, int]:
    found: dict[str, int] = {}
    for line in _SCALES.strip().split("\n"):
        for strength, words in enumerate(line.strip().rstrip(";").split(";"), 1):
            for word in words.split():
                found.setdefault(stem_of(word), strength)
    return found
