package org.rocketrewards.admin.frame;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.rocketrewards.admin.parts.Facts;

/** The keys that work on every page. {@code rocket.js} acts on them. */
public final class KeysDialog extends Dialog {
    private static final long serialVersionUID = 1L;
    private static final List<String> KEYS = List.of("/", "?", "j", "k", "Enter", "Esc");

    private KeysDialog() {
        setHeaderTitle(getTranslation("keys.title"));
        Facts keys = new Facts();
        keys.getElement().getClassList().add("keys");
        Map<String, String> names = Map.of("/", "search", "?", "help");
        for (String key : KEYS) {
            keys.add(key, getTranslation("keys." + names.getOrDefault(key, key.toLowerCase(Locale.ROOT))));
        }
        add(keys);
        Button close = new Button(getTranslation("error.close"), click -> close());
        close.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(close);
    }

    /** A button that shows the keys; {@code rocket.js} presses it for "?". */
    public static Button button(String label) {
        Button button = new Button(VaadinIcon.KEYBOARD_O.create(), click -> new KeysDialog().open());
        button.setId("frame-keys");
        button.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ICON);
        button.addClassName("keys-button");
        button.setAriaLabel(label);
        button.setTooltipText(label);
        return button;
    }
}
