-- Twenty people, each with the deeds of their own; one of them alone publishes rules, imports are long ago.
INSERT INTO audit_record (recorded_at, actor_kind, actor, action, object_type, object_id, result, before, after)
SELECT timestamptz '{begin}' + n * ({seconds}::double precision / {audit}) * interval '1 second', 'person',
       CASE WHEN n % 50000 = 7 THEN 'rarely' ELSE 'person-' || n % 20 END,
       CASE WHEN n < {audit} / 20 THEN 'import.add' WHEN n % 40000 = 3 THEN 'person.create'
            WHEN n % 20 = 5 THEN 'rule_set.publish' ELSE 'source.configure' END,
       CASE WHEN n < {audit} / 20 THEN 'import' WHEN n % 20 = 5 THEN 'rule_set' ELSE 'source' END,
       'site-' || n % 1000, CASE WHEN n % 20 = 1 THEN 'refused' ELSE 'done' END, '{"title": "A"}', '{"title": "B"}'
FROM generate_series(1, {audit}::bigint) n
