INSERT INTO leaderboard_progress (entry_id, target_entry_id, horizon, looked_at, target_at)
SELECT {first_entry} + {awards}, {first_entry} + {awards}, '0', now(), now()
ON CONFLICT (one) DO UPDATE SET entry_id = excluded.entry_id, target_entry_id = excluded.target_entry_id,
    horizon = excluded.horizon, looked_at = excluded.looked_at, target_at = excluded.target_at
