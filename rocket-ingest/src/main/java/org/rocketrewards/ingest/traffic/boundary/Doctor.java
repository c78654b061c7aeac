package org.rocketrewards.ingest.traffic.boundary;

import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import javax.sql.DataSource;
import org.rocketrewards.ingest.boundary.Sources;
import org.rocketrewards.ingest.traffic.Diagnosis;
import org.rocketrewards.ingest.traffic.control.SenderDoctor;
import org.rocketrewards.model.ProblemType;
import org.rocketrewards.model.RocketException;
import org.rocketrewards.model.access.Role;

/** What is wrong at the senders' end, read off what they sent. */
@Stateless
@RolesAllowed({Role.ADMIN_ROLE, Role.OPERATOR_ROLE, Role.AUDITOR_ROLE})
public class Doctor {
    /** The most days that are looked back. */
    public static final int MOST_DAYS = 30;

    @Resource(lookup = "java:app/jdbc/rocket")
    DataSource database;

    @EJB
    Sources sources;

    @Inject
    Clock clock;

    /**
     * Examines the traffic of a source.
     *
     * @param days to look back, 1 to {@value #MOST_DAYS}
     * @param reader in whose language it is told; English where there are no words
     * @throws RocketException {@link ProblemType#NOT_FOUND}, {@link ProblemType#INVALID_PARAMETER}
     */
    public Diagnosis examine(String source, int days, Locale reader) {
        if (days < 1 || days > MOST_DAYS) {
            throw new RocketException(
                    ProblemType.INVALID_PARAMETER,
                    "days is a whole number from 1 to " + MOST_DAYS + ".",
                    Map.of("field", "days"));
        }
        Instant now = clock.instant();
        return new SenderDoctor(database, reader).examine(sources.get(source), now.minus(Duration.ofDays(days)), now);
    }
}
