package org.rocketrewards.ingest.imports.boundary;

import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.audit.AuditEntry;
import org.rocketrewards.audit.boundary.AuditTrail;
import org.rocketrewards.audit.boundary.RefusalsOnRecord;
import org.rocketrewards.audit.boundary.SensitiveRead;
import org.rocketrewards.database.SourceNames;
import org.rocketrewards.ingest.imports.ImportKind;
import org.rocketrewards.ingest.imports.ImportPreview;
import org.rocketrewards.ingest.imports.ImportRow;
import org.rocketrewards.ingest.imports.ImportRowError;
import org.rocketrewards.ingest.imports.ImportState;
import org.rocketrewards.ingest.imports.control.BadRowsFile;
import org.rocketrewards.ingest.imports.control.FilePreview;
import org.rocketrewards.ingest.imports.control.ImportJob;
import org.rocketrewards.ingest.imports.control.ImportReader;
import org.rocketrewards.ingest.imports.control.ImportStore;
import org.rocketrewards.ingest.imports.control.Spool;
import org.rocketrewards.ingest.imports.control.UnusableFileException;
import org.rocketrewards.model.Cursor;
import org.rocketrewards.model.Page;
import org.rocketrewards.model.ProblemType;
import org.rocketrewards.model.RocketException;
import org.rocketrewards.model.access.Role;

/** Imports as people deal with them. Every change is on record. An id that no import has is {@code not_found}. */
@Stateless
@RefusalsOnRecord("import")
public class Imports {
    private static final String LIST = "imports";

    @Resource(lookup = "java:app/jdbc/rocket")
    DataSource database;

    @Resource
    SessionContext session;

    @Inject
    AuditTrail audit;

    @EJB
    ImportWorker worker;

    @Inject
    Clock clock;

    private interface Change<T> {
        T on(ImportStore store) throws SQLException;
    }

    private <T> T change(Change<T> change) {
        try (Connection connection = database.getConnection()) {
            return change.on(new ImportStore(connection));
        } catch (SQLException e) {
            throw new IllegalStateException("the import cannot be changed", e);
        }
    }

    /**
     * Imports, newest first.
     *
     * @param source null: of every one
     */
    @RolesAllowed({Role.ADMIN_ROLE, Role.OPERATOR_ROLE, Role.AUDITOR_ROLE})
    public Page<ImportRow> list(@Nullable String source, @Nullable String cursor, int limit) {
        List<ImportRow> rows =
                new ImportReader(database).before(source, Cursor.before(LIST, cursor), Page.requireLimit(limit) + 1);
        return Page.of(rows, limit, LIST, ImportRow::id);
    }

    /** One import. */
    @RolesAllowed({Role.ADMIN_ROLE, Role.OPERATOR_ROLE, Role.AUDITOR_ROLE})
    public ImportRow get(int id) {
        return new ImportReader(database).find(id).orElseThrow(Imports::unknown);
    }

    /** The first errors of the dry run, and rows that could not be booked. */
    @RolesAllowed({Role.ADMIN_ROLE, Role.OPERATOR_ROLE, Role.AUDITOR_ROLE})
    @SensitiveRead("import_errors")
    public List<ImportRowError> errors(int id) {
        get(id);
        return new ImportReader(database).errors(id);
    }

    /** Checks that a source is there before anything is uploaded for it, and gives its id. */
    @RolesAllowed({Role.ADMIN_ROLE, Role.OPERATOR_ROLE})
    public int requireSource(@Nullable String source) {
        return new SourceNames(database)
                .idOf(source == null ? "" : source)
                .orElseThrow(() -> new RocketException(
                        ProblemType.INVALID_PARAMETER,
                        "source is the name of a registered Moodle; GET /api/v1/sources lists them.",
                        Map.of("field", "source")));
    }

    /**
     * Takes a file for import; the dry run begins.
     *
     * @param columns names of columns by the field that they hold, where the two differ
     * @param run whether to book without asking again when the dry run finds the file usable
     */
    @RolesAllowed({Role.ADMIN_ROLE, Role.OPERATOR_ROLE})
    public ImportRow add(
            int sourceId, ImportKind kind, String fileName, Spool.Kept file, Map<String, String> columns, boolean run) {
        int id = change(store -> store.add(
                sourceId,
                kind,
                fileName,
                file,
                columns,
                run,
                session.getCallerPrincipal().getName(),
                clock.instant()));
        audit.record(AuditEntry.of("import.add", "import", id)
                .withAfter(Json.createObjectBuilder()
                        .add("file", fileName)
                        .add("bytes", file.bytes())
                        .add("kind", kind.code())
                        .add("run", run)
                        .build()));
        worker.wake();
        return get(id);
    }

    /** Books what was checked, or goes on with what was paused. */
    @RolesAllowed({Role.ADMIN_ROLE, Role.OPERATOR_ROLE})
    public ImportRow run(int id) {
        ImportRow moved = move(id, "import.run", List.of(ImportState.CHECKED, ImportState.PAUSED), ImportState.RUNNING);
        worker.wake();
        return moved;
    }

    /** Stops after the rows that are being booked, until told to go on. */
    @RolesAllowed({Role.ADMIN_ROLE, Role.OPERATOR_ROLE})
    public ImportRow pause(int id) {
        return move(id, "import.pause", List.of(ImportState.RUNNING), ImportState.PAUSED);
    }

    /** Gives an import up; what is booked stays booked. */
    @RolesAllowed({Role.ADMIN_ROLE, Role.OPERATOR_ROLE})
    public ImportRow cancel(int id) {
        return move(
                id,
                "import.cancel",
                List.of(ImportState.CHECKING, ImportState.CHECKED, ImportState.RUNNING, ImportState.PAUSED),
                ImportState.CANCELLED);
    }

    /**
     * Reads the file anew in another way, before anything is booked of it: a dry run begins.
     *
     * @param columns names of columns by the field that they hold, where the two differ
     */
    @RolesAllowed({Role.ADMIN_ROLE, Role.OPERATOR_ROLE})
    public ImportRow recheck(int id, ImportKind kind, Map<String, String> columns) {
        ImportRow before = get(id);
        ImportJob job = change(store -> store.find(id)).orElseThrow(Imports::unknown);
        requireFile(job);
        if (!change(store -> store.recheck(id, kind, columns))) {
            throw new RocketException(
                    ProblemType.CONFLICT,
                    "The import is " + before.state()
                            + ": how its file is read changes before anything is booked only.");
        }
        audit.record(AuditEntry.of("import.recheck", "import", id)
                .withBefore(fields(job.kind(), job.columns()))
                .withAfter(fields(kind, columns)));
        worker.wake();
        return get(id);
    }

    private static JsonObject fields(ImportKind kind, Map<String, String> columns) {
        JsonObjectBuilder names = Json.createObjectBuilder();
        columns.forEach(names::add);
        return Json.createObjectBuilder()
                .add("kind", kind.code())
                .add("columns", names)
                .build();
    }

    /**
     * What was recognised in the file.
     *
     * @throws RocketException {@code malformed_body} when there are no rows of text in it, {@code not_found} when it is
     *     not kept any more
     */
    @RolesAllowed({Role.ADMIN_ROLE, Role.OPERATOR_ROLE, Role.AUDITOR_ROLE})
    @SensitiveRead("import")
    public ImportPreview preview(int id) {
        ImportJob job = change(store -> store.find(id)).orElseThrow(Imports::unknown);
        try {
            return FilePreview.of(requireFile(job), worker.unpackedBytes(), job.kind(), job.columns());
        } catch (UnusableFileException e) {
            throw new RocketException(ProblemType.MALFORMED_BODY, e.detail());
        } catch (IOException e) {
            throw new IllegalStateException("the file cannot be read", e);
        }
    }

    /** Which columns hold which fields, where the names differ. */
    @RolesAllowed({Role.ADMIN_ROLE, Role.OPERATOR_ROLE, Role.AUDITOR_ROLE})
    public Map<String, String> columns(int id) {
        return change(store -> store.find(id)).orElseThrow(Imports::unknown).columns();
    }

    private ImportRow move(int id, String action, List<ImportState> from, ImportState to) {
        ImportRow before = get(id);
        if (!change(store -> store.move(id, from, to, clock.instant()))) {
            throw new RocketException(
                    ProblemType.CONFLICT, "The import is " + before.state() + ", so this cannot be done with it.");
        }
        audit.record(AuditEntry.of(action, "import", id)
                .withBefore(
                        Json.createObjectBuilder().add("state", before.state()).build())
                .withAfter(Json.createObjectBuilder().add("state", to.code()).build()));
        return get(id);
    }

    /**
     * The rows that are no events.
     *
     * @throws RocketException {@code conflict} for a file that is unusable as a whole, {@code not_found} when the file is
     *     not kept any more
     */
    @RolesAllowed({Role.ADMIN_ROLE, Role.OPERATOR_ROLE, Role.AUDITOR_ROLE})
    @SensitiveRead("import_errors")
    public BadRows badRows(int id) {
        ImportJob job = change(store -> store.find(id)).orElseThrow(Imports::unknown);
        if (job.state() == ImportState.REJECTED) {
            throw new RocketException(
                    ProblemType.CONFLICT, "The file is unusable as a whole: its problem tells why, no row does.");
        }
        return new BadRowsFile(job, requireFile(job), worker.unpackedBytes())::write;
    }

    private Path requireFile(ImportJob job) {
        Spool spool = worker.spool();
        if (!spool.has(job.spool())) {
            throw new RocketException(
                    ProblemType.NOT_FOUND, "The file of this import is not kept any more, or on another node.");
        }
        return spool.path(job.spool());
    }

    /** A file to be written while it is sent. */
    @FunctionalInterface
    public interface BadRows {
        /** Writes all of it. */
        void write(OutputStream out) throws IOException;
    }

    private static RocketException unknown() {
        return new RocketException(
                ProblemType.NOT_FOUND, "There is no import of that id; GET /api/v1/imports lists them.");
    }
}
