package org.rocketrewards.seal.verify;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.rocketrewards.seal.Checkpoint;
import org.rocketrewards.seal.Frontier;
import org.rocketrewards.seal.SignedNote;

/** The growing tree against every signed checkpoint, those in the database and those kept elsewhere. */
final class CheckpointCheck implements AutoCloseable {
    /** Checking a signature takes a quarter of a millisecond: of more than so many every n-th and the newest are. */
    private static final long SIGNATURES = 8_000;

    private final Report report;
    private final Trust trust;
    private final List<Checkpoint> witnesses = new ArrayList<>();
    private final Statement statement;
    private final ResultSet stored;
    private final long every;
    private final long newest;
    private boolean more;
    private long checked;
    private long lastSound;
    private int nextWitness;

    CheckpointCheck(Connection connection, Report report, Trust trust) throws SQLException {
        this.report = report;
        this.trust = trust;
        for (SignedNote note : trust.witnesses()) {
            addWitness(note);
        }
        witnesses.sort(Comparator.comparingLong(Checkpoint::size));
        try (Statement counting = connection.createStatement();
                ResultSet row = counting.executeQuery("SELECT count(*), coalesce(max(size), 0) FROM checkpoint")) {
            row.next();
            every = Math.max(1, row.getLong(1) / SIGNATURES);
            newest = row.getLong(2);
        }
        statement = connection.createStatement();
        statement.setFetchSize(1_000);
        stored = statement.executeQuery("SELECT size, note, signed_at::text FROM checkpoint ORDER BY size");
        more = stored.next();
    }

    private void addWitness(SignedNote note) {
        Checkpoint checkpoint = Checkpoint.parse(note.text());
        if (note.signedBy(trust.keys()).isEmpty()) {
            report.found(
                    Fault.WITNESS_UNTRUSTED,
                    "kept checkpoint of " + checkpoint.size() + " leaves",
                    "none of the trusted keys signed it");
        } else {
            witnesses.add(checkpoint);
        }
    }

    /** The tree has one leaf more. */
    void grown(Frontier frontier) throws SQLException {
        while (nextWitness < witnesses.size() && witnesses.get(nextWitness).size() <= frontier.size()) {
            Checkpoint kept = witnesses.get(nextWitness++);
            if (kept.size() == frontier.size() && !Arrays.equals(kept.root(), frontier.root())) {
                report.found(
                        Fault.HISTORY_REWRITTEN,
                        "leaves up to " + kept.size(),
                        "the checkpoint that was kept elsewhere is signed and has another root");
            }
        }
        while (more && stored.getLong(1) <= frontier.size()) {
            if (stored.getLong(1) == frontier.size()) {
                check(frontier);
            }
            more = stored.next();
        }
    }

    private void check(Frontier frontier) throws SQLException {
        String subject = "checkpoint of " + frontier.size() + " leaves";
        checked++;
        try {
            SignedNote note = SignedNote.parse(stored.getString(2));
            Checkpoint checkpoint = Checkpoint.parse(note.text());
            boolean looked = checked % every == 0 || frontier.size() == newest;
            if (looked && note.signedBy(trust.keys()).isEmpty()) {
                report.found(Fault.CHECKPOINT_FORGED, subject, "none of the trusted keys signed it");
            } else if (checkpoint.size() != frontier.size() || !Arrays.equals(checkpoint.root(), frontier.root())) {
                report.found(
                        Fault.CHECKPOINT_CONTRADICTED,
                        subject,
                        "it was signed over another tree: of leaves " + lastSound + " to " + (frontier.size() - 1)
                                + " at least one was replaced, with its hashes");
            } else {
                lastSound = frontier.size();
            }
        } catch (IllegalArgumentException e) {
            report.found(Fault.CHECKPOINT_FORGED, subject, "it cannot be read");
        }
    }

    /** The tree has no more leaves. */
    void end(Frontier frontier) throws SQLException {
        report.count("checkpoints", checked);
        if (every > 1) {
            report.note("Of the checkpoints before the newest, the signature of every " + every
                    + "th was checked; the newest one vouches for all.");
        }
        while (more) {
            report.found(
                    Fault.LEAF_DELETED,
                    "leaves " + frontier.size() + " to " + (stored.getLong(1) - 1),
                    "a checkpoint was signed over them at " + stored.getString(3));
            more = stored.next();
        }
        for (Checkpoint kept : witnesses.subList(nextWitness, witnesses.size())) {
            report.found(
                    Fault.HISTORY_SET_BACK,
                    "leaves " + frontier.size() + " to " + (kept.size() - 1),
                    "a checkpoint of " + kept.size() + " leaves was kept elsewhere, and the database has "
                            + frontier.size() + ": the newest records were removed, or an old backup was restored");
        }
        if (frontier.size() > newest) {
            report.found(
                    Fault.CHECKPOINT_MISSING,
                    "leaves " + newest + " to " + (frontier.size() - 1),
                    "no checkpoint was signed over them");
        }
        if (witnesses.isEmpty()) {
            report.note("No checkpoint kept elsewhere was given: that the newest records were removed, or an old backup"
                    + " restored, cannot be seen from the database alone.");
        }
    }

    @Override
    public void close() throws SQLException {
        statement.close();
    }
}
