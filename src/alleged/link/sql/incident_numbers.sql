CREATE TEMP TABLE $table AS SELECT * FROM rows_of_numbers;
