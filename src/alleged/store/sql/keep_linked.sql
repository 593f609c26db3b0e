-- Records of the whole dossier; they were made from what stays.
CREATE TEMP TABLE kept_$kind AS SELECT * FROM linked_$kind ORDER BY $order;
