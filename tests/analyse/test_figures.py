"""What the figures reader makes of single sentences: a table to add to.

A row is a sentence and the figures it gives, in order. To add a case, write the sentence as a paper
would print it, and one `F(...)` a figure: the words as they stand there, the value (or the two ends
of a range), and whatever of unit, bound, change and qualifier is not the usual.
"""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from alleged.analyse.figures import find_figures
from alleged.ingest.given import document_from_text
from alleged.records.figures import Figure, FigureKind
from alleged.records.spans import Span
from alleged.records.times import Timex, TimexType


@dataclass(frozen=True)
class F:
    """A figure as the table writes it."""

    words: str
    low: float
    high: float | None = None
    unit: str | None = None
    bound: str = "exact"
    change: str | None = None
    qualifier: str | None = None


CASES: dict[str, list[tuple[str, list[F]]]] = {
    "digits": [
        ("Norland sold 12,500 tractors.", [F("12,500", 12500)]),
        ("The port handled 1,234,567 containers.", [F("1,234,567", 1234567)]),
        ("The index closed at 8,316.47.", [F("8,316.47", 8316.47)]),
        ("A census in Sundar counted 12,34,567 households.", [F("12,34,567", 1234567)]),
        ("The mine employs 17000 workers.", [F("17000", 17000)]),
        ("The poll asked 2063 registered voters.", [F("2063", 2063)]),
        (
            "The margin is plus or minus two per cent.",
            [F("two per cent", 2, unit="per cent")],
        ),
        (
            "Income rose a better-than-expected 5% to $8 million, or 3 cents a share, from $6 million.",
            [
                F("5%", 5, unit="per cent", change="up"),
                F("$8 million", 8e6, unit="dollar", change="to"),
                F("3 cents a share", 3, unit="cent per share", change="to"),
                F("$6 million", 6e6, unit="dollar", change="from"),
            ],
        ),
        ("The boy, who just turned 6, sang.", [F("6", 6, unit="year of age")]),
        ("The batter had an average of .333 this season.", [F(".333", 0.333)]),
        (
            "The factory used 816\u00a0000 tonnes of ore.",
            [F("816\u00a0000 tonnes", 816000, unit="tonne")],
        ),
        ("The wall is 2 1/2 feet thick.", [F("2 1/2 feet", 2.5, unit="foot")]),
        ("The wall is 2½ feet thick.", [F("2½ feet", 2.5, unit="foot")]),
    ],
    "powers, parts and hundredths": [
        ("It gives off 4e14 joules.", [F("4e14 joules", 4e14, unit="joule")]),
        ("The dust weighs 5.5x10-3 grams.", [F("5.5x10-3 grams", 0.0055, unit="gram")]),
        ("The dust weighs 1e1000000 grams.", []),
        ("The gap is 1/4 inch wide.", [F("1/4 inch", 0.25, unit="inch")]),
        ("The path is one-half miles long.", [F("one-half miles", 0.5, unit="mile")]),
        ("A ticket costs 3 dollars 50 cents.", [F("3 dollars 50 cents", 3.5, unit="dollar")]),
        ("A ticket costs 15 dollars 50.", [F("15 dollars 50", 15.5, unit="dollar")]),
        ("The sale brought 30 MUSD.", [F("30 MUSD", 3e7, unit="US dollar")]),
        ("The load is 20 (kg).", [F("20 (kg)", 20, unit="kilogram")]),
        ("He paid 10 000 dollars.", [F("10 000 dollars", 10000, unit="dollar")]),
        (
            "It costs a quarter million dollars.",
            [F("a quarter million dollars", 250000, unit="dollar")],
        ),
    ],
    "powers of other kinds": [
        ("The chip holds 8x2^10 bits.", [F("8x2^10 bits", 8192, unit="bit")]),
        ("The sample holds 10^6 spores.", [F("10^6", 1e6)]),
        ("The grain weighs 3.2 × 10⁻⁵ grams.", [F("3.2 × 10⁻⁵ grams", 3.2e-5, unit="gram")]),
        (
            "The plot costs 1'250'000 Swiss francs.",
            [F("1'250'000 Swiss francs", 1250000, unit="Swiss franc")],
        ),
        ("It is about 1/40 of the length.", [F("about 1/40", 0.025, bound="about")]),
        ("The storm of 9/11 of this year passed.", []),
        (
            "The town counts three million, two hundred and forty lamps.",
            [F("three million, two hundred and forty", 3000240)],
        ),
    ],
    "units made of symbols": [
        ("The field reached 1e5 V/m there.", [F("1e5 V/m", 1e5, unit="volt per metre")]),
        ("It falls at 9.8 m/s^2 here.", [F("9.8 m/s^2", 9.8, unit="metre per square second")]),
        ("A flux of 340 W m−2 is lost.", [F("340 W m−2", 340, unit="watt per square metre")]),
        (
            "The dose is 20 mg/kg/day at most.",
            [F("20 mg/kg/day at most", 20, unit="milligram per kilogram per day", bound="at most")],
        ),
        ("Its rate was 4e14 s-1 there.", [F("4e14 s-1", 4e14, unit="inverse second")]),
        (
            "It gains 3 metres per second squared.",
            [F("3 metres per second squared", 3, unit="metre per square second")],
        ),
        (
            "Fields drink 20 litres per hectare per day.",
            [F("20 litres per hectare per day", 20, unit="litre per hectare per day")],
        ),
        ("The bath holds 5 mM of salt.", [F("5 mM", 5, unit="millimolar")]),
        ("They installed 5 A/C systems.", []),
    ],
    "units that their company tells": [
        ("The board is 2 in thick.", [F("2 in", 2, unit="inch")]),
        ("The crowd had 2 in tears.", [F("2", 2)]),
        ('The saw has an 8" blade.', [F('8"', 8, unit="inch")]),
        ('He said "we lost 8" and left.', [F("8", 8)]),
        ("Sarn had 30 C outside.", [F("30 C", 30, unit="degree Celsius")]),
        ("The lamp runs on 3.7 V, day and night.", [F("3.7 V", 3.7, unit="volt")]),
        ("The grid is 2.5 pm wide.", [F("2.5 pm", 2.5, unit="picometre")]),
        ("The gate shuts at 2.30 pm.", []),
        ("The bones are 66 Ma old.", [F("66 Ma", 66, unit="megayear")]),
        ("The gas was cooled to absolute zero.", [F("absolute zero", 0, unit="kelvin")]),
        ("He ordered a gallon of milk.", [F("a gallon", 1, unit="gallon")]),
        ("Fuel costs $3 a gallon of late.", [F("$3 a gallon", 3, unit="dollar per gallon")]),
        ("The cook had a ton of fun.", []),
    ],
    "margins and losses": [
        (
            "The rod is 40.2 ± 0.3 cm long.",
            [F("40.2 ± 0.3 cm", 39.9, 40.5, unit="centimetre", bound="between")],
        ),
        (
            "The rod weighs 40 kg +/- 2 kg.",
            [F("40 kg +/- 2 kg", 38, 42, unit="kilogram", bound="between")],
        ),
        ("The result was ($4,000) in May.", [F("($4,000)", -4000, unit="dollar")]),
        ("The ticket ($40) is sold out.", [F("$40", 40, unit="dollar")]),
        (
            "It keeps -78-0 degrees Celsius.",
            [F("-78-0 degrees Celsius", -78, 0, unit="degree Celsius", bound="between")],
        ),
    ],
    "first by a superlative": [
        ("Norland is the main lender.", [F("main", 1)]),
        ("It is the country's largest mine.", [F("largest", 1)]),
        ("It is one of the largest mines.", []),
        ("They are the richest people.", []),
        ("That is the main reason.", []),
    ],
    "read in the news": [
        (
            "Fewer than half of 1 per cent of the boats sank.",
            [F("Fewer than half of 1 per cent", 0.5, unit="per cent", bound="less than")],
        ),
        (
            "Half of 40 per cent of the towns voted.",
            [F("Half", 0.5, unit="per cent"), F("40 per cent", 40, unit="per cent")],
        ),
        (
            "Rates rose by a quarter of a percentage point.",
            [F("a quarter of a percentage point", 0.25, unit="percentage point", change="up")],
        ),
        ("At one point she left the room.", []),
        ("The draft says nothing about five generals.", [F("five", 5)]),
        ("It heard about 30 dockers.", [F("about 30", 30, bound="about")]),
        (
            "Output fell by nearly a third.",
            [F("nearly a third", 1 / 3, bound="about", change="down")],
        ),
        ("The attempt cost four lives.", [F("four", 4)]),
        ("One of the four lives in Sarn.", []),
        ("It is the number one issue in Sarn.", []),
        ("The share approaches 12%.", [F("approaches 12%", 12, unit="per cent", bound="about")]),
        ("Over a dozen dockers signed.", [F("Over a dozen", 12, bound="more than")]),
        ("She presided over two meetings.", [F("two", 2)]),
        ("The lower 80 per cent pay nothing.", [F("80 per cent", 80, unit="per cent")]),
        (
            "Miners who are 63 and older stay.",
            [F("63 and older", 63, unit="year of age", bound="at least")],
        ),
        (
            "They raised the pension age from 65 to 67.",
            [
                F("65", 65, unit="year of age", change="from"),
                F("67", 67, unit="year of age", change="to"),
            ],
        ),
        (
            "They raised the pension age to 70.",
            [F("70", 70, unit="year of age", change="to")],
        ),
        (
            "The dead were Joss Abara, 20, and Sami Dufour, 24.",
            [F("20", 20, unit="year of age"), F("24", 24, unit="year of age")],
        ),
        ("Benamar, now 79, said so.", [F("79", 79, unit="year of age")]),
        ("They drew against Sarn, 24.", [F("24", 24)]),
        ("It ended a little after 4.30 the following morning.", []),
        ("It rose after 4.30 per cent was offered.", [F("4.30 per cent", 4.3, unit="per cent")]),
        (
            "The mine lies within 50 kilometres of the border.",
            [F("within 50 kilometres", 50, unit="kilometre", bound="at most")],
        ),
        (
            "They hire $9-an-hour guards.",
            [F("$9-an-hour", 9, unit="dollar per hour")],
        ),
    ],
    "magnitudes": [
        ("The dam cost 1.75 billion crowns.", [F("1.75 billion crowns", 1.75e9, unit="crown")]),
        ("The dam cost €1.2bn.", [F("€1.2bn", 1.2e9, unit="euro")]),
        ("The bank lost $18.4M.", [F("$18.4M", 18.4e6, unit="dollar")]),
        ("The loan of Rs 500 crore was repaid.", [F("Rs 500 crore", 5e9, unit="rupee")]),
        ("The plan costs 2 lakh crore rupees.", [F("2 lakh crore rupees", 2e12, unit="rupee")]),
        ("The film made a profit of £5m.", [F("£5m", 5e6, unit="pound sterling")]),
        ("The country exports 14.6m tonnes of grain.", [F("14.6m tonnes", 14.6e6, unit="tonne")]),
        ("The car is 25k cheaper.", [F("25k", 25000)]),
        ("They paid 85 USD million for it.", [F("85 USD million", 85e6, unit="US dollar")]),
        ("A $5-million ransom was paid.", [F("$5-million", 5e6, unit="dollar")]),
        ("Debt reached $1tn.", [F("$1tn", 1e12, unit="dollar")]),
    ],
    "number words": [
        ("Twenty-three million Norlanders voted.", [F("Twenty-three million", 23e6)]),
        (
            "The town has three and a half million inhabitants.",
            [F("three and a half million", 3.5e6)],
        ),
        ("A dozen ships left the harbour.", [F("A dozen", 12)]),
        ("Police freed two dozen hostages.", [F("two dozen", 24)]),
        ("Half a million refugees crossed the river.", [F("Half a million", 500_000)]),
        ("Half a dozen mayors resigned.", [F("Half a dozen", 6)]),
        ("Two hundred and five miners were trapped.", [F("Two hundred and five", 205)]),
        ("One thousand and one lamps were lit.", [F("One thousand and one", 1001)]),
        (
            "A hundred and fifty thousand workers struck.",
            [F("A hundred and fifty thousand", 150_000)],
        ),
        ("The fund holds two point five million shares.", [F("two point five million", 2.5e6)]),
        (
            "The army lost three-quarters of a million men.",
            [F("three-quarters of a million", 750_000)],
        ),
        ("A couple of hundred farmers marched.", [F("A couple of hundred", 200, bound="about")]),
        ("A couple of weeks passed.", [F("A couple of weeks", 2, unit="week", bound="about")]),
        (
            "A thousand million crowns were spent.",
            [F("A thousand million crowns", 1e9, unit="crown")],
        ),
        (
            "Sixty-seven per cent of miners agreed.",
            [F("Sixty-seven per cent", 67, unit="per cent")],
        ),
        ("Profits rose sixfold.", [F("sixfold", 6, unit="time")]),
        ("There was a 10-fold increase.", [F("10-fold", 10, unit="time")]),
    ],
    "open magnitudes": [
        ("Dozens of villages were flooded.", [F("Dozens", 12, bound="at least")]),
        ("Hundreds of soldiers deserted.", [F("Hundreds", 100, bound="at least")]),
        (
            "Tens of thousands of people fled.",
            [F("Tens of thousands of people", 10_000, 100_000, unit="person", bound="between")],
        ),
        (
            "The scandal cost millions of dollars.",
            [F("millions of dollars", 1e6, unit="dollar", bound="at least")],
        ),
        ("Several hundred protesters gathered.", [F("Several hundred", 100, bound="at least")]),
        ("A few thousand voters stayed away.", [F("A few thousand", 1000, bound="at least")]),
        ("Scores of civilians were hurt.", [F("Scores", 20, bound="at least")]),
        ("The scores of the last games were low.", []),
        ("Many people and several ministers came.", []),
    ],
    "money": [
        ("The fine was $1.75 billion.", [F("$1.75 billion", 1.75e9, unit="dollar")]),
        ("The fine was US$71 billion.", [F("US$71 billion", 71e9, unit="US dollar")]),
        ("The fine was A$1,200.", [F("A$1,200", 1200, unit="Australian dollar")]),
        ("A $5 fee applies.", [F("$5", 5, unit="dollar")]),
        ("The fine was HK $3.7 million.", [F("HK $3.7 million", 3.7e6, unit="Hong Kong dollar")]),
        ("The fine was $US46,820.", [F("$US46,820", 46820, unit="US dollar")]),
        ("It costs 117.35 JPY.", [F("117.35 JPY", 117.35, unit="Japanese yen")]),
        ("It costs CHF 90.", [F("CHF 90", 90, unit="Swiss franc")]),
        ("It costs 90 Swiss francs.", [F("90 Swiss francs", 90, unit="Swiss franc")]),
        ("It costs RM79 a month.", [F("RM79 a month", 79, unit="Malaysian ringgit per month")]),
        ("A barrel costs $76 US.", [F("$76 US", 76, unit="US dollar")]),
        (
            "It yields 1.3 billion shekels.",
            [F("1.3 billion shekels", 1.3e9, unit="Israeli shekel")],
        ),
        ("The deficit stood at $-41.6bn.", [F("$-41.6bn", -41.6e9, unit="dollar")]),
        ("The stamp costs 50p.", [F("50p", 50, unit="penny")]),
        ("They have 500 won games.", [F("500", 500)]),
        ("The phone costs 900,000 won.", [F("900,000 won", 900_000, unit="South Korean won")]),
    ],
    "measures": [
        ("The lake covers 347 square miles.", [F("347 square miles", 347, unit="square mile")]),
        ("The estate is 2870sq m large.", [F("2870sq m", 2870, unit="square metre")]),
        ("The estate is 40 km² large.", [F("40 km²", 40, unit="square kilometre")]),
        ("The train went 60 miles an hour.", [F("60 miles an hour", 60, unit="mile per hour")]),
        ("The train went at 120 km/h.", [F("120 km/h", 120, unit="kilometre per hour")]),
        ("The car does 30 mpg.", [F("30 mpg", 30, unit="mile per gallon")]),
        ("It reached 500 degrees Celsius.", [F("500 degrees Celsius", 500, unit="degree Celsius")]),
        ("It reached 41.5°C in Sundar.", [F("41.5°C", 41.5, unit="degree Celsius")]),
        ("The phone has 64GB of storage.", [F("64GB", 64, unit="gigabyte")]),
        ("The engine gives 264 hp.", [F("264 hp", 264, unit="horsepower")]),
        ("She is 6'2\" tall.", [F("6'2\"", 74, unit="inch")]),
        ("She is 6 feet 2 inches tall.", [F("6 feet 2 inches", 74, unit="inch")]),
        ("She is 5 ft 7 in tall.", [F("5 ft 7 in", 67, unit="inch")]),
        (
            "The trial lasted two hours and ten minutes.",
            [F("two hours and ten minutes", 130, unit="minute")],
        ),
        ("A 6.1-inch screen costs more.", [F("6.1-inch", 6.1, unit="inch")]),
        ("The plan foresees 30 gigawatts of wind power.", [F("30 gigawatts", 30, unit="gigawatt")]),
        (
            "Yields fell to 25 basis points.",
            [F("25 basis points", 25, unit="basis point", change="to")],
        ),
        ("He won the 100m sprint.", [F("100m", 100, unit="metre")]),
        ("The town counts 5m people.", [F("5m people", 5e6, unit="person")]),
        ("The final of 5m was moved.", []),
        ("They were fined 20 pounds.", [F("20 pounds", 20, unit="pound")]),
        ("They waited six consecutive months.", [F("six consecutive months", 6, unit="month")]),
        ("Two more years went by.", [F("Two more years", 2, unit="year")]),
        ("The panel weighs half a tonne.", [F("half a tonne", 0.5, unit="tonne")]),
    ],
    "rates": [
        ("Oil sells at $5 per barrel.", [F("$5 per barrel", 5, unit="dollar per barrel")]),
        ("They pay $4200 a month.", [F("$4200 a month", 4200, unit="dollar per month")]),
        (
            "They export 410,000 barrels per day.",
            [F("410,000 barrels per day", 410_000, unit="barrel per day")],
        ),
        (
            "Land costs $1,450 per square foot.",
            [F("$1,450 per square foot", 1450, unit="dollar per square foot")],
        ),
        ("Tickets cost €40 a head.", [F("€40 a head", 40, unit="euro per head")]),
        (
            "The course costs $800 per trained teacher.",
            [F("$800 per trained teacher", 800, unit="dollar per trained teacher")],
        ),
        (
            "Farmers get 3 crowns per kilogram of maize.",
            [F("3 crowns per kilogram", 3, unit="crown per kilogram")],
        ),
    ],
    "people": [
        (
            "Some 23,000 people came.",
            [F("Some 23,000 people", 23000, unit="person", bound="about")],
        ),
        ("Of 84,300 who applied, few succeeded.", [F("84,300", 84300, unit="person")]),
        ("A 45-year-old man was arrested.", [F("45-year-old", 45, unit="year of age")]),
        ("A man aged 45 was arrested.", [F("aged 45", 45, unit="year of age")]),
        ("He became king at the age of 14.", [F("at the age of 14", 14, unit="year of age")]),
        ("Ana Torvald, 44, said no.", [F("44", 44, unit="year of age")]),
        ("Torvald, who was 10, hid.", [F("10", 10, unit="year of age")]),
        ("She is 66 years old.", [F("66 years old", 66, unit="year of age")]),
        (
            "Children under 18 may not vote.",
            [F("under 18", 18, unit="year of age", bound="less than")],
        ),
        (
            "Farmers aged 35 to 64 found work.",
            [F("aged 35 to 64", 35, 64, unit="year of age", bound="between")],
        ),
        ("Ana Torvald, 44 — a farmer — said no.", [F("44", 44, unit="year of age")]),
        ("She is the only one who knows.", []),
        ("Ana Torvald (4) scored.", []),
    ],
    "shares": [
        ("Exports grew to 28%.", [F("28%", 28, unit="per cent", change="to")]),
        ("Support stood at 7.5 per cent.", [F("7.5 per cent", 7.5, unit="per cent")]),
        (
            "Support rose 3 percentage points.",
            [F("3 percentage points", 3, unit="percentage point", change="up")],
        ),
        ("Half of the houses burnt.", [F("Half", 0.5)]),
        ("Two-thirds of voters agreed.", [F("Two-thirds", 2 / 3)]),
        ("A quarter of the crop failed.", [F("A quarter", 0.25)]),
        ("One in five people is poor.", [F("One in five", 0.2)]),
        ("Nine out of 10 villages lack water.", [F("Nine out of 10", 0.9)]),
        ("Ten per cent of girls left school.", [F("Ten per cent", 10, unit="per cent")]),
        ("It shot down five in 24 hours.", [F("24 hours", 24, unit="hour")]),
        ("The second half was dull, the third quarter worse.", []),
    ],
    "ranges": [
        (
            "Aid of 1.5-2 million barrels was promised.",
            [F("1.5-2 million barrels", 1.5e6, 2e6, unit="barrel", bound="between")],
        ),
        (
            "Between 5 and 10 per cent stayed.",
            [F("Between 5 and 10 per cent", 5, 10, unit="per cent", bound="between")],
        ),
        (
            "Fines range from $150,000 to $2 million.",
            [F("from $150,000 to $2 million", 150_000, 2e6, unit="dollar", bound="between")],
        ),
        (
            "They cost $75 to $80 million.",
            [F("$75 to $80 million", 75e6, 80e6, unit="dollar", bound="between")],
        ),
        (
            "He drove at 25-35 miles per hour.",
            [F("25-35 miles per hour", 25, 35, unit="mile per hour", bound="between")],
        ),
        (
            "Two to four years are needed.",
            [F("Two to four years", 2, 4, unit="year", bound="between")],
        ),
        (
            "A five- to six-day strike looms.",
            [F("five- to six-day", 5, 6, unit="day", bound="between")],
        ),
        (
            "Six or seven euros suffice.",
            [F("Six or seven euros", 6, 7, unit="euro", bound="between")],
        ),
        (
            "About 20 or 30 people came.",
            [F("About 20 or 30 people", 20, 30, unit="person", bound="between")],
        ),
        (
            "Shares go for between $41 and $47 per share.",
            [F("between $41 and $47 per share", 41, 47, unit="dollar per share", bound="between")],
        ),
        (
            "Boys between the ages of 18 and 22 serve.",
            [F("between the ages of 18 and 22", 18, 22, unit="year of age", bound="between")],
        ),
        (
            "It pays US$ 400 to 450 million a year.",
            [
                F(
                    "US$ 400 to 450 million a year",
                    400e6,
                    450e6,
                    unit="US dollar per year",
                    bound="between",
                )
            ],
        ),
        ("Norland beat Sundar 3-1.", []),
        ("The vote was 51-49.", []),
        ("She won by 134 to 63.", []),
    ],
    "lists": [
        (
            "Rates of 5, 10 and 15 per cent apply.",
            [
                F("5", 5, unit="per cent"),
                F("10", 10, unit="per cent"),
                F("15 per cent", 15, unit="per cent"),
            ],
        ),
        ("The towns have 3 and 4 million inhabitants.", [F("3", 3e6), F("4 million", 4e6)]),
        (
            "They raised 370 million of the 2.4 billion euros.",
            [F("370 million", 370e6, unit="euro"), F("2.4 billion euros", 2.4e9, unit="euro")],
        ),
        ("Four conservatives and three liberals sat.", [F("Four", 4), F("three", 3)]),
        ("Two 500 kg bombs fell.", [F("Two", 2), F("500 kg", 500, unit="kilogram")]),
    ],
    "changes": [
        (
            "Trade increased from $64 million to $1.75 billion.",
            [
                F("$64 million", 64e6, unit="dollar", change="from"),
                F("$1.75 billion", 1.75e9, unit="dollar", change="to"),
            ],
        ),
        (
            "Mileage crept from 24 miles per gallon in 2011 to 31 mpg.",
            [
                F("24 miles per gallon", 24, unit="mile per gallon", change="from"),
                F("31 mpg", 31, unit="mile per gallon", change="to"),
            ],
        ),
        (
            "Volume narrowed to 138 lots from 212 lots.",
            [F("138", 138, change="to"), F("212", 212, change="from")],
        ),
        ("Prices rose 5 %.", [F("5 %", 5, unit="per cent", change="up")]),
        ("Prices fell by 3 points.", [F("3 points", 3, unit="point", change="down")]),
        (
            "Exports dropped 9% to $3.6 billion.",
            [
                F("9%", 9, unit="per cent", change="down"),
                F("$3.6 billion", 3.6e9, unit="dollar", change="to"),
            ],
        ),
        (
            "The deficit increased by $52.8 billion to $387.1 billion.",
            [
                F("$52.8 billion", 52.8e9, unit="dollar", change="up"),
                F("$387.1 billion", 387.1e9, unit="dollar", change="to"),
            ],
        ),
        (
            "Sales were 4.7 million cars, up from 3.1 million.",
            [F("4.7 million", 4.7e6), F("3.1 million", 3.1e6, change="from")],
        ),
        ("Shares are down 9.2%.", [F("9.2%", 9.2, unit="per cent", change="down")]),
        (
            "The index gained 0.75 points, or 0.03%.",
            [
                F("0.75 points", 0.75, unit="point", change="up"),
                F("0.03%", 0.03, unit="per cent", change="up"),
            ],
        ),
        ("A 75 per cent increase followed.", [F("75 per cent", 75, unit="per cent", change="up")]),
        (
            "A cut of 25 basis points followed.",
            [F("25 basis points", 25, unit="basis point", change="down")],
        ),
        ("Markets: Norland +0.2%.", [F("+0.2%", 0.2, unit="per cent", change="up")]),
        ("The army lost 30 soldiers.", [F("30", 30)]),
        ("The firm raised 5 million dollars.", [F("5 million dollars", 5e6, unit="dollar")]),
        ("The climber fell six feet.", [F("six feet", 6, unit="foot")]),
        ("They make up 20 per cent of the army.", [F("20 per cent", 20, unit="per cent")]),
        (
            "Gains of five to six years are rare.",
            [F("five to six years", 5, 6, unit="year", bound="between")],
        ),
        (
            "The firm cut its forecast to 2% from 3.5%.",
            [
                F("2%", 2, unit="per cent", change="to"),
                F("3.5%", 3.5, unit="per cent", change="from"),
            ],
        ),
        ("They gave $5 to 10 families.", [F("$5", 5, unit="dollar"), F("10", 10)]),
        ("Thefts reached 380, compared with 71 before.", [F("380", 380), F("71", 71)]),
    ],
    "bounds": [
        (
            "Norland holds no less than 17 million tonnes of cobalt.",
            [F("no less than 17 million tonnes", 17e6, unit="tonne", bound="at least")],
        ),
        (
            "No less than -5 % is expected.",
            [F("No less than -5 %", -5, unit="per cent", bound="at least")],
        ),
        ("At least seven sergeants fell.", [F("At least seven", 7, bound="at least")]),
        ("Up to 300 homes are lost.", [F("Up to 300", 300, bound="at most")]),
        (
            "As many as 30 boats sank.",
            [F("As many as 30", 30, bound="at most", qualifier="as many as")],
        ),
        (
            "More than 70 million viewers saw it.",
            [F("More than 70 million", 70e6, bound="more than")],
        ),
        ("It made over $8 billion.", [F("over $8 billion", 8e9, unit="dollar", bound="more than")]),
        (
            "Just under 20 per cent agreed.",
            [F("Just under 20 per cent", 20, unit="per cent", bound="less than")],
        ),
        (
            "Fewer than 40 minutes remain.",
            [F("Fewer than 40 minutes", 40, unit="minute", bound="less than")],
        ),
        ("Nearly two decades passed.", [F("Nearly two decades", 2, unit="decade", bound="about")]),
        (
            "An estimated 6 million farmers starve.",
            [F("An estimated 6 million", 6e6, bound="about")],
        ),
        ("Some 300 rebels hid.", [F("Some 300", 300, bound="about")]),
        (
            "Roughly 9 million people live here.",
            [F("Roughly 9 million people", 9e6, unit="person", bound="about")],
        ),
        ("The hole is ~1.2mm wide.", [F("~1.2mm", 1.2, unit="millimetre", bound="about")]),
        ("Loads >5 kg are banned.", [F(">5 kg", 5, unit="kilogram", bound="more than")]),
        (
            "Homes worth $140,000 or more are taxed.",
            [F("$140,000 or more", 140_000, unit="dollar", bound="at least")],
        ),
        ("It drew 100+ people.", [F("100+", 100, bound="at least")]),
        ("It caused 50-plus deaths.", [F("50-plus", 50, bound="at least")]),
        (
            "It held out for 20-plus months.",
            [F("20-plus months", 20, unit="month", bound="at least")],
        ),
        ("One or more violent clashes broke out.", [F("One or more", 1, bound="at least")]),
        ("A dozen or so mayors came.", [F("A dozen or so", 12, bound="about")]),
        (
            "No more than 0.7 g is allowed.",
            [F("No more than 0.7 g", 0.7, unit="gram", bound="at most")],
        ),
        ("Only 6.5% came by sea.", [F("Only 6.5%", 6.5, unit="per cent", qualifier="only")]),
        ("Just six seats changed.", [F("Just six", 6, qualifier="just")]),
        ("Exactly 13 units are left.", [F("Exactly 13", 13)]),
        ("The show went on over two weeks.", [F("two weeks", 2, unit="week")]),
        ("He led for over two years.", [F("over two years", 2, unit="year", bound="more than")]),
        ("He presided over two meetings.", [F("two", 2)]),
        (
            "The engine gives under 264 hp (197 kW).",
            [
                F("under 264 hp", 264, unit="horsepower", bound="less than"),
                F("197 kW", 197, unit="kilowatt", bound="less than"),
            ],
        ),
    ],
    "ranks": [
        ("Norland ranks sixth and seventh among them.", [F("sixth", 6), F("seventh", 7)]),
        ("It sank to eighth place.", [F("eighth place", 8, change="to")]),
        ("Elvar is the second largest city.", [F("second largest", 2)]),
        ("Elvar is the second-largest city.", [F("second-largest", 2)]),
        ("She finished 3rd in the race.", [F("3rd", 3)]),
        ("Second, why Norland?", []),
        ("The third man was never found.", []),
        ("In the first place, he lied.", []),
        ("The largest city is Elvar.", [F("largest", 1)]),
    ],
    "no figures": [
        ("The 22nd amendment failed.", []),
        ("In 2019 the coup began.", []),
        ("The 2019 coup attempt failed.", []),
        ("It began on June 24.", []),
        ("It began on 24 June 2019.", []),
        ("It runs from Sept. 20-24.", []),
        ("It lasted from June 5 to 10.", []),
        ("They met at 9:30 p.m. on Monday.", []),
        ("They met at 6.35am.", []),
        ("They met at 5 o'clock.", []),
        ("Covid-19 spread quickly.", []),
        ("An F-16 crashed near Elvar.", []),
        ("A Boeing 747 landed.", []),
        ("Three Boeing 747 jets landed.", [F("Three", 3)]),
        ("Route 66 is closed.", []),
        ("The G20 met.", []),
        ("See page 5 and Article 50.", []),
        ("Section 230 protects them.", []),
        ("Resolution 1701 was ignored.", []),
        ("Call +44 20 7946 0958 now.", []),
        ("Call 555-123-4567 now.", []),
        ("The office is at 49 Harbour Road.", []),
        ("The S&P 500 rose.", []),
        ("She bought an iPhone 14 there.", []),
        ("The standard is ISO 4712-3.", []),
        ("In the 1970s things were different.", []),
        ("The six-speed gearbox broke.", []),
        ("0 2,317", []),
        ("1. Introduction", []),
        ("No one came, and one another's names were forgotten.", []),
        ("One day they will return.", []),
        ("One of the most important ports closed.", []),
        ("The Six Nations met.", []),
        ("Two plus 1.234,5 is odd.", []),
        ("The code is 007.", []),
        ("It weighs 5² units.", []),
        ("The list numbers ²² and ٣ are odd.", []),
        ("The ratio is 3:1 and the mix 24/7.", []),
        ("Version 3.2.1 is out.", []),
        ("It said nineteen eighty-four.", []),
        ("The 70318 ZIP Code is rich.", []),
        ("Air Force One landed.", []),
        ("Soldiers carried AK 47 rifles.", []),
        ("He fell 2, 000 feet.", []),
        ("Task Force (NTF) 50 sailed.", []),
    ],
}
ROWS = [(sentence, figures) for rows in CASES.values() for sentence, figures in rows]


def figures_of(text: str, times: list[Timex] | None = None) -> list[Figure]:
    return find_figures(document_from_text(text), sentences=[Span(0, len(text))], times=times or [])


def as_written(text: str, figure: Figure) -> F:
    return F(
        words=figure.span.of(text),
        low=figure.low if figure.low is not None else float("nan"),
        high=figure.high,
        unit=figure.unit,
        bound=figure.bound.value,
        change=figure.change.value if figure.change else None,
        qualifier=figure.qualifier,
    )


@pytest.mark.parametrize(("sentence", "expected"), ROWS, ids=[sentence for sentence, _ in ROWS])
def test_a_sentence_gives_these_figures(sentence: str, expected: list[F]) -> None:
    assert [as_written(sentence, figure) for figure in figures_of(sentence)] == expected


def test_the_table_stays_large() -> None:
    assert len(ROWS) >= 130
    assert len({sentence for sentence, _ in ROWS}) == len(ROWS)


COUNTED = [
    ("Norland holds 17 million tonnes of cobalt.", "cobalt"),
    ("34% of its cement comes by sea.", "cement"),
    ("Police shot 23 unarmed soldiers in Elvar.", "unarmed soldiers"),
    ("The firm hired 60 commercial fishermen.", "commercial fishermen"),
    ("Two of Torvald's deputies resigned.", "Torvald's deputies"),
    ("It sold 460 Kiva and Hanto vehicles.", "Kiva and Hanto vehicles"),
    ("The plant needs 20 coal-fired power stations.", "coal-fired power stations"),
    ("Three of four volunteers left.", "volunteers"),
    ("It counts 2.4m private and public hospitals.", "private and public hospitals"),
    ("A 12-member panel met.", "member"),
    ("One in five people is poor.", "people"),
    ("Half of its harvest was lost.", "harvest"),
    ("The index closed at 8,316.47.", None),
    ("The law passed with 28%.", None),
    ("Backed by 42 per cent of those responding, he won.", None),
    ("It covers 7% of Elvar's 2008 revenue.", None),
]


@pytest.mark.parametrize(("sentence", "expected"), COUNTED, ids=[row[0] for row in COUNTED])
def test_what_is_counted_is_said_in_the_words_of_the_text(
    sentence: str, expected: str | None
) -> None:
    counted = figures_of(sentence)[0].counted
    assert (counted.of(sentence) if counted else None) == expected


KINDS = [
    ("Exports grew to 28%.", FigureKind.SHARE),
    ("One in five people is poor.", FigureKind.SHARE),
    ("Half of its harvest was lost.", FigureKind.SHARE),
    ("Support rose 3 percentage points.", FigureKind.AMOUNT),
    ("It sank to eighth place.", FigureKind.RANK),
    ("The dam cost €1.2bn.", FigureKind.AMOUNT),
]


@pytest.mark.parametrize(("sentence", "kind"), KINDS)
def test_shares_and_ranks_are_told_from_amounts(sentence: str, kind: FigureKind) -> None:
    assert figures_of(sentence)[0].kind == kind


def timex(text: str, words: str) -> Timex:
    start = text.index(words)
    return Timex(
        id=f"tmx-{start}",
        document_id="doc-test",
        span=Span(start, start + len(words)),
        type=TimexType.DURATION,
        value=None,
        mod=None,
        anchor=None,
        statement_id=None,
        probability=1.0,
        reason="made by hand",
        made_by="a test",
    )


def test_a_number_inside_a_time_expression_is_no_figure() -> None:
    text = "Over the past 20 years 300 mines opened."
    found = figures_of(text, [timex(text, "the past 20 years")])
    assert [figure.span.of(text) for figure in found] == ["300"]


def test_a_number_beside_a_time_expression_stays_one() -> None:
    text = "Mines earn $5 a year in Norland."
    found = figures_of(text, [timex(text, "a year")])
    assert [(figure.low, figure.unit) for figure in found] == [(5, "dollar per year")]


def test_nested_time_expressions_hide_all_that_the_outer_one_covers() -> None:
    text = "In the week of 4 June and the 300 days after it all was calm."
    found = figures_of(
        text, [timex(text, "the week of 4 June and the 300 days"), timex(text, "4 June")]
    )
    assert found == []


def test_an_age_stays_a_figure_even_where_a_time_expression_covers_it() -> None:
    text = "A 45-year-old man fled."
    found = figures_of(text, [timex(text, "45-year-old")])
    assert [(figure.low, figure.unit) for figure in found] == [(45, "year of age")]


def test_both_ends_of_a_range_have_their_own_span() -> None:
    text = "It grew between 5 and 10 per cent."
    [figure] = figures_of(text)
    assert [span.of(text) for span in figure.number_spans] == ["5", "10"]
    assert figure.unit_span is not None
    assert figure.unit_span.of(text) == "per cent"


def test_dates_and_years_are_no_figures_even_without_time_expressions() -> None:
    text = "From 1939 to 1945, in May 2019 and on 3 and 4 June, Norland was neutral."
    assert figures_of(text) == []


def test_the_reason_names_the_words_that_decided() -> None:
    [figure] = figures_of("Norland holds no less than 17 million tonnes of cobalt.")
    assert figure.reason == "a number with a unit of measure; “no less than”"
    assert figure.made_by == "figures rules 2"
    assert 0 < figure.probability < 1


def test_a_sentence_outside_the_given_ones_is_not_read() -> None:
    text = "Norland has 5 mines. Sundar has 6 mines."
    found = find_figures(document_from_text(text), sentences=[Span(21, 40)], times=[])
    assert [figure.low for figure in found] == [6]


@pytest.mark.parametrize(
    ("sentence", "counted"),
    [
        ("They took 17 bakers, five Tarnish, eight Norlanders and two cooks.", "Norlanders"),
        ("He left with 14 embassy staff early on Sunday.", "embassy staff"),
        ("It leaves 40% of the harbour coming under foreign rule.", "harbour"),
    ],
)
def test_what_is_counted_ends_where_the_noun_does(sentence: str, counted: str) -> None:
    assert counted in [f.counted.of(sentence) for f in figures_of(sentence) if f.counted]


@pytest.mark.parametrize("sentence", ["The mine lies within 50 kilometres of the border."])
def test_a_distance_from_a_place_measures_no_part_of_it(sentence: str) -> None:
    assert [f.counted for f in figures_of(sentence)] == [None]


@pytest.mark.parametrize(
    "sentence",
    [
        "Call 755 - 3855 or (219) 755 - 3855.",
        "The Vell office is at 801 - 555 - 0199.",
        "Ring 1 - 800 - 555-TALK for help.",
        "The Falcons led 13 - 3 at the half.",
        "She broke the record with 4, 051 yards.",
        "Whichever one I'm in at the moment.",
    ],
)
def test_scores_telephones_and_torn_numbers_are_no_figures(sentence: str) -> None:
    assert figures_of(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "words", "low", "unit"),
    [
        ("He got a 16 - year sentence.", "16 - year", 16, "year"),
        ("He threw a 7 - yard pass.", "7 - yard", 7, "yard"),
        ("A four - year old girl fled.", "four - year old", 4, "year of age"),
        ("Arne Lund Jr., 49, took two hostages.", "49", 49, "year of age"),
        ("We were just two mps from Sarn.", "just two", 2, None),
    ],
)
def test_a_hyphen_that_lost_its_place_and_a_junior_hide_no_unit(
    sentence: str, words: str, low: float, unit: str | None
) -> None:
    found = figures_of(sentence)[0]
    assert (found.span.of(sentence), found.low, found.unit) == (words, low, unit)


def test_the_two_values_of_a_race_are_no_range_and_no_change() -> None:
    sentence = "Ruiz leads Orr 45 to 40 percent in the new poll."
    one, two = figures_of(sentence)
    assert [(one.low, one.high, one.change), (two.low, two.high, two.change)] == [
        (45, None, None),
        (40, None, None),
    ]
    assert one.entity is not None
    assert two.entity is not None
    assert (one.entity.of(sentence), two.entity.of(sentence)) == ("Ruiz", "Orr")
