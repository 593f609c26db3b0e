SELECT max(place) FROM copy_documents;
