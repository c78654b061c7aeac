package org.rocketrewards.admin.people;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.rocketrewards.access.IssuedInvitation;
import org.rocketrewards.access.boundary.Invitations;
import org.rocketrewards.admin.parts.Moment;
import org.rocketrewards.admin.parts.PublicAddress;
import org.rocketrewards.admin.parts.Refusals;
import org.rocketrewards.admin.parts.SecretOnce;
import org.rocketrewards.model.RocketException;
import org.rocketrewards.model.access.Role;

/** Invites somebody new, or lets somebody set a new password; ends with a link that is shown once. */
final class InviteDialog extends Dialog {
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
        setHeaderTitle(known ? getTranslation("invite.renew", whom) : getTranslation("invite.title"));
        setWidth("30rem");
        setMaxWidth("94vw");
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
        Div form = new Div(
                new Paragraph(getTranslation(known ? "invite.renew.text" : "invite.text")), name, role, validity);
        form.addClassName("form");
        add(form);
        Button make = new Button(getTranslation("invite.make"), click -> make());
        make.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(new Button(getTranslation("dialog.cancel"), click -> close()), make);
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
