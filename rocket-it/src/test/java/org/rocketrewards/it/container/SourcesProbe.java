package org.rocketrewards.it.container;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.rocketrewards.access.boundary.ApiKeys;
import org.rocketrewards.ingest.SourceChange;
import org.rocketrewards.ingest.boundary.Sources;
import org.rocketrewards.model.access.Role;

/** Lets a test call boundaries as the holder of an API key; part of the test's archive only. */
@Path("v1/it")
@RequestScoped
public class SourcesProbe {
    @Inject
    Sources sources;

    @Inject
    ApiKeys keys;

    /** Makes a token; its id and secret. */
    @POST
    @Path("rotate")
    public String rotate(@QueryParam("overlap") String overlap) {
        var issued = sources.rotate("moodle", Duration.parse(overlap));
        return issued.token().id() + " " + issued.secret().value();
    }

    /** Ends a token; its state. */
    @POST
    @Path("revoke/{token}")
    public String revoke(@PathParam("token") int token) {
        return sources.revoke("moodle", token).state().code();
    }

    /** Adds a network; the id of the last one. */
    @POST
    @Path("allow")
    public String allow(@QueryParam("network") String network) {
        var list = sources.allow("moodle", network, "test", true).networks();
        return String.valueOf(list.get(list.size() - 1).id());
    }

    /** Takes a network off; whether the source is open then. */
    @POST
    @Path("disallow/{network}")
    public boolean disallow(@PathParam("network") int network) {
        return sources.disallow("moodle", network, true).openToAll();
    }

    /** How many deliveries of the last week the network would have refused. */
    @POST
    @Path("preview")
    public long preview(@QueryParam("network") String network) {
        return sources.previewAllowlist("moodle", List.of(network)).refused();
    }

    /** Changes the title; the version afterwards. */
    @POST
    @Path("configure")
    public int configure(@QueryParam("title") String title, @QueryParam("version") int version) {
        return sources.configure(
                        "moodle",
                        new SourceChange(title, "", ZoneOffset.UTC, false, Set.of(2L), Set.of(1L), null, true, version))
                .version();
    }

    /** The version of the source. */
    @POST
    @Path("version")
    public int version() {
        return sources.get("moodle").version();
    }

    /** Addresses from which a token was used. */
    @POST
    @Path("uses/{token}")
    public String uses(@PathParam("token") int token) {
        return sources.tokens("moodle").stream()
                .filter(row -> row.id() == token)
                .flatMap(row -> row.uses().stream())
                .map(use -> use.address() + " " + use.uses())
                .toList()
                .toString();
    }

    /** Makes an API key; its secret. */
    @POST
    @Path("key")
    public String key(@QueryParam("name") String name, @QueryParam("role") String role) {
        return keys.issue(name, Role.of(role)).secret().value();
    }
}
