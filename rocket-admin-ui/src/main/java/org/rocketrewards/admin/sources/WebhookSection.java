package org.rocketrewards.admin.sources;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import java.util.Optional;
import org.rocketrewards.admin.parts.CopyButton;
import org.rocketrewards.admin.parts.PublicAddress;
import org.rocketrewards.admin.parts.Table;
import org.rocketrewards.ingest.workflows.boundary.Workflows;

/** The address that Moodle sends its events to. */
final class WebhookSection extends Section {
    private static final long serialVersionUID = 1L;

    WebhookSection(Optional<String> publicUrl) {
        addClassName("card");
        String url = PublicAddress.of(publicUrl) + Workflows.WEBHOOK_PATH;
        Div line = new Div(Table.code(url), new CopyButton(getTranslation("webhook.copy"), url));
        line.addClassName("code-line");
        add(new H2(getTranslation("webhook.title")), new Paragraph(getTranslation("webhook.text")), line);
    }
}
