"""Articles about countries that do not exist, written for these tests.

A line of a body is a paragraph; `## ` starts a heading, `> ` a quotation, `- ` a list item, `| ` a
table row; `*words*` are marked up in some inline way by the page.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Article:
    """An article and what a page may say about it."""

    title: str
    byline: str | None
    date: str
    """YYYY-MM-DD."""
    modified: str | None
    section: str
    body: tuple[str, ...]


def _article(
    title: str, byline: str | None, date: str, section: str, body: str, modified: str | None = None
) -> Article:
    lines = tuple(line for line in body.strip().split("\n") if line)
    return Article(title, byline, date, modified, section, lines)


ARTICLES: tuple[Article, ...] = (
    _article(
        "Velmora shuts its only deep-water port as grain dispute widens",
        "Ada Lindqvist",
        "2024-03-18",
        "World",
        """
Shortly after four in the morning the harbour master of Sarn lowered the signal flags, and by breakfast nothing larger than a trawler was allowed to leave. The order, two lines long and signed by the minister of trade, gave no reason and no date for its end.
The ministry later told *Radio Velmora* that 41,000 tonnes of wheat in the northern silos had been sold twice, once to a buyer in Ostrenia and once to the army. “Until we know who owns the grain, no ship takes it away,” a spokesman, Teodor Hask, said.
Exporters dispute this. The grain traders’ chamber called the closure “a confiscation with better manners” and said that its members lose about $2.3 million a day.
## Who owns the wheat?
According to bills of lading seen by this newspaper, 26,500 tonnes were loaded for the Ostrenian company Kald & Sons between January 9 and February 27. The rest appears in no register that the port keeps.
Kald & Sons denied having paid anybody in the port administration. Its lawyer, Mirela Oduya, said the company would go to the arbitration court in Genth if the ships were not released “by Friday at noon”.
> We have loaded grain here for thirty-one years, through two coups and a flood. Nobody ever asked us for a receipt at gunpoint.
The dockers’ union, which had threatened to strike over unpaid overtime, said it would work as soon as the gates open. Its chairwoman, Ines Tavrik, accused the government of using the dispute to break the union before the May elections.
The government rejected that. “Nobody is breaking anything,” Mr Hask said. “The port is simply resting.”
""",
    ),
    _article(
        "Three ministers resign in Ostrenia over the dam that never was",
        "Jonas Brandt and Lucía Farrow",
        "2023-11-02",
        "Politics",
        """
GENTH — The finance, water and interior ministers of Ostrenia stepped down within an hour of each other on Thursday evening, after an audit found that a dam for which the state had paid 870 million crowns consists of a fence and a signboard.
President Alma Renkova accepted the resignations “with sorrow and without surprise”, her office said in a statement. She did not say who would replace them, nor whether she still has confidence in her prime minister, who signed the contract.
The audit, 214 pages long, describes how payments for concrete went to a firm that owns a bakery. Of the money, some 611 million crowns cannot be traced at all; the auditors say that “at least part of it” left the country by way of *Port Lasque*.
Opposition leaders demanded early elections. “A government that cannot find a dam should not be trusted with a country,” said Piet Holloway of the Reform League, who himself approved the first instalment when he was mayor of Genth in 2017.
## What the engineers saw
Two engineers told the commission that they had warned the ministry as early as 2019. One of them, Sorin Vale, said he drove to the site, found goats, and wrote a letter; the letter is in the annex, stamped as received.
- March 2017: contract signed with Hydra Consult
- June 2019: first written warning
- August 2021: final payment released
- October 2023: the audit office visits the valley
The interior minister is not accused of taking money. He resigned, he wrote, because the police had closed an inquiry into the matter “on instructions that I gave and now regret”.
Hydra Consult did not answer questions sent to its registered address, a dental practice.
""",
        modified="2023-11-04",
    ),
    _article(
        "Why the ceasefire in the Tarn valley is older than both armies admit",
        None,
        "2022-07-29",
        "Analysis",
        """
Every evening at seven the guns on both sides of the Tarn fall silent for the time that it takes to milk the goats. Officers of both armies deny that such an arrangement exists. The goats know better.
The official ceasefire, signed on 14 July under the eyes of five foreign ministers, has been broken, by the count of the monitors, one hundred and twelve times. The unofficial one, which nobody signed, has been broken twice since 2020, and both times somebody apologised.
That difference is worth more attention than it gets. What holds along the river is not a text but a set of habits, and habits have authors: the schoolteacher who carries the letters, the two brothers who served on opposite banks, the *veterinarian* without whom neither side would have a cow.
The monitors’ own figures show it plainly. Where villages trade with each other, shooting incidents fell by about two thirds in a year; where the road was mined and the market moved away, they doubled.
## A peace of small things
Diplomats prefer the large text. It names a border, it can be read out, and it photographs well. But Colonel Ruiz-Ahlgren, who commands the northern battalion, told me that he had received the agreement by fax, in a language he does not read, four days after it had entered into force.
“I had already agreed on something with my neighbour,” he said. “It is shorter.”
None of this makes the July document worthless. It frees prisoners, 340 so far, and it lets the Red Crescent drive where it could not. But those who celebrate it as the end of a war may want to ask what they are ending, and who had ended it before.
""",
    ),
    _article(
        "Central bank of Maroa raises rate to 14.5 per cent, blames drought",
        "Reuben Achterberg",
        "2025-01-23",
        "Economy",
        """
The central bank of Maroa raised its main interest rate by two percentage points to 14.5 per cent on Thursday, the highest since the currency reform of 1998, and said that it was “ready to go on” if food prices do not calm down.
Consumer prices rose 11.8 per cent in the year to December, after 9.6 per cent in November. Maize flour, on which a family in the capital spends a quarter of its income, costs 37 per cent more than a year ago.
Governor Halima Osei-Strand blamed the drought, which has cut the harvest by an estimated 30 to 35 per cent. “Monetary policy does not make rain,” she told reporters, “but it can keep a bad season from becoming a bad decade.”
| Month | Inflation | Main rate |
| October 2024 | 8.9% | 11.0% |
| November 2024 | 9.6% | 12.5% |
| December 2024 | 11.8% | 12.5% |
| January 2025 | – | 14.5% |
Economists were divided. Farid Nsubuga of the Lakeside Institute said that the move came three months late; others doubted that it should have come at all. “Half of this inflation is a bridge that fell down,” said Clara Whitlock, who advises the millers’ association.
The bridge at Kopa, which carried two thirds of the country’s grain traffic, collapsed on 6 October. The transport ministry has promised a pontoon “within weeks” four times since then.
The shilling gained 0.8 per cent against the dollar after the announcement, and then lost it again.
""",
    ),
    _article(
        "“I did not sign it”: former general denies ordering the Lasque shootings",
        "Miriam Castellane",
        "2024-09-05",
        "Justice",
        """
PORT LASQUE – The man on trial for the deadliest day in the island’s recent history spoke for eleven minutes on Wednesday, and used nine of them to describe his handwriting.
Retired General Abel Corvin, 67, is accused of having ordered soldiers to fire on a crowd outside the customs house on 3 February 2016. At least 58 people died. Prosecutors rest their case on a typed order with his signature.
“I did not sign it,” General Corvin told the court. “My A has a roof. That one has none.” He denied having been in the capital on the day at all and said that he had heard of the shooting “from the radio, like my driver”.
A forensic expert called by the prosecution, Dr Yusra Pell, testified that the signature was “with a probability bordering on certainty” the general’s own. Under cross-examination she conceded that she had worked from a photocopy.
## Witness in a blue coat
The court also heard a woman known only as Witness Nine, who said that she saw the general on the balcony of the *Hotel Meridian* at about ten to three. He wore a blue coat, she said; he raised his hand; then the shooting started.
The defence pointed out that the balcony had been removed in 2014 for repairs. The prosecution produced a photograph, dated 2015, that shows it in place. The judge adjourned to look at the building.
> They keep asking me about the coat. Nobody asks me about my son.
Relatives of the dead, some of whom have attended each of the 84 sessions, left the room while the general spoke. A verdict is not expected before spring.
""",
    ),
    _article(
        "Two elections, one ballot box: how Kessaly counted its votes twice",
        "Tobias Wren",
        "2021-05-17",
        "Europe",
        """
By the official count 71.4 per cent of the voters of Kessaly went to the polls on Sunday. By the unofficial one, 104 per cent did, which the electoral commission attributes to “enthusiasm in the southern districts”.
The commission declared the governing Alliance the winner with 52 seats of 99. The opposition Green Dawn, which according to the commission won 40, claims 51 and has published photographs of the result sheets from 1,870 of 2,016 polling stations.
Observers from the Northern Council spoke of an orderly vote and a disorderly night. In nine stations, their preliminary report says, boxes arrived at the counting centre before the polls had closed.
Commission chairman Viktor Szabo-Lane rejected the criticism. The boxes in question were empty, he said, and had been sent ahead “to save time”.
The leader of Green Dawn, Neva Paulsen, called on her supporters to stay at home. “We have counted, they have counted, now let a judge count,” she said. The constitutional court has until 31 May to hear the complaint.
In the town of Ferrow both parties celebrated on the same square. There were, residents said, no incidents, one engagement and a shortage of beer.
""",
    ),
    _article(
        "Leaked cables: Ambassador offered visas for votes, says Dorvane’s parliament",
        "Staff of the investigations desk",
        "2020-10-12",
        "Investigations",
        """
A committee of Dorvane’s parliament has accused the ambassador of Greater Lind of offering visas to eleven members in return for their votes on a fishing treaty. The embassy calls the accusation “a fairy tale with footnotes”.
The committee’s report quotes from 63 diplomatic cables that were left, on a memory stick, in the glove box of a car sold at auction in August. Whether they are genuine is disputed: two former diplomats told this site that the style is right and the date format wrong.
In one cable, dated 2 April, the ambassador writes that “the gentlemen from the coast are less expensive than we feared”. In another, a list of names is followed by a list of universities.
## The price of herring
The treaty allows trawlers from Greater Lind to take 18,000 tonnes of herring a year from Dorvane’s waters until 2031, for a fee that fishermen say is a fifth of the market price. It passed by four votes.
Deputy Hanne Ruud, whose daughter began her studies in Lind in September, said that she had paid the fees herself and could prove it. She accused the committee of *going through children’s mail*.
- Eleven members are named in the report; nine voted for the treaty.
- Four of them have relatives who obtained visas in 2020.
- None of them has been charged.
The public prosecutor confirmed that she had received the report but declined to say whether she had opened an inquiry. Greater Lind’s foreign ministry recalled the ambassador “for consultations and a holiday”.
""",
    ),
    _article(
        "Floods cut off 40 villages in northern Maroa; aid convoy turned back",
        "Agnes Mutali",
        "2024-04-09",
        "Africa",
        """
Rescue workers in northern Maroa said on Tuesday that they had reached fewer than half of the villages cut off by the worst floods in a generation, and that a convoy with tents and water filters had been turned back at a police post.
At least 93 people are known to have died since the river Osk burst its banks on Friday night; local officials fear that the number is far higher. “We stopped counting because the man who counts is missing,” the mayor of Ibrem, Josué Lamptey, said by satellite telephone.
The convoy of nine lorries belonged to the aid group *Hands Across*. Its coordinator, Dele Martins, said policemen had asked for a permit that does not exist and then for fuel, which does.
A police spokesman denied that money or fuel had been demanded. The bridge ahead was unsafe, he said; the lorries had been stopped for their own protection.
Meteorologists measured 312 millimetres of rain in three days, roughly what the region gets in four months. More is forecast from Thursday.
“The water took the road, the school and the register of who owns which field,” said Lamptey. “The first two we can build again.”
The government has promised 15,000 shillings, about $110, to each household that lost its home. It made the same promise after the floods of 2019; an inquiry later found that one in six had received it.
""",
    ),
    _article(
        "The minister, the mine and the missing minutes",
        "Octavia Renn",
        "2023-02-21",
        "Opinion",
        """
There is a kind of meeting that takes place only if nobody wrote it down. On 8 June last year the minister for mines of Kessaly had one of these, at a lakeside restaurant, with the owner of a company that was awarded a lithium concession nine days later.
We know of it because the restaurant, unlike the ministry, keeps records. Table twelve, three persons, trout. The bill was paid in cash by the third person, whom the waiter remembers as “a tall gentleman who did not eat”.
The minister says that the talk was of fishing. He may be right. But a minister who gives away the rights to an estimated 1.2 million tonnes of lithium ore, without a tender, to a man with whom he talks about fishing, owes his country more than an anecdote.
I do not claim that a bribe was paid. I have no evidence for it, and I have looked. What I claim is simpler and, in a way, worse: that it would have made no difference to the paperwork if one had been.
## Write it down
The remedy is dull. Every meeting with a bidder should be minuted; the minutes should be public after thirty days; a concession granted without them should be void. *Ostrenia*, of all places, has had such a law since 2011.
Those who call this distrust of politicians have it the wrong way round. A minister with nothing in the drawer needs the minutes more than anybody.
""",
    ),
    _article(
        "Live: Power returns to parts of the capital after 19-hour blackout",
        "Newsroom",
        "2025-06-30",
        "Live",
        """
Electricity is back in nine of the capital’s fourteen districts, the grid operator Lumen said at 15:40, after the longest blackout in the history of Dorvane. Hospitals had been running on generators since Sunday evening.
Interior Minister Paul Engström said there was “at this hour no sign of an attack”. He asked people to stop telephoning the emergency number with questions about their freezers.
The energy regulator has opened an inquiry. It wants to know why a fault in one substation near Halvik took down 61 per cent of the network within eight seconds.
Lumen’s chief engineer, Beatrix Lomond, told a news conference that a protection relay had been set to a value meant for testing. “It did what it was told,” she said.
Trains will not run normally before Tuesday. The airport has reopened one runway; 212 flights were cancelled.
In the district of Ostby residents carried an elderly man down seventeen floors on a kitchen chair. He is well, his daughter told us, and complains about the chair.
""",
    ),
    _article(
        "Ostrenia and Velmora accuse each other of cutting undersea cable",
        "Ada Lindqvist",
        "2024-12-11",
        "World",
        """
An undersea cable that carries nine tenths of the data traffic between Ostrenia and Velmora was severed on Monday night, and by Tuesday each government had accused the other of doing it.
Ostrenia’s navy said that a Velmoran survey ship, the *Petrel IV*, had dragged an anchor over the cable for at least six kilometres. Velmora’s foreign ministry called this “an invention, and not a good one”: the Petrel, it said, had been in dry dock since 28 November.
Satellite pictures published by the shipping tracker Vela show a vessel of the Petrel’s length near the break at 23:10 local time. The company said that it could not tell which ship it was.
The cable’s owner, a consortium of four telephone companies, was more careful than either capital. “Cables break,” said its technical director, Ngaio Blum. “About twice a year this one does so without any help from a navy.”
Repair will take between two and five weeks, depending on the weather. Until then traffic is routed through Genth, which has made connections slower and, according to two banks, payments between the countries “a matter of patience”.
It was the third such incident since the summer. In August the two sides blamed each other for a broken gas line; it turned out that a landslide had done it.
""",
        modified="2024-12-13",
    ),
    _article(
        "A census taker’s year among people who do not exist",
        "Iwan Petrossian",
        "2019-08-15",
        "Magazine",
        """
In the village of Upper Hollin, according to the register, live 312 people. Marta Jelinek, who was sent to count them, found nine, a priest among them, and a quantity of very well kept graves.
The graves, it turned out, vote. They draw pensions, too, and eleven of them hold fishing licences. None of this came as news to the nine, who told her about it over plum cake.
“They were not ashamed,” Jelinek says. “They explained to me that the dead had paid in all their lives.” She wrote 9 in her form. The form came back. She wrote 9 again.
What followed filled most of a year: letters from the district, a visit by a man who introduced himself as a friend, the offer of a better district. In the spring somebody let the air out of her tyres, all four, neatly, and left the valve caps on the bonnet.
## Nine, and again nine
The statistical office says that the population of the district of Hollin was 48,220 in 2011 and is 31,900 today. Jelinek’s own estimate, for which she was told there is no column, is “about twelve thousand, and falling as we speak”.
The office denies that she was put under pressure. Its deputy head, Ruben Ask, said that “differences of method” had been settled. The method, as he explained it, is to ask the mayor.
She has since gone back to teaching mathematics. On the wall of her classroom hangs a framed form, filled in by hand. In the box for remarks it says: *counted twice*.
""",
    ),
    _article(
        "Fact box or fiction? What we know about the Kopa bridge collapse",
        "Clement Adeyemi",
        "2024-10-08",
        "Explainer",
        """
Two days after the bridge at Kopa fell into the river Osk, almost everything about it is disputed, down to the colour of its paint. Here is what can be said, and by whom.
## How many people died?
The police say 17. The hospital in Kopa has registered 21 bodies. Survivors told this newspaper that a bus with some thirty passengers was on the bridge; the bus company says that the bus was elsewhere, but cannot say where.
## Why did it fall?
The transport ministry blames an overloaded lorry. Engineers at the technical university, who inspected the bridge in 2022, had given it a rating of two out of ten and had recommended closing it to anything heavier than a car.
- Built: 1963, by a company that no longer exists
- Length: 214 metres
- Last repaired: 2009, according to the ministry; never, according to the mayor
- Traffic: about 4,600 vehicles a day
## Was there a warning?
A letter dated 30 May, signed by the district engineer, asked for “immediate closure”. The ministry confirms that it received the letter and says that it was “being processed”.
## What happens now?
President Idris Vane has announced an inquiry led by a retired judge. The opposition points out that the same judge led the inquiry into the previous bridge.
""",
    ),
    _article(
        "Refugees stranded on Lasque ferry for a sixth day, harbour cites paperwork",
        "Elif Sandoval",
        "2022-03-03",
        "Migration",
        """
For the sixth day in a row 146 people, among them 38 children, woke up on the car deck of the ferry *Santa Ruda*, within sight of the cranes of Port Lasque and without leave to step ashore.
The harbour authority says that the ferry is carrying passengers who are on no list. The shipping line says that there is a list and that the authority has it. The passengers, most of whom fled the fighting around Tarn, say that they gave their names four times.
“My daughter asked if we live here now,” said Samir Haddou, a locksmith, reached by telephone. He accused the guards of taking away chargers; the authority denied it and said that sockets on the car deck are “not intended for private use”.
Doctors who were let on board on Wednesday treated 23 people, mostly for dehydration. One woman in labour was brought to hospital on the harbour pilot’s own boat. Mother and child are well; the pilot has been suspended.
The island’s governor, Leopold Marchetti, promised a decision “soon, and in writing”. Legal experts doubt that he may take one: under the convention of 1996, people who ask for protection must be let ashore first and asked for papers afterwards.
A court will hear an urgent application on Friday. The ferry, meanwhile, is running out of water, and of coffee, and, the captain said, of jokes.
""",
    ),
    _article(
        "Sanctions on Kald & Sons: who pays, who profits, and who wrote the list",
        "Reuben Achterberg",
        "2025-02-14",
        "Business",
        """
When the Northern Council put the grain trader Kald & Sons on its sanctions list last Friday, shares in its largest competitor had already risen by 9 per cent. The Council says that this is a coincidence and that it will look into coincidences.
The sanctions freeze accounts worth some €480 million and forbid companies in twelve countries to insure the firm’s ships. The reason given is “material support for the unlawful closure of the port of Sarn”, which is odd, since Kald & Sons is the company whose grain was stuck there.
Mirela Oduya, the company’s lawyer, said that the Council had “confused the burglar with the burgled”. She announced an appeal.
## An unusual draft
An early version of the list, which this newspaper has seen, names a different company on line 14. In the margin somebody has written, in green ink, “not this one – ask T.” Who T. is, nobody at the Council would say.
A spokeswoman, Greta Molnar, confirmed that drafts exist and denied that any of them is green. Decisions are taken by all members unanimously, she said, “and by nobody in particular”.
| Company | Share of Sarn exports, 2023 | On the list |
| Kald & Sons | 46% | yes |
| Meridian Grain | 31% | no |
| Others | 23% | no |
Traders expect freight rates to rise by 5 to 8 per cent. Bread in Maroa, which buys four fifths of its wheat from Sarn, will cost more by Easter.
""",
    ),
    _article(
        "Prize for a novel that its author says he did not write",
        "Philippa Dunmore",
        "2023-09-28",
        "Culture",
        """
The Lindqvist Prize, worth 60,000 crowns and a dinner, goes this year to Emil Rask for “The Ferryman’s Ledger”, a novel of 412 pages that Mr Rask, in his speech of thanks, attributed to his aunt.
“She wrote it between 1951 and 1958, on the back of invoices,” he told the audience in Genth’s town hall. “I typed it and took out a cousin.” The jury, whose chairman was seen to put down his glass, said afterwards that the decision stands.
Literary scholars had long wondered how a man of thirty-four could know the price of a sack of salt in 1943. One of them, Professor Amara Voss, had even suggested in a review that the book was “too well informed to be young”.
The aunt, Henrike Rask, died in 1997. She kept the accounts of a ferry company for most of her life and published nothing. According to her nephew she once sent a chapter to a publisher, who advised her to *smile more*.
Her name will be on the next edition. The money, Mr Rask said, goes to the ferrymen’s widows’ fund, “which is where she would have sent it, with a covering letter, in triplicate”.
The dinner he kept. There was trout.
""",
    ),
    _article(
        "Doctors’ strike enters fourth week as talks in Kessaly collapse",
        "Tobias Wren",
        "2021-11-19",
        "Health",
        """
FERROW, Kessaly — Talks between the government and striking hospital doctors broke down after forty minutes on Friday, most of which, participants said, were spent on the seating plan.
The doctors want a pay rise of 18 per cent over two years and shifts of no more than sixteen hours. The health ministry offers 7 per cent and “a culture of appreciation”.
More than 2,300 operations have been postponed since the strike began on 25 October. Emergency wards are open; in Ferrow, a surgeon operated by daylight on Tuesday because the electricians had walked out in solidarity.
“I have slept four nights this week, and that is the good news,” said Dr Lena Okafor, who speaks for the junior doctors. She accused the minister of waiting for a death to blame on the strikers. The minister, Rolf Castaing, called the remark shameful and demanded an apology.
A survey published on Thursday by the institute Dialog found that 58 per cent of those asked support the strike, down from 66 per cent at its start; 24 per cent oppose it.
No date has been set for new talks. The mediator, a retired bishop, said he would pray and then send an e-mail.
""",
    ),
)
