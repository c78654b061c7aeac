-- A month that was just leaving when the next version came.
SELECT set_month_aside('raw_body', '2026-10-01');
