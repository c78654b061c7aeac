INSERT INTO entry (learner_key, entry_no, id, kind, from_account, to_account, amount, balance, occurred_at, booked_at,
                   event_id, rule_id, rule_set_version)
SELECT learner_key, entry_no, entry_id, 'award', 1, learner_key, points, balance, at - interval '2 seconds', at, id,
       rule_id, 1
FROM fill_award
