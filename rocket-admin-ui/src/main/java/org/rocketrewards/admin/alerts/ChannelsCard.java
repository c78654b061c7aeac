package org.rocketrewards.admin.alerts;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.List;
import org.rocketrewards.admin.parts.Background;
import org.rocketrewards.admin.parts.Badge;
import org.rocketrewards.admin.parts.Caller;
import org.rocketrewards.admin.parts.Card;
import org.rocketrewards.admin.parts.Moment;
import org.rocketrewards.admin.parts.Refusals;
import org.rocketrewards.admin.parts.Table;
import org.rocketrewards.admin.parts.Words;
import org.rocketrewards.ingest.alerts.ChannelRow;
import org.rocketrewards.ingest.alerts.ChannelTest;
import org.rocketrewards.ingest.alerts.boundary.Alerts;

/** The ways on which people are told, and whether they work. */
final class ChannelsCard extends Card {
    private static final long serialVersionUID = 1L;

    private final transient Alerts alerts;
    private final transient Background background;
    private final Div outcome = new Div();

    ChannelsCard(Alerts alerts, Background background) {
        super(new Span().getTranslation("alert.channels"));
        this.alerts = alerts;
        this.background = background;
        outcome.addClassName("stack");
        outcome.getElement().setAttribute("role", "status");
        show();
    }

    private void show() {
        clear();
        List<ChannelRow> channels = alerts.channels();
        Table table = new Table(
                getTranslation("alert.channels"),
                getTranslation("alert.channel"),
                getTranslation("alert.channel.target"),
                getTranslation("alert.channel.sent"),
                getTranslation("correction.state"));
        channels.forEach(channel -> table.row(
                new Span(getTranslation("alert.channel." + channel.channel())),
                new Span(channel.target() == null ? "–" : Words.withoutTricks(channel.target())),
                channel.sentAt() == null ? new Span("–") : new Moment(channel.sentAt()),
                state(channel)));
        add(new Paragraph(getTranslation("alert.channels.text")), table);
        if (Caller.operates() && channels.stream().anyMatch(channel -> channel.target() != null)) {
            Button test = new Button(getTranslation("alert.test"), VaadinIcon.PAPERPLANE.create());
            test.setDisableOnClick(true);
            test.addClickListener(click -> test(test));
            add(test);
        }
        add(outcome);
    }

    private Component state(ChannelRow channel) {
        if (channel.target() == null) {
            return new Badge(VaadinIcon.MINUS, getTranslation("alert.channel.off"), "ignored");
        }
        if (channel.failure() == null) {
            return new Badge(VaadinIcon.CHECK_CIRCLE, getTranslation("alert.channel.ready"), "accepted");
        }
        Div failing = new Div(
                new Badge(VaadinIcon.WARNING, getTranslation("alert.channel.waiting", channel.waiting()), "failed"),
                new Span(Words.withoutTricks(channel.failure())));
        failing.addClassName("stack");
        return failing;
    }

    /** Takes as long as a server that does not answer; the page stays usable meanwhile. */
    private void test(Button test) {
        outcome.removeAll();
        outcome.add(new Paragraph(getTranslation("alert.test.sending")));
        getUI().ifPresent(ui -> background.run(
                ui,
                alerts::test,
                tests -> {
                    tell(tests);
                    test.setEnabled(true);
                },
                problem -> {
                    outcome.removeAll();
                    outcome.add(new Paragraph(Refusals.words(problem)));
                    test.setEnabled(true);
                }));
    }

    private void tell(List<ChannelTest> tests) {
        outcome.removeAll();
        tests.forEach(test -> {
            String channel = getTranslation("alert.channel." + test.channel());
            outcome.add(new Paragraph(
                    test.failure() == null
                            ? getTranslation("alert.test.sent", channel, Words.withoutTricks(test.target()))
                            : getTranslation("alert.test.failed", channel, Words.withoutTricks(test.failure()))));
        });
    }
}
