package org.rocketrewards.rules.file;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.spi.JsonProvider;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.rules.RuleDocument;
import org.rocketrewards.rules.RuleProblem;
import org.rocketrewards.rules.RuleProblems;
import org.rocketrewards.rules.RuleSetJson;

/**
 * A rule file: the document of a rule set in YAML or JSON, for people and version control. Printing what was read gives
 * the same rules, and printing these again the same text. A file that is not right is refused as a whole, with every
 * problem's place.
 */
public final class RuleFile {
    private static final JsonProvider PROVIDER = JsonProvider.provider();

    /** Larger files are refused before they are looked at. */
    public static final int MOST_BYTES = 1_048_576;

    private static final int VERSION = 1;

    private RuleFile() {}

    /** In what a file is written. */
    public enum Format {
        YAML("application/yaml"),
        JSON("application/json");

        private final String mediaType;

        Format(String mediaType) {
            this.mediaType = mediaType;
        }

        /** Its media type. */
        public String mediaType() {
            return mediaType;
        }

        /** The format of a file by its name: JSON when it ends so, else YAML. */
        public static Format ofName(String fileName) {
            return fileName.toLowerCase(Locale.ROOT).endsWith(".json") ? JSON : YAML;
        }

        /** The format of a text: JSON begins with a brace, perhaps after a comment. */
        public static Format ofText(String text) {
            String rest = text.strip();
            while (rest.startsWith("//")) {
                int end = rest.indexOf('\n');
                rest = end < 0 ? "" : rest.substring(end).strip();
            }
            return rest.startsWith("{") ? JSON : YAML;
        }
    }

    /**
     * What came of reading a file.
     *
     * @param document null when there are problems
     * @param problems what is wrong, in the order of the file; empty when there is a document
     */
    public record Parsed(@Nullable RuleDocument document, List<RuleProblem> problems) {
        /** Copies the list. */
        public Parsed {
            problems = List.copyOf(problems);
        }
    }

    /** Reads a file; its format is told by its first character. */
    public static Parsed parse(byte[] file) {
        if (file.length > MOST_BYTES) {
            return tooLarge();
        }
        try {
            return parse(StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(file))
                    .toString());
        } catch (CharacterCodingException e) {
            return refused(new RuleProblem("", RuleProblem.Code.SYNTAX, "the file is not in UTF-8", 1, 1));
        }
    }

    /** Reads a file; its format is told by its first character. */
    public static Parsed parse(String text) {
        String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
        return parse(plain, Format.ofText(plain.length() > MOST_BYTES ? "" : plain));
    }

    /** Reads a file. */
    public static Parsed parse(String text, Format format) {
        if (text.length() > MOST_BYTES) {
            return tooLarge();
        }
        Tree tree = new Tree();
        JsonObject document;
        try {
            if (format == Format.JSON) {
                new JsonScanner(tree, text).scan();
            } else {
                new YamlScanner(tree).scan(text);
            }
            document = tree.document();
        } catch (UnreadableFileException e) {
            return refused(e.problem());
        }
        RuleProblems problems = new RuleProblems();
        RuleDocument read = RuleSetJson.read(document, problems);
        return new Parsed(
                read,
                problems.list().stream()
                        .map(problem -> {
                            Place place = problem.code() == RuleProblem.Code.UNKNOWN_MEMBER
                                    ? tree.placeOfName(problem.pointer())
                                    : tree.placeOf(problem.pointer());
                            return problem.at(place.line(), place.column());
                        })
                        .toList());
    }

    private static Parsed tooLarge() {
        return refused(new RuleProblem(
                "",
                RuleProblem.Code.TOO_LARGE,
                "the file is larger than 1 MiB; a rule set is a few hundred KiB",
                1,
                1));
    }

    private static Parsed refused(RuleProblem problem) {
        return new Parsed(null, List.of(problem));
    }

    /** Writes a document: always the same text for the same rules. */
    public static String print(RuleDocument document, Format format) {
        JsonObjectBuilder whole = PROVIDER.createObjectBuilder().add("format", VERSION);
        RuleSetJson.write(document).forEach(whole::add);
        JsonObject json = whole.build();
        return format == Format.JSON ? new JsonPrinter().print(json) : new YamlPrinter().print(json);
    }
}
