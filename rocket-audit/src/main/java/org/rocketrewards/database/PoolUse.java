package org.rocketrewards.database;

import java.lang.reflect.Field;
import java.util.OptionalInt;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * How many connections of a pool are in use, as Payara counts them. It has no interface for that which an application
 * could ask without monitoring being switched on in the server, so this reads the pool's own status by reflection; where
 * the server is built in another way there is no figure, and nothing else is missing.
 */
public final class PoolUse {
    private static final System.Logger LOG = System.getLogger(PoolUse.class.getPackageName());
    private static volatile boolean told;

    private PoolUse() {}

    /** Connections that somebody has taken from the pool and not given back. */
    public static OptionalInt of(DataSource pooled) {
        try {
            Object manager = field(pooled, "cm");
            Object pool = field(manager, "poolInfo");
            Class<?> runtimes =
                    manager.getClass().getClassLoader().loadClass("com.sun.enterprise.connectors.ConnectorRuntime");
            Object runtime = runtimes.getMethod("getRuntime").invoke(null);
            Object pools = runtimes.getMethod("getPoolManager").invoke(runtime);
            Object status =
                    pools.getClass().getMethod("getPoolStatus", pool.getClass()).invoke(pools, pool);
            return status == null
                    ? OptionalInt.empty()
                    : OptionalInt.of(
                            (int) status.getClass().getMethod("getNumConnUsed").invoke(status));
        } catch (ReflectiveOperationException | RuntimeException e) {
            if (!told) {
                told = true;
                LOG.log(System.Logger.Level.INFO, "pool.uncounted this server does not tell how much of it is used", e);
            }
            return OptionalInt.empty();
        }
    }

    private static Object field(Object owner, String name) throws ReflectiveOperationException {
        for (@Nullable Class<?> type = owner.getClass(); type != null; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (field.getName().equals(name)) {
                    field.setAccessible(true);
                    Object value = field.get(owner);
                    if (value != null) {
                        return value;
                    }
                }
            }
        }
        throw new NoSuchFieldException(owner.getClass().getName() + " has no " + name);
    }
}
