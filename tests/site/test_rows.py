from __future__ import annotations

from alleged.publish.tellings import NOBODY
from alleged.site.rows import incident_name, somebody


def test_the_name_of_an_incident_has_no_day_that_nobody_told() -> None:
    assert incident_name("coup attempt, Pellim, 2031-03-01") == "“coup attempt”, Pellim"
    assert incident_name("denied, Pellim") == "“denied”, Pellim"
    assert incident_name("raid") == "“raid”"
    assert incident_name("raid: Vell → Orm, Pellim") == "“raid”: Vell → Orm, Pellim"


def test_nobody_who_is_named_reads_well_behind_denied_by() -> None:
    assert somebody(NOBODY) == "somebody who is not named"
    assert somebody("Tavo  Renk") == "Tavo Renk"
