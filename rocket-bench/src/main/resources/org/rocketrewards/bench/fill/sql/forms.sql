-- The forms that the decisions and fields of the events come in, as Rocket writes them.
INSERT INTO json_form (text)
SELECT '[{"rule":"' || k.rule || '","ruleSet":%s,"reason":"awarded","points":%s,"learner":%s,"key":["objectid=%s"]}]'
FROM (VALUES {kinds}) k(n, event, rule, points)
UNION ALL
VALUES ('[{"rule":"dashboard.viewed","ruleSet":%s,"reason":"tracked","points":%s}]'),
       ('{"anonymous":"0","category_idnumber":"%s","category_name":"%s","component":"core","contextid":"%s",'
        '"contextinstanceid":"%s","contextlevel":"70","course_fullname":"%s","course_id":"%s","course_idnumber":"%s",'
        '"courseid":"%s","objectid":"%s","origin":"web","relateduserid":"%s"}'),
       ('{"contextid":"%s","contextlevel":"30","origin":"web","relateduserid":"%s"}')
ON CONFLICT DO NOTHING
