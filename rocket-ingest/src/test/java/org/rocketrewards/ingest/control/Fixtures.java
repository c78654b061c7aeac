package org.rocketrewards.ingest.control;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.ingest.RefusedDelivery;
import org.rocketrewards.model.Secret;
import org.rocketrewards.model.testing.TestDatabase;

/** Rows and values that several tests of the gate start from. */
final class Fixtures {
    private Fixtures() {}

    /** A source with one token, whose secret is {@code secret-<name>}. */
    static int source(TestDatabase database, String name) {
        int id = (int) database.number("""
                INSERT INTO source (name, title, time_zone, administrator_ids, guest_ids, created_at)
                VALUES (?, ?, 'Europe/Vienna', '2,5', '1', now()) RETURNING id
                """, name, name);
        database.execute("""
                INSERT INTO source_token (source_id, prefix, hash, created_at, created_by)
                VALUES (?, 'rk_', ?, now(), 'test')
                """, id, Secret.hash("secret-" + name));
        return id;
    }

    static InetAddress address(String literal) {
        try {
            return InetAddress.getByName(literal);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(literal, e);
        }
    }

    static RefusedDelivery refused(String at, String address, String reason, @Nullable Integer tokenId) {
        return new RefusedDelivery(
                Instant.parse(at), tokenId == null ? null : 1, tokenId, address(address), reason, "why", 401, 250);
    }
}
