package org.rocketrewards.admin.sources;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import org.rocketrewards.admin.parts.Words;
import org.rocketrewards.ingest.AllowlistPreview;

/**
 * Tells what a change of the allowlist means for the deliveries of the last seven days, and asks. A change that would
 * have refused all of them has to be confirmed twice.
 */
final class AllowlistConfirmation {
    private static final int ADDRESSES_SHOWN = 5;

    private AllowlistConfirmation() {}

    /** Asks; {@code removes}: the change takes something away. */
    static void ask(String change, AllowlistPreview effect, boolean removes, Runnable make) {
        UI ui = UI.getCurrent();
        ConfirmDialog dialog = new ConfirmDialog();
        dialog.setHeader(change);
        Div text = new Div(new Paragraph(sentence(ui, effect)));
        text.addClassName("stack");
        if (!effect.refusedFrom().isEmpty()) {
            UnorderedList addresses = new UnorderedList();
            effect.refusedFrom().stream()
                    .limit(ADDRESSES_SHOWN)
                    .forEach(from -> addresses.add(new ListItem(ui.getTranslation(
                            "allowlist.effect.from", from.address(), Words.number(from.deliveries())))));
            text.add(addresses);
        }
        if (effect.letIn() > 0) {
            text.add(new Paragraph(ui.getTranslation("allowlist.effect.let_in", Words.number(effect.letIn()))));
        }
        dialog.setCancelable(true);
        dialog.setCancelText(ui.getTranslation("dialog.cancel"));
        Button confirm = new Button(ui.getTranslation(removes ? "allowlist.remove" : "allowlist.add"), click -> {
            dialog.close();
            make.run();
        });
        confirm.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        if (removes || effect.refused() > 0) {
            confirm.addThemeVariants(ButtonVariant.LUMO_ERROR);
        }
        if (effect.locksOut()) {
            Checkbox sure = new Checkbox(ui.getTranslation("allowlist.effect.sure"));
            sure.addValueChangeListener(ticked -> confirm.setEnabled(ticked.getValue()));
            text.add(sure);
            confirm.setEnabled(false);
        }
        dialog.setConfirmButton(confirm);
        dialog.setText(text);
        dialog.open();
    }

    private static String sentence(UI ui, AllowlistPreview effect) {
        if (effect.openToAll()) {
            return ui.getTranslation("allowlist.effect.open");
        }
        if (effect.deliveries() == 0) {
            return ui.getTranslation("allowlist.effect.unknown");
        }
        if (effect.refused() == 0) {
            return ui.getTranslation("allowlist.effect.none", Words.number(effect.deliveries()));
        }
        return ui.getTranslation(
                effect.locksOut() ? "allowlist.effect.all" : "allowlist.effect.some",
                Words.number(effect.refused()),
                Words.number(effect.deliveries()));
    }
}
