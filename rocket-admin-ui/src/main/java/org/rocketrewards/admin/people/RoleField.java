package org.rocketrewards.admin.people;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.radiobutton.RadioGroupVariant;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import org.rocketrewards.model.access.Role;

/** What somebody may do, with what that means. */
final class RoleField extends RadioButtonGroup<Role> {
    private static final long serialVersionUID = 1L;

    RoleField(Role now) {
        setLabel(getTranslation("person.role"));
        setItems(Role.values());
        addThemeVariants(RadioGroupVariant.LUMO_VERTICAL);
        setRenderer(new ComponentRenderer<>(role -> {
            Span name = new Span(getTranslation("role." + role.code()));
            Span meaning = new Span(getTranslation("role." + role.code() + ".means"));
            meaning.addClassName("small");
            Div both = new Div(name, meaning);
            both.addClassName("stack");
            return both;
        }));
        setValue(now);
    }
}
