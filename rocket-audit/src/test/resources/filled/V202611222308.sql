INSERT INTO invitation (name, role, hash, created_at, created_by, expires_at)
VALUES ('carol', 'auditor', decode(repeat('05', 32), 'hex'), '2026-11-13T08:00:00Z', 'admin', '2026-11-14T08:00:00Z');
INSERT INTO person_session VALUES ('0123456789abcdef', 'admin', '2026-11-13T08:00:00Z', '2026-11-13T08:10:00Z',
    '192.0.2.1', 'Firefox', NULL, NULL);
INSERT INTO api_key (name, prefix, hash, role, created_at, created_by, scopes)
VALUES ('reports', 'rk_api_efgh', decode(repeat('06', 32), 'hex'), 'auditor', '2026-11-13T08:00:00Z', 'admin', 'learners');
