package org.rocketrewards.seal.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.rocketrewards.model.testing.TestDatabase;
import org.rocketrewards.seal.SealSigner;
import org.rocketrewards.seal.SignedNote;
import org.rocketrewards.seal.control.BundleWriter;

/** An export is verified with nothing but itself and the key, and whatever is done to it is found. */
class BundleTest {
    @RegisterExtension
    static final TestDatabase DB = TestDatabase.shared();

    private static final Instant HOUR = Instant.parse("2026-11-22T10:00:00Z");

    @TempDir
    Path directory;

    private Books books;

    @BeforeEach
    void sealThreeDays() {
        books = new Books(DB);
        books.book(3).seal();
        books.later(Duration.ofDays(1))
                .book(4)
                .seal()
                .later(Duration.ofMinutes(20))
                .book(2)
                .seal();
        books.later(Duration.ofDays(1)).book(2).seal();
    }

    @Test
    void theWholeIsSound() throws Exception {
        Report report = verify(export(HOUR, HOUR.plus(Duration.ofDays(3))));

        assertThat(report.findings()).isEmpty();
        assertThat(report.counts())
                .containsEntry("entries", 22L)
                .containsEntry("audit records", 11L)
                .containsEntry("leaves", 15L);
    }

    @Test
    void aDayInTheMiddleIsSoundByItself() throws Exception {
        Path file = export(HOUR.plus(Duration.ofDays(1)), HOUR.plus(Duration.ofDays(2)));

        assertThat(verify(file).findings()).isEmpty();
        assertThat(read(file, "entries.csv").lines()).hasSize(1 + 12);
        assertThat(read(file, "audit.csv").lines()).hasSize(1 + 6);
        assertThat(read(file, "entries.csv"))
                .startsWith(
                        "entry,source,learner,no,kind,points,balance,occurredAt,bookedAt,event,rule,ruleSet,reverses\r\n")
                .contains(",1,31,4,award,5,20,2026-11-23T10:00:00.123456Z,");
    }

    @Test
    void aPeriodWithoutAnythingIsSound() throws Exception {
        assertThat(verify(export(HOUR.minusSeconds(7200), HOUR.minusSeconds(3600)))
                        .findings())
                .isEmpty();
    }

    @Test
    void aChangedLineIsFound() throws Exception {
        Path file = changed("entries.jsonl", text -> text.replaceFirst("\"amount\":5", "\"amount\":6"));

        assertThat(codes(file)).contains("file-changed", "batch-changed");
    }

    @Test
    void aRemovedAuditRecordIsFound() throws Exception {
        Path file = changed("leaves.jsonl", text -> text.replaceFirst("\\{\"v\":1,\"audit\":2,.*\n", ""));

        assertThat(codes(file)).contains("file-changed", "checkpoint-contradicted");
    }

    /** Somebody with a key of their own rewrites the manifest as well. */
    @Test
    void aBundleSignedWithAnotherKeyIsFound() throws Exception {
        Books forger = books.forger();
        Path file = directory.resolve("forged.zip");
        export(file, forger.signer, HOUR, HOUR.plus(Duration.ofDays(3)));

        assertThat(codes(file)).containsExactly("checkpoint-forged");
    }

    @Test
    void aChangedTableIsFound() throws Exception {
        assertThat(codes(changed("audit.csv", text -> text.replace("site-1", "site-X"))))
                .containsExactly("file-changed", "file-changed");
    }

    @Test
    void whatTheManifestDoesNotListIsFound() throws Exception {
        Path file = rewritten(files -> files.put("more.txt", new byte[] {'x'}));

        assertThat(codes(file)).containsExactly("file-changed");
    }

    @Test
    void anotherHistoryThanTheKeptOneIsFound() throws Exception {
        books.keepCheckpoint();
        Path file = export(HOUR, HOUR.plus(Duration.ofDays(3)));
        DB.execute("UPDATE audit_record SET actor = 'ben' WHERE id = 4");
        DB.execute("TRUNCATE seal_leaf, seal_node, seal_batch, checkpoint");
        books.seal();
        Path other = directory.resolve("other.zip");
        export(other, books.signer, HOUR, HOUR.plus(Duration.ofDays(3)));

        assertThat(verify(file, books.kept()).findings()).isEmpty();
        assertThat(verify(other).findings()).isEmpty();
        assertThat(verify(other, books.kept()).findings())
                .extracting(Finding::fault)
                .contains(Fault.HISTORY_SET_BACK);
    }

    @Test
    void formulasAreDefused() throws Exception {
        DB.execute("INSERT INTO audit_record (recorded_at, actor_kind, actor, action, object_type, object_id, reason)"
                + " VALUES ('2026-11-25T10:00:00Z', 'person', '=1+1', 'a', 'b', '@x', 'says \"no\", twice')");
        books.later(Duration.ofDays(1)).seal();
        Path file = export(HOUR.plus(Duration.ofDays(2)), HOUR.plus(Duration.ofDays(5)));

        assertThat(read(file, "audit.csv")).contains(",'=1+1,a,b,'@x,done,\"says \"\"no\"\", twice\",");
        assertThat(verify(file).findings()).isEmpty();
    }

    @Test
    void thePageIsAPdf() throws Exception {
        String page = read(export(HOUR, HOUR.plus(Duration.ofDays(3))), "summary.pdf");

        assertThat(page).startsWith("%PDF-1.7\n").endsWith("%%EOF\n").contains("Entries booked in the period");
    }

    private Path export(Instant from, Instant to) throws IOException, SQLException {
        Path file = Files.createTempFile(directory, "bundle", ".zip");
        export(file, books.signer, from, to);
        return file;
    }

    private static void export(Path file, SealSigner signer, Instant from, Instant to)
            throws IOException, SQLException {
        DB.execute(
                "INSERT INTO seal_key (verifier_key, added_at) VALUES (?, now()) ON CONFLICT DO NOTHING",
                signer.key().toString());
        try (Connection connection = DB.application().getConnection();
                OutputStream out = Files.newOutputStream(file)) {
            connection.setAutoCommit(false);
            new BundleWriter(connection, signer, from, to).write(out);
        }
    }

    private Path changed(String name, UnaryOperator<String> change) throws IOException, SQLException {
        return rewritten(files -> files.computeIfPresent(
                name,
                (file, bytes) ->
                        change.apply(new String(bytes, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8)));
    }

    private Path rewritten(Consumer<Map<String, byte[]>> change) throws IOException, SQLException {
        Path original = export(HOUR, HOUR.plus(Duration.ofDays(3)));
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipFile zip = new ZipFile(original.toFile())) {
            for (ZipEntry entry : zip.stream().toList()) {
                try (InputStream in = zip.getInputStream(entry)) {
                    files.put(entry.getName(), in.readAllBytes());
                }
            }
        }
        change.accept(files);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        }
        return Files.write(Files.createTempFile(directory, "changed", ".zip"), bytes.toByteArray());
    }

    private static String read(Path file, String name) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile());
                InputStream in = zip.getInputStream(zip.getEntry(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private List<String> codes(Path file) throws IOException {
        return verify(file).findings().stream()
                .map(finding -> finding.fault().code())
                .toList();
    }

    private Report verify(Path file) throws IOException {
        return verify(file, List.of());
    }

    private Report verify(Path file, List<SignedNote> witnesses) throws IOException {
        Trust trust = new Trust(List.of(books.signer.key()), witnesses);
        return new BundleVerifier(file, trust, (what, done) -> {}).run();
    }
}
