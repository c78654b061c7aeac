package org.rocketrewards.rules.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.model.Page;
import org.rocketrewards.model.QueryParameters;
import org.rocketrewards.model.access.Role;
import org.rocketrewards.rules.EventType;
import org.rocketrewards.rules.RuleSetJson;

/** The event catalogue. */
@Path("v1/event-types")
@Produces(MediaType.APPLICATION_JSON)
@Stateless
@RolesAllowed({Role.ADMIN_ROLE, Role.OPERATOR_ROLE, Role.AUDITOR_ROLE})
public class EventTypesResource {
    @Inject
    EventTypes eventTypes;

    /**
     * An {@link EventType} as JSON.
     *
     * @param learner code of its {@link org.rocketrewards.rules.LearnerField}
     * @param defaultRule in the form of a rule file
     */
    public record Item(
            String moodleEvent,
            String rocketEvent,
            String title,
            String category,
            String learner,
            String component,
            String target,
            String action,
            @Nullable String objectTable,
            String contextLevel,
            int educationalLevel,
            List<String> otherKeys,
            @Nullable String since,
            @Nullable String removedIn,
            String caution,
            JsonObject defaultRule) {
        static Item of(EventType type) {
            return new Item(
                    type.moodleEvent(),
                    type.rocketEvent(),
                    type.title(),
                    type.category(),
                    type.learner().code(),
                    type.component(),
                    type.target(),
                    type.action(),
                    type.objectTable(),
                    type.contextLevel(),
                    type.educationalLevel(),
                    type.otherKeys(),
                    type.since(),
                    type.removedIn(),
                    type.caution(),
                    RuleSetJson.write(List.of(type.defaultRule()))
                            .getJsonArray("rules")
                            .getJsonObject(0));
        }
    }

    /** All event types; one page. */
    @GET
    public Page<Item> all(@Context UriInfo uri) {
        QueryParameters.requireNone(uri.getQueryParameters());
        return new Page<>(eventTypes.all().stream().map(Item::of).toList(), null);
    }
}
