DROP TABLE claim_keys;
DROP TABLE claim_acts;
DROP TABLE part_keys;
DROP TABLE part_common;
DROP TABLE part_finer;
DROP TABLE part_finer_common;
