package org.rocketrewards.admin.learners;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.admin.deliveries.DeliveriesNavigation;
import org.rocketrewards.admin.parts.Badge;
import org.rocketrewards.admin.parts.Card;
import org.rocketrewards.admin.parts.Moment;
import org.rocketrewards.admin.parts.Words;
import org.rocketrewards.badges.CredentialRow;

/** The Rocket badges of a learner, those that were taken back too. */
final class BadgesCard extends Composite<Div> {
    private static final long serialVersionUID = 1L;

    BadgesCard(Optional<List<CredentialRow>> held) {
        Card card = new Card(getTranslation("learner.badges"));
        List<CredentialRow> credentials = held.orElse(List.of());
        if (credentials.isEmpty()) {
            card.add(new Paragraph(getTranslation("learner.badges.none")));
        } else {
            UnorderedList list = new UnorderedList();
            list.addClassName("others");
            credentials.forEach(credential -> list.add(item(credential)));
            card.add(list);
        }
        getContent().add(card);
    }

    private ListItem item(CredentialRow credential) {
        Instant revokedAt = credential.revokedAt();
        boolean revoked = revokedAt != null;
        Div item = new Div(
                new Badge(
                        revoked ? VaadinIcon.BAN : VaadinIcon.TROPHY,
                        getTranslation(revoked ? "learner.badge.revoked" : "learner.badge.held"),
                        revoked ? "ignored" : "accepted"),
                new Span(Words.withoutTricks(credential.name())),
                cause(credential.event()),
                new Moment(revokedAt == null ? credential.issuedAt() : revokedAt));
        item.addClassName("in-line");
        return new ListItem(item);
    }

    /** What brought it: an event, or a person. */
    private Component cause(@Nullable Long event) {
        return event == null
                ? new Span(getTranslation("learner.badge.corrected"))
                : DeliveriesNavigation.to(event, getTranslation("delivery.title", String.valueOf(event)));
    }
}
