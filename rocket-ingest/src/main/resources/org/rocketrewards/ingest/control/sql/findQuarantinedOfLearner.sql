-- Events in quarantine that name a user, or that he or she did.
SELECT e.id
FROM event e
WHERE e.outcome = 'quarantined' AND (abs(e.actor_key) >> 40)::integer = ? AND e.event_type_id = ANY (?::integer[])
  AND (e.actor_key = ? OR stored_json(e.fields, e.field_form, e.field_parts) ->> 'relateduserid' = ?)
ORDER BY e.id DESC
LIMIT ?
