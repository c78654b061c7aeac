package org.rocketrewards.ingest.alerts.boundary;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.rocketrewards.ingest.alerts.control.AlertChannel;
import org.rocketrewards.ingest.alerts.control.MailChannel;
import org.rocketrewards.ingest.alerts.control.WebhookChannel;
import org.rocketrewards.mail.MailServer;

/** The ways on which people are told of alerts, as the settings say. */
@ApplicationScoped
public class AlertChannels {
    @Inject
    @ConfigProperty(name = "rocket.public.url")
    Optional<String> publicUrl;

    @Inject
    @ConfigProperty(name = "rocket.alerts.language", defaultValue = "en")
    String language;

    @Inject
    @ConfigProperty(name = "rocket.alerts.webhook")
    Optional<String> webhook;

    @Inject
    @ConfigProperty(name = "rocket.alerts.mail.server")
    Optional<String> mailServer;

    @Inject
    @ConfigProperty(name = "rocket.alerts.mail.from", defaultValue = "rocket@localhost")
    String mailFrom;

    @Inject
    @ConfigProperty(name = "rocket.alerts.mail.to")
    Optional<String> mailTo;

    @Inject
    @ConfigProperty(name = "rocket.alerts.mail.user")
    Optional<String> mailUser;

    @Inject
    @ConfigProperty(name = "rocket.alerts.mail.password")
    Optional<String> mailPassword;

    @Inject
    @ConfigProperty(name = "rocket.alerts.mail.password.file")
    Optional<String> mailPasswordFile;

    @Inject
    @ConfigProperty(name = "rocket.alerts.mail.starttls")
    Optional<String> mailStartTls;

    private List<AlertChannel> channels = List.of();

    @PostConstruct
    void prepare() {
        String page = publicUrl.orElse("http://localhost:8080").replaceAll("/+$", "") + "/admin/alerts";
        Locale reader = Locale.forLanguageTag(language);
        List<AlertChannel> found = new ArrayList<>();
        if (mailServer.isPresent() && mailTo.isPresent()) {
            MailServer server = MailServer.of(
                    "rocket.alerts.mail", mailServer.get(), mailUser, mailPassword, mailPasswordFile, mailStartTls);
            found.add(new MailChannel(server, mailFrom, mailTo.get(), reader, page));
        }
        webhook.ifPresent(address -> found.add(new WebhookChannel(URI.create(address), reader, page)));
        channels = List.copyOf(found);
    }

    /** Those that are set up. */
    List<AlertChannel> all() {
        return channels;
    }

    /** Their names. */
    List<String> names() {
        return channels.stream().map(AlertChannel::name).toList();
    }

    /** The one of this name; empty when it is not set up here. */
    Optional<AlertChannel> find(String name) {
        return channels.stream().filter(channel -> channel.name().equals(name)).findFirst();
    }
}
