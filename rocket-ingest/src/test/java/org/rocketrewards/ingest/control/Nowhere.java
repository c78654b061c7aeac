package org.rocketrewards.ingest.control;

import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A database that refuses every connection. */
final class Nowhere {
    static final DataSource DATABASE = dataSource();

    private Nowhere() {}

    private static DataSource dataSource() {
        PGSimpleDataSource nowhere = new PGSimpleDataSource();
        nowhere.setUrl("jdbc:postgresql://127.0.0.1:1/rocket");
        return nowhere;
    }
}
