-- Points that learners had elsewhere, and their balances here.
SELECT s.name AS source, coalesce(g.learner, b.learner) AS learner, g.points AS existing, b.balance AS rocket,
       coalesce(b.balance, 0) - coalesce(g.points, 0) AS difference,
       CASE WHEN b.learner IS NULL THEN 'no event of this learner came: import the history, or book an opening balance'
            WHEN g.learner IS NULL THEN 'the file does not name this learner: look whether it is complete'
            WHEN b.balance < g.points THEN 'events are missing or worth less now: see completeness and gaps'
            ELSE 'worth more here: compare the statement with the old rules' END AS what_to_do
FROM given g
FULL JOIN (SELECT abs(learner_key) & ((1::bigint << 40) - 1) AS learner, balance
           FROM public.account WHERE learner_key >= ? AND learner_key < ? AND entries > 0) b USING (learner)
CROSS JOIN (SELECT name FROM public.source WHERE id = ?) s
WHERE g.points IS DISTINCT FROM b.balance AND NOT (g.points = 0 AND b.balance IS NULL)
ORDER BY 2
