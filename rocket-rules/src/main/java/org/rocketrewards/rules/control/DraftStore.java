package org.rocketrewards.rules.control;

import jakarta.json.JsonObject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.database.Query;
import org.rocketrewards.database.Row;
import org.rocketrewards.database.SqlFile;
import org.rocketrewards.rules.RuleDocument;
import org.rocketrewards.rules.RuleSetDraft;
import org.rocketrewards.rules.RuleSetJson;

/** The one draft, in the caller's transaction. Every change names the revision that it is meant for. */
public final class DraftStore {
    private static final String COLUMNS =
            "revision, based_on, created_at, created_by, changed_at, changed_by, document::text AS document";
    private static final String FIND = "SELECT " + COLUMNS + " FROM rule_set_draft";
    private static final String CREATE = SqlFile.read(DraftStore.class, "createDraft");
    private static final String CHANGE = SqlFile.read(DraftStore.class, "changeDraft");
    private static final String REMOVE = "DELETE FROM rule_set_draft WHERE revision = ? RETURNING " + COLUMNS;

    private final Query query;

    /** Works on this database. */
    public DraftStore(DataSource database) {
        this.query = new Query(database);
    }

    /** The draft, if there is one. */
    public Optional<RuleSetDraft> find() {
        return query.first(FIND, List.of(), DraftStore::draft);
    }

    /** Makes a draft; empty when there is one. */
    public Optional<RuleSetDraft> create(RuleDocument rules, int basedOn, String by, Instant now) {
        return query.first(
                CREATE, List.of(RuleSetJson.write(rules).toString(), basedOn, now, by, now, by), DraftStore::draft);
    }

    /**
     * Changes the draft; empty when it is not in this state any more.
     *
     * @param basedOn null: as before
     */
    public Optional<RuleSetDraft> change(
            long revision, RuleDocument rules, @Nullable Integer basedOn, String by, Instant now) {
        return query.first(
                CHANGE,
                Arrays.asList(RuleSetJson.write(rules).toString(), basedOn, now, by, revision),
                DraftStore::draft);
    }

    /** Takes the draft away; empty when it is not in this state any more. */
    public Optional<RuleSetDraft> remove(long revision) {
        return query.first(REMOVE, List.of(revision), DraftStore::draft);
    }

    private static RuleSetDraft draft(Row row) throws SQLException {
        JsonObject document = Objects.requireNonNull(row.jsonOrNull("document")).asJsonObject();
        JsonObject written = RuleSetJson.write(RuleSetJson.read(0, document).document());
        return new RuleSetDraft(
                row.number("revision"),
                row.integer("based_on"),
                row.instant("created_at"),
                row.text("created_by"),
                row.instant("changed_at"),
                row.text("changed_by"),
                RuleDocuments.array(written, "rules"),
                RuleDocuments.array(written, "groups"),
                RuleDocuments.array(written, "campaigns"));
    }
}
