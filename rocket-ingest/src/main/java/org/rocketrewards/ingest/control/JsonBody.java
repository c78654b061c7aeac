package org.rocketrewards.ingest.control;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParserFactory;
import jakarta.json.stream.JsonParsingException;
import java.io.StringReader;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.model.RocketException;

/** Reads the text of a JSON object into fields. */
final class JsonBody {
    /** One factory for all: finding the provider anew costs more than reading a body. */
    private final JsonParserFactory parsers = Json.createParserFactory(Map.of());

    /** Adds the object's fields; the text starts with its brace. */
    void read(String text, WireFields fields) {
        try (JsonParser parser = parsers.createParser(new StringReader(text))) {
            parser.next();
            new JsonFields(parser, text.contains("\\u"), fields).readObject();
            if (parser.hasNext()) {
                throw WireParser.malformed("The body goes on after the JSON object: send one object only.");
            }
        } catch (JsonParsingException e) {
            throw notJson(e);
        } catch (JsonException | NoSuchElementException | IllegalStateException e) {
            throw notJson(null);
        }
        fields.cameAsJson();
    }

    private static RocketException notJson(@Nullable JsonParsingException e) {
        String where = e == null || e.getLocation() == null || e.getLocation().getLineNumber() < 1
                ? ""
                : " (line " + e.getLocation().getLineNumber() + ", column "
                        + e.getLocation().getColumnNumber() + ")";
        return WireParser.malformed("The body is not valid JSON" + where
                + ": look for a missing quote, comma or brace in the body template of the HTTP request step.");
    }
}
