"""Lines that a page puts between the article and its reader: counters, prompts, labels.

One table, to be read and extended. A rule speaks about a whole line, never about a part of one,
and is bounded in length, so that a sentence of an article does not fall to it. What only looks
like boilerplate at the edge of an article (two bare numbers, a note on the author) has a place.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from alleged.records.documents import BlockKind

MAX_LINE_CHARS = 400
"""No rule looks at a longer line: the longest cookie notice among the pages looked at had 310."""


class Where(StrEnum):
    """Where in the article a rule holds."""

    ANYWHERE = "anywhere"
    EDGE = "edge"
    """Among the first or the last few lines."""
    TOP = "top"
    END = "end"


TOP_LINES = 6
END_LINES = 8


@dataclass(frozen=True, slots=True)
class Rule:
    """A kind of line that is no part of an article."""

    name: str
    where: Where
    pattern: re.Pattern[str]
    examples: tuple[str, ...]


def _rule(name: str, where: Where, *, patterns: Sequence[str], examples: Sequence[str]) -> Rule:
    """Any of the patterns, for a whole line, case aside, with marks and arrows at its end."""
    pattern = re.compile(rf"(?:{'|'.join(patterns)})[\s.!:…*)\]→»>|-]{{0,4}}", re.IGNORECASE)
    return Rule(name, where, pattern, tuple(examples))


def _any(*words: str) -> str:
    return "(?:" + "|".join(words) + ")"


_NUMBER = r"\d{1,3}(?:[.,]\d{1,3}){0,3} ?[kKmM]?"
_COUNTED = _any(
    "views?", "shares?", "reads?", "likes?", "comments?", "reactions?", "retweets?", "replies",
    "claps?",
)  # fmt: skip
_FRAME = r"[\[\](*_–— -]{0,6}"
_NETWORK = _any(
    "facebook", "twitter", "x", "whats ?app", "telegram", "linked ?in", "instagram", "reddit",
    "pinterest", "you ?tube", "tik ?tok", "messenger", "mastodon", "bluesky", "threads", "viber",
    "tumblr", "vkontakte", "vk", "weibo", "flipboard", "google news", "e-?mail", "mail", "print",
    "copy(?: link| url)?", "link", "sms", "more", "share", "tweet", "pin(?: it)?", "save",
    "bookmark", "listen", "gift", "follow", "like", "rss", "pdf",
)  # fmt: skip
_LETTER = _any(
    "newsletters?", "e-?mails?", "inbox", "updates?", "alerts?", "briefings?", "digests?",
    "headlines", "notifications?", "channel", "podcast", "bulletin", "news", "stories", "offers",
    "access", "on your? (?:device|phone)", "delivered", "newspaper", "app",
)  # fmt: skip
_THINGS = _any("articles?", "stor(?:y|ies)", "coverage", "news", "content", "posts?", "topics?",
               "links?", "reading", "videos?", "headlines")  # fmt: skip
_MONTH = r"[a-z]{3,9}\.?"
_DATE = (
    r"(?:[a-z]{3,9},? )?(?:\d{1,2}(?:st|nd|rd|th)? "
    rf"{_MONTH},? \d{{4}}|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}"
    r"|\d{1,4}[./-]\d{1,2}[./-]\d{1,4})"
)
_TIME = r",? ?(?:at |- |– |\| )?\d{1,2}[:.]\d{2}(?: ?[ap]\.?m\.?)?(?: [a-z]{1,5})?"
_PERSON = r"(?:[^\W\d_][\w'’.-]{0,30} ){1,4}"
_REPORTER = _any(
    "reporter", "correspondent", "journalist", "editor", "columnist", "staff writer", "freelancer?",
    "contributor", "fellow", "bureau chief", "writer",
)  # fmt: skip

RULES: tuple[Rule, ...] = (
    _rule(
        "counters",
        Where.EDGE,
        patterns=(rf"{_NUMBER}(?: {_NUMBER}){{1,4}}",),
        examples=("0 2,317", "12 3.4K"),
    ),
    _rule(
        "counters",
        Where.ANYWHERE,
        patterns=(
            rf"{_NUMBER} ?{_COUNTED}(?:[ |·•,]{{1,3}}{_NUMBER} ?{_COUNTED}){{0,4}}",
            rf"(?:post |total )?(?:views?|shares?|comments?|hits) ?:? ?\(?{_NUMBER}",
        ),
        examples=("1,204 views", "12 comments · 48 shares", "Post Views: 812"),
    ),
    _rule(
        "advertisement",
        Where.ANYWHERE,
        patterns=(
            rf"{_FRAME}(?:advertisements?|advertising|advertorial|ads?|anzeige|werbung"
            rf"|publicidad|anuncio|publicité){_FRAME}",
            rf"{_FRAME}(?:sponsored|promoted|paid)(?: (?:content|links?|post))?{_FRAME}",
            r"(?:the )?(?:story|article|text) continues (?:below|after)[\w ]{0,30}",
            r"(?:keep )?scroll(?:ing)? (?:down )?to (?:continue|read)[\w ]{0,20}",
            r"(?:skip|remove|report) (?:this )?ad(?:vert|vertisement)?s?",
            r"ads? by \w{1,20}",
            r"why (?:am i seeing )?this ad\??",
        ),
        examples=(
            "- Advertisement -",
            "ADVERTISEMENT",
            "Story continues below advertisement",
            "Sponsored content",
        ),
    ),
    _rule(
        "newsletter",
        Where.ANYWHERE,
        patterns=(
            r"(?:please )?(?:sign up|subscribe|register)(?: now| today| here| free| for free)?",
            rf"(?:please )?(?:sign up|subscribe|register)(?: now| here)? (?:to|for|and|with|by) "
            rf".{{0,160}}{_LETTER}\b.{{0,80}}",
            r"get (?:our|the|all|more|real[ -]time|daily|breaking|free|instant) "
            rf".{{0,90}}{_LETTER}\b.{{0,100}}",
            r"(?:never|don[’']t) miss (?:a|an|out|any|our|the)\b.{0,120}",
            r"stay (?:informed|up to date|updated|connected|tuned|in the loop|ahead)\b.{0,120}",
            r"(?:turn on|enable|allow|activate|receive) .{0,30}(?:notifications?|alerts?)\b.{0,80}",
            r"join (?:our|us on|the conversation|more than|over|thousands|\d).{0,120}",
            r"(?:download|install) (?:our|the) (?:free )?.{0,30}\bapp\b.{0,80}",
            r"(?:enter )?your e-?mail(?: address)?(?: here)? ?\*?",
            r"e-?mail address ?\*?",
            r"follow (?:us|@\w{1,30}|our) .{0,120}",
            r"(?:like|find|visit) us on\b.{0,80}",
            r"by (?:signing up|subscribing|clicking|entering)\b.{0,220}",
            r"you can unsubscribe.{0,100}",
            r"thank you for subscribing.{0,60}",
            r"want more (?:stories|news).{0,100}",
        ),
        examples=(
            "Subscribe to our newsletter",
            "Get breaking alerts straight to your phone, subscribe today.",
            "Sign up for The Morning Brief and get the news in your inbox.",
            "Follow us on Telegram for more.",
            "Never miss a story",
        ),
    ),
    _rule(
        "support us",
        Where.ANYWHERE,
        patterns=(
            r"(?:please )?support (?:our|us|independent|quality)\b.{0,120}"
            r"(?:journalism|donat\w{1,4}|member\w{0,5}|subscri\w{1,6}|work|today|now)",
            r"donate(?: now| today| here)?",
            r"become a (?:member|subscriber|supporter|patron)\b.{0,100}",
            r"buy (?:me|us) a coffee.{0,40}",
            r"make a (?:donation|contribution)\b.{0,80}",
        ),
        examples=("Support our journalism: donate today", "Become a member for full access"),
    ),
    _rule(
        "paywall",
        Where.ANYWHERE,
        patterns=(
            r"this (?:article|story|content|text) is (?:only )?(?:for|available to|reserved for) "
            r"(?:our )?(?:paying |registered )?(?:subscribers?|members?|readers)\b.{0,120}",
            r"(?:already|not yet|are you) (?:a )?"
            r"(?:subscriber|subscribed|member|registered)\b.{0,60}",
            r"(?:log|sign) in(?: or (?:register|sign up|join))?"
            r"(?: to (?:continue|read|your|comment|leave|post|view)\b.{0,80})?",
            r"(?:to )?(?:continue|keep) reading"
            r"(?: with .{1,30}|,? ?(?:subscribe|log in|sign|register|create).{0,80})?",
            r"you have (?:read )?.{0,25}free (?:articles?|stories)\b.{0,100}",
            r"subscribe (?:now|to (?:read|continue|unlock|keep))\b.{0,100}",
            r"unlock (?:this|the full|unlimited)\b.{0,100}",
            r"start your free trial.{0,60}",
            r"create (?:a|your) free account.{0,80}",
        ),
        examples=(
            "This article is for subscribers only.",
            "Already a subscriber? Log in",
            "You have 2 free articles left this month.",
            "Continue reading",
        ),
    ),
    _rule(
        "pointer to another article",
        Where.ANYWHERE,
        patterns=(
            r"[▶►→•»*>\[( -]{0,4}(?:read(?: more| also| next| on| too| this| here)?"
            r"|(?:read )?(?:the )?full story|also read|see (?:also|more)"
            rf"|related(?: {_THINGS})?|recommended(?: for you)?"
            r"|more (?:on this(?: story| topic)?|from .{1,40}|stories|news|like this|about .{1,40})"
            r"|you (?:may|might) (?:also )?(?:like|be interested in)"
            r"|watch(?: now| live| more| also)?|listen(?: now| live)?|in pictures"
            r"|in case you missed it|don[’']t miss|must read|editor[’']?s[’']? (?:pick|choice)s?"
            r"|further reading|live (?:blog|updates)|follow (?:live|our live))"
            r" ?(?::|\||»|>|→|– |— |- ) ?.{1,250}",
        ),
        examples=(
            "Read more: Ministers quarrel over the port",
            "See also: Who owns the river?",
            "RELATED: Ten facts about the vote",
        ),
    ),
    _rule(
        "foot of a feed item",
        Where.END,
        patterns=(r"the post .{1,200} (?:appeared first|first appeared) on .{1,80}",),
        examples=("The post Dam of Veln leaks appeared first on Radio Osk.",),
    ),
    _rule(
        "head of a box",
        Where.ANYWHERE,
        patterns=(
            r"read (?:more|also|next|the full story)",
            r"(?:see|also) (?:also|more|read)",
            rf"related(?: {_THINGS})?",
            r"more (?:in .{1,40}|stories|news|on this(?: story| topic)?|from .{1,30})",
            rf"recommended(?: for you| {_THINGS})?",
            r"you (?:may|might) (?:also )?like(?: this)?",
            r"most (?:read|popular|viewed|shared|commented)",
            r"trending(?: now)?",
            rf"(?:latest|top|more) (?:\w{{1,20}} ){{0,2}}{_THINGS}(?: now)?",
            r"editor[’']?s[’']? (?:pick|choice)s?",
            r"what to read next|up next|(?:next|previous) (?:article|story|post)",
            r"back to top|home(?:page)?|table of contents|loading",
            r"(?:sign|add your name to) (?:the|this|our) petition",
            r"(?:show|load|view) (?:more|less|all|gallery)(?: .{1,20})?",
            r"(?:watch|play) (?:now|live|(?:the )?video)|click here",
            r"(?:jump|skip) to (?:content|main content|comments)",
        ),
        examples=("Related articles", "Most read", "More in Politics", "Back to top"),
    ),
    _rule(
        "cookies",
        Where.ANYWHERE,
        patterns=(
            r"we(?: and our (?:\d{1,4} )?partners)? (?:use|store|process)\b"
            r".{0,60}\bcookies?\b.{0,300}",
            r"(?:this|our) (?:web)?(?:site|page) uses cookies.{0,300}",
            r"by (?:continuing to (?:use|browse|visit)|(?:using|browsing|visiting) (?:this|our)"
            r" (?:web)?(?:site|page|service))\b.{0,80}\b(?:cookies?|terms|privacy)\b.{0,250}",
            r"(?:accept|reject|allow|manage|decline) (?:all|cookies|settings|preferences"
            r"|only necessary)(?: cookies)?",
            r"(?:cookie|privacy) (?:settings|policy|preferences|notice|statement)",
            r"we value your privacy.{0,200}",
            r"terms (?:of (?:use|service)|(?:and|&) conditions)",
            r"do not sell my.{0,60}|learn more about (?:our )?cookies",
        ),
        examples=(
            "We use cookies to improve your experience.",
            "By continuing to browse you agree to our use of cookies.",
            "Accept all cookies",
            "Privacy policy",
        ),
    ),
    _rule(
        "tags",
        Where.ANYWHERE,
        patterns=(
            r"(?:tags?|tagged(?: as| with| in)?|(?:related )?topics?|filed (?:under|in)"
            r"|categor(?:y|ies)|keywords|posted in|hashtags) ?: ?.{0,300}",
            r"#\w{1,40}(?:,? #\w{1,40}){0,15}",
        ),
        examples=("Tags: harbour, strike, Velmora", "Filed under: Politics", "#Velmora #strike"),
    ),
    _rule(
        "social",
        Where.ANYWHERE,
        patterns=(
            r"(?:click to |please )?(?:share|tweet) (?:this|via|on|to|with|it)\b.{0,80}",
            r"(?:click to |please )?(?:e-?mail|print|send) (?:this|via)\b.{0,80}",
            r"click to (?:e-?mail|print)\b.{0,80}",
            rf"{_NETWORK}(?:[ |/,·•:+&-]{{1,4}}{_NETWORK}){{1,12}}",
            r"(?:share|tweet|print|e-?mail|copy link|link copied|facebook|twitter|whats ?app"
            r"|telegram|linked ?in|instagram|reddit|pinterest|pin it|bookmark|follow)",
            r"save(?: (?:article|for later))?|share (?:full )?article",
            r"listen to (?:this )?(?:article|story)|gift this article|play audio",
            r"printer-friendly(?: version)?|pdf version|print this (?:page|article|story)",
            r"(?:send|forward) (?:this )?(?:article )?(?:by|via) e-?mail",
            r"add (?:us )?(?:as a preferred )?.{0,20}on google",
            r"(?:font|text) size|increase font|a\+ ?a-",
        ),
        examples=(
            "Share this article",
            "Facebook Twitter WhatsApp",
            "Share | Tweet | Print",
            "Click to share on Telegram (Opens in new window)",
        ),
    ),
    _rule(
        "comments",
        Where.ANYWHERE,
        patterns=(
            r"comments?(?: are| have been)? (?:closed|off|disabled)\b.{0,60}",
            r"(?:leave|post|write|add|submit) (?:a|your) (?:reply|comment)\b.{0,60}",
            r"be the first to comment.{0,20}|no comments(?: yet)?",
            r"(?:(?:readers?[’']?s?|your|user) )?comments? ?(?:\(\d{1,6}|:? \d{1,6})",
            r"(?:show|hide|view|read|load) (?:all |more )?(?:\d{1,5} )?comments.{0,20}",
            r"join the (?:discussion|conversation|debate).{0,40}|have your say.{0,60}",
            r"your e-?mail address will not be published.{0,60}|required fields are marked.{0,10}",
            r"you must be logged in.{0,40}|(?:cancel )?reply",
            r"report (?:a |this )?(?:comment|typo|an? error|abuse).{0,60}",
        ),
        examples=(
            "Comments are closed.",
            "Readers’ comments (12)",
            "Leave a reply",
            "Be the first to comment!",
        ),
    ),
    _rule(
        "reading time",
        Where.ANYWHERE,
        patterns=(
            r"\d{1,3}(?: ?- ?\d{1,3})? ?min(?:ute)?s?\.? (?:read|listen|watch)(?: ·.{0,30})?",
            r"(?:estimated )?reading time ?:? ?\d{1,3}(?: ?- ?\d{1,3})? ?min(?:ute)?s?",
        ),
        examples=("4 min read", "Reading time: 3 minutes"),
    ),
    _rule(
        "picture credit",
        Where.ANYWHERE,
        patterns=(
            r"[(\[]{0,2}(?:photo(?:graph)?s?|image|picture|illustration|graphic|video|credits?)"
            r"(?: (?:by|credit|courtesy(?: of)?|source))? ?[:©] ?.{1,100}",
            r"© ?.{1,100}",
            r".{1,60} via getty images|(?:getty|shutterstock|istock)[\w /]{0,40}",
            r"file (?:photo|picture|image)",
        ),
        examples=("Photo: Ilse Brandt/Norrland Press", "© Harbour Press Agency"),
    ),
    _rule(
        "rights",
        Where.ANYWHERE,
        patterns=(
            r".{0,120}\ball rights reserved\b.{0,120}",
            r"copyright (?:©|\(c\)|\d{4}).{0,150}",
            r"(?:no part of )?(?:this|the|our) (?:material|article|content|page|text)s?\b.{0,40}"
            r" may (?:not )?be (?:published|reproduced|republished|copied)\b.{0,200}",
            r"reproduction (?:in whole|without)\b.{0,120}",
            r"(?:article|page|story) printed from .{1,200}|url to article ?: ?.{1,200}",
        ),
        examples=("Copyright 2024 The Norrland Post. All rights reserved.",),
    ),
    _rule(
        "label of a news database",
        Where.ANYWHERE,
        patterns=(
            r"full[ -]text|abstract",
            r"(?:length|word count) ?: ?\d{1,3}(?:[.,]?\d{3})?(?: words)?",
            r"(?:load-date|publication-type|document type|isbn|issn) ?: ?.{1,60}",
        ),
        examples=("FULL TEXT.", "LENGTH: 812 words", "LOAD-DATE: March 3, 2011"),
    ),
    _rule(
        "disclaimer",
        Where.END,
        patterns=(
            r"(?!.{0,300}\b(?:was|were|said|says|told|had|did)\b)"
            r"(?:the )?(?:views?|opinions?|facts)\b.{0,60}\b(?:authors?|writers?|contributors?)\b"
            r".{0,60}\b(?:not|own)\b.{0,20}\b(?:coincide|reflect|represent|those|of|the)\b.{0,120}",
        ),
        examples=(
            "The views expressed here are the author’s own and do not reflect those of this paper.",
            "Opinions of our contributors do not represent the position of the editors.",
        ),
    ),
    _rule(
        "about the author",
        Where.END,
        patterns=(
            r"about the authors?",
            rf"{_PERSON}(?:is|are) (?:an?|the) .{{0,60}}\b{_REPORTER}s?\b.{{0,15}}"
            r"\b(?:at|for|with|based|covering|who (?:writes|covers))\b"
            r"(?!.{0,300}\b(?:was|were|said|says|told|had|has been)\b).{0,200}",
            r"(?:follow|contact|reach|write to|e-?mail)"
            r" (?:him|her|them|the (?:author|reporter|writer))\b.{0,120}",
            r"write to .{1,60} at \S{1,60}@\S{1,60}",
            r"got a tip\?.{0,150}|do you have a (?:tip|story).{0,150}",
            r"view all posts by.{0,60}|more (?:posts|articles|stories) by.{0,60}",
            r"(?:additional )?(?:reporting|editing) by .{1,150}",
        ),
        examples=(
            "Mara Odell is a senior correspondent for the Norrland Post covering ports.",
            "Follow her on Mastodon.",
        ),
    ),
    _rule(
        "dateline of the page",
        Where.TOP,
        patterns=(
            r"this (?:live ?blog|page|live page) (?:is|has) (?:now )?(?:been )?closed\b.{0,100}",
            r"(?:(?:first|last) )?(?:published|posted|updated|modified)(?: (?:on|at))? ?:? ?"
            rf"{_DATE}(?:{_TIME})?",
            rf"(?:(?:first|last) )?(?:published|posted|updated|modified)(?: at)? ?:? ?{_TIME}",
            r"(?:updated )?\d{1,2} (?:hours?|minutes?|mins?|days?|weeks?|months?) ago",
        ),
        examples=("Published: 27 June 2024", "Updated 12 March 2023 at 14:05", "3 hours ago"),
    ),
)

_PROTECTED = {BlockKind.TITLE, BlockKind.TABLE_ROW}


@dataclass(frozen=True, slots=True)
class Line:
    """A block as the rules see it."""

    kind: BlockKind
    text: str


def find_boilerplate(lines: Sequence[Line]) -> list[str | None]:
    """For each line the name of the rule that it falls to, or None if it stays."""
    found: list[str | None] = [None] * len(lines)
    kept = 0
    for index in range(len(lines) - 1, -1, -1):  # so that what ends the article is at its end
        found[index] = _rule_for(lines[index], index, kept)
        kept += found[index] is None
    _drop_headings_without_text(lines, found)
    return found


def _rule_for(line: Line, from_start: int, from_end: int) -> str | None:
    if line.kind in _PROTECTED or len(line.text) > MAX_LINE_CHARS:
        return None
    text = " ".join(line.text.split())
    top, end = from_start < TOP_LINES, from_end < END_LINES
    for rule in RULES:
        holds = (
            rule.where is Where.ANYWHERE
            or (rule.where is Where.TOP and top)
            or (rule.where is Where.END and end)
            or (rule.where is Where.EDGE and (top or end))
        )
        if holds and rule.pattern.fullmatch(text):
            return rule.name
    return None


def _drop_headings_without_text(lines: Sequence[Line], found: list[str | None]) -> None:
    """A heading at the very end, with nothing left under it, headed what was left out."""
    for index in range(len(lines) - 1, -1, -1):
        if found[index] is not None:
            continue
        if lines[index].kind is BlockKind.HEADING and index + 1 < len(lines):
            found[index] = "heading of what was left out"
            continue
        return
