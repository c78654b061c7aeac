-- Of every hundred deliveries 85 earn, 5 earn nothing, 5 are of no interest, 3 come again and 2 are refused; of those
-- that earn nothing one in fifty waits in quarantine, and of those that are refused one in two hundred failed.
CREATE TEMP VIEW fill_delivery AS
SELECT n, (n - 1) % 100 AS class, {first_delivery} + n AS id,
       timestamptz '{begin}' + n * ({seconds}::double precision / {deliveries}) * interval '1 second' AS at,
       ({source}::bigint << 40) + 101 + n * 7919 % ({learners} - 1) AS learner_key
FROM generate_series(1, {deliveries}::bigint) n
