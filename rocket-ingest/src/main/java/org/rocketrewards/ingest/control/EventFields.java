package org.rocketrewards.ingest.control;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.rocketrewards.ingest.WireEvent;
import org.rocketrewards.model.RocketException;

/** Reads an event whose fields came apart already, such as in the cells of a row, as strictly as {@link WireParser}. */
public final class EventFields {
    private EventFields() {}

    /**
     * The event that the fields describe.
     *
     * @param fields plain values by name; a value that is nothing but a placeholder is no value
     * @param now the clock against which {@code timecreated} is held
     * @throws RocketException {@code missing_field} or {@code invalid_field}; member {@code field} names the field
     */
    public static WireEvent read(Map<String, String> fields, Instant now) {
        WireFields read = new WireFields();
        fields.forEach((name, value) -> {
            if (Placeholders.isOne(value)) {
                read.addUnfilled(name);
            } else {
                read.add(name, value);
            }
        });
        read.decode();
        return WireFieldChecks.event(read, now);
    }

    /** The same as a body that the parser reads back. */
    public static byte[] body(Map<String, String> fields) {
        FormedJson.Writer json = new FormedJson.Writer().object();
        fields.forEach(json::member);
        return json.endObject().end().text().getBytes(StandardCharsets.UTF_8);
    }
}
