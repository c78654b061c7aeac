package org.rocketrewards.it.imports;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.rocketrewards.it.harness.Answer;
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

    /** One Moodle delivers, another's events are imported, in the same order, whatever it is. */
    @Test
    void inAnyOrderTheFileGivesTheEntriesThatTheWebhookGives(Rocket rocket) {
        Rocket.Source delivered = rocket.newSource();
        Rocket.Source imported = rocket.newSource();
        List<Map<String, String>> rows = recorded();
        Collections.shuffle(rows, new Random(seed));

        rows.forEach(row ->
                assertThat(delivered.hook().post(new Fields(row)).status()).isEqualTo(200));
        new Upload(rocket).complete(imported.name(), Upload.csv(rows));

        assertThat(entriesOf(rocket, imported))
                .as("seed %d", seed)
                .isNotEmpty()
                .isEqualTo(entriesOf(rocket, delivered));
        assertThat(rocket.sql().brokenInvariants()).isEmpty();
    }

    private static List<List<Object>> entriesOf(Rocket rocket, Rocket.Source source) {
        return rocket.sql()
                .rows(
                        "SELECT learner_key & ((1::bigint << 40) - 1), entry_no, kind, amount, balance,"
                                + " occurred_at::text, rule_id, reverses_entry_no"
                                + " FROM entry WHERE learner_key >> 40 = ? ORDER BY 1, 2",
                        source.id());
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
    void aFileFullOfErrorsIsCountedToTheLastRowAndTheGoodOnesAreBooked(Rocket rocket) {
        Upload upload = new Upload(rocket);
        Rocket.Source source = rocket.newSource();
        int bad = 30_000;
        String file = "id,eventname,userid,courseid,timecreated\n"
                + "1,\\core\\event\\course_completed,31,7,1795348800\n"
                + "2,\\core\\event\\course_completed,31,8,=NOW()\n".repeat(bad)
                + "3,\\core\\event\\course_completed,31,9,1795348800\n";

        JsonObject done = upload.complete(source.name(), file);

        assertThat(done.getJsonObject("booked").getInt("invalid")).isEqualTo(bad);
        assertThat(done.getJsonObject("booked").getJsonObject("reasons").getInt("formula"))
                .isEqualTo(bad);
        assertThat(rocket.balance(source, 31)).isEqualTo(100);
        String errors = "imports/" + done.getInt("id") + "/errors";
        assertThat(rocket.api(errors).json().getJsonArray("items")).hasSize(1_000);
        assertThat(rocket.api(errors + ".csv").body().lines()).hasSize(bad + 1);
    }

    @Test
    void aColumnIsReadAsTheFieldThatItIsSaidToHold(Rocket rocket) {
        Upload upload = new Upload(rocket);
        Rocket.Source source = rocket.newSource();
        String file = "nr,what,who,where,when\n1,\\core\\event\\course_completed,31,7,1795348800\n";
        String path = "imports?run=true&source=" + source.name() + "&columns=id:nr,eventname:what,courseid:where,";

        Answer mapped = rocket.post(path + "userid:who,timecreated:when", BodyPublishers.ofString(file));
        JsonObject done = upload.await(mapped.json().getInt("id"), "done", "rejected");
        assertThat(done.getString("state")).as(done.toString()).isEqualTo("done");
        assertThat(rocket.balance(source, 31)).isEqualTo(50);

        Answer misnamed = rocket.post(path + "userid:whom,timecreated:when", BodyPublishers.ofString(file));
        JsonObject rejected = upload.await(misnamed.json().getInt("id"), "done", "rejected");
        assertThat(rejected.getJsonObject("problem").getString("reason")).isEqualTo("missing_column");

        rocket.post(path + "userid", BodyPublishers.ofString(file)).assertProblem(400, "invalid_parameter");
        assertThat(rocket.entries(source)).isEqualTo(1);
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
