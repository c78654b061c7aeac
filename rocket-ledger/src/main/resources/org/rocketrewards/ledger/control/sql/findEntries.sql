-- A part of a learner's statement, newest first: below an entry number, and within a stretch of time. Limited before the
-- names of the rules are joined: a plan made for any learner and any time expects one row, and would read all of them first.
SELECT e.entry_no, e.id, e.learner_key, e.kind,
       CASE WHEN e.to_account = e.learner_key THEN e.amount ELSE -e.amount END AS points,
       e.balance, e.occurred_at, e.booked_at, e.event_id, k.key AS rule, e.rule_set_version, e.reverses_entry_no
FROM (SELECT * FROM entry
      WHERE learner_key = ?
        AND entry_no < ?
        AND occurred_at >= ?
        AND occurred_at < ?
      ORDER BY entry_no DESC
      LIMIT ?) e
LEFT JOIN rule_key k ON k.id = e.rule_id
ORDER BY e.entry_no DESC
