package org.rocketrewards.badges.boundary;

import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.audit.boundary.SensitiveRead;
import org.rocketrewards.badges.BadgeHolderRow;
import org.rocketrewards.badges.CredentialRow;
import org.rocketrewards.badges.control.CredentialReader;
import org.rocketrewards.model.Cursor;
import org.rocketrewards.model.Page;
import org.rocketrewards.model.UserKey;
import org.rocketrewards.model.access.Role;

/** Which Rocket badges learners have. Read-only. */
@Stateless
@RolesAllowed({Role.ADMIN_ROLE, Role.OPERATOR_ROLE, Role.AUDITOR_ROLE})
public class Credentials {
    /** Holders of a badge are counted up to here. */
    public static final int COUNTED = 10_001;

    private static final String LIST = "badge-holders";

    @Resource(lookup = "java:app/jdbc/rocket")
    DataSource database;

    /** A learner's credentials by the badge's key, revoked ones too; empty when Rocket never saw the learner. */
    @SensitiveRead("credential")
    public Optional<List<CredentialRow>> ofLearner(int sourceId, long moodleUserId) {
        if (sourceId <= 0 || moodleUserId <= -UserKey.ID_LIMIT || moodleUserId >= UserKey.ID_LIMIT) {
            return Optional.empty();
        }
        CredentialReader reader = new CredentialReader(database);
        long learnerKey = UserKey.of(sourceId, moodleUserId);
        return reader.seen(learnerKey) ? Optional.of(reader.ofLearner(learnerKey)) : Optional.empty();
    }

    /**
     * Who has a badge, by source and learner.
     *
     * @param held true: who has it now; false: who had it, and it was taken back
     */
    @SensitiveRead("credential")
    public Page<BadgeHolderRow> ofBadge(String badge, boolean held, @Nullable String cursor, int limit) {
        int rows = Page.requireLimit(limit) + 1;
        return Page.of(
                new CredentialReader(database).holders(badge, held, Cursor.before(LIST, cursor), rows),
                limit,
                LIST,
                BadgeHolderRow::position);
    }

    /** How many have each badge now, by its key; {@value #COUNTED} stands for that many or more. */
    public Map<String, Long> holders() {
        return new CredentialReader(database).counts(COUNTED);
    }
}
