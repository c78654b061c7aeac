package org.rocketrewards.ingest.control;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.ingest.TokenRow;
import org.rocketrewards.ingest.TokenState;
import org.rocketrewards.ingest.TokenUse;
import org.rocketrewards.model.ingest.SourceToken;

/** Tokens for people and for the audit trail: never the secret, never the hash by which it is looked up. */
public final class TokenFields {
    private TokenFields() {}

    /** A token for people to read. */
    public static TokenRow row(SourceToken token, List<TokenUse> uses, Instant now) {
        return new TokenRow(
                token.id(),
                token.prefix(),
                token.createdAt(),
                token.createdBy(),
                token.expiresAt(),
                token.revokedAt(),
                TokenState.at(now, token.expiresAt(), token.revokedAt()),
                uses);
    }

    /**
     * Tokens as the audit trail shows them.
     *
     * @param keyedHash what stands for a stored secret
     */
    static JsonObject of(List<SourceToken> tokens, Function<byte[], String> keyedHash) {
        JsonArrayBuilder array = Json.createArrayBuilder();
        tokens.forEach(token -> array.add(of(token).add("secret", keyedHash.apply(token.hash()))));
        return Json.createObjectBuilder().add("tokens", array).build();
    }

    private static JsonObjectBuilder of(SourceToken token) {
        return Json.createObjectBuilder()
                .add("id", token.id())
                .add("prefix", token.prefix())
                .add("expiresAt", value(token.expiresAt()))
                .add("revokedAt", value(token.revokedAt()));
    }

    private static JsonValue value(@Nullable Instant instant) {
        return instant == null ? JsonValue.NULL : Json.createValue(instant.toString());
    }
}
