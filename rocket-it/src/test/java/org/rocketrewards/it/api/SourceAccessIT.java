package org.rocketrewards.it.api;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rocketrewards.it.harness.Admin;
import org.rocketrewards.it.harness.Answer;
import org.rocketrewards.it.harness.Hook;
import org.rocketrewards.it.harness.Rocket;
import org.rocketrewards.it.harness.RunningRocket;

/** Tokens and allowlists of a source over REST: what is answered is in force at once, and on record. */
@ExtendWith(RunningRocket.class)
class SourceAccessIT {
    @Test
    void aTokenIsRotatedAndRevoked(Rocket rocket) {
        Rocket.Source source = rocket.newSource();
        Admin operator = Admin.withRole(rocket, "operator");
        String tokens = "sources/" + source.name() + "/tokens";

        Answer made = operator.send("POST", tokens + "?overlapHours=2", null, null);

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.header("Cache-Control")).hasValue("no-store");
        Hook fresh = new Hook(rocket.http(), made.json().getString("secret"));
        assertThat(deliver(fresh, 1)).isEqualTo(200);
        assertThat(deliver(source.hook(), 2)).as("within the overlap").isEqualTo(200);
        assertThat(operator.get(tokens).getJsonArray("items").getValuesAs(JsonObject.class))
                .extracting(token -> token.getString("state"))
                .containsExactly("active", "expiring");
        int id = made.json().getJsonObject("token").getInt("id");
        assertThat(operator.get(tokens + "/" + id + "/traffic").getInt("deliveries"))
                .isEqualTo(1);

        Answer revoked = operator.send("DELETE", tokens + "/" + id, null, null);

        assertThat(revoked.json().getString("state")).isEqualTo("revoked");
        assertThat(deliver(fresh, 3)).isEqualTo(401);
        assertThat(made.body()).contains("secret");
        assertThat(operator.send("GET", tokens, null, null).body())
                .doesNotContain(made.json().getString("secret"));
        assertThat(onRecord(rocket, source)).contains("token.rotate", "token.revoke");
    }

    @Test
    void anAllowlistIsTriedAndChanged(Rocket rocket) {
        Rocket.Source source = rocket.newSource();
        Admin operator = Admin.withRole(rocket, "operator");
        String list = "sources/" + source.name() + "/allowlist";
        assertThat(deliver(source.hook(), 1)).isEqualTo(200);
        assertThat(operator.get(list).getBoolean("openToAll")).isTrue();
        JsonObject preview = operator.get(list + "/preview?networks=192.0.2.0/24");
        assertThat(preview.getBoolean("locksOut")).isTrue();
        assertThat(preview.getInt("refused")).isEqualTo(1);

        assertThat(operator.send("POST", list + "?network=192.0.2.0/24", null, null)
                        .problem())
                .isEqualTo("conflict");
        Answer added = operator.send("POST", list + "?network=192.0.2.0/24&comment=school&lockOut=true", null, null);

        assertThat(added.status()).isEqualTo(201);
        JsonObject network = added.json().getJsonArray("networks").getJsonObject(0);
        assertThat(network.getString("network")).isEqualTo("192.0.2.0/24");
        assertThat(deliver(source.hook(), 2)).isEqualTo(403);
        assertThat(operator.get(list + "/test?address=192.0.2.7").getBoolean("admitted"))
                .isTrue();
        assertThat(operator.get(list + "/test?address=127.0.0.1").getBoolean("admitted"))
                .isFalse();

        Answer removed = operator.send("DELETE", list + "/" + network.getInt("id"), null, null);

        assertThat(removed.json().getBoolean("openToAll")).isTrue();
        assertThat(deliver(source.hook(), 2)).isEqualTo(200);
        assertThat(onRecord(rocket, source)).contains("allowlist.add", "allowlist.remove");
    }

    @ParameterizedTest
    @CsvSource({
        "POST, tokens?overlapHours=169, 400",
        "POST, tokens?overlap=1, 400",
        "GET, tokens/999999999/traffic, 404",
        "DELETE, tokens/999999999, 404",
        "POST, allowlist, 400",
        "POST, allowlist?network=nonsense, 400",
        "POST, allowlist?network=192.0.2.0/24&lockOut=perhaps, 400",
        "GET, allowlist/test?address=nonsense, 400",
        "GET, allowlist/test, 400",
        "DELETE, allowlist/999999999, 404"
    })
    void whatMakesNoSenseIsRefused(String method, String what, int status, Rocket rocket) {
        Answer answer =
                Admin.of(rocket).send(method, "sources/" + rocket.newSource().name() + "/" + what, null, null);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Content-Type").orElseThrow()).startsWith("application/problem+json");
    }

    private static int deliver(Hook hook, int id) {
        return hook.post(Hook.json(Map.of(
                        "id",
                        String.valueOf(id),
                        "eventname",
                        "\\core\\event\\user_loggedin",
                        "userid",
                        "31",
                        "timecreated",
                        "1795348800")))
                .status();
    }

    private static List<String> onRecord(Rocket rocket, Rocket.Source source) {
        return rocket
                .sql()
                .rows(
                        "SELECT action FROM audit_record WHERE object_type = 'source' AND object_id = ? AND result = 'done'",
                        source.name())
                .stream()
                .map(row -> (String) row.get(0))
                .toList();
    }
}
