"""The grammar of time expressions and the calendar behind it."""
