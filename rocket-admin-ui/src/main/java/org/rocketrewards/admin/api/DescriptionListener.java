package org.rocketrewards.admin.api;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * Serves the description of the interface. The server could do that too, but at the root of the host alone, knowing nothing
 * of the path that Rocket may be published below; and a full server makes up a description of its own for an EAR.
 */
public class DescriptionListener implements ServletContextListener {
    private static final String FILE = "META-INF/openapi.yaml";
    private static final String ROOT = "  - url: /\n";

    @Override
    public void contextInitialized(ServletContextEvent event) {
        ServletContext context = event.getServletContext();
        context.addServlet("description", new Description(describe(context.getContextPath())))
                .addMapping("/openapi");
    }

    /** The description with the address that all others in it are below. */
    static String describe(String contextPath) {
        try (InputStream file = DescriptionListener.class.getClassLoader().getResourceAsStream(FILE)) {
            if (file == null) {
                throw new FileNotFoundException(FILE);
            }
            String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            return text.replace(ROOT, ROOT.replace("/", contextPath + "/"));
        } catch (IOException e) {
            throw new UncheckedIOException("the description of the interface is missing", e);
        }
    }

    private static final class Description extends HttpServlet {
        private static final long serialVersionUID = 1L;

        private final String text;

        Description(String text) {
            this.text = text;
        }

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.setContentType("application/yaml;charset=UTF-8");
            response.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        }
    }
}
