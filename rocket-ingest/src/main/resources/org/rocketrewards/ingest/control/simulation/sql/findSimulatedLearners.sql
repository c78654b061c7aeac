-- Learners for whom a simulation found something different, the largest difference first.
SELECT position, learner_key, booked, simulated, booked_rules, simulated_rules
FROM simulation_learner
WHERE simulation_id = ? AND position < ?
ORDER BY position DESC
LIMIT ?
