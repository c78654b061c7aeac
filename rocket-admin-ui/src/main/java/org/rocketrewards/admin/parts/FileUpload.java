package org.rocketrewards.admin.parts;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.server.VaadinResponse;
import com.vaadin.flow.server.streams.UploadEvent;
import com.vaadin.flow.server.streams.UploadHandler;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.model.Problems;
import org.rocketrewards.model.RocketException;

/**
 * Takes one file, dropped or chosen. It is handed to a service while it arrives, so that its size costs no memory, and in
 * a request of its own, so that the page stays usable.
 *
 * @param <T> what the service makes of it
 */
public final class FileUpload<T> extends Composite<Div> {
    private static final long serialVersionUID = 1L;

    /** Reads the file, in the name of who uploads it but not in the page's turn. */
    @FunctionalInterface
    public interface Taker<T> {
        /** Takes it. */
        T take(String name, InputStream file) throws IOException;
    }

    private final transient Taker<T> taker;
    private final transient Consumer<T> taken;
    private final Upload upload = new Upload(new Handler());
    private final Paragraph refused = new Paragraph();
    private transient volatile @Nullable T result;
    private transient volatile @Nullable RocketException refusal;

    /** A place to drop a file; {@code taken} gets what was made of it, in the page's turn. */
    public FileUpload(Taker<T> taker, Consumer<T> taken, String... endings) {
        this.taker = taker;
        this.taken = taken;
        upload.setMaxFiles(1);
        upload.setAcceptedFileTypes(endings);
        upload.setUploadButton(new Button(getTranslation("upload.choose"), VaadinIcon.UPLOAD.create()));
        upload.setDropLabel(new Span(getTranslation("upload.drop")));
        upload.setI18n(UploadTexts.of(this, getTranslation("upload.choose"), getTranslation("upload.drop")));
        upload.setWidthFull();
        upload.getElement().addEventListener("upload-success", event -> arrived());
        upload.getElement().addEventListener("upload-error", event -> arrived());
        refused.addClassName("problem");
        refused.getElement().setAttribute("role", "alert");
        getContent().addClassName("upload");
        getContent().add(upload, refused);
    }

    private void arrived() {
        RocketException problem = refusal;
        T made = result;
        upload.clearFileList();
        if (problem != null) {
            refused.setText(Refusals.words(problem));
        } else if (made != null) {
            refused.setText("");
            taken.accept(made);
        } else {
            refused.setText(getTranslation("upload.broken"));
        }
    }

    private final class Handler implements UploadHandler {
        private static final long serialVersionUID = 1L;

        @Override
        public void handleUploadRequest(UploadEvent event) throws IOException {
            result = null;
            refusal = null;
            try (InputStream file = event.getInputStream()) {
                result = taker.take(event.getFileName(), file);
            } catch (RuntimeException e) {
                refusal = Problems.of(e);
            }
        }

        @Override
        public void responseHandled(boolean success, VaadinResponse response) {
            RocketException problem = refusal;
            response.setStatus(
                    problem == null ? (success ? 200 : 500) : problem.type().status());
        }
    }
}
