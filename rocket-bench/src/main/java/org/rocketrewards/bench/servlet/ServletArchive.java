package org.rocketrewards.bench.servlet;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes the web archive with the servlets of this package. */
public final class ServletArchive {
    /** Where the servlet that does nothing is: the webhook's own path. */
    public static final String NOOP_PATH = "/api/public/hook/moodle/event";

    public static final String PARKED_PATH = "/parked";
    public static final String ASYNC_PATH = "/async";

    // by name: this JVM has no servlet API, so the classes cannot be loaded here
    private static final List<String> CLASSES =
            List.of("Answer", "NoopServlet", "Commits", "ParkedServlet", "AsyncServlet");

    private static final String WEB_XML = """
            <?xml version="1.0" encoding="UTF-8"?>
            <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0" metadata-complete="true">
            %s%s%s</web-app>
            """;

    private ServletArchive() {}

    /** Writes the archive; it belongs at the root context. */
    public static void write(Path file) throws IOException {
        String folder = ServletArchive.class.getPackageName().replace('.', '/') + "/";
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (String name : CLASSES) {
                zip.putNextEntry(new ZipEntry("WEB-INF/classes/" + folder + name + ".class"));
                try (InputStream in = ServletArchive.class.getResourceAsStream(name + ".class")) {
                    Objects.requireNonNull(in, name).transferTo(zip);
                }
            }
            zip.putNextEntry(new ZipEntry("WEB-INF/web.xml"));
            zip.write(WEB_XML.formatted(
                            servlet("NoopServlet", NOOP_PATH, false),
                            servlet("ParkedServlet", PARKED_PATH, false),
                            servlet("AsyncServlet", ASYNC_PATH, true))
                    .getBytes(StandardCharsets.UTF_8));
        }
    }

    private static String servlet(String name, String path, boolean async) {
        return """
                <servlet><servlet-name>%1$s</servlet-name><servlet-class>%2$s.%1$s</servlet-class>\
                <async-supported>%4$s</async-supported></servlet>
                <servlet-mapping><servlet-name>%1$s</servlet-name><url-pattern>%3$s</url-pattern></servlet-mapping>
                """.formatted(name, ServletArchive.class.getPackageName(), path, async);
    }
}
