package org.rocketrewards.rules.file;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;

/** The published schema, asked with a validator that is not ours. */
final class RuleSchema {
    private final JsonObject document;
    private final Schema schema;

    RuleSchema() {
        InputStream resource =
                Objects.requireNonNull(RuleFile.class.getResourceAsStream("/schema/rule-set.schema.json"));
        try (JsonReader reader = Json.createReader(resource)) {
            document = reader.readObject();
        }
        schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(document.toString(), InputFormat.JSON);
    }

    /** The schema itself. */
    JsonObject document() {
        return document;
    }

    /** What it finds in a file; the file has to be plain data. */
    List<String> faults(String text) {
        Tree tree = new Tree();
        if (RuleFile.Format.ofText(text) == RuleFile.Format.JSON) {
            new JsonScanner(tree, text).scan();
        } else {
            new YamlScanner(tree).scan(text);
        }
        return faults(tree.document());
    }

    List<String> faults(JsonObject file) {
        return schema.validate(file.toString(), InputFormat.JSON).stream()
                .map(Error::toString)
                .toList();
    }
}
