package org.rocketrewards.ingest.control;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.ingest.WireEvent;
import org.rocketrewards.model.ProblemType;
import org.rocketrewards.model.RocketException;

/**
 * Reads what Moodle's Event Trigger plugin sends, in each of the forms that its settings bring about:
 *
 * <ul>
 *   <li>a JSON template: valid JSON whose values are url-encoded one by one ({@code "%5Ccore%5Cevent%5C…"});
 *   <li>a form template with "JSON encode" ticked: JSON with plain values;
 *   <li>a form template without: a url-encoded form, often without a content type or with that of JSON.
 * </ul>
 *
 * <p>The body decides, not the content type, which administrators type by hand. A value that is a placeholder which the
 * plugin could not fill ({@code {other}}) is no value. Immutable and safe for any number of threads; it sits on the hot
 * path of the webhook.
 */
public final class WireParser {
    private final JsonBody json = new JsonBody();

    /**
     * Reads one delivery.
     *
     * @param body as received, decompressed
     * @param contentType the header's value; null when there was none
     * @param now the clock against which {@code timecreated} is held
     * @throws RocketException {@code malformed_body}, {@code missing_field}, {@code invalid_field},
     *     {@code duplicate_field} or {@code unsupported_media_type}; member {@code field} names the field to blame, where
     *     one is, and {@code fields} all that are missing
     */
    public WireEvent parse(byte[] body, @Nullable String contentType, Instant now) {
        ContentTypes.requireSupported(contentType);
        String text = BodyText.decode(body);
        int start = BodyText.firstNonBlank(text);
        if (start == text.length()) {
            throw malformed(
                    "The body is empty: fill in the body template of the workflow's HTTP request step in Moodle.");
        }
        WireFields fields = new WireFields();
        switch (text.charAt(start)) {
            case '{' -> json.read(text, fields);
            case '[', '"' ->
                throw malformed("The body is JSON, but not an object: it must look like {\"id\": \"{id}\", …}.");
            default -> FormBody.read(text, start, fields);
        }
        fields.decode();
        return WireFieldChecks.event(fields, now);
    }

    static RocketException malformed(String detail) {
        return new RocketException(ProblemType.MALFORMED_BODY, detail);
    }

    static RocketException malformed(String detail, String field) {
        return new RocketException(ProblemType.MALFORMED_BODY, detail, Map.of("field", field));
    }
}
