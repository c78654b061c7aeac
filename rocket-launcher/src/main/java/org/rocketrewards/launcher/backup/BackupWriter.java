package org.rocketrewards.launcher.backup;

import java.io.ByteArrayInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** Writes a backup, as a stream and in constant memory, while the database is in use or not. */
public final class BackupWriter {
    private final Connection connection;
    private final Path home;
    private final Consumer<String> progress;

    /**
     * A writer.
     *
     * @param connection of the schema's owner, for this alone
     * @param home whose files go along; need not be there
     * @param progress takes a line now and then
     */
    public BackupWriter(Connection connection, Path home, Consumer<String> progress) {
        this.connection = connection;
        this.home = home;
        this.progress = progress;
    }

    /** Writes all of it and answers what that was; does not close the stream. */
    public Manifest write(OutputStream out, String rocket, Instant at) throws SQLException, IOException {
        ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        zip.setLevel(Deflater.BEST_SPEED);
        connection.setAutoCommit(false);
        connection.setReadOnly(true);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        try {
            Snapshot snapshot = Snapshot.take(connection);
            List<TablePart> tables = new ArrayList<>();
            for (TablePart table : snapshot.tables()) {
                tables.add(copy(table, zip));
            }
            Manifest manifest = new Manifest(
                    rocket,
                    snapshot.schema(),
                    at,
                    snapshot.server(),
                    snapshot.checkpoint(),
                    tables,
                    snapshot.sequences(),
                    files(snapshot.checkpoint(), zip));
            byte[] json = manifest.toJson().getBytes(StandardCharsets.UTF_8);
            put(zip, BackupFile.MANIFEST, json);
            put(zip, BackupFile.MANIFEST_SUM, Checksum.hex(json).getBytes(StandardCharsets.US_ASCII));
            zip.finish();
            return manifest;
        } finally {
            connection.rollback();
        }
    }

    private TablePart copy(TablePart table, ZipOutputStream zip) throws SQLException, IOException {
        zip.putNextEntry(new ZipEntry(table.entry()));
        Checksum sum = new Checksum(rows -> progress.accept(String.format("%s: %,d rows so far", table.name(), rows)));
        CopyManager copies = connection.unwrap(PGConnection.class).getCopyAPI();
        long rows = copies.copyOut("COPY " + table.target() + " TO STDOUT", new Counted(zip, sum));
        zip.closeEntry();
        if (rows > 0) {
            progress.accept(String.format("%s: %,d rows", table.name(), rows));
        }
        return new TablePart(table.name(), table.parent(), table.columns(), rows, sum.hex());
    }

    private List<StoredFile> files(String checkpoint, ZipOutputStream zip) throws IOException {
        List<StoredFile> stored = new ArrayList<>();
        for (Path file : HomeFiles.in(home)) {
            try (InputStream in = Files.newInputStream(home.resolve(file))) {
                stored.add(store(file.toString(), in, zip));
            } catch (NoSuchFileException e) {
                // the file of an import whose time was up
                progress.accept(file + " has just gone");
            }
        }
        if (!checkpoint.isEmpty()) {
            stored.add(store(
                    HomeFiles.CHECKPOINT, new ByteArrayInputStream(checkpoint.getBytes(StandardCharsets.UTF_8)), zip));
        }
        return stored;
    }

    private static StoredFile store(String path, InputStream in, ZipOutputStream zip) throws IOException {
        StoredFile empty = new StoredFile(path, 0, "");
        zip.putNextEntry(new ZipEntry(empty.entry()));
        Checksum sum = new Checksum(lines -> {});
        in.transferTo(new Counted(zip, sum));
        zip.closeEntry();
        return new StoredFile(path, sum.bytes(), sum.hex());
    }

    private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
    }

    /** Hands on what it sees to both. */
    private static final class Counted extends FilterOutputStream {
        private final Checksum sum;

        Counted(OutputStream out, Checksum sum) {
            super(out);
            this.sum = sum;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] from, int offset, int length) throws IOException {
            sum.update(from, offset, length);
            out.write(from, offset, length);
        }
    }
}
