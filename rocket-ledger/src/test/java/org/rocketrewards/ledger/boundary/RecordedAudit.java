package org.rocketrewards.ledger.boundary;

import java.util.ArrayList;
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

    List<String> actions() {
        return entries.stream().map(AuditEntry::action).toList();
    }

    AuditEntry last() {
        return entries.get(entries.size() - 1);
    }
}
