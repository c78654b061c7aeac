package org.rocketrewards.badges.boundary;

import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.rocketrewards.audit.boundary.SensitiveRead;
import org.rocketrewards.badges.CredentialRow;
import org.rocketrewards.badges.control.CredentialReader;
import org.rocketrewards.model.UserKey;
import org.rocketrewards.model.access.Role;

/** Which Rocket badges learners have. Read-only. */
@Stateless
@RolesAllowed({Role.ADMIN_ROLE, Role.OPERATOR_ROLE, Role.AUDITOR_ROLE})
public class Credentials {
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
}
