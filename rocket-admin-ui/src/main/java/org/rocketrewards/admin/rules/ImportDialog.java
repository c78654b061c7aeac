package org.rocketrewards.admin.rules;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.server.streams.UploadHandler;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.admin.parts.Table;
import org.rocketrewards.admin.parts.UploadTexts;
import org.rocketrewards.admin.parts.Words;
import org.rocketrewards.rules.RuleDocument;
import org.rocketrewards.rules.RuleProblem;
import org.rocketrewards.rules.RuleSet;
import org.rocketrewards.rules.RuleSetDiff;
import org.rocketrewards.rules.RuleSetDraft;
import org.rocketrewards.rules.RuleSetJson;
import org.rocketrewards.rules.boundary.RuleSetDrafts;
import org.rocketrewards.rules.boundary.RuleSetVersions;
import org.rocketrewards.rules.file.RuleFile;

/** Takes the rules of a file into the draft, after showing what is wrong with it or what it changes. */
final class ImportDialog extends Dialog {
    private static final long serialVersionUID = 1L;

    private final transient RuleSetDrafts drafts;
    private final transient RuleSetVersions versions;
    private final transient RuleWords words;
    private final transient Runnable done;
    private final TextArea text = new TextArea();
    private final Div result = new Div();
    private final Button take = new Button();
    private transient @Nullable RuleDocument document;
    private transient @Nullable RuleSetDraft comparedWith;

    ImportDialog(RuleSetDrafts drafts, RuleSetVersions versions, RuleWords words, Runnable done) {
        this.drafts = drafts;
        this.versions = versions;
        this.words = words;
        this.done = done;
        setHeaderTitle(getTranslation("rules.import"));
        setWidth("52rem");
        Upload upload = new Upload(UploadHandler.inMemory((metadata, bytes) -> read(bytes)));
        upload.setMaxFiles(1);
        upload.setMaxFileSize(RuleFile.MOST_BYTES);
        upload.setAcceptedFileTypes(".yaml", ".yml", ".json");
        upload.setI18n(
                UploadTexts.of(this, getTranslation("rules.import.choose"), getTranslation("rules.import.drop")));
        upload.addFileRejectedListener(refused -> complain(refused.getErrorMessage()));
        text.setLabel(getTranslation("rules.import.paste"));
        text.setValueChangeMode(ValueChangeMode.LAZY);
        text.addClassName("mono");
        text.setWidthFull();
        text.setMaxHeight("16rem");
        text.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                show(RuleFile.parse(change.getValue()));
            }
        });
        result.addClassName("problems");
        result.getElement().setAttribute("aria-live", "polite");
        Div form = new Div(new Paragraph(getTranslation("rules.import.text")), upload, text, result);
        form.addClassName("form");
        add(form);
        take.setText(getTranslation("rules.import.take"));
        take.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        take.setEnabled(false);
        take.addClickListener(click -> take());
        getFooter().add(new Button(getTranslation("dialog.cancel"), click -> close()), take);
    }

    private void read(byte[] bytes) {
        RuleFile.Parsed parsed = RuleFile.parse(bytes);
        text.setValue(new String(bytes, StandardCharsets.UTF_8));
        show(parsed);
    }

    private void complain(String message) {
        result.removeAll();
        result.add(new Paragraph(message));
    }

    private void show(RuleFile.Parsed parsed) {
        result.removeAll();
        document = parsed.document();
        take.setEnabled(document != null);
        if (document == null) {
            problems(parsed);
            return;
        }
        RuleSetDraft draft = Drafts.find(drafts).orElse(null);
        comparedWith = draft;
        String against = draft == null
                ? String.valueOf(versions.list(null, 1).items().get(0).version())
                : RuleSetVersions.DRAFT;
        RuleSet before = versions.rules(against);
        RuleSet after = new RuleSet(0, document);
        RuleSetDiff diff = RuleSetDiff.of(against, parts(before), RuleSetVersions.DRAFT, parts(after));
        result.add(
                new Paragraph(getTranslation(draft == null ? "rules.import.differs_new" : "rules.import.differs")),
                new DiffBlock(words, diff, before, after));
    }

    private static List<JsonObject> parts(RuleSet rules) {
        JsonObject written = RuleSetJson.write(rules.document());
        List<JsonObject> parts = new ArrayList<>();
        for (String kind : List.of("rules", "groups", "campaigns")) {
            if (written.get(kind) instanceof JsonArray array) {
                // a group or a campaign may have the key of a rule
                String prefix = kind.equals("rules") ? "" : kind + ":";
                array.getValuesAs(JsonObject.class)
                        .forEach(part -> parts.add(Json.createObjectBuilder(part)
                                .add("key", prefix + part.getString("key"))
                                .build()));
            }
        }
        return parts;
    }

    private void problems(RuleFile.Parsed parsed) {
        result.add(new Paragraph(
                getTranslation("rules.import.wrong", (long) parsed.problems().size())));
        Table table = new Table(
                getTranslation("rules.import.problems"),
                getTranslation("rules.import.line") + "#",
                getTranslation("rules.import.column") + "#",
                getTranslation("rules.import.where"),
                getTranslation("rules.import.problem"));
        for (RuleProblem problem : parsed.problems()) {
            table.row(
                    Table.text(Words.number(problem.line())),
                    Table.text(Words.number(problem.column())),
                    Table.code(Words.withoutTricks(problem.pointer())),
                    Table.text(Words.withoutTricks(problem.message())));
        }
        result.add(table);
    }

    private void take() {
        RuleDocument rules = document;
        if (rules == null) {
            return;
        }
        close();
        Drafts.save(this, drafts, comparedWith, rules, done);
    }
}
