package org.rocketrewards.launcher.backup;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.time.Instant;
import java.util.List;

/**
 * What is in a backup, and how to tell that it still is.
 *
 * @param rocket the version that wrote it
 * @param schema the newest migration of the database
 * @param at when it was begun: nothing that was committed later is in it
 * @param server the version of PostgreSQL
 * @param checkpoint the newest checkpoint of the seals, a signed note; empty if nothing was sealed yet
 */
public record Manifest(
        String rocket,
        long schema,
        Instant at,
        String server,
        String checkpoint,
        List<TablePart> tables,
        List<SequenceState> sequences,
        List<StoredFile> files) {
    /** The form of the file; another form will have another number. */
    static final int FORMAT = 1;

    /** Copies the lists. */
    public Manifest {
        tables = List.copyOf(tables);
        sequences = List.copyOf(sequences);
        files = List.copyOf(files);
    }

    /** The rows of all tables. */
    public long rows() {
        return tables.stream().mapToLong(TablePart::rows).sum();
    }

    /** The rows of one table, over all its months. */
    public long rows(String table) {
        return tables.stream()
                .filter(part -> part.name().equals(table) || part.parent().equals(table))
                .mapToLong(TablePart::rows)
                .sum();
    }

    String toJson() {
        JsonArrayBuilder tableList = Json.createArrayBuilder();
        for (TablePart table : tables) {
            JsonObjectBuilder item = Json.createObjectBuilder().add("name", table.name());
            if (!table.parent().isEmpty()) {
                item.add("partOf", table.parent());
            }
            tableList.add(item.add("rows", table.rows())
                    .add("sha256", table.sha256())
                    .add("columns", Json.createArrayBuilder(table.columns())));
        }
        JsonArrayBuilder sequenceList = Json.createArrayBuilder();
        for (SequenceState sequence : sequences) {
            sequenceList.add(Json.createObjectBuilder()
                    .add("name", sequence.name())
                    .add("last", sequence.last())
                    .add("called", sequence.called()));
        }
        JsonArrayBuilder fileList = Json.createArrayBuilder();
        for (StoredFile file : files) {
            fileList.add(Json.createObjectBuilder()
                    .add("path", file.path())
                    .add("bytes", file.bytes())
                    .add("sha256", file.sha256()));
        }
        return Json.createObjectBuilder()
                .add("format", FORMAT)
                .add("rocket", rocket)
                .add("schema", schema)
                .add("at", at.toString())
                .add("postgresql", server)
                .add("checkpoint", checkpoint)
                .add("tables", tableList)
                .add("sequences", sequenceList)
                .add("files", fileList)
                .build()
                .toString();
    }

    static Manifest parse(String text) throws DamagedBackupException {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            JsonObject json = reader.readObject();
            if (json.getInt("format") != FORMAT) {
                throw new DamagedBackupException("is of format " + json.getInt("format") + " and this Rocket reads "
                        + FORMAT + "; restore it with the Rocket that wrote it, " + json.getString("rocket", "?"));
            }
            return new Manifest(
                    json.getString("rocket"),
                    json.getJsonNumber("schema").longValueExact(),
                    Instant.parse(json.getString("at")),
                    json.getString("postgresql"),
                    json.getString("checkpoint"),
                    json.getJsonArray("tables").getValuesAs(JsonObject.class).stream()
                            .map(Manifest::table)
                            .toList(),
                    json.getJsonArray("sequences").getValuesAs(JsonObject.class).stream()
                            .map(sequence -> new SequenceState(
                                    sequence.getString("name"),
                                    sequence.getJsonNumber("last").longValueExact(),
                                    sequence.getBoolean("called")))
                            .toList(),
                    json.getJsonArray("files").getValuesAs(JsonObject.class).stream()
                            .map(file -> new StoredFile(
                                    file.getString("path"),
                                    file.getJsonNumber("bytes").longValueExact(),
                                    file.getString("sha256")))
                            .toList());
        } catch (DamagedBackupException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new DamagedBackupException("has a manifest that cannot be read: " + e.getMessage());
        }
    }

    private static TablePart table(JsonObject table) {
        return new TablePart(
                table.getString("name"),
                table.getString("partOf", ""),
                table.getJsonArray("columns").getValuesAs(JsonString.class).stream()
                        .map(JsonString::getString)
                        .toList(),
                table.getJsonNumber("rows").longValueExact(),
                table.getString("sha256"));
    }
}
