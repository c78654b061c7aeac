package org.rocketrewards.admin.people;

import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.rocketrewards.access.IssuedApiKey;
import org.rocketrewards.access.boundary.ApiKeys;
import org.rocketrewards.admin.api.IndexResource;
import org.rocketrewards.admin.parts.FormDialog;
import org.rocketrewards.admin.parts.Refusals;
import org.rocketrewards.admin.parts.SecretOnce;
import org.rocketrewards.model.RocketException;
import org.rocketrewards.model.access.Role;

/** Makes an API key, which is shown once. */
final class ApiKeyDialog extends FormDialog {
    private static final long serialVersionUID = 1L;
    /** Days; 0: it does not expire. */
    private static final List<Integer> VALIDITIES = List.of(30, 90, 365, 0);

    private static final int USUAL = 90;

    private final transient ApiKeys keys;
    private final transient Clock clock;
    private final transient Runnable changed;
    private final TextField name = new TextField();
    private final RoleField role = new RoleField(Role.AUDITOR);
    private final MultiSelectComboBox<String> scopes = new MultiSelectComboBox<>();
    private final Select<Integer> validity = new Select<>();

    ApiKeyDialog(ApiKeys keys, Clock clock, Runnable changed) {
        this.keys = keys;
        this.clock = clock;
        this.changed = changed;
        name.setLabel(getTranslation("key.name"));
        name.setHelperText(getTranslation("key.name.help"));
        name.setMaxLength(63);
        scopes.setLabel(getTranslation("key.scopes"));
        scopes.setHelperText(getTranslation("key.scopes.help"));
        scopes.setItems(IndexResource.areas());
        validity.setLabel(getTranslation("key.expires"));
        validity.setItems(VALIDITIES);
        validity.setItemLabelGenerator(
                days -> days == 0 ? getTranslation("key.never_expires") : getTranslation("key.in_days", days));
        validity.setValue(USUAL);
        ask(getTranslation("key.new"), getTranslation("key.make"), this::make, name, role, scopes, validity);
        name.focus();
    }

    private void make() {
        name.setInvalid(false);
        try {
            int days = validity.getValue();
            IssuedApiKey issued = keys.issue(
                    name.getValue().strip(),
                    role.getValue(),
                    scopes.getValue(),
                    days == 0 ? null : clock.instant().plus(Duration.ofDays(days)));
            close();
            changed.run();
            new SecretOnce(
                            getTranslation("key.done", issued.name()),
                            getTranslation("key.done.text"),
                            issued.secret().value(),
                            new Paragraph(getTranslation("key.done.use")))
                    .open();
        } catch (RocketException e) {
            name.setErrorMessage(Refusals.words(e));
            name.setInvalid(true);
            name.focus();
        }
    }
}
