package org.rocketrewards.rules.file;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.rocketrewards.rules.Catalogue;
import org.rocketrewards.rules.Documents;
import org.rocketrewards.rules.RuleDocument;
import org.rocketrewards.rules.RuleProblem;
import org.rocketrewards.rules.RuleProblem.Code;

/** Right files and files with one thing wrong: what the schema says of them is what the reader says. */
class RuleSchemaPropertyTest {
    private static final RuleSchema SCHEMA = new RuleSchema();
    private static final Set<Code> OF_SHAPE = Set.of(Code.WRONG_TYPE, Code.UNKNOWN_MEMBER, Code.MISSING);

    @Provide
    Arbitrary<JsonObject> files() {
        Arbitrary<RuleDocument> ours =
                Arbitraries.of(Catalogue.load().defaultRules()).map(rule -> RuleDocument.of(List.of(rule)));
        return Arbitraries.oneOf(Documents.documents(), ours).map(RuleSchemaPropertyTest::printed);
    }

    @Provide
    Arbitrary<JsonValue> values() {
        return Arbitraries.of(
                JsonValue.NULL,
                JsonValue.TRUE,
                Json.createValue(7),
                Json.createValue(-1),
                Json.createValue(new java.math.BigDecimal("1.5")),
                Json.createValue(4_000_000_000L),
                Json.createValue(""),
                Json.createValue("x"),
                Json.createValue("First"),
                Json.createValue("2026-12-01"),
                JsonValue.EMPTY_JSON_ARRAY,
                Json.createArrayBuilder().add("objectid").build(),
                Json.createArrayBuilder().addNull().build(),
                JsonValue.EMPTY_JSON_OBJECT,
                Json.createObjectBuilder().add("type", "reversal").build());
    }

    private static JsonObject printed(RuleDocument document) {
        try (JsonReader reader = Json.createReader(new StringReader(RuleFile.print(document, RuleFile.Format.JSON)))) {
            return reader.readObject();
        }
    }

    @Property(tries = 200)
    void aRightFileIsValid(@ForAll("files") JsonObject file) {
        assertThat(SCHEMA.faults(file)).as(file.toString()).isEmpty();
    }

    @Property(tries = 1_500)
    void theyAgreeOnWhatIsWrong(
            @ForAll("files") JsonObject file,
            @ForAll("values") JsonValue value,
            @ForAll Change change,
            @ForAll int anywhere) {
        List<String> places = new ArrayList<>();
        collect(file, "", places);
        String place = places.get(Math.floorMod(anywhere, places.size()));

        JsonObject changed = change.of(file, place, value);

        boolean valid = SCHEMA.faults(changed).isEmpty();
        RuleFile.Parsed parsed = RuleFile.parse(changed.toString(), RuleFile.Format.JSON);
        List<RuleProblem> ofShape = parsed.problems().stream()
                .filter(problem -> OF_SHAPE.contains(problem.code())
                        // the catalogue knows the learner of some events
                        && !problem.message().startsWith("\"learner\""))
                .toList();
        if (valid) {
            assertThat(ofShape).as(changed.toString()).isEmpty();
        } else {
            assertThat(parsed.document()).as(changed.toString()).isNull();
        }
    }

    /** What is done to a place of a file. */
    enum Change {
        REPLACE,
        REMOVE,
        ADD;

        JsonObject of(JsonObject file, String place, JsonValue value) {
            return switch (this) {
                case REPLACE -> Json.createPointer(place).replace(file, value);
                case REMOVE -> Json.createPointer(place).remove(file);
                case ADD ->
                    Json.createPointer(place).getValue(file) instanceof JsonObject
                            ? Json.createPointer(place + "/zz").add(file, value)
                            : file;
            };
        }
    }

    private static void collect(JsonStructure part, String pointer, List<String> places) {
        if (part instanceof JsonObject object) {
            object.forEach((name, value) -> place(value, pointer + "/" + Json.encodePointer(name), places));
        } else {
            for (int i = 0; i < part.asJsonArray().size(); i++) {
                place(part.asJsonArray().get(i), pointer + "/" + i, places);
            }
        }
    }

    private static void place(JsonValue value, String pointer, List<String> places) {
        places.add(pointer);
        if (value instanceof JsonStructure structure) {
            collect(structure, pointer, places);
        }
    }
}
