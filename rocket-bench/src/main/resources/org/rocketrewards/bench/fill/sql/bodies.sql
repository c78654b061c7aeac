INSERT INTO raw_body (delivery_id, received_at, content_type, body)
SELECT id, at, 'application/json',
       convert_to(format('{"id":"%s","eventname":"%%5Ccore%%5Cevent%%5Ccourse_module_completion_updated","component":"core",'
              '"action":"updated","target":"course_module_completion","objecttable":"course_modules_completion",'
              '"objectid":"%s","crud":"u","edulevel":"2","contextid":"%s","contextlevel":"70","contextinstanceid":"%s",'
              '"userid":"%s","courseid":"%s","relateduserid":"%s","anonymous":"0","timecreated":"%s","origin":"web",'
              '"ip":"10.20.30.40","course_fullname":"Introduction+to+Testing%%2C+class+7B"}',
              n, n, n, n, learner_key & ((1::bigint << 40) - 1), 2 + n % 200, learner_key & ((1::bigint << 40) - 1),
              extract(epoch FROM at)::bigint - 2), 'UTF8')
FROM fill_delivery
WHERE class < 98
