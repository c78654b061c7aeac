package org.rocketrewards.ingest.alerts.control;

import java.io.IOException;
import java.text.MessageFormat;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import org.rocketrewards.ingest.alerts.AlertKind;
import org.rocketrewards.ingest.alerts.AlertRow;
import org.rocketrewards.mail.MailServer;

/**
 * People who are told by mail.
 *
 * @param to addresses, comma separated
 * @param language of what they read
 * @param page address of the page with all alerts
 */
public record MailChannel(MailServer server, String from, String to, Locale language, String page)
        implements AlertChannel {
    @Override
    public String name() {
        return MAIL;
    }

    @Override
    public String target() {
        return to;
    }

    @Override
    public void tell(Notice notice) throws IOException {
        AlertRow alert = notice.alert();
        AlertKind kind = AlertKind.of(alert.kind());
        boolean over = notice.news().equals(Notice.OVER);
        String title = alert.title(language)
                + (notice.sourceTitle() == null
                        ? ""
                        : " (" + notice.sourceTitle().replaceAll("\\p{Cntrl}", " ") + ")");
        String since = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM)
                        .withLocale(language)
                        .format(alert.since().atOffset(ZoneOffset.UTC))
                + " UTC";
        server.send(
                from,
                to,
                words("subject." + notice.news(), title),
                (over ? AlertKind.word(language, "over") : alert.text(language))
                        + "\n"
                        + words("since", since)
                        + "\n\n"
                        + (over ? "" : kind.remedy(language) + "\n\n")
                        + page
                        + "\n");
    }

    @Override
    public void test() throws IOException {
        server.send(
                from,
                to,
                AlertKind.word(language, "subject.test"),
                AlertKind.word(language, "test") + "\n\n" + page + "\n");
    }

    private String words(String key, String value) {
        return new MessageFormat(AlertKind.word(language, key), language).format(new Object[] {value});
    }
}
