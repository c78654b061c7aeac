package org.rocketrewards.seal.control;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.rocketrewards.seal.AuditLine;
import org.rocketrewards.seal.BatchLine;
import org.rocketrewards.seal.Bundle;
import org.rocketrewards.seal.Checkpoint;
import org.rocketrewards.seal.EntryLine;
import org.rocketrewards.seal.Instants;
import org.rocketrewards.seal.LineReader;
import org.rocketrewards.seal.Merkle;
import org.rocketrewards.seal.SealSigner;
import org.rocketrewards.seal.SignedNote;

/** Writes an export for auditors. Reads what is sealed row by row, so that a year fits as well as a day. */
public final class BundleWriter {
    private static final int FETCH = 1_024;

    private final Connection connection;
    private final SealSigner signer;
    private final String from;
    private final String to;
    private final BundleRange range;
    private final Map<String, String> hashes = new LinkedHashMap<>();
    private final BundleFigures figures = new BundleFigures();
    private ZipOutputStream zip;

    private interface Content {
        void write(OutputStream out) throws IOException, SQLException;
    }

    /** A bundle of what was booked and recorded from {@code from} until before {@code to}. */
    public BundleWriter(Connection connection, SealSigner signer, Instant from, Instant to) throws SQLException {
        this.connection = connection;
        this.signer = signer;
        this.from = Instants.text(from);
        this.to = Instants.text(to);
        this.range = BundleRange.of(connection, from, to);
        this.zip = new ZipOutputStream(OutputStream.nullOutputStream(), StandardCharsets.UTF_8);
    }

    /** Writes the whole zip. */
    public void write(OutputStream out) throws IOException, SQLException {
        StoredTree tree = new StoredTree(connection);
        SignedNote note = tree.newest().orElseThrow(() -> new IllegalStateException("nothing has been sealed yet"));
        Checkpoint head = Checkpoint.parse(note.text());
        zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        text(Bundle.README, BundleReadme.text(from, to));
        text(Bundle.CHECKPOINT, note.toString());
        text(Bundle.PROOF, proof(tree, head));
        text(Bundle.KEYS, keys());
        file(Bundle.LEAVES, this::leaves);
        file(Bundle.ENTRIES, this::entries);
        file(Bundle.ENTRIES_CSV, this::entriesCsv);
        file(Bundle.AUDIT_CSV, this::auditCsv);
        file(Bundle.SUMMARY, page -> page.write(figures.page(head, from, to, signer.key())));
        String manifest = manifest(head);
        text(Bundle.MANIFEST, SignedNote.sign(manifest, signer).toString());
        zip.finish();
    }

    private String manifest(Checkpoint head) {
        StringBuilder manifest = new StringBuilder(Bundle.FORMAT).append('\n');
        manifest.append("origin ").append(head.origin()).append('\n');
        manifest.append("from ").append(from).append('\n');
        manifest.append("to ").append(to).append('\n');
        manifest.append("first ").append(range.first()).append('\n');
        manifest.append("end ").append(range.end()).append('\n');
        manifest.append("entries ").append(figures.entries()).append('\n');
        manifest.append("audit-records ").append(figures.records()).append('\n');
        hashes.forEach((name, hash) ->
                manifest.append("sha256 ").append(hash).append(' ').append(name).append('\n'));
        return manifest.toString();
    }

    private String proof(StoredTree tree, Checkpoint head) {
        StringBuilder proof = new StringBuilder();
        proof.append("first ").append(range.first()).append('\n');
        proof.append("end ").append(range.end()).append('\n');
        append(proof, "frontier ", Merkle.frontier(range.first(), tree));
        append(proof, "consistency ", Merkle.consistency(range.end(), head.size(), tree));
        return proof.toString();
    }

    private static void append(StringBuilder proof, String word, List<byte[]> nodes) {
        nodes.forEach(node ->
                proof.append(word).append(HexFormat.of().formatHex(node)).append('\n'));
    }

    private String keys() throws SQLException {
        StringBuilder keys = new StringBuilder();
        rows(
                "SELECT verifier_key FROM seal_key ORDER BY id",
                row -> keys.append(row.getString(1)).append('\n'));
        return keys.toString();
    }

    private void leaves(OutputStream out) throws IOException, SQLException {
        String sql = AuditLine.SELECT.replaceFirst(
                        " FROM ",
                        ", l.kind, b.batch, cardinality(b.entry_ids), b.first_entry, b.last_entry, b.root, b.sealed_at"
                                + " FROM seal_leaf l LEFT JOIN seal_batch b ON l.kind = 'batch' AND b.batch = l.ref"
                                + " LEFT JOIN ")
                + "ON l.kind = 'audit' AND a.id = l.ref WHERE l.position >= " + range.first() + " AND l.position < "
                + range.end() + " ORDER BY l.position";
        rows(sql, row -> {
            if (row.getString(14).equals("audit")) {
                out.write(AuditLine.read(row).bytes());
                figures.record();
            } else {
                out.write(new BatchLine(
                                row.getLong(15),
                                row.getInt(16),
                                row.getLong(17),
                                row.getLong(18),
                                row.getBytes(19),
                                row.getObject(20, OffsetDateTime.class).toInstant())
                        .bytes());
            }
            out.write('\n');
        });
    }

    private void entries(OutputStream out) throws IOException, SQLException {
        rows(entriesOfRange(), row -> {
            EntryLine line = EntryLine.read(row);
            out.write(line.bytes());
            out.write('\n');
            figures.entry(line, Bundle.within(line.bookedAt(), from, to));
        });
    }

    private void entriesCsv(OutputStream out) throws IOException, SQLException {
        write(out, Bundle.entryHeader());
        rows(entriesOfRange(), row -> {
            EntryLine line = EntryLine.read(row);
            if (Bundle.within(line.bookedAt(), from, to)) {
                write(out, Bundle.entryRow(members(line.bytes())));
            }
        });
    }

    private void auditCsv(OutputStream out) throws IOException, SQLException {
        write(out, Bundle.auditHeader());
        String sql = AuditLine.SELECT + "JOIN seal_leaf l ON l.kind = 'audit' AND l.ref = a.id WHERE l.position >= "
                + range.first() + " AND l.position < " + range.end() + " ORDER BY l.position";
        rows(sql, row -> {
            AuditLine line = AuditLine.read(row);
            if (Bundle.within(line.recordedAt(), from, to)) {
                write(out, Bundle.auditRow(members(line.bytes())));
            }
        });
    }

    /** Batches are numbered in the order of their entries: a run of batches is a run of entries. */
    private String entriesOfRange() {
        String batches =
                " FROM seal_leaf l JOIN seal_batch b ON b.batch = l.ref WHERE l.kind = 'batch' AND l.position >= "
                        + range.first() + " AND l.position < " + range.end();
        return EntryLine.SELECT + "WHERE e.id >= (SELECT coalesce(min(b.first_entry), 1)" + batches
                + ") AND e.id <= (SELECT coalesce(max(b.last_entry), 0)" + batches + ") ORDER BY e.id";
    }

    private static Map<String, String> members(byte[] line) {
        return LineReader.read(new String(line, StandardCharsets.UTF_8));
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private void text(String name, String content) throws IOException, SQLException {
        file(name, out -> write(out, content));
    }

    private void file(String name, Content content) throws IOException, SQLException {
        zip.putNextEntry(new ZipEntry(name));
        try {
            DigestOutputStream out = new DigestOutputStream(zip, MessageDigest.getInstance("SHA-256"));
            content.write(out);
            hashes.put(name, HexFormat.of().formatHex(out.getMessageDigest().digest()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
        zip.closeEntry();
    }

    private interface RowWriter {
        void write(ResultSet row) throws SQLException, IOException;
    }

    private void rows(String sql, RowWriter writer) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setFetchSize(FETCH);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    writer.write(row);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the bundle cannot be written", e);
        }
    }
}
