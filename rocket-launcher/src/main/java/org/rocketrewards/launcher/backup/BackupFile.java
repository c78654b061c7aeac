package org.rocketrewards.launcher.backup;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** A backup to read from. Nothing in it is to be used before {@link #check} has seen all of it. */
public final class BackupFile implements AutoCloseable {
    static final String MANIFEST = "manifest.json";
    static final String MANIFEST_SUM = "manifest.sha256";

    private final ZipFile zip;
    private final Manifest manifest;

    private BackupFile(ZipFile zip, Manifest manifest) {
        this.zip = zip;
        this.manifest = manifest;
    }

    /**
     * Opens a backup and reads its manifest.
     *
     * @throws DamagedBackupException when it is none, or was cut off
     */
    public static BackupFile open(Path file) throws IOException {
        ZipFile zip;
        try {
            zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8);
        } catch (ZipException e) {
            throw new DamagedBackupException("was cut off, or is no backup of Rocket: " + e.getMessage());
        }
        try {
            byte[] json = bytes(zip, MANIFEST);
            String sum = new String(bytes(zip, MANIFEST_SUM), StandardCharsets.US_ASCII);
            if (!sum.equals(Checksum.hex(json))) {
                throw new DamagedBackupException("has a manifest that is not as it was written");
            }
            return new BackupFile(zip, Manifest.parse(new String(json, StandardCharsets.UTF_8)));
        } catch (IOException e) {
            zip.close();
            throw e;
        }
    }

    private static byte[] bytes(ZipFile zip, String name) throws IOException {
        try (InputStream in = stream(zip, name)) {
            return in.readAllBytes();
        } catch (ZipException | EOFException e) {
            throw new DamagedBackupException("is damaged in " + name + ": " + e.getMessage());
        }
    }

    private static InputStream stream(ZipFile zip, String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        InputStream in = entry == null ? null : zip.getInputStream(entry);
        if (in == null) {
            throw new DamagedBackupException("lacks " + name + ", so it is no backup of Rocket or is damaged");
        }
        return in;
    }

    /** What is in it. */
    public Manifest manifest() {
        return manifest;
    }

    /**
     * Reads everything once and compares it with the manifest.
     *
     * @throws DamagedBackupException with the first thing that is not as it was written
     */
    public void check(Consumer<String> progress) throws IOException {
        Set<String> expected = new HashSet<>(Set.of(MANIFEST, MANIFEST_SUM));
        for (TablePart table : manifest.tables()) {
            Checksum sum = read(table.entry(), progress);
            if (sum.lines() != table.rows()) {
                throw new DamagedBackupException(
                        "has " + sum.lines() + " rows of " + table.name() + " instead of " + table.rows());
            }
            refuseOther(table.entry(), sum.hex(), table.sha256());
            expected.add(table.entry());
        }
        for (StoredFile file : manifest.files()) {
            if (!HomeFiles.expected(file.path())) {
                throw new DamagedBackupException("holds a file that belongs into no ROCKET_HOME: " + file.path());
            }
            refuseOther(file.entry(), read(file.entry(), progress).hex(), file.sha256());
            expected.add(file.entry());
        }
        if (zip.size() != expected.size()) {
            throw new DamagedBackupException("holds more than its manifest says");
        }
    }

    private static void refuseOther(String name, String found, String expected) throws DamagedBackupException {
        if (!found.equals(expected)) {
            throw new DamagedBackupException("is damaged: " + name + " is not as it was written (SHA-256 " + found
                    + " instead of " + expected + ")");
        }
    }

    private Checksum read(String name, Consumer<String> progress) throws IOException {
        Checksum sum = new Checksum(lines -> progress.accept(String.format("%s: %,d lines", name, lines)));
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = stream(zip, name)) {
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                sum.update(buffer, 0, length);
            }
        } catch (ZipException | EOFException e) {
            throw new DamagedBackupException("is damaged in " + name + ": " + e.getMessage());
        }
        return sum;
    }

    /** The rows of a table, as COPY reads them. */
    InputStream rows(TablePart table) throws IOException {
        return stream(zip, table.entry());
    }

    /** A file of the home. */
    public InputStream content(StoredFile file) throws IOException {
        return stream(zip, file.entry());
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
