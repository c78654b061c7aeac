-- What a delivery brought over the wire.
SELECT content_type, body FROM raw_body WHERE delivery_id = ?
