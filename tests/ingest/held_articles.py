"""Articles about countries that do not exist, for the pages of `make_held_pages.py`.

The marks are those of `articles.py`: `## ` a heading, `> ` a quotation, `- ` a list item, `*words*`
some inline mark-up. No rule was written with these at hand.
"""

from __future__ import annotations

HELD_ARTICLES: dict[str, tuple[str, ...]] = {
    "ferry": (
        "TELMIK (Tarvesia) — A ferry with 214 people on board ran aground off the island of Ruun early on Wednesday, and all but three of them had been taken ashore by noon, the coast guard said.",
        "The *Lady Ansa* had left Telmik shortly after midnight. Her captain told port control that a buoy was missing, according to a recording that two local stations broadcast.",
        "“We felt one blow, then a second, and then it was very quiet,” said a passenger, Orla Dench, who was travelling with her two children.",
        "The owner, Ruun Line, confirmed that the vessel had been inspected in February and found to have eleven defects. It said that nine of them were repaired.",
        "Transport minister Pavo Lisk ordered an inquiry. He declined to say whether the buoy had been reported missing before, adding only that “the lists are being compared”.",
        "The fishermen’s association of Ruun said it had written to the ministry four times since last autumn.",
    ),
    "budget": (
        "Dovrania’s parliament passed a budget on Tuesday night that cuts fuel subsidies by a third, hours after police used tear gas to keep demonstrators from the building.",
        "The vote was 88 to 71, with six deputies of the governing Concord alliance abstaining. Finance minister Elke Stroud said that the country “cannot borrow its way to the spring”.",
        "## What changes",
        "From July a litre of diesel will cost 1.42 marks instead of 1.07, and the allowance for bus companies ends altogether.",
        "The opposition Miners’ Bloc walked out before the count. Its leader, Tomas Vard, accused the speaker of closing the debate forty minutes early.",
        "The speaker’s office rejected the accusation and pointed to the rules of procedure, which allow it.",
        "> They told us to save, and then they sent us the bill for the saving.",
        "Two unions have called a strike for the coming Monday; the drivers of the capital’s trams said that they would not take part.",
        "The central bank expects inflation to reach 7.4 percent by the autumn, up from 5.9 percent now.",
    ),
    "river": (
        "Fish are dying again in the upper Sallow, and for the fourth year in a row nobody says why. The environment agency of Kelmar counted 3,100 dead barbel between the weir at Hask and the old tannery last week.",
        "A spokeswoman for the agency, Ines Corvo, said the samples had been sent to a laboratory abroad. Results were expected “within weeks rather than months”.",
        "Residents suspect the paper mill at Hask, which denies having released anything. The mill’s manager invited reporters to look at its basins on Friday; the basins had been drained.",
        "## Four summers",
        "In the first summer it was said to be the heat. In the second, an algae. In the third the agency published a report of 140 pages whose conclusion was blacked out.",
        "“I can read black,” said Jorun Vell, a retired teacher who counts the fish with a clicker. “It means somebody was named.”",
        "The mill employs 420 people in a valley of nine thousand. The mayor of Hask, whose brother sits on its board, asked for patience.",
    ),
    "vaccine": (
        "The Ministry of Health of the Republic of Ilmeria has today received 360,000 doses of measles vaccine, which will be distributed to 74 district clinics before the end of the month.",
        "The doses were procured through the regional fund at a cost of 1.1 million thalers. Vaccination is free of charge for all children under the age of seven.",
        "Deputy Minister Dr Anselm Roo thanked the partners for their support. “No child in this country should fall ill with a disease that has been preventable for sixty years,” he said.",
        "The Ministry recorded 1,204 cases of measles in the first quarter, against 310 in the same period of the previous year. Nine children have died.",
        "Parents are asked to bring the vaccination card to the appointment. Clinics will be open on both Saturdays.",
        "- Northern districts: from Monday",
        "- Lake districts: from Wednesday",
        "- Capital: from Friday",
    ),
    "border": (
        "Guards at the Sundrel crossing turned back 37 lorries on Sunday, although both governments had announced that the border would reopen at dawn.",
        "Drivers said they had waited for up to sixty hours. One of them, Bero Kanta, showed a permit that was stamped twice and struck out once.",
        "A spokesman for the Ilmerian customs service called it a misunderstanding over papers. The Tarvesian side said that it had not been informed of any opening.",
        "“Each of them says that the other one holds the key,” Kanta said. “I hold eleven tonnes of tomatoes.”",
        "The crossing was closed in January after shots were fired at a patrol. Each side blames the other; neither has published what its inquiry found.",
        "Trade between the two countries fell by 28 percent in the first half of the year, to 96 million thalers, according to figures of the Tarvesian statistics office.",
    ),
    "mayor": (
        "The mayor of Brackwater has until Thursday to explain why £48,000 from the flood fund went to a company that hires out marquees.",
        "Coun Dilys Farrant told a packed meeting on Monday that the payment was “entirely proper” and that the marquees had sheltered volunteers.",
        "But three volunteers who spoke to this newspaper said that they never saw a marquee. One of them, Geoff Tamworth, said he spent both nights under a tarpaulin that he had brought himself.",
        "The council’s auditor, Priya Nandakumar, wrote in a letter dated 2 May that “no invoice, delivery note or photograph” had been found.",
        "Marquee firm Big Top Kelmar Ltd said it had delivered eleven tents and been paid for twelve.",
        "A vote of no confidence could be held as early as next month. The mayor’s party has a majority of two.",
    ),
    "school": (
        "When the lights went out in Orsund for the ninth time this winter, Hanne Brekk lit a candle, opened the stove and went on teaching fractions.",
        "Her school on the east coast has 31 pupils and one generator, which belongs to the fire brigade. “If there is a fire we have no light, and if there is no light we hope there is no fire,” she told me.",
        "I went to Orsund because the power company had written that the outages were over. They are not. They have moved to the hours at which nobody from the company is awake.",
        "## A cable and a promise",
        "The cable from the mainland is fifty-one years old. A new one was promised in 2019, tendered in 2021 and, according to the company’s last report, is now “in the phase of reconsideration”.",
        "The energy minister, Frode Aas, declined to be interviewed. His office sent a photograph of a wind turbine.",
        "What would help? A second generator costs about 90,000 kroner. The parents have collected 61,400, most of it in coins.",
    ),
    "court": (
        "A court in Dovrania on Friday sentenced a former head of the railway police to six years in prison for having sold the routes of goods trains to thieves.",
        "Colonel Radek Humm, 54, had denied the charges throughout the trial, which lasted eleven weeks. His lawyer said he would appeal.",
        "Prosecutors said that Humm received at least 310,000 marks between March 2019 and October 2021. The judge found it proven that 22 trains had been robbed as a result.",
        "“He did not stop a single train,” the presiding judge, Marit Oslak, said. “He only told others where they would.”",
        "Two of his deputies were acquitted for lack of evidence. A third is still at large and is believed to be abroad.",
        "The state railways put their losses at 4.6 million marks.",
    ),
    "storm": (
        "Tropical storm Ines made landfall on the south coast of Kelmar at about 4 a.m. on Saturday with winds of 105 kilometres per hour, the weather service said.",
        "At least seven people were killed and 19 are missing, most of them in the port of Lume, where a sea wall gave way, according to the disaster agency.",
        "The agency’s director, Colonel Bastian Roe, said that 12,400 people had been brought to shelters. He warned that the number of dead would rise.",
        "The governor of the province contradicted him. She told state radio that “the worst is behind us” and that no more than four deaths had been confirmed.",
        "Power was out in 61,000 households. The water company asked residents of Lume to boil their water until Wednesday.",
        "A similar storm killed 48 people in the same bay eleven years ago.",
    ),
    "museum": (
        "The national museum of Tarvesia will return 61 carved doors to the Orsund islands, from where they were taken by an expedition in 1911, its director announced on Thursday.",
        "The doors had been shown in the great hall for a century. “We have looked at them long enough; now we should look at the receipts,” the director, Salome Ketter, told reporters.",
        "There are no receipts. A diary in the museum’s own archive records that the doors were removed “while the men were at sea”.",
        "Representatives of the islands welcomed the decision but said that they had counted 74 doors on old photographs. The museum said it knew nothing of the other thirteen.",
        "A private collector, who asked not to be named, said that he owned two of them and would not give them up.",
        "The transfer is to be completed by the end of next year.",
    ),
}
