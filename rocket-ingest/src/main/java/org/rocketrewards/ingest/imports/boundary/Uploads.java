package org.rocketrewards.ingest.imports.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.rocketrewards.audit.boundary.NotAudited;
import org.rocketrewards.audit.boundary.RefusalsOnRecord;
import org.rocketrewards.ingest.imports.ImportKind;
import org.rocketrewards.ingest.imports.ImportRow;
import org.rocketrewards.ingest.imports.control.Spool;
import org.rocketrewards.model.ProblemType;
import org.rocketrewards.model.RocketException;
import org.rocketrewards.model.access.Role;

/** Takes files in as they come, with one buffer of memory. Not in a transaction, because an upload takes its time. */
@Stateless
@RefusalsOnRecord("import")
@RolesAllowed({Role.ADMIN_ROLE, Role.OPERATOR_ROLE})
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Uploads {
    private static final int LONGEST_FILE_NAME = 255;

    @EJB
    Imports imports;

    @EJB
    ImportWorker worker;

    @EJB
    OpeningBalances balances;

    /**
     * Takes a file of events for import; the dry run begins.
     *
     * @param source name of a registered Moodle
     * @param columns names of columns by the field that they hold, where the two differ
     * @param run whether to book without asking again when the dry run finds the file usable
     */
    public ImportRow add(
            String source, ImportKind kind, String fileName, InputStream file, Map<String, String> columns, boolean run)
            throws IOException {
        int sourceId = imports.requireSource(source);
        requireFileName(fileName);
        Spool spool = worker.spool();
        Spool.Kept kept = spool.take(file);
        try {
            return imports.add(sourceId, kind, fileName, kept, columns, run);
        } catch (RuntimeException e) {
            spool.remove(kept.name());
            throw e;
        }
    }

    /** Keeps a file of opening balances, and gives the name under which it waits. */
    @NotAudited("nothing is booked yet; what is booked is a correction, each on record")
    public String keep(InputStream file) throws IOException {
        return worker.spool().take(file).name();
    }

    /** Removes a file of opening balances. */
    @NotAudited("the file of somebody who uploaded it themselves")
    public void forget(String name) throws IOException {
        worker.spool().remove(requireName(name));
    }

    /**
     * Tells what would be booked of the opening balances in a file that is kept, or books it.
     *
     * @return a file with each row and what became of it, which the caller deletes
     */
    public Path balances(String name, String source, String reason, boolean run) throws IOException {
        int sourceId = imports.requireSource(source);
        Spool spool = worker.spool();
        if (!spool.has(requireName(name))) {
            throw new RocketException(ProblemType.NOT_FOUND, "The file is not kept any more: upload it again.");
        }
        Path answer = spool.path(name + "-answer");
        try (OutputStream out = Files.newOutputStream(answer)) {
            balances.write(spool.path(name), worker.unpackedBytes(), source, sourceId, reason, run, out);
            return answer;
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(answer);
            throw e;
        }
    }

    private static void requireFileName(String name) {
        if (name.isEmpty() || name.length() > LONGEST_FILE_NAME || name.chars().anyMatch(Character::isISOControl)) {
            throw new RocketException(
                    ProblemType.INVALID_PARAMETER,
                    "name is the name of the file, at most " + LONGEST_FILE_NAME + " characters.",
                    Map.of("field", "name"));
        }
    }

    /** Names are given out by {@link #keep}; nobody gets at other files with them. */
    private static String requireName(String name) {
        if (!name.matches("[0-9a-f-]{36}")) {
            throw new RocketException(ProblemType.NOT_FOUND, "There is no such file.");
        }
        return name;
    }
}
