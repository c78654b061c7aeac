-- The entry with the lowest id from a given one up. The id is asked for twice, as for deliveries.
SELECT id, booked_at AS received_at FROM entry WHERE id >= greatest(?::bigint, ?::bigint) ORDER BY id LIMIT 1
