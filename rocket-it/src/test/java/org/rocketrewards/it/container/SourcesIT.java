package org.rocketrewards.it.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What administrators change is in force at the webhook when their call returns. */
@ExtendWith(ArquillianExtension.class)
class SourcesIT {
    private static final int REFUSED = 401;
    private static final int FORBIDDEN = 403;
    /** An empty object: taken by the gate, refused by the parser. */
    private static final int LET_IN = 400;

    @ArquillianResource
    URL application;

    private final HttpClient client = HttpClient.newHttpClient();
    private final Properties first = new Properties();

    @Deployment(testable = false)
    static WebArchive applicationWithProbe() {
        return RocketArchive.built().addClass(SourcesProbe.class);
    }

    @BeforeEach
    void readFirstCredentials() throws IOException {
        try (Reader in = Files.newBufferedReader(Path.of("target/container-home/first-run.properties"))) {
            first.load(in);
        }
    }

    @Test
    void rotatedTokenIsGoodAtOnceAndTheOldOneUntilItsEnd() throws Exception {
        String[] old = admin("rotate?overlap=PT0S").split(" ");

        String[] fresh = admin("rotate?overlap=PT1H").split(" ");

        assertThat(deliver(fresh[1])).isEqualTo(LET_IN);
        assertThat(deliver(old[1])).isEqualTo(LET_IN);
        assertThat(admin("revoke/" + old[0])).isEqualTo("revoked");
        assertThat(deliver(old[1])).isEqualTo(REFUSED);
        assertThat(deliver(fresh[1])).isEqualTo(LET_IN);
    }

    @Test
    void rotationWithoutOverlapEndsTheOldTokenAtOnce() throws Exception {
        String[] old = admin("rotate?overlap=PT0S").split(" ");

        admin("rotate?overlap=PT0S");

        assertThat(deliver(old[1])).isEqualTo(REFUSED);
    }

    @Test
    void allowlistIsInForceAtOnce() throws Exception {
        String token = admin("rotate?overlap=PT0S").split(" ")[1];

        String network = admin("allow?network=203.0.113.0/24");
        assertThat(deliver(token)).isEqualTo(FORBIDDEN);
        assertThat(deliver("rk_unknown")).isEqualTo(FORBIDDEN);

        assertThat(admin("disallow/" + network)).isEqualTo("true");
        assertThat(deliver(token)).isEqualTo(LET_IN);
    }

    @Test
    void changeOfAnOutdatedPageIsRefused() throws Exception {
        String version = admin("version");
        admin("configure?title=First&version=" + version);

        HttpResponse<String> second = probe(first.getProperty("api.key"), "configure?title=Second&version=" + version);

        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(second.body()).contains("urn:rocket:problem:conflict");
        HttpResponse<String> trail = client.send(
                HttpRequest.newBuilder(at("api/v1/audit?action=source.configure&result=refused&limit=1"))
                        .header("Authorization", "Bearer " + first.getProperty("api.key"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(trail.body()).contains("\"objectId\":\"moodle\"", "Somebody else changed the source moodle");
    }

    @Test
    void auditorReadsAndChangesNothing() throws Exception {
        String auditor = admin("key?role=auditor&name=it-" + System.nanoTime());

        assertThat(probe(auditor, "version").statusCode()).isEqualTo(200);
        assertThat(probe(auditor, "preview?network=10.0.0.0/8").statusCode()).isEqualTo(200);
        for (String change : new String[] {
            "rotate?overlap=PT1H", "revoke/1", "allow?network=10.0.0.0/8", "disallow/1", "configure?title=x&version=1"
        }) {
            assertThat(probe(auditor, change).statusCode()).as(change).isEqualTo(FORBIDDEN);
        }
        assertThat(probe(auditor, "key?role=admin&name=stolen").statusCode()).isEqualTo(FORBIDDEN);
    }

    @Test
    void operatorRotatesButMakesNoKeys() throws Exception {
        String operator = admin("key?role=operator&name=it-" + System.nanoTime());

        assertThat(probe(operator, "rotate?overlap=PT1H").statusCode()).isEqualTo(200);
        assertThat(probe(operator, "key?role=admin&name=stolen").statusCode()).isEqualTo(FORBIDDEN);
    }

    private int deliver(String token) throws Exception {
        return client.send(
                        HttpRequest.newBuilder(at("api/public/hook/moodle/event"))
                                .header("Authorization", "Bearer " + token)
                                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private String admin(String call) throws Exception {
        HttpResponse<String> answer = probe(first.getProperty("api.key"), call);
        assertThat(answer.statusCode()).as("%s: %s", call, answer.body()).isEqualTo(200);
        return answer.body();
    }

    private HttpResponse<String> probe(String key, String call) throws Exception {
        return client.send(
                HttpRequest.newBuilder(at("api/v1/it/" + call))
                        .header("Authorization", "Bearer " + key)
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** The server reports the machine's own address but listens on loopback only. */
    private URI at(String path) {
        return URI.create("http://127.0.0.1:" + application.getPort() + application.getPath() + path);
    }
}
