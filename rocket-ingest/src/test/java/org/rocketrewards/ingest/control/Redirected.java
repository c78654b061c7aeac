package org.rocketrewards.ingest.control;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A data source that can be pulled away from under its user. */
final class Redirected {
    private Redirected() {}

    static DataSource to(Supplier<DataSource> database) {
        return (DataSource) Proxy.newProxyInstance(
                Redirected.class.getClassLoader(), new Class<?>[] {DataSource.class}, (self, method, arguments) -> {
                    try {
                        return method.invoke(database.get(), arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    /** One that refuses every connection. */
    static DataSource nowhere() {
        PGSimpleDataSource nowhere = new PGSimpleDataSource();
        nowhere.setUrl("jdbc:postgresql://127.0.0.1:1/rocket");
        return nowhere;
    }
}
