package org.rocketrewards.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rocketrewards.access.PasswordFault;
import org.rocketrewards.ingest.TokenState;
import org.rocketrewards.ingest.alerts.AlertState;
import org.rocketrewards.ingest.imports.ImportKind;
import org.rocketrewards.ingest.imports.ImportState;
import org.rocketrewards.ingest.reconciliation.Comparison;
import org.rocketrewards.ledger.CorrectionState;
import org.rocketrewards.ledger.EntryKind;
import org.rocketrewards.ledger.EntryTime;
import org.rocketrewards.model.DeliveryFlag;
import org.rocketrewards.model.Outcome;
import org.rocketrewards.model.ProblemType;
import org.rocketrewards.rules.Catalogue;
import org.rocketrewards.rules.Reason;

/** The texts are complete, in both languages, and none is left over. */
class TextsTest {
    private static final Path CODE = Path.of("src/main/java");
    private static final Pattern LITERAL = Pattern.compile("\"((?:[a-z][a-z0-9_]*\\.)*[a-z][a-z0-9_]*\\.?)\"");

    private final Properties english = read("translations.properties");
    private final Properties german = read("translations_de.properties");

    @Test
    void everyTextIsThereInBothLanguages() {
        assertThat(german.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
    }

    @Test
    void everyKeyInTheCodeHasAText() {
        Set<String> spaces = english.stringPropertyNames().stream()
                .map(key -> key.replaceAll("\\..*", ""))
                .collect(Collectors.toSet());
        Set<String> missing = literals().stream()
                .filter(literal -> literal.contains(".") && !literal.endsWith("."))
                .filter(literal -> spaces.contains(literal.replaceAll("\\..*", "")))
                .filter(literal -> !english.containsKey(literal))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(missing).isEmpty();
    }

    @Test
    void everyTextIsUsed() {
        Set<String> literals = literals();
        Set<String> unused = english.stringPropertyNames().stream()
                .filter(key -> !literals.contains(key))
                .filter(key -> literals.stream().noneMatch(literal -> literal.endsWith(".") && key.startsWith(literal)))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(unused).isEmpty();
    }

    @Test
    void everyValueThatIsPartOfAKeyHasAText() {
        Stream<String> keys = Stream.of(
                        codes("password.fault.", PasswordFault.values(), PasswordFault::code),
                        codes("alert.state.", AlertState.values(), AlertState::code),
                        codes("theme.", Theme.values(), Theme::code),
                        Arrays.stream(Place.values()).map(Place::key),
                        Arrays.stream(Place.Task.values()).map(Place.Task::key),
                        codes("outcome.", Outcome.values(), Outcome::code),
                        codes("reason.", Reason.values(), Reason::code),
                        codes("reason.", ProblemType.values(), ProblemType::slug),
                        Stream.of("reason.same_event", "reason.content_differs", "reason.booking_failed"),
                        codes("flag.", DeliveryFlag.values(), DeliveryFlag::code),
                        codes("entry.kind.", EntryKind.values(), EntryKind::code),
                        codes("correction.state.", CorrectionState.values(), CorrectionState::code),
                        codes("statement.by.", EntryTime.values(), EntryTime::code),
                        codes("import.state.", ImportState.values(), ImportState::code),
                        codes("import.run.text.", ImportState.values(), ImportState::code),
                        codes("import.kind.", ImportKind.values(), ImportKind::code),
                        Arrays.stream(Comparison.values())
                                .map(comparison ->
                                        "comparison." + comparison.code().replace('-', '_'))
                                .flatMap(key -> Stream.of(key, key + ".text")),
                        codes("token.state.", TokenState.values(), TokenState::code),
                        Catalogue.load().types().stream().map(type -> "event." + type.rocketEvent()),
                        Stream.of(0, 1, 24, 168)
                                .flatMap(hours -> Stream.of("rotate.overlap." + hours, "rotate.done.until." + hours)),
                        Stream.of("refused", "access", "failed")
                                .flatMap(kind -> Stream.of("error." + kind + ".title", "error." + kind + ".text")))
                .flatMap(all -> all);

        assertThat(keys).allSatisfy(key -> assertThat(english).containsKey(key));
    }

    @Test
    void bothLanguagesTakeTheSameParameters() {
        for (String key : english.stringPropertyNames()) {
            assertThat(parameters(german, key)).as(key).isEqualTo(parameters(english, key));
        }
    }

    @Test
    void noTextHasAnApostropheThatMessageFormatWouldSwallow() {
        Stream.of(english, german)
                .forEach(texts -> assertThat(texts.values())
                        .noneMatch(text -> String.valueOf(text).contains("'")));
    }

    @Test
    void anUnknownLanguageGetsEnglishWhateverTheServersLanguageIs() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.GERMANY);
        try {
            Texts texts = new Texts();
            assertThat(texts.getTranslation("signin.title", Locale.ENGLISH)).isEqualTo("Sign in");
            assertThat(texts.getTranslation("signin.title", Locale.FRENCH)).isEqualTo("Sign in");
            assertThat(texts.getTranslation("signin.title", Locale.GERMAN)).isEqualTo("Anmelden");
        } finally {
            Locale.setDefault(before);
        }
    }

    private static <T> Stream<String> codes(String prefix, T[] values, Function<T, String> code) {
        return Arrays.stream(values).map(value -> prefix + code.apply(value));
    }

    private static Set<String> parameters(Properties texts, String key) {
        String text = texts.getProperty(key);
        Set<String> found = new HashSet<>();
        Matcher matcher = Pattern.compile("\\{(\\d)").matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        new MessageFormat(text, Locale.ENGLISH).format(new Object[] {1, 2, 3, 4, 5, 6});
        return found;
    }

    private static Set<String> literals() {
        Set<String> literals = new HashSet<>();
        try (Stream<Path> files = Files.walk(CODE)) {
            for (Path file :
                    (Iterable<Path>) files.filter(path -> path.toString().endsWith(".java"))::iterator) {
                Matcher matcher = LITERAL.matcher(Files.readString(file));
                while (matcher.find()) {
                    literals.add(matcher.group(1));
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return literals;
    }

    private static Properties read(String file) {
        Properties texts = new Properties() {
            @Override
            public synchronized Object put(Object key, Object value) {
                Object before = super.put(key, value);
                assertThat(before).as("%s is there twice", key).isNull();
                return before;
            }
        };
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(TextsTest.class.getResourceAsStream("/vaadin-i18n/" + file)),
                StandardCharsets.UTF_8)) {
            texts.load(reader);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return texts;
    }
}
