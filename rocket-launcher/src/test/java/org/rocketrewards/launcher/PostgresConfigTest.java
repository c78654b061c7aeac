package org.rocketrewards.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class PostgresConfigTest {
    @Test
    void onlyPasswordsFromThisMachineLetSomebodyIn() {
        assertThat(PostgresConfig.hba().lines().filter(line -> !line.startsWith("#")))
                .containsExactly("host    all       all   127.0.0.1/32  scram-sha-256");
    }

    @Test
    void serverListensOnLoopbackOnlyAndIsDurable() {
        assertThat(configuration())
                .contains("listen_addresses = '127.0.0.1'", "unix_socket_directories = ''")
                .contains("fsync = on", "synchronous_commit = on", "full_page_writes = on");
    }

    @Test
    void ownSettingsAreReadLast() {
        assertThat(configuration().strip()).endsWith("include_if_exists = '/it''s here/postgresql.conf'");
    }

    @Test
    void logFileIsNamedAfterTheDay() {
        assertThat(configuration()).contains("log_filename = 'postgresql-%a.log'");
    }

    private static String configuration() {
        return PostgresConfig.server(Path.of("/logs"), Path.of("/it's here/postgresql.conf"));
    }
}
