package org.rocketrewards.seal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text with signatures below it.
 *
 * @param text ends with a line feed
 * @see <a href="https://c2sp.org/signed-note">C2SP signed-note</a>
 */
public record SignedNote(String text, List<Line> signatures) {
    private static final String SEPARATOR = "\n\n";
    private static final Pattern SIGNATURE = Pattern.compile("\u2014 ([^\\s+]+) ([A-Za-z0-9+/]+={0,2})");
    private static final int ID_BYTES = 4;

    /** One signature. */
    public record Line(String name, byte[] idAndSignature) {}

    /** Copies the signatures. */
    public SignedNote {
        signatures = List.copyOf(signatures);
    }

    /** Signs a text, which ends with a line feed and has no empty line at its end. */
    public static SignedNote sign(String text, SealSigner signer) {
        if (!text.endsWith("\n") || text.endsWith(SEPARATOR)) {
            throw new IllegalArgumentException("a note ends with one line feed");
        }
        byte[] signature = signer.sign(text.getBytes(StandardCharsets.UTF_8));
        return new SignedNote(
                text,
                List.of(new Line(signer.key().name(), SealKey.join(signer.key().id(), signature))));
    }

    /**
     * Reads a note.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static SignedNote parse(String note) {
        int split = note.lastIndexOf(SEPARATOR);
        if (split < 0 || !note.endsWith("\n")) {
            throw new IllegalArgumentException("no signed note: the signature is missing");
        }
        List<Line> lines = new ArrayList<>();
        for (String line : note.substring(split + SEPARATOR.length()).split("\n")) {
            Matcher parts = SIGNATURE.matcher(line);
            if (!parts.matches()) {
                throw new IllegalArgumentException("no signed note: a signature is garbled");
            }
            byte[] decoded = Base64.getDecoder().decode(parts.group(2));
            if (decoded.length <= ID_BYTES) {
                throw new IllegalArgumentException("no signed note: a signature is too short");
            }
            lines.add(new Line(parts.group(1), decoded));
        }
        return new SignedNote(note.substring(0, split + 1), lines);
    }

    /**
     * Reads the notes of a file that holds several, with or without empty lines between them.
     *
     * @throws IllegalArgumentException when one is none
     */
    public static List<SignedNote> parseAll(String text) {
        List<SignedNote> notes = new ArrayList<>();
        StringBuilder note = new StringBuilder();
        boolean signed = false;
        for (String line : text.split("\n")) {
            boolean signature = line.startsWith("\u2014 ");
            if (signed && !signature) {
                notes.add(parse(note.toString()));
                note.setLength(0);
            }
            signed = signature;
            if (note.length() > 0 || !line.isEmpty()) {
                note.append(line).append('\n');
            }
        }
        if (note.length() > 0) {
            notes.add(parse(note.toString()));
        }
        return notes;
    }

    /** The first of these keys that signed it; empty when none did. */
    public Optional<SealKey> signedBy(Collection<SealKey> keys) {
        byte[] signed = text.getBytes(StandardCharsets.UTF_8);
        for (SealKey key : keys) {
            for (Line line : signatures) {
                boolean names = line.name().equals(key.name())
                        && Arrays.equals(Arrays.copyOf(line.idAndSignature(), ID_BYTES), key.id());
                if (names
                        && key.verifies(
                                signed,
                                Arrays.copyOfRange(line.idAndSignature(), ID_BYTES, line.idAndSignature().length))) {
                    return Optional.of(key);
                }
            }
        }
        return Optional.empty();
    }

    /** The note with its signatures. */
    @Override
    public String toString() {
        StringBuilder note = new StringBuilder(text).append('\n');
        for (Line line : signatures) {
            note.append("\u2014 ")
                    .append(line.name())
                    .append(' ')
                    .append(Base64.getEncoder().encodeToString(line.idAndSignature()))
                    .append('\n');
        }
        return note.toString();
    }
}
