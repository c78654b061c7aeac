-- What waits for somebody, counted up to a limit, and how far what follows the books is behind them.
SELECT (SELECT count(*) FROM (SELECT 1 FROM event WHERE outcome = 'quarantined' LIMIT 10000) q) AS quarantined,
       (SELECT count(*) FROM (SELECT 1 FROM delivery d
                              WHERE d.outcome = 'failed' AND d.received_at >= ?
                                AND NOT EXISTS (SELECT 1 FROM replay r
                                                WHERE r.delivery_id = d.id AND r.outcome <> 'failed')
                              LIMIT 10000) f) AS failed,
       (SELECT max(signed_at) FROM checkpoint) AS sealed_at,
       (SELECT booked_at FROM entry WHERE id > coalesce((SELECT max(last_entry) FROM seal_batch), 0)
        ORDER BY id LIMIT 1) AS unsealed_since,
       (SELECT booked_at FROM entry WHERE id > coalesce((SELECT max(entry_id) FROM leaderboard_progress), 0)
        ORDER BY id LIMIT 1) AS unplaced_since,
       (SELECT filled_until FROM traffic_progress) AS counted_until,
       pg_database_size(current_database()) AS bytes,
       current_setting('max_connections')::integer AS most_connections
