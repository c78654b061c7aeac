-- why: the overview shows what came and what was booked by hour, for weeks. Counting it anew for every look would read
-- all of it; these tables are filled in the background, from what is there, and can be filled again at any time.

CREATE TABLE traffic (
    slot       timestamptz NOT NULL,
    source_id  integer     NOT NULL,
    outcome    text        NOT NULL,
    deliveries bigint      NOT NULL,
    within     bigint[]    NOT NULL,
    PRIMARY KEY (slot, source_id, outcome)
);
COMMENT ON TABLE traffic IS 'deliveries by five minutes of receipt';
COMMENT ON COLUMN traffic.source_id IS '0: of no known source';
COMMENT ON COLUMN traffic.within IS 'how many took at most 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000 ms, each counted once';

CREATE TABLE points_booked (
    hour      timestamptz NOT NULL,
    source_id integer     NOT NULL,
    rule_id   integer     NOT NULL,
    points    bigint      NOT NULL,
    entries   bigint      NOT NULL,
    PRIMARY KEY (hour, source_id, rule_id)
);
COMMENT ON TABLE points_booked IS 'awards less what was taken back, by hour of booking and rule; rule 0: none';

CREATE TABLE active_learners (
    day       date    NOT NULL,
    source_id integer NOT NULL,
    learners  bigint  NOT NULL,
    PRIMARY KEY (day, source_id)
);
COMMENT ON TABLE active_learners IS 'learners with an event received on a day, UTC';

CREATE TABLE traffic_progress (
    one          boolean PRIMARY KEY DEFAULT true CHECK (one),
    filled_from  timestamptz NOT NULL,
    filled_until timestamptz NOT NULL
);
COMMENT ON TABLE traffic_progress IS 'the stretch of time that is filled; it grows at both ends';
