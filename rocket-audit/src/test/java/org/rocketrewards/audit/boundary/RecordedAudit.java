package org.rocketrewards.audit.boundary;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.rocketrewards.audit.AuditEntry;

/** An audit trail that remembers, for tests without a container. */
public class RecordedAudit extends AuditTrail {
    private final List<AuditEntry> entries = new ArrayList<>();

    @Override
    public void record(AuditEntry entry) {
        entries.add(entry);
    }

    @Override
    public String keyedHash(byte[] stored) {
        return "hash-" + Arrays.hashCode(stored);
    }

    /** What was recorded, in order. */
    public List<AuditEntry> entries() {
        return entries;
    }
}
