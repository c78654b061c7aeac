package org.rocketrewards.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;

/** The newest migration that the web archive brings: what the database may be at, at most. */
final class SchemaVersion {
    private static final Pattern MIGRATION = Pattern.compile("db/migration/V(\\d+)__.*\\.sql");

    private SchemaVersion() {}

    /** Looks into the libraries of a web archive; 0 if it has no migrations. */
    static long newestIn(Path webArchive) throws IOException {
        long newest = 0;
        try (ZipFile archive = new ZipFile(webArchive.toFile())) {
            Enumeration<? extends ZipEntry> entries = archive.entries();
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                if (entry.getName().startsWith("WEB-INF/lib/rocket-")) {
                    newest = Math.max(newest, newestIn(archive.getInputStream(entry)));
                }
            }
        }
        return newest;
    }

    private static long newestIn(InputStream library) throws IOException {
        long newest = 0;
        try (ZipInputStream entries = new ZipInputStream(library)) {
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                newest = Math.max(newest, versionOf(entry.getName()));
            }
        }
        return newest;
    }

    /** The version in a migration's file name, 0 for other files. */
    static long versionOf(String file) {
        Matcher migration = MIGRATION.matcher(file);
        return migration.matches() ? Long.parseLong(migration.group(1)) : 0;
    }
}
