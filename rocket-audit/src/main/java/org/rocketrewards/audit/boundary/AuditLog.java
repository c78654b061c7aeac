package org.rocketrewards.audit.boundary;

import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.audit.AuditFilter;
import org.rocketrewards.audit.AuditRow;
import org.rocketrewards.audit.control.AuditSearch;
import org.rocketrewards.model.Cursor;
import org.rocketrewards.model.Page;
import org.rocketrewards.model.access.Role;

/** Reads the audit trail. */
@Stateless
@RolesAllowed({Role.ADMIN_ROLE, Role.AUDITOR_ROLE})
public class AuditLog {
    private static final String LIST = "audit";

    @Resource(lookup = "java:app/jdbc/rocket")
    DataSource database;

    /**
     * A page, newest first.
     *
     * @param cursor where to go on; null: from the newest
     */
    @SensitiveRead("audit")
    public Page<AuditRow> find(AuditFilter filter, @Nullable String cursor, int limit) {
        return Page.of(
                new AuditSearch(database).find(filter, Cursor.before(LIST, cursor), limit + 1),
                limit,
                LIST,
                AuditRow::id);
    }

    /** One record; empty when there is none of that number. */
    @SensitiveRead("audit")
    public Optional<AuditRow> record(long id) {
        return new AuditSearch(database)
                .find(AuditFilter.ALL, id == Long.MAX_VALUE ? id : id + 1, 1).stream()
                        .filter(row -> row.id() == id)
                        .findFirst();
    }
}
