package org.rocketrewards.admin.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.rocketrewards.model.QueryParameters;
import org.rocketrewards.model.access.Role;

/** What there is to ask for. */
@Path("v1")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
@RolesAllowed({Role.ADMIN_ROLE, Role.OPERATOR_ROLE, Role.AUDITOR_ROLE})
public class IndexResource {
    private static final String VERSION = "/api/v1/";

    /** The addresses of this version of the interface, as URI templates. */
    public record Index(String description, List<String> resources) {}

    /** The index; its description is at /openapi. */
    @GET
    public Index index(@Context UriInfo uri) {
        QueryParameters.requireNone(uri.getQueryParameters());
        String root = uri.getBaseUri().getPath().replaceAll("/api/$", "");
        return new Index(
                root + "/openapi",
                resources().stream().map(address -> root + address).toList());
    }

    /** The first parts of the addresses below /api/v1, to which an API key can be confined. */
    public static List<String> areas() {
        return resources().stream()
                .filter(address -> address.startsWith(VERSION))
                .map(address -> address.substring(VERSION.length()).replaceAll("[/{.].*", ""))
                .distinct()
                .sorted()
                .toList();
    }

    static List<String> resources() {
        return List.of(
                "/api/public/checkpoint",
                "/api/public/schemas/rule-set",
                "/api/public/seal-key",
                "/api/v1/alerts{?state,limit,cursor}",
                "/api/v1/alerts/{id}",
                "/api/v1/alerts/{id}/acknowledgement",
                "/api/v1/alerts/channels",
                "/api/v1/alerts/channels/test",
                "/api/v1/api-keys",
                "/api/v1/api-keys/{name}",
                "/api/v1/audit{?actor,action,objectType,objectId,result,from,to,limit,cursor}",
                "/api/v1/badge-mappings",
                "/api/v1/badge-mappings/{id}",
                "/api/v1/badge-thresholds",
                "/api/v1/badge-thresholds/{id}",
                "/api/v1/corrections{?state,source,learner,limit,cursor}",
                "/api/v1/corrections/{id}",
                "/api/v1/corrections/{id}/approval",
                "/api/v1/corrections/{id}/refusal",
                "/api/v1/deliveries{?source,outcome,eventName,learner,from,to,limit,cursor}",
                "/api/v1/deliveries.csv{?source,outcome,eventName,learner,from,to}",
                "/api/v1/deliveries/{id}",
                "/api/v1/events/{id}",
                "/api/v1/events/{id}/explanation{?ruleSet}",
                "/api/v1/event-types",
                "/api/v1/metrics",
                "/api/v1/overview{?source}",
                "/api/v1/invitations",
                "/api/v1/invitations/{id}",
                "/api/v1/people",
                "/api/v1/people/{name}/disabling",
                "/api/v1/people/{name}/enabling",
                "/api/v1/people/{name}/role",
                "/api/v1/re-ratings{?limit,cursor}",
                "/api/v1/re-ratings/{id}",
                "/api/v1/rocket-badges",
                "/api/v1/rocket-badges/{key}",
                "/api/v1/rocket-badges/{key}/holders{?held,limit,cursor}",
                "/api/v1/rocket-badges/{key}/picture",
                "/api/v1/rule-sets{?limit,cursor}",
                "/api/v1/rule-sets/{version}",
                "/api/v1/rule-sets/{version}/file",
                "/api/v1/rule-sets/{version}/rollback",
                "/api/v1/rule-sets/diff{?from,to}",
                "/api/v1/rule-sets/draft",
                "/api/v1/rule-sets/draft/file",
                "/api/v1/rule-sets/draft/publication",
                "/api/v1/rule-sets/draft/rules/{key}",
                "/api/v1/rule-sets/draft/validation",
                "/api/v1/reconciliation",
                "/api/v1/sessions",
                "/api/v1/sessions/{id}",
                "/api/v1/settings",
                "/api/v1/simulations{?limit,cursor}",
                "/api/v1/simulations/{id}",
                "/api/v1/simulations/{id}/cancellation",
                "/api/v1/simulations/{id}/learners{?limit,cursor}",
                "/api/v1/simulations/{id}/learners.csv",
                "/api/v1/seals",
                "/api/v1/seals/audit-records/{id}",
                "/api/v1/seals/bundle{?from,to}",
                "/api/v1/seals/consistency{?from,to}",
                "/api/v1/seals/entries/{id}",
                "/api/v1/comparisons/{comparison}{?source}",
                "/api/v1/opening-balances",
                "/api/v1/replays",
                "/api/v1/retention/due",
                "/api/v1/retention/holds",
                "/api/v1/retention/holds/{id}/release",
                "/api/v1/retention/retired{?limit,cursor}",
                "/api/v1/retention/retired/{id}/archive",
                "/api/v1/retention/start",
                "/api/v1/sources/{source}/learners/{learner}/data",
                "/api/v1/sources/{source}/learners/{learner}/data/erasure",
                "/api/v1/sources/{source}/learners/{learner}/data/pdf",
                "/api/v1/imports{?limit,cursor}",
                "/api/v1/imports/{id}",
                "/api/v1/imports/{id}/cancel",
                "/api/v1/imports/{id}/errors",
                "/api/v1/imports/{id}/errors.csv",
                "/api/v1/imports/{id}/pause",
                "/api/v1/imports/{id}/run",
                "/api/v1/sources",
                "/api/v1/sources/{source}/diagnosis{?days}",
                "/api/v1/sources/{source}/setup",
                "/api/v1/sources/{source}/workflows.zip{?preset,events}",
                "/api/v1/sources/{source}/tokens{?overlapHours}",
                "/api/v1/sources/{source}/tokens/{id}",
                "/api/v1/sources/{source}/tokens/{id}/traffic",
                "/api/v1/sources/{source}/allowlist{?network,comment,lockOut}",
                "/api/v1/sources/{source}/allowlist/{id}{?lockOut}",
                "/api/v1/sources/{source}/allowlist/preview{?networks}",
                "/api/v1/sources/{source}/allowlist/test{?address}",
                "/api/v1/sources/{source}/learners/{learner}",
                "/api/v1/sources/{source}/leaderboard{?course,period,around,anonymous,limit,cursor}",
                "/api/v1/sources/{source}/learners/{learner}/balance{?at,by}",
                "/api/v1/sources/{source}/learners/{learner}/credentials",
                "/api/v1/sources/{source}/learners/{learner}/explanation{?eventType}",
                "/api/v1/sources/{source}/learners/{learner}/entries{?from,to,limit,cursor}",
                "/api/v1/sources/{source}/learners/{learner}/leaderboard-exclusion",
                "/api/v1/sources/{source}/learners/{learner}/statement{?from,to,by}",
                "/api/v1/sources/{source}/learners/{learner}/statement.csv{?from,to,by}",
                "/api/v1/sources/{source}/learners/{learner}/statement.pdf{?from,to,by}");
    }
}
