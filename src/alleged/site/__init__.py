"""The site over a finished dossier: read, follow, compare.

Each page is a pure function from the store and its parameters to a Struct without any HTML
(`pages/`). Three writers show that Struct: a template over it is the page for people, the same
Struct as JSON is the API, and `write.py` writes the template with addresses of files. `routes.py`
is the table that drives all three.
"""
