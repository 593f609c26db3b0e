-- How many marks of names and numbers some documents share.
INSERT INTO votes SELECT later, earlier, votes, 0 FROM met_documents;
