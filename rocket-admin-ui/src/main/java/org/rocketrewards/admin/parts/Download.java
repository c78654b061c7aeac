package org.rocketrewards.admin.parts;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.server.streams.DownloadEvent;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.rocketrewards.model.Problems;
import org.rocketrewards.model.RocketException;

/** A link to a file that is made when somebody follows it, and written while it is sent. */
public final class Download extends Anchor {
    private static final long serialVersionUID = 1L;

    /** What is sent. */
    @FunctionalInterface
    public interface Content {
        /** Writes all of it; the stream stays open. */
        void write(OutputStream out) throws IOException;
    }

    /** A file as the browser gets it. */
    public record File(String name, String mediaType, Content content) {}

    /** A link; {@code file} asks the services, in the name of who follows it. */
    public Download(String text, Supplier<File> file) {
        super(event -> send(event, file), text);
        addClassName("download");
    }

    private static void send(DownloadEvent event, Supplier<File> supplier) throws IOException {
        File file;
        try {
            file = supplier.get();
        } catch (RuntimeException e) {
            RocketException problem = Problems.of(e);
            event.getResponse().setStatus(problem.type().status());
            event.setContentType("text/plain;charset=UTF-8");
            event.getOutputStream().write(Refusals.words(problem).getBytes(StandardCharsets.UTF_8));
            return;
        }
        event.setFileName(file.name());
        event.setContentType(file.mediaType());
        file.content().write(event.getOutputStream());
    }
}
