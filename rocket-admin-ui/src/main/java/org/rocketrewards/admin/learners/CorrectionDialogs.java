package org.rocketrewards.admin.learners;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.radiobutton.RadioGroupVariant;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.admin.parts.ActDialog;
import org.rocketrewards.admin.parts.Words;
import org.rocketrewards.ledger.AccountView;
import org.rocketrewards.ledger.CorrectionDraft;
import org.rocketrewards.ledger.CorrectionKind;
import org.rocketrewards.ledger.CorrectionRow;
import org.rocketrewards.ledger.boundary.Corrections;

/** Asks for what people book: points added or taken away, an entry or an event taken back. */
final class CorrectionDialogs {
    private static final int LONGEST_REASON = 1_000;
    private static final int LONGEST_REFERENCE = 200;

    private final Corrections corrections;
    private final AccountView account;
    private final Consumer<CorrectionRow> done;

    CorrectionDialogs(Corrections corrections, AccountView account, Consumer<CorrectionRow> done) {
        this.corrections = corrections;
        this.account = account;
        this.done = done;
    }

    /** Points added or taken away. */
    void adjust(Div page) {
        ActDialog dialog = new ActDialog(
                page.getTranslation("adjust.title", String.valueOf(account.learner())),
                page.getTranslation("adjust.book"));
        IntegerField points = new IntegerField(page.getTranslation("adjust.points"));
        points.setHelperText(page.getTranslation("adjust.points.help"));
        points.setRequiredIndicatorVisible(true);
        points.setValueChangeMode(ValueChangeMode.EAGER);
        points.setStepButtonsVisible(true);
        Paragraph effect = new Paragraph();
        effect.addClassName("quote");
        effect.setVisible(false);
        points.addValueChangeListener(change -> {
            Integer value = change.getValue();
            effect.setVisible(value != null && value != 0);
            if (value != null) {
                effect.setText(page.getTranslation(
                        "adjust.effect", Words.number(account.balance()), Words.number(account.balance() + value)));
            }
        });
        TextField reference = reference(page);
        String key = UUID.randomUUID().toString();
        dialog.with(points, effect, reference)
                .askWhy(LONGEST_REASON)
                .when(() -> {
                    boolean given = points.getValue() != null && points.getValue() != 0;
                    points.setInvalid(!given);
                    points.setErrorMessage(given ? "" : page.getTranslation("adjust.points.missing"));
                    return given;
                })
                .ask(reason -> request(
                        new CorrectionDraft(
                                CorrectionKind.ADJUSTMENT,
                                account.source(),
                                account.learner(),
                                null,
                                null,
                                points.getValue().longValue(),
                                false,
                                null,
                                reason,
                                text(reference)),
                        key));
    }

    /** An entry taken back, or all that its event gave. */
    void reverse(Div page, StatementItem entry) {
        ActDialog dialog = new ActDialog(
                        page.getTranslation("reverse.title", entry.entryNo()), page.getTranslation("reverse.do"))
                .dangerous();
        RadioButtonGroup<CorrectionKind> what = new RadioButtonGroup<>(page.getTranslation("reverse.what"));
        what.addThemeVariants(RadioGroupVariant.LUMO_VERTICAL);
        what.setItems(CorrectionKind.REVERSAL, CorrectionKind.EVENT_REVERSAL);
        what.setItemLabelGenerator(kind -> kind == CorrectionKind.REVERSAL
                ? page.getTranslation("reverse.entry", entry.entryNo(), Words.points(entry.points()))
                : page.getTranslation("reverse.event", String.valueOf(entry.event())));
        what.setValue(CorrectionKind.REVERSAL);
        what.setVisible(entry.event() != null);
        Checkbox keeps = new Checkbox(page.getTranslation("reverse.keeps"));
        keeps.setHelperText(page.getTranslation("reverse.keeps.help"));
        keeps.setVisible(entry.event() != null);
        TextField reference = reference(page);
        String key = UUID.randomUUID().toString();
        dialog.say(page.getTranslation(
                        "reverse.text",
                        Words.points(-entry.points()),
                        String.valueOf(account.learner()),
                        Words.number(account.balance()),
                        Words.number(account.balance() - entry.points())))
                .with(what, keeps, reference)
                .askWhy(LONGEST_REASON)
                .ask(reason -> request(
                        what.getValue() == CorrectionKind.REVERSAL
                                ? new CorrectionDraft(
                                        CorrectionKind.REVERSAL,
                                        account.source(),
                                        account.learner(),
                                        entry.entryNo(),
                                        null,
                                        null,
                                        keeps.getValue(),
                                        null,
                                        reason,
                                        text(reference))
                                : new CorrectionDraft(
                                        CorrectionKind.EVENT_REVERSAL,
                                        null,
                                        null,
                                        null,
                                        entry.event(),
                                        null,
                                        keeps.getValue(),
                                        null,
                                        reason,
                                        text(reference)),
                        key));
    }

    private void request(CorrectionDraft draft, String key) {
        done.accept(corrections.request(draft, key).correction());
    }

    private static TextField reference(Div page) {
        TextField reference = new TextField(page.getTranslation("act.reference"));
        reference.setHelperText(page.getTranslation("act.reference.help"));
        reference.setMaxLength(LONGEST_REFERENCE);
        reference.setWidthFull();
        return reference;
    }

    private static @Nullable String text(TextField field) {
        return field.getValue().isBlank() ? null : field.getValue().strip();
    }
}
