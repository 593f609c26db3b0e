-- Of each act, in order, whether it has a day.
SELECT first_day IS NOT NULL FROM acts ORDER BY number;
