-- why: a witness outside is told checkpoints by one node at a time, and each that is due at least once, although the node
-- that tells may die and another may seal afterwards. So what a witness was last told is kept here.
CREATE TABLE seal_witness (
    witness    text        PRIMARY KEY,
    told_size  bigint,
    told_at    timestamptz,
    busy_until timestamptz
);
COMMENT ON TABLE seal_witness IS 'who keeps checkpoints outside, and what they were told last';
COMMENT ON COLUMN seal_witness.busy_until IS 'until then a node is telling it, or nobody is to try again';
