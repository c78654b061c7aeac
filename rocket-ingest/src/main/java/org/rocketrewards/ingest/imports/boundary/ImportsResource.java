package org.rocketrewards.ingest.imports.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.ingest.imports.ImportKind;
import org.rocketrewards.ingest.imports.ImportRow;
import org.rocketrewards.ingest.imports.ImportRowError;
import org.rocketrewards.model.Page;
import org.rocketrewards.model.ProblemType;
import org.rocketrewards.model.QueryParameters;
import org.rocketrewards.model.RocketException;
import org.rocketrewards.model.access.Role;

/** Files of past events. */
@Path("v1/imports")
@Produces(MediaType.APPLICATION_JSON)
@Stateless
@RolesAllowed({Role.ADMIN_ROLE, Role.OPERATOR_ROLE, Role.AUDITOR_ROLE})
public class ImportsResource {
    private static final String ID = "{id: [1-9][0-9]{0,8}}";

    @EJB
    Imports imports;

    @EJB
    Uploads uploads;

    /** Imports, newest first. */
    @GET
    public Page<ImportRow> list(@Context UriInfo uri) {
        QueryParameters query = new QueryParameters(uri.getQueryParameters(), List.of("source", "limit", "cursor"));
        return imports.list(query.text("source"), query.cursor(), query.limit());
    }

    /** Uploads a file; nothing is booked yet. Not in a transaction, because an upload takes its time. */
    @POST
    @Consumes({
        "text/csv",
        "text/tab-separated-values",
        MediaType.TEXT_PLAIN,
        "application/gzip",
        "application/x-gzip",
        MediaType.APPLICATION_OCTET_STREAM
    })
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public Response add(InputStream body, @Context UriInfo uri) throws IOException {
        QueryParameters query =
                new QueryParameters(uri.getQueryParameters(), List.of("source", "kind", "name", "columns", "run"));
        String source = query.text("source");
        ImportKind kind = ImportKind.of(query.text("kind") == null ? "events" : String.valueOf(query.text("kind")));
        String name = query.text("name");
        ImportRow added = uploads.add(
                source == null ? "" : source,
                kind,
                name == null ? "upload.csv" : name,
                body,
                columns(query.text("columns")),
                "true".equals(query.text("run")));
        return Response.created(uri.getAbsolutePathBuilder()
                        .path(String.valueOf(added.id()))
                        .build())
                .entity(added)
                .build();
    }

    /** One import. */
    @GET
    @Path(ID)
    public ImportRow get(@PathParam("id") int id, @Context UriInfo uri) {
        QueryParameters.requireNone(uri.getQueryParameters());
        return imports.get(id);
    }

    /** Books it. */
    @POST
    @Path(ID + "/run")
    public ImportRow run(@PathParam("id") int id, @Context UriInfo uri) {
        QueryParameters.requireNone(uri.getQueryParameters());
        return imports.run(id);
    }

    /** Stops for now. */
    @POST
    @Path(ID + "/pause")
    public ImportRow pause(@PathParam("id") int id, @Context UriInfo uri) {
        QueryParameters.requireNone(uri.getQueryParameters());
        return imports.pause(id);
    }

    /** Stops for good. */
    @POST
    @Path(ID + "/cancel")
    public ImportRow cancel(@PathParam("id") int id, @Context UriInfo uri) {
        QueryParameters.requireNone(uri.getQueryParameters());
        return imports.cancel(id);
    }

    /** The first errors; one page. */
    @GET
    @Path(ID + "/errors")
    public Page<ImportRowError> errors(@PathParam("id") int id, @Context UriInfo uri) {
        QueryParameters.requireNone(uri.getQueryParameters());
        return new Page<>(imports.errors(id), null);
    }

    /** All rows that are no events, to be mended. */
    @GET
    @Path(ID + "/errors.csv")
    @Produces("text/csv")
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public Response badRows(@PathParam("id") int id, @Context UriInfo uri) {
        QueryParameters.requireNone(uri.getQueryParameters());
        Imports.BadRows rows = imports.badRows(id);
        StreamingOutput body = rows::write;
        return Response.ok(body, "text/csv;charset=UTF-8")
                .header("Content-Disposition", "attachment; filename=\"import-" + id + "-errors.csv\"")
                .build();
    }

    /** {@code field:column,field:column}. */
    private static Map<String, String> columns(@Nullable String given) {
        Map<String, String> columns = new LinkedHashMap<>();
        if (given == null) {
            return columns;
        }
        for (String pair : given.split(",", -1)) {
            int colon = pair.indexOf(':');
            if (colon < 1 || colon == pair.length() - 1 || columns.size() == 100) {
                throw new RocketException(
                        ProblemType.INVALID_PARAMETER,
                        "columns says which column holds a field: id:event_id,eventname:name.",
                        Map.of("field", "columns"));
            }
            columns.put(
                    pair.substring(0, colon).strip(), pair.substring(colon + 1).strip());
        }
        return columns;
    }
}
