-- What the pairs that are compared have in common; whether the one denies in plain words what the other
-- says; whether the model's answer alone may make them one claim or a contradiction that is told.
CREATE TEMP TABLE claim_likeness (number BIGINT, likeness DOUBLE, denied BOOLEAN, decides BOOLEAN);

-- Of the pairs that were put off those whose two others bring together.
CREATE TEMP TABLE claim_together (number BIGINT);
