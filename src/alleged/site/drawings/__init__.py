"""Drawings as SVG, made on the server: pure functions from a page's Struct to markup.

None of them needs a script or a style attribute: colours and fonts come from `static/drawings.css`
by class, places by presentation attributes. Each has a title and a description in words, and the
page beside it has the same facts as a table.
"""
