package org.rocketrewards.seal.verify;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What must hold in any database: the statements in {@code db/checks}, each of which finds nothing in a sound one. */
final class InvariantCheck {
    private static final String FOLDER = "db/checks";
    private static final int NAMED = 100;

    private final Connection connection;
    private final Report report;
    private final Progress progress;

    InvariantCheck(Connection connection, Report report, Progress progress) {
        this.connection = connection;
        this.report = report;
        this.progress = progress;
    }

    void run() throws SQLException {
        long done = 0;
        for (Map.Entry<String, String> check : checks().entrySet()) {
            try (Statement statement = connection.createStatement()) {
                statement.setFetchSize(NAMED);
                try (ResultSet rows = statement.executeQuery(check.getValue())) {
                    for (int i = 0; i < NAMED && rows.next(); i++) {
                        report.found(Fault.INVARIANT_BROKEN, check.getKey(), describe(rows));
                    }
                }
            }
            progress.at("invariants", ++done);
        }
        report.count("invariants", done);
    }

    private static String describe(ResultSet row) throws SQLException {
        ResultSetMetaData columns = row.getMetaData();
        StringBuilder text = new StringBuilder();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            text.append(i == 1 ? "" : ", ")
                    .append(columns.getColumnLabel(i))
                    .append(' ')
                    .append(row.getString(i));
        }
        return text.toString();
    }

    private static Map<String, String> checks() {
        URL folder = InvariantCheck.class.getClassLoader().getResource(FOLDER);
        if (folder == null) {
            throw new IllegalStateException(FOLDER + " is not on the class path");
        }
        try {
            URI uri = folder.toURI();
            if (!"jar".equals(uri.getScheme())) {
                return read(Path.of(uri));
            }
            try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
                return read(jar.getPath(FOLDER));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + folder, e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("cannot read " + folder, e);
        }
    }

    private static Map<String, String> read(Path folder) throws IOException {
        Map<String, String> checks = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                try (InputStream in = Files.newInputStream(file)) {
                    String name = String.valueOf(file.getFileName());
                    checks.put(name.replaceFirst("\\.sql$", ""), new String(in.readAllBytes(), StandardCharsets.UTF_8));
                }
            }
        }
        return checks;
    }
}
