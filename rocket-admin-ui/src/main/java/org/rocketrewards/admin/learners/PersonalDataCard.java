package org.rocketrewards.admin.learners;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.rocketrewards.admin.parts.ActDialog;
import org.rocketrewards.admin.parts.Caller;
import org.rocketrewards.admin.parts.Card;
import org.rocketrewards.admin.parts.Download;
import org.rocketrewards.admin.parts.Facts;
import org.rocketrewards.admin.parts.Moment;
import org.rocketrewards.admin.parts.Words;
import org.rocketrewards.ingest.privacy.boundary.LearnerData;
import org.rocketrewards.ledger.AccountView;

/** What the law asks for: all that is held about the learner, and making it anonymous. */
final class PersonalDataCard extends Composite<Div> {
    private static final long serialVersionUID = 1L;

    private final transient LearnerData data;
    private final String source;
    private final long learner;

    PersonalDataCard(LearnerData data, AccountView account) {
        this.data = data;
        this.source = account.source();
        this.learner = account.learner();
        Card card = new Card(getTranslation("data.title"));
        card.add(new Paragraph(getTranslation("data.text")));
        Div acts = new Div(
                new Download(
                        getTranslation("data.json"),
                        () -> new Download.File(
                                name("json"),
                                "application/json",
                                data.json(data.begin(source, learner), source, learner)::write)),
                new Download(
                        getTranslation("data.pdf"),
                        () -> new Download.File(
                                name("pdf"),
                                "application/pdf",
                                data.pdf(data.begin(source, learner), source, learner)::write)));
        acts.addClassName("in-line");
        if (Caller.administers() && learner > 0) {
            Button erase = new Button(getTranslation("erase.open"), click -> askToErase(account));
            erase.addThemeVariants(ButtonVariant.LUMO_ERROR);
            acts.add(erase);
        }
        card.add(acts);
        getContent().add(card);
    }

    private String name(String ending) {
        return "learner-" + source + '-' + learner + '.' + ending;
    }

    private void askToErase(AccountView account) {
        Checkbox sure = new Checkbox(getTranslation("erase.sure"));
        new ActDialog(getTranslation("erase.title", String.valueOf(learner)), getTranslation("erase.do"))
                .dangerous()
                .say(getTranslation("erase.goes"))
                .say(getTranslation("erase.stays", Words.number(account.entries()), Words.number(account.balance())))
                .say(getTranslation("erase.no_way_back"))
                .with(sure)
                .askWhy()
                .when(() -> {
                    sure.setInvalid(!sure.getValue());
                    sure.setErrorMessage(sure.getValue() ? "" : getTranslation("erase.sure.missing"));
                    return sure.getValue();
                })
                .ask(reason -> showCertificate(data.erase(source, learner, reason)));
    }

    private void showCertificate(JsonObject certificate) {
        Dialog dialog = new Dialog(getTranslation("certificate.title"));
        dialog.setWidth("38rem");
        dialog.setMaxWidth("100%");
        JsonObject erased = certificate.getJsonObject("erased");
        Div text = new Div(
                new Facts()
                        .add(getTranslation("certificate.learner"), source + " · " + learner)
                        .add(
                                getTranslation("certificate.at"),
                                Moment.exact(Instant.parse(certificate.getString("erasedAt"))))
                        .add(getTranslation("certificate.by"), certificate.getString("erasedBy"))
                        .add(getTranslation("certificate.reason"), Words.withoutTricks(certificate.getString("reason")))
                        .add(
                                getTranslation("certificate.bodies"),
                                Words.number(erased.getJsonNumber("bodies").longValue()))
                        .add(
                                getTranslation("certificate.texts"),
                                Words.number(
                                        erased.getJsonNumber("textsOfEvents").longValue())),
                new Paragraph(getTranslation("certificate.stays")),
                stays(certificate.getJsonArray("stays")));
        JsonArray copies = certificate.getJsonArray("copies");
        if (!copies.isEmpty()) {
            text.add(new Paragraph(getTranslation("certificate.copies")), copies(copies));
        }
        text.addClassNames("stack", "act");
        dialog.add(text);
        byte[] file = certificate.toString().getBytes(StandardCharsets.UTF_8);
        dialog.getFooter()
                .add(
                        new Download(
                                getTranslation("certificate.download"),
                                () -> new Download.File(
                                        "certificate-" + name("json"), "application/json", out -> out.write(file))),
                        new Button(getTranslation("error.close"), click -> dialog.close()));
        dialog.open();
    }

    private static Component stays(JsonArray stays) {
        UnorderedList list = new UnorderedList();
        for (JsonObject part : stays.getValuesAs(JsonObject.class)) {
            list.add(new ListItem(part.getString("what") + ": " + part.getString("why")));
        }
        return list;
    }

    private static Component copies(JsonArray copies) {
        UnorderedList list = new UnorderedList();
        for (JsonString copy : copies.getValuesAs(JsonString.class)) {
            list.add(new ListItem(copy.getString()));
        }
        return list;
    }
}
