package org.rocketrewards.seal.verify;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.Map;
import java.util.function.Function;
import java.util.zip.ZipFile;
import org.rocketrewards.seal.Bundle;
import org.rocketrewards.seal.LineReader;

/** The tables for spreadsheets against the sealed lines that they were made from: made once more and compared. */
final class BundleTables {
    private final Report report;

    BundleTables(Report report) {
        this.report = report;
    }

    void check(ZipFile zip, Manifest manifest) throws IOException {
        check(
                zip,
                manifest,
                Bundle.ENTRIES,
                "entry",
                "bookedAt",
                Bundle.ENTRIES_CSV,
                Bundle.entryHeader(),
                Bundle::entryRow);
        check(
                zip,
                manifest,
                Bundle.LEAVES,
                "audit",
                "recordedAt",
                Bundle.AUDIT_CSV,
                Bundle.auditHeader(),
                Bundle::auditRow);
    }

    private void check(
            ZipFile zip,
            Manifest manifest,
            String source,
            String kind,
            String time,
            String table,
            String header,
            Function<Map<String, String>, String> row)
            throws IOException {
        try (BufferedReader lines = BundleVerifier.reader(zip, source);
                BufferedReader rows = BundleVerifier.reader(zip, table)) {
            boolean same = matches(rows, header);
            for (String line = lines.readLine(); same && line != null; line = lines.readLine()) {
                Map<String, String> members = LineReader.read(line);
                if (members.containsKey(kind)
                        && Bundle.within(LineReader.text(members, time), manifest.from(), manifest.to())) {
                    same = matches(rows, row.apply(members));
                }
            }
            if (!same || rows.read() >= 0) {
                report.found(Fault.FILE_CHANGED, table, "it does not say what the sealed lines say");
            }
        }
    }

    private static boolean matches(BufferedReader rows, String expected) throws IOException {
        char[] read = new char[expected.length()];
        int n = 0;
        while (n < read.length) {
            int more = rows.read(read, n, read.length - n);
            if (more < 0) {
                return false;
            }
            n += more;
        }
        return expected.contentEquals(String.valueOf(read));
    }
}
