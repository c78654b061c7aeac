package org.rocketrewards.admin.audit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.icon.VaadinIcon;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.rocketrewards.admin.parts.Badge;
import org.rocketrewards.admin.parts.Download;
import org.rocketrewards.admin.parts.Words;
import org.rocketrewards.seal.InclusionProof;
import org.rocketrewards.seal.ProofCheck;
import org.rocketrewards.seal.boundary.Seals;

/** The proof that a record is what was sealed: in words first, the bytes for whoever wants to check them alone. */
final class ProofBlock extends Div {
    private static final long serialVersionUID = 1L;

    private final transient Seals seals;
    private final long record;

    ProofBlock(Seals seals, long record) {
        this.seals = seals;
        this.record = record;
        addClassName("block");
        Button verify = new Button(getTranslation("proof.verify"), VaadinIcon.SHIELD.create(), click -> verify());
        add(new H3(getTranslation("proof.title")), new Paragraph(getTranslation("proof.text")), verify);
    }

    private void verify() {
        Optional<InclusionProof> found = seals.auditRecord(record);
        removeAll();
        add(new H3(getTranslation("proof.title")));
        if (found.isEmpty()) {
            add(new Paragraph(getTranslation("proof.not_yet")));
            return;
        }
        InclusionProof proof = found.get();
        ProofCheck check = ProofCheck.of(proof, seals.keys());
        add(
                check.holds()
                        ? new Badge(VaadinIcon.CHECK_CIRCLE, getTranslation("proof.holds"), "accepted")
                        : new Badge(VaadinIcon.EXCLAMATION_CIRCLE, getTranslation("proof.broken"), "failed"),
                steps(proof, check),
                new Download(getTranslation("proof.download"), () -> file(proof)),
                bytes(proof));
    }

    private Component steps(InclusionProof proof, ProofCheck check) {
        OrderedList steps = new OrderedList(
                new ListItem(
                        getTranslation("proof.step.leaf", Words.number(check.leaf() + 1), Words.number(check.size()))),
                new ListItem(getTranslation(
                        check.included() ? "proof.step.path" : "proof.step.path.broken",
                        Words.number(proof.path().size()))),
                new ListItem(
                        check.signed()
                                ? getTranslation("proof.step.signed", check.origin(), check.key())
                                : getTranslation("proof.step.signed.broken")));
        steps.addClassName("steps");
        return steps;
    }

    private Component bytes(InclusionProof proof) {
        Details bytes = new Details(
                getTranslation("proof.bytes"),
                new Paragraph(getTranslation("proof.bytes.line")),
                raw(proof.line()),
                new Paragraph(getTranslation("proof.bytes.path")),
                raw(String.join("\n", proof.path())),
                new Paragraph(getTranslation("proof.bytes.checkpoint")),
                raw(proof.checkpoint()));
        bytes.setWidthFull();
        return bytes;
    }

    private static Pre raw(String text) {
        Pre raw = new Pre(Words.withoutTricks(text));
        raw.addClassName("raw");
        raw.getElement().setAttribute("tabindex", "0");
        return raw;
    }

    private Download.File file(InclusionProof proof) {
        JsonArrayBuilder path = Json.createArrayBuilder();
        proof.path().forEach(path::add);
        byte[] json = Json.createObjectBuilder()
                .add("line", proof.line())
                .add("leaf", proof.leaf())
                .add("path", path)
                .add("checkpoint", proof.checkpoint())
                .build()
                .toString()
                .getBytes(StandardCharsets.UTF_8);
        return new Download.File("audit-record-" + record + "-proof.json", "application/json", out -> out.write(json));
    }
}
