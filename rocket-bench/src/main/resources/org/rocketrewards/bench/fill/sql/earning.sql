INSERT INTO event (moodle_id, actor_key, event_type_id, occurred_at, id, received_at, learner_key, points, balance,
                   content_hash, token_id, rule_set_version, course_id, took_micros, outcome, address, decision_form, decision_parts,
                   field_form, field_parts)
SELECT n, learner_key, event_type_id, at - interval '2 seconds', id, at, learner_key, points, balance, hashint8(n),
       {token}, 1, course, 700 + n * 31 % 9000, 'accepted', '192.0.2.7',
       decision_form, concat_ws(E'\x1f', 1, points, learner, n),
       (SELECT id FROM fill_form WHERE name = 'fields of what earns'),
       concat_ws(E'\x1f', 'SCI', 'Science', n, n, 'Introduction to Testing, class ' || course, course, 'ITT-' || course,
                 course, n, learner)
FROM fill_award
