package org.rocketrewards.admin.sources;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.admin.deliveries.DeliveriesNavigation;
import org.rocketrewards.admin.parts.Badge;
import org.rocketrewards.admin.parts.Moment;
import org.rocketrewards.admin.parts.Pulse;
import org.rocketrewards.admin.parts.Refusals;
import org.rocketrewards.admin.parts.Words;
import org.rocketrewards.ingest.traffic.SetupState;
import org.rocketrewards.ingest.traffic.boundary.Setup;

/** What has arrived from a source so far. It follows by itself: waiting turns green with the first event. */
final class SetupWaiting extends SetupStep {
    private static final long serialVersionUID = 1L;
    private static final Duration EVERY = Duration.ofSeconds(2);

    private final transient Setup setup;
    private final String source;
    private transient @Nullable SetupState shown;

    SetupWaiting(Setup setup, String source) {
        super(4, "setup.waiting");
        this.setup = setup;
        this.source = source;
        show();
        add(new Pulse(EVERY, this::show));
    }

    private void show() {
        SetupState state = setup.of(source);
        if (state.equals(shown)) {
            return;
        }
        shown = state;
        content().removeAll();
        content().add(headline(state), checklist(state));
        if (state.refusal() != null) {
            content().add(refusal(state.refusal()));
        }
        if (state.unknownTokenAt() != null && !state.delivers()) {
            content()
                    .add(new Paragraph(
                            getTranslation("setup.unknown_token", String.valueOf(state.unknownTokenFrom()))));
        }
    }

    private Component headline(SetupState state) {
        Div headline = new Div();
        headline.addClassName("setup-headline");
        headline.getElement().setAttribute("role", "status");
        Long newest = state.newest();
        if (newest == null || state.newestAt() == null) {
            Span pulse = new Span();
            pulse.addClassName("pulse");
            headline.add(pulse, new Span(getTranslation("setup.waiting.for")));
            headline.addClassName("waiting");
            return headline;
        }
        headline.addClassName("arrived");
        headline.add(
                VaadinIcon.CHECK_CIRCLE.create(),
                new Span(getTranslation("setup.arrived")),
                new Moment(state.newestAt()),
                DeliveriesNavigation.to(newest, getTranslation("setup.arrived.show")));
        return headline;
    }

    private Component checklist(SetupState state) {
        UnorderedList list = new UnorderedList();
        list.addClassName("checklist");
        list.add(
                item(state.hasToken(), "setup.check.token", ""),
                item(state.delivers(), "setup.check.delivery", ""),
                item(state.carryLearner() > 0, "setup.check.learner", evidence(state.carryLearner(), state.looked())),
                item(state.carryContext() > 0, "setup.check.context", evidence(state.carryContext(), state.looked())),
                item(
                        state.eventTypes() > 1,
                        "setup.check.types",
                        state.looked() == 0 ? "" : getTranslation("setup.check.kinds", state.eventTypes())));
        return list;
    }

    private String evidence(long carry, long looked) {
        return looked == 0 ? "" : getTranslation("setup.check.evidence", Words.number(carry), Words.number(looked));
    }

    private ListItem item(boolean done, String key, String evidence) {
        Badge badge = done
                ? new Badge(VaadinIcon.CHECK_CIRCLE, getTranslation("setup.check.done"), "accepted")
                : new Badge(VaadinIcon.CIRCLE_THIN, getTranslation("setup.check.open"), "ignored");
        Span about = new Span(evidence);
        about.addClassName("small");
        return new ListItem(badge, new Span(getTranslation(key)), about);
    }

    private Component refusal(SetupState.Refusal refusal) {
        Div text = new Div(
                new Badge(VaadinIcon.BAN, Words.reason(this, refusal.reason()), "refused"),
                new Span(refusal.detail() == null ? "" : Refusals.words(refusal.detail())),
                new Moment(refusal.at()),
                DeliveriesNavigation.to(refusal.delivery(), getTranslation("setup.arrived.show")));
        text.addClassName("setup-refusal");
        return text;
    }
}
