package org.rocketrewards.launcher;

import java.nio.file.Path;

/** The texts that configure the embedded PostgreSQL. Both are written at every start. */
final class PostgresConfig {
    private PostgresConfig() {}

    /** Who may connect, and how: with a password, from this machine; nobody else, nothing else. */
    static String hba() {
        return """
                # Written by Rocket at every start.
                # TYPE  DATABASE  USER  ADDRESS       METHOD
                host    all       all   127.0.0.1/32  scram-sha-256
                """;
    }

    /**
     * Settings for two cores and a few hundred megabytes. Durability is left as PostgreSQL has it, all on: a 200 means
     * written to disk.
     *
     * @param logs where the server writes its log, one file per weekday
     * @param additions a file for settings of one's own, read last
     */
    static String server(Path logs, Path additions) {
        return """
                # Written by Rocket at every start; settings of your own belong into %2$s
                listen_addresses = '127.0.0.1'
                unix_socket_directories = ''
                password_encryption = 'scram-sha-256'
                max_connections = 60
                # what a client that is gone waits for or works at, such as after kill -9, ends soon and unlocks
                client_connection_check_interval = 2s

                fsync = on
                synchronous_commit = on
                full_page_writes = on

                shared_buffers = 256MB
                effective_cache_size = 1GB
                work_mem = 8MB
                maintenance_work_mem = 128MB
                # lz4 would be worth it, but these binaries come without
                wal_compression = off
                min_wal_size = 256MB
                max_wal_size = 2GB
                checkpoint_timeout = 15min
                random_page_cost = 1.1
                jit = off

                timezone = 'UTC'
                log_timezone = 'UTC'
                lc_messages = 'C'
                logging_collector = on
                log_directory = %1$s
                log_filename = 'postgresql-%%a.log'
                log_rotation_age = 1d
                log_rotation_size = 0
                log_truncate_on_rotation = on

                include_if_exists = %2$s
                """.formatted(quoted(logs), quoted(additions));
    }

    private static String quoted(Path path) {
        return "'" + path.toString().replace("'", "''") + "'";
    }
}
