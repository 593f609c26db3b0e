"""How good the tool is: predictions on texts whose answer is known, and their scores.

`rows` reads and writes JSON lines, `documents` makes a document of one, `predictors` runs the same
analysis as a build, `scorers` compares with gold, `measure` does it for every gold set and
`measured` holds what came out. `tasks` lists what there is.
"""
