"""Words that translators leave behind: they look like the foreign word and mean something else.

`false_friends.txt` has them in the company in which the English word makes no sense (*retired its
ambassador*), since the words alone stand in every good text.
"""

from __future__ import annotations

from alleged.analyse.wordings import read_wordings

FALSE_FRIENDS = read_wordings("false_friends.txt")
