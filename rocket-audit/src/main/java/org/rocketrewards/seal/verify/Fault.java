package org.rocketrewards.seal.verify;

import java.util.Locale;

/** What can be wrong, by name. The names are printed, documented in docs/audit.md and stable. */
public enum Fault {
    ENTRY_CHANGED,
    ENTRY_DELETED,
    ENTRY_INSERTED,
    ENTRIES_SWAPPED,
    ENTRIES_REORDERED,
    ENTRY_NOT_SEALED,
    ENTRY_OUT_OF_CHAIN,
    AUDIT_RECORD_CHANGED,
    AUDIT_RECORD_DELETED,
    AUDIT_RECORD_INSERTED,
    AUDIT_RECORDS_SWAPPED,
    AUDIT_RECORD_NOT_SEALED,
    BATCH_CHANGED,
    BATCH_DELETED,
    BATCH_INSERTED,
    LEAF_DELETED,
    TREE_CHANGED,
    CHECKPOINT_FORGED,
    CHECKPOINT_CONTRADICTED,
    CHECKPOINT_MISSING,
    HISTORY_SET_BACK,
    HISTORY_REWRITTEN,
    WITNESS_UNTRUSTED,
    INVARIANT_BROKEN,
    FILE_CHANGED,
    FILE_MISSING,
    FILE_UNREADABLE;

    /** As it is printed: {@code entry-changed}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
