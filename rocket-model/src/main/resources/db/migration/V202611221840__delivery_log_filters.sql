-- why: the delivery log can be asked for an event type, a source or a learner that is rare among millions; without
-- these a page of it walked through everything there is. Partitions have them too, those still to be made by being
-- attached. The first event's learner and, for what no rule considers, whoever did it stand in rows of old, too.

CREATE INDEX event_by_type ON event (event_type_id, id);
CREATE INDEX event_by_source ON event (((abs(actor_key) >> 40)::integer), id);
CREATE INDEX delivery_by_type ON delivery (event_type_id, id) WHERE event_type_id IS NOT NULL;
CREATE INDEX delivery_by_source ON delivery (source_id, id) WHERE source_id IS NOT NULL;

UPDATE delivery d SET learner_key = e.learner_key
FROM event e
WHERE e.id = d.event_id AND d.outcome = 'duplicate' AND d.learner_key IS NULL AND e.learner_key IS NOT NULL;
UPDATE delivery SET learner_key = actor_key
WHERE outcome IN ('ignored', 'failed') AND learner_key IS NULL AND actor_key > 0;

COMMENT ON COLUMN delivery.learner_key IS
    'of a duplicate: the first event''s learner; of an ignored or failed one: the attributed learner, else the actor';
