package org.rocketrewards.admin.people;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import org.rocketrewards.access.InvitationRow;
import org.rocketrewards.access.boundary.Invitations;
import org.rocketrewards.admin.parts.Moment;
import org.rocketrewards.admin.parts.Notice;
import org.rocketrewards.admin.parts.Table;

/** Invitations that nobody has taken up yet. */
final class InvitationsSection extends Section {
    private static final long serialVersionUID = 1L;

    private final transient Invitations invitations;
    private final boolean admin;
    private final transient Runnable changed;

    InvitationsSection(Invitations invitations, boolean admin, Runnable changed) {
        this.invitations = invitations;
        this.admin = admin;
        this.changed = changed;
        addClassName("section");
        add(new H2(getTranslation("invite.pending")));
        List<InvitationRow> open = invitations.list();
        if (open.isEmpty()) {
            Paragraph none = new Paragraph(getTranslation("invite.none"));
            none.addClassName("small");
            add(none);
            return;
        }
        Table table = new Table(
                getTranslation("invite.pending"),
                getTranslation("person.name"),
                getTranslation("person.role"),
                getTranslation("invite.made"),
                getTranslation("invite.expires"),
                getTranslation("token.actions"));
        open.forEach(invitation -> table.row(
                new Span(invitation.name()),
                new Span(getTranslation("role." + invitation.role())),
                made(invitation),
                new Moment(invitation.expiresAt()),
                actions(invitation)));
        add(table);
    }

    private Component made(InvitationRow invitation) {
        Span by = new Span(getTranslation("token.by", invitation.createdBy()));
        by.addClassName("small");
        Div made = new Div(new Moment(invitation.createdAt()), by);
        made.addClassName("stack");
        return made;
    }

    private Component actions(InvitationRow invitation) {
        if (!admin) {
            return new Span("");
        }
        Button withdraw = new Button(getTranslation("invite.withdraw"), click -> {
            invitations.withdraw(invitation.id());
            Notice.show(getTranslation("invite.withdrawn", invitation.name()));
            changed.run();
        });
        withdraw.addThemeVariants(ButtonVariant.LUMO_SMALL);
        withdraw.setAriaLabel(getTranslation("invite.withdraw.which", invitation.name()));
        return withdraw;
    }
}
