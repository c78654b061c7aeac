package org.rocketrewards.launcher;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Unpacks the tar archive of PostgreSQL's binaries: directories, files and links in the ustar format. Anything else in
 * the archive is an error, so that a new release of the binaries cannot lose something unnoticed.
 */
final class Tar {
    private static final int BLOCK = 512;

    private Tar() {}

    /** Unpacks into a directory that exists; returns the bytes of all files. */
    static long unpack(InputStream archive, Path into) throws IOException {
        long bytes = 0;
        for (byte[] header = block(archive); header[0] != 0; header = block(archive)) {
            String prefix = text(header, 345, 155);
            String name = (prefix.isEmpty() ? "" : prefix + "/") + text(header, 0, 100);
            Path target = into.resolve(name).normalize();
            if (!target.startsWith(into)) {
                throw new IOException("Entry outside of the directory: " + name);
            }
            long size = octal(header, 124, 12);
            switch (header[156]) {
                case '5' -> Files.createDirectories(target);
                case '0', 0 -> {
                    file(archive, target, size, (octal(header, 100, 8) & 0100) != 0);
                    bytes += size;
                }
                case '2' -> Files.createSymbolicLink(target, Path.of(text(header, 157, 100)));
                default -> throw new IOException("Unknown kind of entry: " + name);
            }
        }
        return bytes;
    }

    private static void file(InputStream archive, Path target, long size, boolean executable) throws IOException {
        Path parent = target.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        try (OutputStream out = Files.newOutputStream(target)) {
            byte[] buffer = new byte[64 * 1024];
            long left = size;
            while (left > 0) {
                int read = archive.read(buffer, 0, (int) Math.min(buffer.length, left));
                if (read < 0) {
                    throw new EOFException("The archive ends inside " + target.getFileName());
                }
                out.write(buffer, 0, read);
                left -= read;
            }
        }
        archive.skipNBytes((BLOCK - size % BLOCK) % BLOCK);
        if (executable) {
            Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    private static byte[] block(InputStream archive) throws IOException {
        byte[] block = archive.readNBytes(BLOCK);
        if (block.length < BLOCK) {
            throw new EOFException("The archive ends inside a header");
        }
        return block;
    }

    private static String text(byte[] header, int from, int length) {
        int end = from;
        while (end < from + length && header[end] != 0) {
            end++;
        }
        return new String(header, from, end - from, StandardCharsets.UTF_8);
    }

    private static long octal(byte[] header, int from, int length) {
        String digits = text(header, from, length).strip();
        return digits.isEmpty() ? 0 : Long.parseLong(digits, 8);
    }
}
