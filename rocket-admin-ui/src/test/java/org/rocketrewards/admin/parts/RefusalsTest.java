package org.rocketrewards.admin.parts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Refusals in German: every sentence that a service says to people has its words. */
class RefusalsTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern REFUSAL = Pattern.compile("RocketException\\(\\s*ProblemType\\.[A-Z_]+\\s*,"
            + "|BadRowException\\(\\s*[^,()]+,\\s*\"\\w+\",|UnusableFileException\\(\\s*\"\\w+\",\\s*[^,]+,");

    /** What only programs get to read. */
    private static final Pattern FOR_PROGRAMS = Pattern.compile(
            ".*(Resource|Json|Servlet|/admin/api/\\w+|/admin/security/\\w+|/Wire\\w+|/BodyReader|/ContentTypes"
                    + "|/QueryParameters|/Request\\w+|/Revision|/RuleDocuments|/Cursor|/PlaceCursor|/Page|/Comparison"
                    + "|/LearnerExplanations|/PasswordRefusedException)\\.java");

    @Test
    void germanReadersReadGerman() {
        assertThat(Refusals.words("Entry 4 was taken back by entry 17.", Locale.GERMANY))
                .isEqualTo("Buchung 4 wurde durch Buchung 17 zurückgenommen.");
        assertThat(Refusals.words("Entry 4 was taken back by entry 17.", Locale.UK))
                .isEqualTo("Entry 4 was taken back by entry 17.");
        assertThat(Refusals.words("There is no such file.", Locale.GERMAN))
                .isEqualTo("Eine solche Datei gibt es nicht.");
        assertThat(Refusals.words("Nobody wrote this.", Locale.GERMAN)).isEqualTo("Nobody wrote this.");
    }

    @Test
    void whatIsWrongWithARowOfAnImportIsSaidInGermanToo() {
        assertThat(Refusals.words(
                        "Field \"timecreated\" must be in seconds since 1970, not before 2001 and at most a day ahead of"
                                + " Rocket's clock (this looks like milliseconds); it is \"1795348800000\".",
                        Locale.GERMAN))
                .contains("(das sieht nach Millisekunden aus)", "„1795348800000“");
        assertThat(Refusals.words(
                        "Field \"userid\" must be a whole number from -1 to 9, in digits only; it is \"ten {1}\".",
                        Locale.GERMAN))
                .isEqualTo(
                        "Das Feld „userid“ ist eine ganze Zahl von -1 bis 9, nur aus Ziffern; hier ist es „ten {1}“.");
        assertThat(Refusals.words(
                        "The body has no value for courseid: the body template of the HTTP request step in Moodle must"
                                + " contain \"courseid\": \"{courseid}\", spelt like this.",
                        Locale.GERMAN))
                .startsWith("Ein Wert für courseid fehlt");
    }

    @Test
    void everyRefusalThatPeopleReadHasGermanWords() throws IOException {
        Set<String> said = new TreeSet<>();
        try (Stream<Path> files = Files.walk(ROOT)) {
            for (Path file : files.filter(file -> file.toString().matches(".*/rocket-[a-z-]+/src/main/java/.*\\.java"))
                    .filter(file -> !FOR_PROGRAMS.matcher(file.toString()).matches())
                    .toList()) {
                said.addAll(sentences(Files.readString(file)));
            }
        }

        assertThat(said).hasSizeGreaterThan(60);
        said.removeAll(Refusals.known());
        assertThat(said).as("without German words in refusals_de.txt").isEmpty();
    }

    /** The sentences of all refusals in a source, with {@code {}} for what is put in. */
    private static List<String> sentences(String source) {
        List<String> sentences = new ArrayList<>();
        Matcher refusal = REFUSAL.matcher(source);
        while (refusal.find()) {
            StringBuilder sentence = new StringBuilder();
            boolean gap = false;
            int depth = 0;
            for (int i = refusal.end(); i < source.length() && depth >= 0; i++) {
                char c = source.charAt(i);
                if (c == '"' && depth == 0) {
                    int end = i + 1;
                    while (source.charAt(end) != '"') {
                        end += source.charAt(end) == '\\' ? 2 : 1;
                    }
                    sentence.append(source.substring(i + 1, end).translateEscapes());
                    i = end;
                    gap = false;
                } else if (depth == 0 && (c == ',' || c == ';')) {
                    break;
                } else if (depth == 0 && (c == '?' || c == ':')) {
                    add(sentences, sentence, c == '?');
                    gap = false;
                } else if (depth == 0 && Character.isJavaIdentifierStart(c) && !gap) {
                    sentence.append("{}");
                    gap = true;
                } else if (depth == 0 && c == '+') {
                    gap = false;
                } else if (c == '"') {
                    i = source.indexOf('"', i + 1);
                } else {
                    depth += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
                }
            }
            add(sentences, sentence, false);
        }
        return sentences;
    }

    private static void add(List<String> sentences, StringBuilder sentence, boolean condition) {
        if (!condition && sentence.toString().replace("{}", "").matches(".*[a-z]{2}.*")) {
            sentences.add(sentence.toString());
        }
        sentence.setLength(0);
    }
}
