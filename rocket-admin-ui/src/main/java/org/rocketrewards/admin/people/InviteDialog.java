package org.rocketrewards.admin.people;

import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.rocketrewards.access.IssuedInvitation;
import org.rocketrewards.access.boundary.Invitations;
import org.rocketrewards.admin.parts.FormDialog;
import org.rocketrewards.admin.parts.Moment;
import org.rocketrewards.admin.parts.PublicAddress;
import org.rocketrewards.admin.parts.Refusals;
import org.rocketrewards.admin.parts.SecretOnce;
import org.rocketrewards.model.RocketException;
import org.rocketrewards.model.access.Role;

/** Invites somebody new, or lets somebody set a new password; ends with a link that is shown once. */
final class InviteDialog extends FormDialog {
    private static final long serialVersionUID = 1L;
    private static final List<Duration> VALIDITIES =
            List.of(Duration.ofDays(1), Invitations.DEFAULT_VALIDITY, Duration.ofDays(7), Duration.ofDays(30));

    private final transient Invitations invitations;
    private final transient Optional<String> publicUrl;
    private final transient Runnable changed;
    private final TextField name = new TextField();
    private final RoleField role;
    private final Select<Duration> validity = new Select<>();

    InviteDialog(
            Invitations invitations,
            Optional<String> publicUrl,
            String whom,
            Role given,
            boolean known,
            Runnable changed) {
        this.invitations = invitations;
        this.publicUrl = publicUrl;
        this.changed = changed;
        name.setLabel(getTranslation("person.name"));
        name.setHelperText(getTranslation("invite.name.help"));
        name.setMaxLength(63);
        name.setValue(whom);
        name.setVisible(!known);
        role = new RoleField(given);
        role.setVisible(!known);
        validity.setLabel(getTranslation("invite.validity"));
        validity.setItems(VALIDITIES);
        validity.setItemLabelGenerator(length -> getTranslation("invite.days", length.toDays()));
        validity.setValue(Invitations.DEFAULT_VALIDITY);
        ask(
                known ? getTranslation("invite.renew", whom) : getTranslation("invite.title"),
                getTranslation("invite.make"),
                this::make,
                new Paragraph(getTranslation(known ? "invite.renew.text" : "invite.text")),
                name,
                role,
                validity);
        if (!known) {
            name.focus();
        }
    }

    private void make() {
        name.setInvalid(false);
        try {
            String wanted = name.getValue().strip().toLowerCase(Locale.ROOT);
            IssuedInvitation issued = invitations.invite(wanted, role.getValue(), validity.getValue());
            close();
            changed.run();
            Paragraph until = new Paragraph(getTranslation("invite.done.until") + " ");
            until.add(Moment.exact(issued.expiresAt()));
            new SecretOnce(
                            getTranslation("invite.done", issued.name()),
                            getTranslation("invite.done.text"),
                            PublicAddress.of(publicUrl) + "/admin/" + PeopleNavigation.WELCOME + "/"
                                    + issued.secret().value(),
                            until)
                    .open();
        } catch (RocketException e) {
            name.setVisible(true);
            name.setErrorMessage(Refusals.words(e));
            name.setInvalid(true);
            name.focus();
        }
    }
}
