-- What was booked since an instant, by hour.
SELECT hour, sum(points)::bigint AS points
FROM points_booked
WHERE hour >= ? AND ? IN (0, source_id)
GROUP BY 1
