-- The counts that the report over goals.csv needs, as one would ask for them.
SELECT count(*) FROM interest WHERE received_on < 18628;
SELECT count(DISTINCT organisation_id) FROM assignment WHERE registered_on < 18628;
SELECT count(*) FROM assignment WHERE registered_on < 18628;
SELECT count(*) FROM interest WHERE received_on >= 11688 AND received_on < 18628 AND municipality = 7520180;
SELECT count(*) FROM interest WHERE received_on >= 11688 AND received_on < 18628;
SELECT count(*) FROM interest WHERE received_on >= 18262 AND received_on < 18628 AND municipality = 7520180;
SELECT count(*) FROM assignment WHERE registered_on >= 18262 AND registered_on < 18628 AND municipality = 7520180;
SELECT count(*) FROM org WHERE registered_on >= 18262 AND registered_on < 18628 AND municipality = 7520180;
