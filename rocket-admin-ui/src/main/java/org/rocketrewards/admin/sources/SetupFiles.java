package org.rocketrewards.admin.sources;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.Optional;
import java.util.Set;
import org.rocketrewards.admin.parts.Badge;
import org.rocketrewards.admin.parts.Download;
import org.rocketrewards.admin.parts.PublicAddress;
import org.rocketrewards.ingest.workflows.boundary.Workflows;

/** The workflow files, and what to do with them in Moodle. */
final class SetupFiles extends SetupStep {
    private static final long serialVersionUID = 1L;

    private final transient Workflows workflows;
    private final String source;
    private final SetupEvents events;
    private final SetupToken token;
    private final String asked = PublicAddress.of(Optional.empty());
    private final Checkbox withToken = new Checkbox();
    private final Paragraph about = new Paragraph();
    private final Download download;

    SetupFiles(Workflows workflows, String source, SetupEvents events, SetupToken token) {
        super(3, "setup.files");
        this.workflows = workflows;
        this.source = source;
        this.events = events;
        this.token = token;
        download = new Download(getTranslation("setup.files.download"), this::zip);
        download.addClassName("link-button");
        withToken.setLabel(getTranslation("setup.files.with_token"));
        withToken.addValueChangeListener(change -> show());
        OrderedList steps = new OrderedList();
        for (String step : new String[] {"import", "enable", "realtime", "again"}) {
            steps.add(new ListItem(getTranslation("setup.moodle." + step)));
        }
        Span disabled = new Badge(VaadinIcon.WARNING, getTranslation("setup.moodle.disabled"), "quarantined");
        content().add(withToken, about, download, disabled, steps);
        token.whenMade(() -> {
            withToken.setValue(true);
            show();
        });
        events.whenChosen(this::show);
        show();
    }

    private void show() {
        boolean made = token.secret().isPresent();
        withToken.setVisible(made);
        about.setText(getTranslation(made && withToken.getValue() ? "setup.files.secret" : "setup.files.placeholder"));
        download.setVisible(!events.chosen().isEmpty());
    }

    private Download.File zip() {
        Set<String> chosen = events.chosen();
        byte[] zip = token.secret()
                .filter(secret -> withToken.getValue())
                .map(secret -> workflows.zipWithToken(source, chosen, asked, secret))
                .orElseGet(() -> workflows.zip(source, chosen, asked));
        return new Download.File("rocket-" + source + "-workflows.zip", "application/zip", out -> out.write(zip));
    }
}
