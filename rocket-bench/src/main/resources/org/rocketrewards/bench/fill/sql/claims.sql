-- In the order of the key: it is long, and in any other order each row would be written to another page of its index.
INSERT INTO claim (learner_key, rule_id, key, event_id, match, moodle_id, entry_no, points)
SELECT learner_key, rule_id, 'objectid=' || n, id, 'objectid=' || n, n, entry_no, points FROM fill_award
ORDER BY learner_key, rule_id
