package org.rocketrewards.model;

import jakarta.json.Json;
import jakarta.json.JsonConfig;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParsingException;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.NoSuchElementException;

/** Reads the body of an administrator's request: bounded, UTF-8, and JSON in which each name occurs once. */
public final class RequestBody {
    private static final JsonReaderFactory READERS =
            Json.createReaderFactory(Map.of(JsonConfig.KEY_STRATEGY, JsonConfig.KeyStrategy.NONE));

    private RequestBody() {}

    /**
     * All bytes of a body.
     *
     * @throws RocketException {@code body_too_large} beyond {@code most} bytes
     */
    public static byte[] bytes(InputStream body, int most) throws IOException {
        byte[] bytes = body.readNBytes(most + 1);
        if (bytes.length > most) {
            throw new RocketException(
                    ProblemType.BODY_TOO_LARGE,
                    "The body has more than the " + most / 1024 + " KiB that are taken here.");
        }
        return bytes;
    }

    /**
     * A body as text.
     *
     * @throws RocketException {@code body_too_large} beyond {@code most} bytes, {@code malformed_body} unless it is UTF-8
     */
    public static String text(InputStream body, int most) throws IOException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes(body, most)))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new RocketException(ProblemType.MALFORMED_BODY, "The body is not UTF-8.");
        }
    }

    /**
     * A JSON object.
     *
     * @throws RocketException {@code malformed_body} with line and column for anything else
     */
    public static JsonObject object(String json) {
        if (value(json) instanceof JsonObject object) {
            return object;
        }
        throw malformed("");
    }

    private static JsonValue value(String json) {
        try (JsonParser parser = Json.createParser(new StringReader(json));
                JsonReader reader = READERS.createReader(new StringReader(json))) {
            // a reader stops after the first value; the parser refuses what comes after it
            while (parser.hasNext()) {
                parser.next();
            }
            return reader.readValue();
        } catch (JsonParsingException e) {
            throw malformed(" (line " + e.getLocation().getLineNumber() + ", column "
                    + e.getLocation().getColumnNumber() + ")");
        } catch (JsonException | IllegalStateException | NoSuchElementException e) {
            throw malformed("");
        }
    }

    private static RocketException malformed(String where) {
        return new RocketException(
                ProblemType.MALFORMED_BODY,
                "The body is not one JSON object in which each name occurs once" + where
                        + ": look for a missing quote, comma or brace.");
    }
}
