package org.rocketrewards.admin.sources;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.server.VaadinServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.rocketrewards.admin.parts.CopyButton;
import org.rocketrewards.admin.parts.Table;
import org.rocketrewards.ingest.workflows.boundary.Workflows;

/** The address that Moodle sends its events to. */
final class WebhookSection extends Section {
    private static final long serialVersionUID = 1L;

    WebhookSection(Optional<String> publicUrl) {
        addClassName("card");
        String url = publicUrl
                        .filter(base -> !base.isBlank())
                        .orElseGet(WebhookSection::asAsked)
                        .replaceAll("/+$", "")
                + Workflows.WEBHOOK_PATH;
        Div line = new Div(Table.code(url), new CopyButton(getTranslation("webhook.copy"), url));
        line.addClassName("code-line");
        add(new H2(getTranslation("webhook.title")), new Paragraph(getTranslation("webhook.text")), line);
    }

    /** The address as the browser knows it, where nobody said another. */
    static String asAsked() {
        HttpServletRequest request = VaadinServletRequest.getCurrent().getHttpServletRequest();
        return request.getScheme() + "://" + request.getHeader("Host");
    }
}
