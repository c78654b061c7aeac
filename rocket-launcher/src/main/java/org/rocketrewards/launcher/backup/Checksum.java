package org.rocketrewards.launcher.backup;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 and size of what passes by, and its lines: COPY writes each row on one. */
final class Checksum {
    /** What happens when so many more lines have passed. */
    interface Milestone {
        void passed(long lines);
    }

    private static final long STEP = 1_000_000;

    private final MessageDigest digest = sha256();
    private final Milestone milestone;
    private long bytes;
    private long lines;
    private long next = STEP;

    Checksum(Milestone milestone) {
        this.milestone = milestone;
    }

    void update(byte[] from, int offset, int length) {
        digest.update(from, offset, length);
        bytes += length;
        for (int i = offset; i < offset + length; i++) {
            if (from[i] == '\n') {
                lines++;
            }
        }
        if (lines >= next) {
            milestone.passed(lines);
            next = lines + STEP;
        }
    }

    long bytes() {
        return bytes;
    }

    long lines() {
        return lines;
    }

    /** The digits; ends the calculation. */
    String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }

    static String hex(byte[] of) {
        return HexFormat.of().formatHex(sha256().digest(of));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
