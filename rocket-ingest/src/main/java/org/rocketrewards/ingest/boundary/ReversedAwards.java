package org.rocketrewards.ingest.boundary;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.rocketrewards.audit.boundary.NotAudited;
import org.rocketrewards.badges.boundary.CredentialBatch;
import org.rocketrewards.ledger.EntryReversed;
import org.rocketrewards.rules.Rule;
import org.rocketrewards.rules.boundary.HeldAwards;
import org.rocketrewards.rules.boundary.ReleasedAward;
import org.rocketrewards.rules.boundary.RuleSets;

/**
 * Lets rules and badges follow what a person takes back in the ledger, in the same transaction: the ledger knows of
 * neither.
 */
@NotAudited("it follows a correction, which is on record")
@ApplicationScoped
public class ReversedAwards {
    @Resource(lookup = "java:app/jdbc/rocket")
    DataSource database;

    @Inject
    RuleSets ruleSets;

    /** Ends the claims on what was taken back, and takes back the Rocket badge that it issued. */
    void follow(@Observes EntryReversed news) {
        try (Connection connection = database.getConnection()) {
            HeldAwards held = new HeldAwards(connection);
            if (news.keepsAward()) {
                held.keepWithoutPoints(news.learnerKey(), news.entryNo());
                return;
            }
            CredentialBatch credentials = new CredentialBatch(connection, news.at());
            for (ReleasedAward released : held.release(news.learnerKey(), news.entryNo())) {
                Rule rule = ruleSets.current().rule(released.rule());
                if (rule != null && rule.badge() != null) {
                    credentials.revoke(news.learnerKey(), rule.badge(), released.eventId(), news.at());
                }
            }
            credentials.save();
        } catch (SQLException e) {
            throw new IllegalStateException("the award cannot be let go of, so nothing was taken back", e);
        }
    }
}
