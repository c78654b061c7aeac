package org.rocketrewards.launcher;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the person who starts Rocket wants. An option on the command line wins over a system property, that over the
 * environment, and that over the default.
 *
 * @param httpAddress the address to listen on; empty for all
 * @param tls what to serve HTTPS with; empty for plain HTTP
 * @param publicUrl how others reach this server, without a slash at the end
 * @param external the database to use instead of the embedded one
 */
record Settings(
        Path home,
        int port,
        String httpAddress,
        int httpThreads,
        Optional<TlsFiles> tls,
        String publicUrl,
        Optional<DatabaseAccess> external,
        boolean jsonLog) {

    /** Paths that can be published; the server keeps health and openapi for itself. */
    private static final Pattern PATH =
            Pattern.compile("/*|(/(?!(health|openapi)/*$)[A-Za-z0-9_-][A-Za-z0-9._~-]*)+/*");

    private static final Map<String, Setting> OPTIONS = Map.of("--home", Setting.HOME, "--port", Setting.PORT);

    /** Reads the settings; throws when one makes no sense. */
    static Settings read(
            List<String> arguments,
            UnaryOperator<@Nullable String> properties,
            UnaryOperator<@Nullable String> environment) {
        Map<Setting, String> values = new EnumMap<>(Setting.class);
        for (Setting setting : Setting.values()) {
            values.put(setting, lookUp(setting, properties, environment));
        }
        values.putAll(options(arguments));
        int port = number(values, Setting.PORT, 1, 65535);
        return new Settings(
                Path.of(value(values, Setting.HOME)).toAbsolutePath().normalize(),
                port,
                address(values),
                number(values, Setting.HTTP_THREADS, 2, 1000),
                tls(values),
                publicUrl(values, port),
                external(values),
                oneOf(values, Setting.LOG, "text", "json").equals("json"));
    }

    /** The path of the public address, below which everything is served; empty: the root. */
    String contextRoot() {
        return URI.create(publicUrl).getPath();
    }

    private static String lookUp(
            Setting setting, UnaryOperator<@Nullable String> properties, UnaryOperator<@Nullable String> environment) {
        for (String value :
                Arrays.asList(properties.apply(setting.key), environment.apply(setting.environmentName()))) {
            if (value != null && !value.isBlank()) {
                return value;
            }
        }
        return setting.defaultValue;
    }

    private static Map<Setting, String> options(List<String> arguments) {
        Map<Setting, String> given = new EnumMap<>(Setting.class);
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            int equals = argument.indexOf('=');
            Setting setting = OPTIONS.get(equals < 0 ? argument : argument.substring(0, equals));
            if (setting == null) {
                throw usage("unknown argument " + argument + "; try 'help'");
            }
            if (equals < 0 && i + 1 == arguments.size()) {
                throw usage(argument + " needs a value");
            }
            given.put(setting, equals < 0 ? arguments.get(++i) : argument.substring(equals + 1));
        }
        return given;
    }

    private static int number(Map<Setting, String> values, Setting setting, int least, int most) {
        String value = value(values, setting);
        try {
            int number = Integer.parseInt(value.strip());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below, together with what is out of range
        }
        throw usage(setting.environmentName() + " must be a number from " + least + " to " + most + ", not '" + value
                + "'");
    }

    private static String oneOf(Map<Setting, String> values, Setting setting, String... allowed) {
        String value = value(values, setting).strip();
        if (!List.of(allowed).contains(value)) {
            throw usage(
                    setting.environmentName() + " must be " + String.join(" or ", allowed) + ", not '" + value + "'");
        }
        return value;
    }

    private static String address(Map<Setting, String> values) {
        String value = value(values, Setting.HTTP_ADDRESS).strip();
        try {
            return value.isEmpty() ? "" : InetAddress.getByName(value).getHostAddress();
        } catch (UnknownHostException e) {
            throw usage(Setting.HTTP_ADDRESS.environmentName() + " is no address of this machine: '" + value + "'");
        }
    }

    private static Optional<TlsFiles> tls(Map<Setting, String> values) {
        String certificate = value(values, Setting.TLS_CERTIFICATE).strip();
        String key = value(values, Setting.TLS_KEY).strip();
        if (certificate.isEmpty() != key.isEmpty()) {
            throw usage(Setting.TLS_CERTIFICATE.environmentName() + " and " + Setting.TLS_KEY.environmentName()
                    + " belong together: one of them is missing");
        }
        return certificate.isEmpty() ? Optional.empty() : Optional.of(new TlsFiles(Path.of(certificate), Path.of(key)));
    }

    private static String publicUrl(Map<Setting, String> values, int port) {
        String value = value(values, Setting.PUBLIC_URL).strip();
        if (value.isEmpty()) {
            return (tls(values).isPresent() ? "https" : "http") + "://localhost:" + port;
        }
        try {
            URI uri = URI.create(value);
            if (List.of("http", "https").contains(String.valueOf(uri.getScheme()))
                    && uri.getHost() != null
                    && PATH.matcher(uri.getRawPath()).matches()
                    && uri.getQuery() == null
                    && uri.getFragment() == null) {
                return value.replaceAll("/+$", "");
            }
        } catch (IllegalArgumentException e) {
            // said below, like any other address that is of no use
        }
        throw usage(Setting.PUBLIC_URL.environmentName()
                + " must look like https://rocket.example.org or https://example.org/rocket, not '" + value + "'");
    }

    private static Optional<DatabaseAccess> external(Map<Setting, String> values) {
        String url = value(values, Setting.DB_URL).strip();
        if (url.isEmpty()) {
            return Optional.empty();
        }
        if (!url.startsWith("jdbc:postgresql:")) {
            throw usage(Setting.DB_URL.environmentName() + " must look like jdbc:postgresql://host:5432/rocket");
        }
        String user = value(values, Setting.DB_USER).strip();
        if (user.isEmpty()) {
            throw usage(Setting.DB_USER.environmentName() + " is missing: who logs in to the database?");
        }
        String password = password(values, Setting.DB_PASSWORD, Setting.DB_PASSWORD_FILE);
        String owner = value(values, Setting.DB_OWNER_USER).strip();
        return Optional.of(new DatabaseAccess(
                url,
                user,
                password,
                owner.isEmpty() ? user : owner,
                owner.isEmpty()
                        ? password
                        : password(values, Setting.DB_OWNER_PASSWORD, Setting.DB_OWNER_PASSWORD_FILE)));
    }

    /** A password by itself or in a file, as service managers and containers hand it over; never both. */
    private static String password(Map<Setting, String> values, Setting itself, Setting inFile) {
        String file = value(values, inFile).strip();
        if (file.isEmpty()) {
            return required(values, itself);
        }
        if (!value(values, itself).isEmpty()) {
            throw usage("either " + itself.environmentName() + " or " + inFile.environmentName() + ", not both");
        }
        try {
            String password = Files.readString(Path.of(file)).replaceFirst("\\R\\z", "");
            if (!password.isEmpty()) {
                return password;
            }
            throw usage(inFile.environmentName() + ": there is nothing in " + file);
        } catch (IOException | InvalidPathException e) {
            throw usage(inFile.environmentName() + ": cannot read " + file + " ("
                    + e.getClass().getSimpleName() + ")");
        }
    }

    private static String required(Map<Setting, String> values, Setting setting) {
        String value = value(values, setting);
        if (value.isEmpty()) {
            throw usage(setting.environmentName() + " is missing; where the database asks for none, any text will do");
        }
        return value;
    }

    private static String value(Map<Setting, String> values, Setting setting) {
        return values.getOrDefault(setting, setting.defaultValue);
    }

    private static CannotStartException usage(String message) {
        return new CannotStartException(ExitCode.USAGE, message);
    }
}
