package org.rocketrewards.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.rocketrewards.model.testing.TestDatabase;

class QueryTest {
    @RegisterExtension
    static final TestDatabase DB = TestDatabase.shared();

    /** Hands out the same connection again and again, as a pool does. */
    private static DataSource pool(Connection kept) {
        Connection lent = (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> method.getName().equals("close") ? null : method.invoke(kept, arguments));
        return (DataSource) Proxy.newProxyInstance(
                DataSource.class.getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    assertThat(method.getName()).isEqualTo("getConnection");
                    return lent;
                });
    }

    @Test
    void whatIsReadAgainAndAgainIsNeverPlannedForAnyParameters() throws SQLException {
        try (Connection kept = DB.application().getConnection()) {
            Query query = new Query(pool(kept));
            String plans = "";
            for (int i = 1; i <= 20; i++) {
                plans = query.list(
                                "SELECT concat(sum(custom_plans) > 10, ' ', sum(generic_plans)) AS plans"
                                        + " FROM pg_prepared_statements WHERE cardinality(parameter_types) = ?",
                                List.of(1),
                                row -> row.text("plans"))
                        .get(0);
            }
            assertThat(plans).isEqualTo("t 0");
        }
    }
}
