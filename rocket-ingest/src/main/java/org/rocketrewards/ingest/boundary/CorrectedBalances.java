package org.rocketrewards.ingest.boundary;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.rocketrewards.audit.boundary.NotAudited;
import org.rocketrewards.badges.Threshold;
import org.rocketrewards.badges.boundary.CredentialBatch;
import org.rocketrewards.badges.boundary.ThresholdBatch;
import org.rocketrewards.badges.boundary.ThresholdsInForce;
import org.rocketrewards.ledger.BalanceCorrected;
import org.rocketrewards.ledger.boundary.PostingBatch;

/**
 * Gives and takes the badges of thresholds when a person books points, in the same transaction: the ledger knows of no
 * badges.
 */
@NotAudited("it follows a correction, which is on record")
@ApplicationScoped
public class CorrectedBalances {
    @Resource(lookup = "java:app/jdbc/rocket")
    DataSource database;

    @Inject
    ThresholdsInForce thresholds;

    void follow(@Observes BalanceCorrected news) {
        List<Threshold> inForce = thresholds.list();
        if (inForce.isEmpty()) {
            return;
        }
        try (Connection connection = database.getConnection()) {
            PostingBatch account = new PostingBatch(connection, news.at());
            account.lock(new TreeSet<>(List.of(news.learnerKey())));
            CredentialBatch credentials = new CredentialBatch(connection, news.at());
            ThresholdBatch reached = new ThresholdBatch(connection, inForce, credentials, news.at());
            reached.changes(news.learnerKey(), null, news.at());
            reached.settle(account::balance);
            credentials.save();
        } catch (SQLException e) {
            throw new IllegalStateException("badges cannot follow, so nothing was booked", e);
        }
    }
}
