INSERT INTO event (moodle_id, actor_key, event_type_id, occurred_at, id, received_at, learner_key, points, balance,
                   content_hash, token_id, rule_set_version, course_id, took_micros, outcome, address, decisions, fields)
SELECT n, learner_key, event_type_id, at - interval '2 seconds', id, at, learner_key, points, balance, hashint8(n),
       {token}, 1, course, 700 + n * 31 % 9000, 'accepted', '192.0.2.7',
       format('[{"rule":"%s","ruleSet":1,"reason":"awarded","points":%s,"learner":%s,"key":["objectid=%s"]}]',
              rule, points, learner, n)::jsonb,
       format('{"anonymous":"0","category_idnumber":"SCI","category_name":"Science","component":"core","contextid":"%s",'
              '"contextinstanceid":"%s","contextlevel":"70","course_fullname":"Introduction to Testing, class %s",'
              '"course_id":"%s","course_idnumber":"ITT-%s","courseid":"%s","objectid":"%s","origin":"web",'
              '"relateduserid":"%s"}', n, n, course, course, course, course, n, learner)::jsonb
FROM fill_award
