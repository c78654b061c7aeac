package org.rocketrewards.it.imports;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.rocketrewards.it.harness.Rocket;
import org.rocketrewards.it.harness.RunningRocket;
import org.rocketrewards.it.oracle.Catalogue;
import org.rocketrewards.it.oracle.Fields;
import org.rocketrewards.it.oracle.Oracle;
import org.rocketrewards.it.oracle.RecordedDelivery;

/** What a real Moodle sent, as a file: the books are those that the webhook makes of it. */
@ExtendWith(RunningRocket.class)
class RecordedImportIT {
    private final long seed = Long.getLong("rocket.it.seed", System.nanoTime());

    private static List<Map<String, String>> recorded() {
        return new ArrayList<>(RecordedDelivery.all().stream()
                .map(delivery -> Fields.decode(delivery.body()).all())
                .toList());
    }

    private static Oracle oracle(List<Map<String, String>> rows) {
        Oracle oracle = new Oracle(Catalogue.load());
        rows.forEach(row -> oracle.deliver(new Fields(row)));
        return oracle;
    }

    @Test
    void theDryRunAndTheBooksAreTheOracles(Rocket rocket) {
        Upload upload = new Upload(rocket);
        Rocket.Source source = rocket.newSource();
        List<Map<String, String>> rows = recorded();
        Oracle oracle = oracle(rows);

        int id = upload.add(source.name(), Upload.csv(rows), false);
        JsonObject checked = upload.await(id, "checked", "rejected");
        assertThat(checked.getString("state")).as(checked.toString()).isEqualTo("checked");
        assertThat(rocket.entries(source)).as("entries after the dry run").isZero();
        assertThat(upload.post("/" + id + "/run").status()).isEqualTo(200);
        JsonObject done = upload.await(id, "done", "rejected");

        assertThat(done.getJsonObject("booked")).isEqualTo(checked.getJsonObject("checked"));
        assertThat(rocket.balances(source)).isEqualTo(new TreeMap<>(oracle.balances()));
        assertThat(rocket.entries(source)).isEqualTo(oracle.entries());
        assertThat(rocket.sql().brokenInvariants()).isEmpty();

        JsonObject again = upload.complete(source.name(), Upload.csv(rows)).getJsonObject("booked");
        assertThat(again.getInt("accepted") + again.getInt("quarantined")).isZero();
        assertThat(again.getInt("rows")).isEqualTo(rows.size());
        assertThat(rocket.entries(source)).isEqualTo(oracle.entries());
    }

    @Test
    void afterTheWebhookHasHadHalfOfItAnyOrderGivesTheOraclesBooksForThatOrder(Rocket rocket) {
        Upload upload = new Upload(rocket);
        Rocket.Source source = rocket.newSource();
        List<Map<String, String>> rows = recorded();
        Collections.shuffle(rows, new Random(seed));
        Oracle oracle = oracle(rows);
        int half = rows.size() / 2;

        rows.subList(0, half)
                .forEach(row ->
                        assertThat(source.hook().post(new Fields(row)).status()).isEqualTo(200));
        JsonObject booked = upload.complete(source.name(), Upload.csv(rows)).getJsonObject("booked");

        assertThat(booked.getInt("invalid")).as("seed %d: %s", seed, booked).isZero();
        assertThat(rocket.balances(source)).as("seed %d", seed).isEqualTo(new TreeMap<>(oracle.balances()));
        assertThat(rocket.entries(source)).as("seed %d", seed).isEqualTo(oracle.entries());
        assertThat(rocket.sql().brokenInvariants()).isEmpty();
    }

    @Test
    void badRowsComeBackAndTheirMendedFileIsTaken(Rocket rocket) {
        Upload upload = new Upload(rocket);
        Rocket.Source source = rocket.newSource();
        String header = "id;eventname;userid;courseid;timecreated\n";
        String good = "1;\\core\\event\\course_completed;31;7;1795348800\n";
        String bad = "2;\\core\\event\\course_completed;31;8;soon\n";

        JsonObject done = upload.complete(source.name(), header + good + bad);
        assertThat(done.getJsonObject("booked").getInt("invalid")).isEqualTo(1);
        assertThat(rocket.balance(source, 31)).isEqualTo(50);
        JsonObject error = rocket.api("imports/" + done.getInt("id") + "/errors")
                .json()
                .getJsonArray("items")
                .getJsonObject(0);
        assertThat(error.getInt("row")).isEqualTo(2);
        assertThat(error.getString("column")).isEqualTo("timecreated");

        String mended = rocket.api("imports/" + done.getInt("id") + "/errors.csv")
                .body()
                .replace("soon", "1795348801");
        upload.complete(source.name(), mended);

        assertThat(rocket.balance(source, 31)).isEqualTo(100);
    }

    @Test
    void anUnusableFileIsRejectedWithItsReason(Rocket rocket) {
        Upload upload = new Upload(rocket);
        Rocket.Source source = rocket.newSource();

        int id = upload.add(source.name(), "id|eventname|userid\n1|x|3\n", true);
        JsonObject rejected = upload.await(id, "rejected", "done");

        assertThat(rejected.getJsonObject("problem").getString("reason")).isEqualTo("wrong_separator");
        upload.post("/" + id + "/run").assertProblem(409, "conflict");
        upload.post("?source=nobody").assertProblem(400, "invalid_parameter");
    }
}
