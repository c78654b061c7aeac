-- The forms that the decisions and fields of the events come in, as Rocket writes them, by what they are the form of.
CREATE TEMP TABLE fill_form AS
SELECT k.rule AS name,
       '[{"rule":"' || k.rule || '","ruleSet":%s,"reason":"awarded","points":%s,"learner":%s,"key":["objectid=%s"]}]' AS text,
       NULL::integer AS id
FROM (VALUES {kinds}) k(n, event, rule, points)
UNION ALL
VALUES ('dashboard.viewed', '[{"rule":"dashboard.viewed","ruleSet":%s,"reason":"tracked","points":%s}]', NULL::integer),
       ('fields of what earns',
        '{"anonymous":"0","category_idnumber":"%s","category_name":"%s","component":"core","contextid":"%s",'
        '"contextinstanceid":"%s","contextlevel":"70","course_fullname":"%s","course_id":"%s","course_idnumber":"%s",'
        '"courseid":"%s","objectid":"%s","origin":"web","relateduserid":"%s"}', NULL::integer),
       ('fields of dashboard.viewed', '{"contextid":"%s","contextlevel":"30","origin":"web","relateduserid":"%s"}', NULL::integer);
INSERT INTO json_form (text) SELECT text FROM fill_form ON CONFLICT DO NOTHING;
UPDATE fill_form f SET id = j.id FROM json_form j WHERE j.text = f.text
