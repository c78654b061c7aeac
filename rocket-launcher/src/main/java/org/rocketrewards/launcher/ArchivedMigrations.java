package org.rocketrewards.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The migrations that the web archive brings, run without a server: with its own Flyway, out of its own libraries, in a
 * class loader that sees nothing else.
 */
final class ArchivedMigrations implements Migrator {
    private static final String LIBRARIES = "WEB-INF/lib/";
    private static final List<String> NEEDED =
            List.of("rocket-model-", "rocket-audit-", "flyway-", "jackson-", "postgresql-");
    private static final String MIGRATIONS = "org.rocketrewards.database.Migrations";
    /** Held, or the level set for it would be forgotten with it. */
    private static final Logger FLYWAY = Logger.getLogger("org.flywaydb");

    private final Path webArchive;
    private final Path directory;

    /** @param directory for the libraries; what is in it is deleted */
    ArchivedMigrations(Path webArchive, Path directory) {
        this.webArchive = webArchive;
        this.directory = directory;
    }

    @Override
    public void migrate(DatabaseAccess access, String version) {
        FLYWAY.setLevel(Level.WARNING);
        try (URLClassLoader loader = new URLClassLoader(unpack(), ClassLoader.getPlatformClassLoader())) {
            Method migrate = loader.loadClass(MIGRATIONS)
                    .getMethod("migrate", String.class, String.class, String.class, String.class, String.class);
            migrate.invoke(null, access.url(), access.ownerUser(), access.ownerPassword(), access.user(), version);
        } catch (InvocationTargetException e) {
            throw new CannotStartException(
                    ExitCode.DATABASE_UNREACHABLE,
                    "the schema in " + access.address() + " cannot be made: " + LogText.rootCause(e));
        } catch (IOException | ReflectiveOperationException e) {
            throw new CannotStartException(ExitCode.DEPLOYMENT_FAILED, "cannot read " + webArchive + ": " + e);
        }
    }

    private URL[] unpack() throws IOException {
        Directories.delete(directory);
        Files.createDirectories(directory);
        List<URL> libraries = new ArrayList<>();
        try (ZipFile archive = new ZipFile(webArchive.toFile())) {
            Enumeration<? extends ZipEntry> entries = archive.entries();
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                if (NEEDED.stream().anyMatch(name -> entry.getName().startsWith(LIBRARIES + name))) {
                    Path library = directory.resolve(entry.getName().substring(LIBRARIES.length()));
                    try (InputStream in = archive.getInputStream(entry)) {
                        Files.copy(in, library);
                    }
                    libraries.add(library.toUri().toURL());
                }
            }
        }
        return libraries.toArray(URL[]::new);
    }
}
