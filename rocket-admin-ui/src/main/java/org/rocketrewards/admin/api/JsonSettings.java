package org.rocketrewards.admin.api;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.bind.adapter.JsonbAdapter;
import jakarta.ws.rs.ext.ContextResolver;
import jakarta.ws.rs.ext.Provider;
import org.rocketrewards.model.Outcome;

/** How records become JSON: every member present, also null ones, by name; codes instead of constant names. */
@Provider
public class JsonSettings implements ContextResolver<Jsonb> {
    private final Jsonb jsonb =
            JsonbBuilder.create(new JsonbConfig().withNullValues(true).withAdapters(new OutcomeAdapter()));

    @Override
    public Jsonb getContext(Class<?> type) {
        return jsonb;
    }

    /** An outcome by its code. */
    public static final class OutcomeAdapter implements JsonbAdapter<Outcome, String> {
        @Override
        public String adaptToJson(Outcome outcome) {
            return outcome.code();
        }

        @Override
        public Outcome adaptFromJson(String code) {
            return Outcome.of(code);
        }
    }
}
