package org.rocketrewards.ingest.control;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.rocketrewards.audit.AuditEntry;
import org.rocketrewards.audit.boundary.AuditTrail;

/** An audit trail that remembers, for tests without a container. */
final class RecordedAudit extends AuditTrail {
    private final List<AuditEntry> entries = new ArrayList<>();

    @Override
    public void record(AuditEntry entry) {
        entries.add(entry);
    }

    @Override
    public String keyedHash(byte[] stored) {
        return "hash-" + Arrays.hashCode(stored);
    }

    List<AuditEntry> entries() {
        return entries;
    }

    AuditEntry last() {
        return entries.get(entries.size() - 1);
    }
}
