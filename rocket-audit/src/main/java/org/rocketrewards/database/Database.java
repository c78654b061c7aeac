package org.rocketrewards.database;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.annotation.sql.DataSourceDefinition;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The database: defines the data source and brings the schema up to date before any other service starts. A service
 * that needs the schema at start injects this bean and calls {@link #ready()}.
 *
 * <p>Two roles: the owner migrates ({@code rocket.db.owner.user}), the application's role works
 * ({@code rocket.db.user}) and can neither change nor delete what is booked. Without an owner one role does both.
 */
@DataSourceDefinition(
        name = "java:app/jdbc/rocket",
        className = "org.postgresql.ds.PGSimpleDataSource",
        url = "${MPCONFIG=rocket.db.url}",
        user = "${MPCONFIG=rocket.db.user}",
        password = "${MPCONFIG=rocket.db.password}",
        initialPoolSize = 4,
        minPoolSize = 4,
        maxPoolSize = Database.POOL_SIZE,
        maxIdleTime = 300,
        properties = {
            "ApplicationName=rocket",
            "tcpKeepAlive=true",
            // seconds; a database that neither answers nor hangs up must not hold a lane for ever
            "connectTimeout=5",
            "socketTimeout=60",
            "fish.payara.is-connection-validation-required=true",
            "fish.payara.connection-validation-method=auto-commit",
            "fish.payara.validate-atmost-once-period-in-seconds=5"
        })
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class Database {
    /** Connections that the pool of a node may hold. */
    public static final int POOL_SIZE = 24;

    private static final System.Logger LOG = System.getLogger(Database.class.getPackageName());

    private static final int LAST_WORDS_SECONDS = 5;

    @Resource(lookup = "java:app/jdbc/rocket")
    DataSource database;

    @Inject
    Settings settings;

    @Inject
    @ConfigProperty(name = "rocket.db.url")
    String url;

    @Inject
    @ConfigProperty(name = "rocket.db.user")
    String user;

    @Inject
    @ConfigProperty(name = "rocket.db.password")
    String password;

    @Inject
    @ConfigProperty(name = "rocket.db.owner.user")
    Optional<String> ownerUser;

    @Inject
    @ConfigProperty(name = "rocket.db.owner.password")
    Optional<String> ownerPassword;

    @PostConstruct
    void migrate() {
        int done = Migrations.migrate(
                url, ownerUser.orElse(user), ownerPassword.orElse(password), user, Migrations.NEWEST);
        LOG.log(System.Logger.Level.INFO, "schema.ready migrations={0}", done);
        settings.watch();
    }

    /** Does nothing; calling it makes the container finish the migration first. */
    public void ready() {
        // the work is done in migrate()
    }

    /**
     * Connections that do not come from the pool, a new one each time. For what is left to write when the application
     * stops: Payara takes the pool away before it tells the beans (javaee/glassfish#21476).
     */
    public DataSource unpooled() {
        return unpooled(LAST_WORDS_SECONDS);
    }

    /** The same for long work of one session: how long, in seconds, it may wait for an answer. */
    public DataSource unpooled(int answerSeconds) {
        PGSimpleDataSource direct = new PGSimpleDataSource();
        direct.setUrl(url);
        direct.setUser(user);
        direct.setPassword(password);
        direct.setApplicationName("rocket");
        direct.setConnectTimeout(LAST_WORDS_SECONDS);
        direct.setSocketTimeout(answerSeconds);
        return direct;
    }

    /** Whether a connection can be had and answers. */
    public boolean reachable() {
        try (Connection connection = database.getConnection()) {
            return connection.isValid(2);
        } catch (SQLException e) {
            return false;
        }
    }
}
