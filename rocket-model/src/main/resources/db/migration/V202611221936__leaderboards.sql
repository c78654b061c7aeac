-- why: leaderboards of a million learners have to answer at once, and must cost the intake nothing. So they are kept up
-- to date by a job that reads what was booked since it last looked; how many learners have how many points is kept
-- beside, so that a place is known without counting everybody above it.

CREATE TABLE leaderboard (
    id        integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
    source_id integer NOT NULL REFERENCES source,
    course_id bigint  NOT NULL,
    period    text    NOT NULL,
    UNIQUE (source_id, course_id, period)
);
COMMENT ON COLUMN leaderboard.course_id IS 'Moodle course; 0 = the whole source';
COMMENT ON COLUMN leaderboard.period IS 'all, month:2026-11 or week:2026-W47, in the source''s time zone';

CREATE TABLE leaderboard_place (
    leaderboard_id integer NOT NULL,
    learner_key    bigint  NOT NULL,
    points         bigint  NOT NULL,
    PRIMARY KEY (leaderboard_id, learner_key)
);
COMMENT ON TABLE leaderboard_place IS 'derived from entries: can be emptied and is made again, see leaderboard_progress';
CREATE INDEX leaderboard_by_points ON leaderboard_place (leaderboard_id, points DESC, learner_key);

CREATE TABLE leaderboard_points (
    leaderboard_id integer NOT NULL,
    points         bigint  NOT NULL,
    learners       bigint  NOT NULL,
    PRIMARY KEY (leaderboard_id, points)
);
COMMENT ON TABLE leaderboard_points IS 'how many places of leaderboard_place have how many points';

CREATE TABLE leaderboard_progress (
    one             boolean     PRIMARY KEY DEFAULT true CHECK (one),
    entry_id        bigint      NOT NULL,
    target_entry_id bigint      NOT NULL,
    horizon         xid8        NOT NULL,
    looked_at       timestamptz NOT NULL
);
COMMENT ON COLUMN leaderboard_progress.entry_id IS 'every entry up to this id has been counted';
COMMENT ON COLUMN leaderboard_progress.target_entry_id IS
    'no entry up to this id can appear any more once every transaction below the horizon has ended';

CREATE TABLE leaderboard_exclusion (
    learner_key bigint      PRIMARY KEY,
    reason      text        NOT NULL CHECK (length(reason) BETWEEN 1 AND 1000),
    excluded_at timestamptz NOT NULL,
    excluded_by text        NOT NULL
);
COMMENT ON TABLE leaderboard_exclusion IS 'who is shown in no leaderboard, such as teachers who try things out, or who asked for it';
