package org.rocketrewards.admin.doctor;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import org.rocketrewards.admin.deliveries.DeliveriesNavigation;
import org.rocketrewards.admin.parts.Badge;
import org.rocketrewards.admin.parts.EventTitles;
import org.rocketrewards.admin.parts.Facts;
import org.rocketrewards.admin.parts.Moment;
import org.rocketrewards.admin.parts.Table;
import org.rocketrewards.admin.parts.Words;
import org.rocketrewards.ingest.SourceRow;
import org.rocketrewards.ingest.traffic.Diagnosis;
import org.rocketrewards.ingest.traffic.Finding;

/** What is wrong with one source. */
final class DiagnosisCard extends Section {
    private static final long serialVersionUID = 1L;

    private final transient EventTitles titles;

    DiagnosisCard(SourceRow source, Diagnosis diagnosis, EventTitles titles) {
        this.titles = titles;
        addClassName("card");
        long harmful = diagnosis.findings().stream().filter(Finding::harmful).count();
        Div head = new Div(
                new H2(new Anchor("sources/" + source.name(), source.title())),
                harmful == 0
                        ? new Badge(VaadinIcon.CHECK_CIRCLE, getTranslation("doctor.well"), "accepted")
                        : new Badge(VaadinIcon.STETHOSCOPE, getTranslation("doctor.ill", harmful), "quarantined"));
        head.addClassName("card-head");
        Span looked = new Span(getTranslation("doctor.looked", Words.number(diagnosis.looked())));
        looked.addClassName("small");
        add(head, looked);
        if (diagnosis.findings().isEmpty()) {
            add(new Paragraph(getTranslation("doctor.nothing")));
        }
        diagnosis.findings().forEach(finding -> add(finding(finding)));
    }

    private Component finding(Finding finding) {
        Div head = new Div(
                finding.harmful()
                        ? new Badge(VaadinIcon.WARNING, getTranslation("doctor.harmful"), "quarantined")
                        : new Badge(VaadinIcon.INFO_CIRCLE_O, getTranslation("doctor.hint"), "duplicate"),
                new H3(finding.title()));
        head.addClassName("block-head");
        Facts facts = new Facts()
                .add(getTranslation("doctor.evidence"), evidence(finding))
                .add(getTranslation("doctor.consequence"), finding.consequence())
                .add(getTranslation("doctor.remedy"), finding.remedy());
        Div block = new Div(head, facts);
        block.addClassNames("block", "finding");
        return block;
    }

    private Component evidence(Finding finding) {
        Div evidence = new Div(new Span(sentence(finding)));
        evidence.addClassName("stack");
        if (finding.lastAt() != null) {
            Div last = new Div(new Span(getTranslation("doctor.last")), new Moment(finding.lastAt()));
            last.addClassName("setup-line");
            if (finding.last() != null) {
                last.add(DeliveriesNavigation.to(
                        finding.last(), getTranslation("delivery.title", String.valueOf(finding.last()))));
            }
            evidence.add(last);
        }
        if (!finding.examples().isEmpty()) {
            UnorderedList examples = new UnorderedList();
            finding.examples().forEach(example -> examples.add(new ListItem(example(example))));
            evidence.add(examples);
        }
        return evidence;
    }

    private String sentence(Finding finding) {
        String number = Words.number(finding.deliveries());
        return switch (finding.code()) {
            case "silent" -> getTranslation("doctor.evidence.silent", number);
            case "never" -> getTranslation("doctor.evidence.never");
            case "gaps" -> getTranslation("doctor.evidence.gaps", number, Words.number(finding.looked()));
            case "unknown_token" -> getTranslation("doctor.evidence.some", number);
            default -> getTranslation("doctor.evidence.of", number, Words.number(finding.looked()));
        };
    }

    /** A class of Moodle in words, with its name; everything else as it is. */
    private Component example(String example) {
        String shown = Words.withoutTricks(example);
        return example.startsWith("\\")
                ? new Span(new Span(titles.title(this, example) + " "), Table.code(shown))
                : Table.code(shown);
    }
}
