-- What waits for somebody, each counted up to a limit.
SELECT (SELECT count(*) FROM (SELECT 1 FROM event WHERE outcome = 'quarantined' LIMIT 1000) q) AS quarantined,
       (SELECT count(*) FROM (SELECT 1 FROM delivery d
                              WHERE d.outcome = 'failed' AND d.received_at >= ?
                                AND NOT EXISTS (SELECT 1 FROM replay r
                                                WHERE r.delivery_id = d.id AND r.outcome <> 'failed')
                              LIMIT 1000) f) AS failed,
       (SELECT count(*) FROM (SELECT 1 FROM correction WHERE state = 'waiting' LIMIT 1000) c) AS approvals,
       (SELECT count(*) FROM (SELECT 1 FROM import_job WHERE state IN ('rejected', 'paused') LIMIT 1000) i) AS imports,
       (SELECT count(*) FROM (SELECT 1 FROM alert WHERE over_at IS NULL AND acknowledged_at IS NULL LIMIT 1000) a) AS alerts
