package org.rocketrewards.admin.parts;

import com.vaadin.flow.component.UI;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.rocketrewards.model.RocketException;

/**
 * What services say when they refuse, in the language of whoever reads. Services speak English, to programs too; what they
 * say is found again by the sentence in their code. A sentence that is not in the list stays as it is.
 */
public final class Refusals {
    private static final String FILE = "refusals_de.txt";
    private static final String GAP = "{}";
    private static final List<Sentence> GERMAN = read();

    private record Sentence(String template, Pattern pattern, String german) {}

    private Refusals() {}

    /** The refusal in words for the page that is shown. */
    public static String words(RocketException refusal) {
        return words(refusal.detail());
    }

    /** What a service said, in words for the page that is shown. */
    public static String words(String sentence) {
        UI ui = UI.getCurrent();
        return words(sentence, ui == null ? Locale.ENGLISH : ui.getLocale());
    }

    static String words(String sentence, Locale locale) {
        if (!locale.getLanguage().equals(Locale.GERMAN.getLanguage())) {
            return sentence;
        }
        for (Sentence known : GERMAN) {
            Matcher matcher = known.pattern().matcher(sentence);
            if (matcher.matches()) {
                String words = known.german();
                for (int gap = 1; gap <= matcher.groupCount(); gap++) {
                    words = words.replace("{" + gap + "}", matcher.group(gap));
                }
                return words;
            }
        }
        return sentence;
    }

    /** The English sentences that there are, with {@code {}} for what is put in. */
    static List<String> known() {
        return GERMAN.stream().map(Sentence::template).toList();
    }

    private static List<Sentence> read() {
        List<Sentence> sentences = new ArrayList<>();
        try (InputStream file = Objects.requireNonNull(Refusals.class.getResourceAsStream(FILE), FILE)) {
            List<String> lines = new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
            for (int i = 0; i + 1 < lines.size(); i += 2) {
                sentences.add(new Sentence(lines.get(i), pattern(lines.get(i)), lines.get(i + 1)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        // what leaves least open is tried first
        sentences.sort(Comparator.comparingInt(
                        (Sentence sentence) -> sentence.template().split(Pattern.quote(GAP), -1).length)
                .thenComparing(sentence -> -sentence.template().length()));
        return List.copyOf(sentences);
    }

    private static Pattern pattern(String template) {
        return Pattern.compile(
                Arrays.stream(template.split(Pattern.quote(GAP), -1))
                        .map(Pattern::quote)
                        .collect(Collectors.joining("(.+?)")),
                Pattern.DOTALL);
    }
}
