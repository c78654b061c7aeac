package org.rocketrewards.it.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;

/** Somebody who verifies the books with what is given out, and no database. */
public final class Auditor {
    private Auditor() {}

    /** Takes key and checkpoint from the public address, the export of all times, and verifies it. */
    public static RocketProcess.Said verifiesAnExport(RocketProcess process, Path directory)
            throws IOException, InterruptedException {
        Http http = process.http();
        Path key = Files.writeString(
                directory.resolve("auditor.key"),
                http.send(http.to("/api/public/seal-key").GET()).body());
        Path checkpoint = Files.writeString(
                directory.resolve("auditor.checkpoint"),
                http.send(http.to("/api/public/checkpoint").GET()).body());
        Path bundle = directory.resolve("bundle.zip");
        int status = HttpClient.newHttpClient()
                .send(
                        http.to("/api/v1/seals/bundle?from=2020-01-01T00:00:00Z&to=2100-01-01T00:00:00Z")
                                .header(
                                        "Authorization",
                                        "Bearer " + process.firstRun().getProperty("api.key"))
                                .GET()
                                .build(),
                        HttpResponse.BodyHandlers.ofFile(bundle))
                .statusCode();
        assertThat(status).isEqualTo(200);
        return process.command(
                "verify", bundle.toString(), "--key", key.toString(), "--checkpoint", checkpoint.toString());
    }
}
