package org.rocketrewards.rules.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonPointer;
import jakarta.json.JsonString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.rocketrewards.rules.Catalogue;
import org.rocketrewards.rules.Constraint;
import org.rocketrewards.rules.Filter;
import org.rocketrewards.rules.LearnerField;
import org.rocketrewards.rules.Period;
import org.rocketrewards.rules.Points;
import org.rocketrewards.rules.Rule;
import org.rocketrewards.rules.RuleDocument;
import org.rocketrewards.rules.RuleGroup;
import org.rocketrewards.rules.RuleProblem;

/** The schema and the reader are of one opinion. */
class RuleSchemaTest {
    private static final Pattern FENCED = Pattern.compile("```(?:yaml|json)\n(.*?)```", Pattern.DOTALL);
    private static final RuleSchema SCHEMA = new RuleSchema();

    @Test
    void theSchemaIsOneOf2020() {
        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(com.networknt.schema.SchemaLocation.of(
                                SpecificationVersion.DRAFT_2020_12.getDialectId()))
                        .validate(SCHEMA.document().toString(), InputFormat.JSON))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void whatIsExportedIsValid(RuleFile.Format format) {
        List<Rule> rules = Stream.concat(Catalogue.load().defaultRules().stream(), Catalogue.readyRules().stream())
                .toList();

        assertThat(SCHEMA.faults(RuleFile.print(RuleDocument.of(rules), format)))
                .isEmpty();
    }

    static Stream<String> examples() throws IOException {
        return FENCED.matcher(Files.readString(Path.of("../docs/rules.md")))
                .results()
                .map(MatchResult::group)
                .map(block -> block.substring(block.indexOf('\n') + 1, block.length() - 3));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void theExamplesOfTheDocumentationAreValid(String file) {
        assertThat(SCHEMA.faults(file)).isEmpty();
    }

    static Stream<BadFiles.BadFile> badFiles() {
        return BadFiles.all().filter(file -> file.kind() != BadFiles.Kind.NO_DATA);
    }

    @ParameterizedTest
    @MethodSource("badFiles")
    void badFilesAreRefusedForTheirShape(BadFiles.BadFile file) {
        assertThat(SCHEMA.faults(file.text()).isEmpty()).isEqualTo(file.kind() == BadFiles.Kind.MEANING);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                " | {'zz': 1, 'rules': []}",
                "/$defs/rule | {'rules': [{'zz': 1}]}",
                "/$defs/group | {'rules': [], 'groups': [{'zz': 1}]}",
                "/$defs/campaign | {'rules': [], 'campaigns': [{'zz': 1}]}",
                "/$defs/mappingRow | {'mapping': [{'zz': 1}]}",
                "/$defs/filter | {'rules': [{'filters': [{'zz': 1}]}]}",
                "/$defs/all | {'rules': [{'filters': [{'all': [], 'zz': 1}]}]}",
                "/$defs/any | {'rules': [{'filters': [{'any': [], 'zz': 1}]}]}",
                "/$defs/table | {'rules': [{'points': {'zz': 1}}]}",
                "/$defs/line | {'rules': [{'points': {'to': {}, 'zz': 1}}]}",
                "/$defs/bound | {'rules': [{'points': {'to': {'zz': 1}}}]}",
                "/$defs/alsoReverses | {'rules': [{'alsoReverses': {'zz': 1}}]}",
                "/$defs/none | {'rules': [{'constraint': {'type': 'none', 'zz': 1}}]}",
                "/$defs/once | {'rules': [{'constraint': {'type': 'once', 'zz': 1}}]}",
                "/$defs/cap | {'rules': [{'constraint': {'type': 'cap', 'zz': 1}}]}",
                "/$defs/pointsCap | {'rules': [{'constraint': {'type': 'pointsCap', 'zz': 1}}]}",
                "/$defs/coolDown | {'rules': [{'constraint': {'type': 'coolDown', 'zz': 1}}]}",
                "/$defs/reversal | {'rules': [{'constraint': {'type': 'reversal', 'zz': 1}}]}"
            })
    void bothKnowTheSameMembers(String schema, String file) {
        RuleProblem unknown = RuleFile.parse(file.replace('\'', '"')).problems().stream()
                .filter(problem -> problem.code() == RuleProblem.Code.UNKNOWN_MEMBER)
                .findFirst()
                .orElseThrow();
        String known = unknown.message().substring(unknown.message().indexOf("known are ") + 10);

        assertThat(at(schema == null ? "" : schema, "/properties")
                        .asJsonObject()
                        .keySet())
                .containsExactlyInAnyOrder(known.split(", "));
    }

    @Test
    void everyKindOfObjectIsAmongThese() {
        long closed = SCHEMA.document().getJsonObject("$defs").values().stream()
                .filter(definition -> definition.toString().contains("\"additionalProperties\":false"))
                .count();

        assertThat(closed).isEqualTo(17);
    }

    @Test
    void bothKnowTheSameCodes() {
        assertThat(codes("/$defs/filter/properties/op"))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Filter.Operator.values())
                        .map(Filter.Operator::code)
                        .toList());
        assertThat(codes("/$defs/rule/properties/learner"))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(LearnerField.values())
                        .map(LearnerField::code)
                        .toList());
        assertThat(codes("/$defs/period")).containsExactlyElementsOf(lowerCase(Period.values()));
        assertThat(codes("/$defs/group/properties/take")).containsExactlyElementsOf(lowerCase(RuleGroup.Take.values()));
        assertThat(codes("/$defs/afterReversal"))
                .containsExactlyElementsOf(lowerCase(Constraint.AfterReversal.values()));
        assertThat(codes("/$defs/line/properties/rounding"))
                .containsExactlyInAnyOrderElementsOf(lowerCase(Points.Rounding.values()));
        String message = RuleFile.parse("{\"rules\": [{\"constraint\": {\"type\": \"x\"}}]}").problems().stream()
                .map(RuleProblem::message)
                .filter(text -> text.startsWith("must be one of none"))
                .findFirst()
                .orElseThrow();
        assertThat(message).contains(String.join(", ", codes("/$defs/constraint/properties/type")));
        String perWords = RuleFile.parse("{\"rules\": [{\"constraint\": {\"type\": \"once\", \"per\": [\"x\"]}}]}")
                .problems()
                .toString();
        assertThat(perWords).contains(String.join(", ", codes("/$defs/once/else/properties/per/items")));
    }

    private static jakarta.json.JsonValue at(String pointer, String more) {
        JsonPointer place = Json.createPointer(pointer + more);
        return place.getValue(SCHEMA.document());
    }

    private static List<String> codes(String pointer) {
        JsonObject place = at(pointer, "").asJsonObject();
        return place.getJsonArray("enum").getValuesAs(JsonString.class).stream()
                .map(JsonString::getString)
                .toList();
    }

    private static List<String> lowerCase(Enum<?>[] constants) {
        return Arrays.stream(constants)
                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                .toList();
    }
}
