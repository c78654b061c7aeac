package org.rocketrewards.ingest.workflows.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.ingest.boundary.Sources;
import org.rocketrewards.ingest.workflows.Preset;
import org.rocketrewards.ingest.workflows.control.WorkflowZip;
import org.rocketrewards.model.ProblemType;
import org.rocketrewards.model.RocketException;
import org.rocketrewards.model.access.Role;
import org.rocketrewards.rules.EventType;
import org.rocketrewards.rules.boundary.RuleSets;

/** Files to import into a Moodle, so that it sends what somebody chose. */
@Stateless
@RolesAllowed({Role.ADMIN_ROLE, Role.OPERATOR_ROLE, Role.AUDITOR_ROLE})
public class Workflows {
    /** Where Moodle posts its events, below Rocket's public address. */
    public static final String WEBHOOK_PATH = "/api/public/hook/moodle/event";

    private static final String TOKEN = "rk_[A-Za-z0-9_-]{43}";

    @EJB
    Sources sources;

    @Inject
    RuleSets rules;

    @Inject
    Clock clock;

    @Inject
    @ConfigProperty(name = "rocket.public.url")
    Optional<String> publicUrl;

    /** Where Moodle posts its events; {@code asked}: the address that the caller used, where none is configured. */
    public String webhook(String asked) {
        return publicUrl.filter(url -> !url.isBlank()).orElse(asked).replaceAll("/+$", "") + WEBHOOK_PATH;
    }

    /** The names of the event types that a preset chooses. */
    public List<String> chosenBy(Preset preset) {
        return preset.choose(types()).stream().map(EventType::rocketEvent).toList();
    }

    /** How many files a choice makes: some types are several events in Moodle. */
    public int files(Collection<String> events) {
        return new WorkflowZip(types()).files(List.copyOf(events));
    }

    /**
     * A ZIP of workflow files, without the token.
     *
     * @param events names of the catalogue, or classes of Moodle
     * @param asked the address that the caller used
     * @throws RocketException {@code not_found} for a source that does not exist, {@code invalid_parameter} for what is
     *     no event
     */
    public byte[] zip(String source, Collection<String> events, String asked) {
        return write(source, events, asked, null);
    }

    /** The same with a token in the files, which the caller has just been shown. It is neither kept nor logged. */
    @RolesAllowed({Role.ADMIN_ROLE, Role.OPERATOR_ROLE})
    public byte[] zipWithToken(String source, Collection<String> events, String asked, String token) {
        if (!token.matches(TOKEN)) {
            throw new RocketException(
                    ProblemType.INVALID_PARAMETER, "This is no token of a source.", Map.of("field", "token"));
        }
        return write(source, events, asked, token);
    }

    private byte[] write(String source, Collection<String> events, String asked, @Nullable String token) {
        sources.get(source);
        return new WorkflowZip(types()).write(List.copyOf(events), webhook(asked), token, clock.instant());
    }

    private List<EventType> types() {
        return rules.catalogue().types();
    }
}
