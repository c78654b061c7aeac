package org.rocketrewards.it.fullserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.rocketrewards.it.browser.Browser;
import org.rocketrewards.it.browser.Staff;
import org.rocketrewards.it.harness.Admin;
import org.rocketrewards.it.harness.Answer;
import org.rocketrewards.it.harness.Directories;
import org.rocketrewards.it.harness.Hook;
import org.rocketrewards.it.harness.Sql;
import org.rocketrewards.it.oracle.Catalogue;
import org.rocketrewards.it.oracle.Expected;
import org.rocketrewards.it.oracle.Fields;
import org.rocketrewards.it.oracle.Oracle;
import org.rocketrewards.it.oracle.RecordedDelivery;
import org.rocketrewards.it.webhook.Load;

/**
 * The EAR on a full Payara Server over a PostgreSQL of one's own, installed as docs/operations.md says. Not in the
 * ordinary build, because the server is a download of 170 MB: {@code ./rocket test -Pfull-server}.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FullServerCheck {
    private static final Path EAR = Path.of("../rocket-ear/target/rocket.ear").toAbsolutePath();
    private static final Path DIRECTORY = Path.of("target/full-server").toAbsolutePath();

    private static EmbeddedPostgres database;
    private static PayaraServer server;
    private static Sql sql;
    private static Hook hook;
    private static Admin admin;

    @BeforeAll
    static void install() throws IOException, SQLException {
        Directories.delete(DIRECTORY);
        Path home = Files.createDirectories(DIRECTORY.resolve("home"));
        database = EmbeddedPostgres.builder().start();
        sql = new Sql(database.getJdbcUrl("postgres", "rocket"), "postgres", "");
        createRoles();
        server = PayaraServer.in(DIRECTORY);
        server.start();
        set("rocket.home", home.toString());
        set("rocket.public.url", server.address());
        set("rocket.db.url", "jdbc:postgresql://127.0.0.1:" + database.getPort() + "/rocket");
        set("rocket.db.user", "rocket_app");
        set("rocket.db.owner.user", "rocket_owner");
        keep("rocket.db.password", "app");
        keep("rocket.db.owner.password", "owner");
        server.asadmin("deploy", "--name", "rocket", EAR.toString());

        Properties firstRun = new Properties();
        try (Reader reader = Files.newBufferedReader(home.resolve("first-run.properties"))) {
            firstRun.load(reader);
        }
        hook = new Hook(server.http(), firstRun.getProperty("source.token"));
        admin = new Admin(server.http(), firstRun.getProperty("api.key"));
        assertThat(firstRun.getProperty("webhook.url")).isEqualTo(server.address() + Hook.PATH);
    }

    private static void createRoles() throws SQLException {
        try (Connection connection = database.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE ROLE rocket_owner LOGIN PASSWORD 'owner'");
            statement.execute("CREATE ROLE rocket_app LOGIN PASSWORD 'app'");
            statement.execute("CREATE DATABASE rocket OWNER rocket_owner");
        }
    }

    private static void set(String setting, String value) {
        server.asadmin(
                "set-config-property", "--source=domain", "--propertyName=" + setting, "--propertyValue=" + value);
    }

    /** A secret, encrypted in the domain. */
    private static void keep(String setting, String value) throws IOException {
        Path file = Files.writeString(DIRECTORY.resolve("secret"), "AS_ADMIN_ALIASPASSWORD=" + value + "\n");
        server.asadmin("--passwordfile", file.toString(), "create-password-alias", setting);
        Files.delete(file);
    }

    @AfterAll
    static void remove() throws IOException {
        if (server != null) {
            server.close();
        }
        if (database != null) {
            database.close();
        }
    }

    @Test
    @Order(1)
    void recordedDeliveriesBecomeThePointsThatTheOracleSays() {
        Oracle oracle = new Oracle(Catalogue.load());
        for (RecordedDelivery delivery : RecordedDelivery.all()) {
            Expected expected = oracle.deliver(Fields.decode(delivery.body()));

            Answer answer = hook.post(delivery.contentType(), delivery.body());

            assertThat(answer.outcome()).as(answer.body()).isEqualTo(expected.status());
            assertThat(answer.points()).as(answer.body()).isEqualTo(expected.points());
        }
        Map<Long, Long> balances = sql.numbers("SELECT learner_key & ((1::bigint << 40) - 1), balance FROM account"
                + " WHERE learner_key >> 40 = 1 AND entries > 0");
        assertThat(balances).isEqualTo(new TreeMap<>(oracle.balances()));
        balances.forEach((learner, balance) -> assertThat(
                        admin.get("sources/moodle/learners/" + learner).getInt("balance"))
                .isEqualTo(balance.intValue()));
        assertThat(sql.brokenInvariants()).isEmpty();
    }

    @Test
    @Order(2)
    void whatIsAroundTheApplicationIsThere() {
        assertThat(get("/health/ready").status()).isEqualTo(200);
        assertThat(get("/health/live").status()).isEqualTo(200);
        assertThat(get("/openapi").body()).contains("/api/v1/deliveries");
        get("/api/v1/deliveries").assertProblem(401, "token_refused");
        assertThat(admin.send("GET", "metrics", null, null).body())
                .contains("rocket_deliveries_total", "rocket_pool_connections_used");
    }

    /** What docs/operations.md says to keep away by a proxy: the server answers by itself, and as if all were well. */
    @Test
    @Order(2)
    void anAddressThatCannotBeDecodedDoesNotReachTheApplication() throws IOException {
        Answer answer = server.http()
                .sendRaw("GET /api/%zz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                        .getBytes(StandardCharsets.US_ASCII));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
    }

    @Test
    @Order(3)
    @ExtendWith(Browser.Extension.class)
    void peopleSignInAndFollowALink(Browser browser) {
        Page page = browser.page(server.address());
        Staff.hire(sql, "auditor").signIn(page, "/admin/deliveries");
        page.locator("vaadin-grid .badge").getByText("Accepted").first().click();
        page.waitForURL("**/admin/deliveries/*");
        page.locator(".pane a[href*='learners/']").first().click();

        page.waitForURL("**/admin/learners/**");
        page.locator(".balance").waitFor();
    }

    @Test
    @Order(4)
    void undeployingAndDeployingAgainUnderLoadLosesNothing() throws IOException {
        long uses = sql.number("SELECT sum(uses) FROM token_use");
        try (Load load = new Load(hook, 4, 700_000, Duration.ofMillis(20))) {
            load.awaitMore(50);
            server.asadmin("undeploy", "rocket");
            server.asadmin("deploy", "--name", "rocket", EAR.toString());
            load.awaitMore(50);
            server.asadmin("redeploy", "--name", "rocket", EAR.toString());
            load.awaitMore(50);
            load.stop();

            assertThat(get("/health/ready").status()).isEqualTo(200);
            load.resendAndCompare(hook);
            load.assertBookedOnce(sql);
        }
        assertThat(sql.number("SELECT sum(uses) FROM token_use")).isGreaterThan(uses + 100);
        assertNothingWentWrong();
    }

    @Test
    @Order(5)
    void theServerStartsAgainWithAllThatItHad() throws IOException {
        Map<Long, Long> before = balances();

        server.asadmin(
                "restart-domain", "--domaindir", DIRECTORY.resolve("domains").toString(), "rocket");

        // the domain runs before the application does
        Awaitility.await()
                .atMost(Duration.ofMinutes(3))
                .until(() -> get("/health/ready").status() == 200);
        assertThat(balances()).isEqualTo(before);
        assertThat(hook.post(
                                RecordedDelivery.all().get(0).contentType(),
                                RecordedDelivery.all().get(0).body())
                        .status())
                .isEqualTo(200);
        assertNothingWentWrong();
    }

    private static Map<Long, Long> balances() {
        return sql.numbers("SELECT learner_key, balance FROM account");
    }

    private static void assertNothingWentWrong() throws IOException {
        List<String> ours = server.log()
                .lines()
                .filter(line -> line.contains("org.rocketrewards"))
                .filter(line -> line.contains("[WARNING]") || line.contains("[SEVERE]"))
                .toList();
        assertThat(ours).isEmpty();
    }

    private static Answer get(String path) {
        return server.http().send(server.http().to(path).GET());
    }
}
