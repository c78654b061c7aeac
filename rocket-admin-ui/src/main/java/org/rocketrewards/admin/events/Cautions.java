package org.rocketrewards.admin.events;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.rocketrewards.rules.EventType;

/** What to watch with an event, in the language of whoever reads; the catalogue has it in English. */
final class Cautions {
    private static final String FILE = "cautions_de.txt";
    private static final String SEPARATOR = " = ";
    private static final Map<String, String> GERMAN = read();

    /** A text and the language that it is in. */
    record Caution(String text, String language) {}

    private Cautions() {}

    static Caution of(EventType type, Locale locale) {
        String german =
                locale.getLanguage().equals(Locale.GERMAN.getLanguage()) ? GERMAN.get(type.rocketEvent()) : null;
        return german == null
                ? new Caution(type.caution(), Locale.ENGLISH.getLanguage())
                : new Caution(german, Locale.GERMAN.getLanguage());
    }

    private static Map<String, String> read() {
        try (InputStream file = Objects.requireNonNull(Cautions.class.getResourceAsStream(FILE), FILE)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.contains(SEPARATOR) && !line.startsWith("#"))
                    .map(line -> line.split(SEPARATOR, 2))
                    .collect(Collectors.toUnmodifiableMap(pair -> pair[0], pair -> pair[1]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
