package org.rocketrewards.admin.audit;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import org.rocketrewards.admin.parts.Badge;
import org.rocketrewards.admin.parts.Facts;
import org.rocketrewards.admin.parts.Moment;
import org.rocketrewards.admin.parts.Words;
import org.rocketrewards.audit.AuditRow;
import org.rocketrewards.seal.boundary.Seals;

/** One record: who, what, to what, from where, why, what changed, and the proof of it. */
final class AuditPane extends Div {
    private static final long serialVersionUID = 1L;

    AuditPane(AuditRow row, Seals seals, Runnable close) {
        addClassName("pane");
        H2 title = new H2(getTranslation("audit.record", String.valueOf(row.id())));
        title.getElement().setAttribute("tabindex", "-1");
        Button shut = new Button(VaadinIcon.CLOSE_SMALL.create(), click -> close.run());
        shut.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ICON);
        shut.setAriaLabel(getTranslation("audit.close"));
        Span gap = new Span();
        gap.addClassName("gap");
        Div head = new Div(title, badge(row), gap, shut);
        head.addClassName("pane-head");
        add(head, facts(row));
        if (row.reason() != null) {
            Paragraph reason = new Paragraph(Words.withoutTricks(row.reason()));
            reason.addClassNames("quote", "foreign");
            add(new H3(getTranslation("act.reason")), reason);
        }
        add(new H3(getTranslation("audit.changes")), new ChangesTable(row), new ProofBlock(seals, row.id()));
    }

    private Badge badge(AuditRow row) {
        boolean done = row.result().equals("done");
        return new Badge(
                done ? VaadinIcon.CHECK_CIRCLE : VaadinIcon.BAN,
                getTranslation("audit.result." + row.result()),
                done ? "accepted" : "refused");
    }

    private Facts facts(AuditRow row) {
        Facts facts = new Facts()
                .add(getTranslation("audit.time"), Moment.exact(row.recordedAt()))
                .add(
                        getTranslation("audit.actor"),
                        new Span(Words.withoutTricks(row.actor())),
                        new Span(getTranslation("audit.actor." + row.actorKind())))
                .addCode(getTranslation("audit.action"), row.action())
                .addCode(getTranslation("audit.object"), Words.withoutTricks(row.objectType() + " " + row.objectId()));
        if (row.address() != null) {
            facts.addCode(getTranslation("audit.address"), row.address());
        }
        if (row.requestId() != null) {
            facts.addCode(getTranslation("audit.request"), row.requestId());
        }
        return facts;
    }
}
