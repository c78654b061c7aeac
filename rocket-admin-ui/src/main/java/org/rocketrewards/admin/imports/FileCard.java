package org.rocketrewards.admin.imports;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rocketrewards.admin.parts.Caller;
import org.rocketrewards.admin.parts.Card;
import org.rocketrewards.admin.parts.Facts;
import org.rocketrewards.admin.parts.Moment;
import org.rocketrewards.admin.parts.Refusals;
import org.rocketrewards.admin.parts.Table;
import org.rocketrewards.admin.parts.Words;
import org.rocketrewards.ingest.imports.ImportKind;
import org.rocketrewards.ingest.imports.ImportPreview;
import org.rocketrewards.ingest.imports.ImportRow;
import org.rocketrewards.ingest.imports.ImportState;
import org.rocketrewards.ingest.imports.boundary.Imports;
import org.rocketrewards.model.RocketException;

/** The file and what was recognised in it; before anything is booked it can be read in another way. */
final class FileCard extends Composite<Div> {
    private static final long serialVersionUID = 1L;
    private static final int SHOWN_ROWS = 3;

    private final transient Imports imports;
    private final transient ImportRow row;
    private final transient Runnable changed;

    FileCard(Imports imports, ImportRow row, Runnable changed) {
        this.imports = imports;
        this.row = row;
        this.changed = changed;
        Card card = new Card(getTranslation("import.step.file"));
        card.add(facts());
        try {
            recognised(card, imports.preview(row.id()));
        } catch (RocketException e) {
            card.add(new Paragraph(Refusals.words(e)));
        }
        getContent().add(card);
    }

    private Facts facts() {
        return new Facts()
                .add(getTranslation("delivery.source"), row.source())
                .add(getTranslation("import.kind"), getTranslation("import.kind." + row.kind()))
                .add(getTranslation("import.size"), ImportWords.size(row.fileBytes()))
                .add(getTranslation("import.uploaded"), new Span(row.createdBy()), new Moment(row.createdAt()))
                .addCode("SHA-256", row.fileSha256());
    }

    private void recognised(Card card, ImportPreview preview) {
        String separator = switch (preview.separator()) {
            case ',' -> "import.separator.comma";
            case ';' -> "import.separator.semicolon";
            default -> "import.separator.tab";
        };
        card.add(new Paragraph(
                getTranslation("import.recognised", preview.columns().size(), getTranslation(separator))));
        if (!preview.missing().isEmpty()) {
            Paragraph missing = new Paragraph(getTranslation("import.missing", String.join(", ", preview.missing())));
            missing.addClassName("problem");
            card.add(missing);
        }
        Details columns = new Details(getTranslation("import.columns"), columns(preview));
        columns.setOpened(row.state().equals(ImportState.CHECKED.code())
                || !preview.missing().isEmpty());
        columns.setWidthFull();
        card.add(columns);
        ImportState state = ImportState.of(row.state());
        if (Caller.operates()
                && row.startedAt() == null
                && (state == ImportState.CHECKED || state == ImportState.REJECTED)) {
            Details mapping = new Details(getTranslation("import.mapping"), mapping(preview));
            mapping.setOpened(!preview.missing().isEmpty());
            mapping.setWidthFull();
            card.add(mapping);
        }
    }

    private Component columns(ImportPreview preview) {
        Table table = new Table(
                getTranslation("import.columns"),
                getTranslation("import.column"),
                getTranslation("import.field"),
                getTranslation("import.first_rows"));
        for (int column = 0; column < preview.columns().size(); column++) {
            Div values = new Div();
            values.addClassName("stack");
            for (List<?> cells : preview.rows()
                    .subList(0, Math.min(SHOWN_ROWS, preview.rows().size()))) {
                Object cell = column < cells.size() ? cells.get(column) : null;
                if (cell != null) {
                    Span value = Table.code(Words.withoutTricks(cell.toString()));
                    value.addClassName("cell-value");
                    values.add(value);
                }
            }
            String field = preview.fields().get(column);
            table.row(
                    Table.code(Words.withoutTricks(preview.columns().get(column))),
                    field.isEmpty() ? new Span(getTranslation("import.not_read")) : Table.code(field),
                    values);
        }
        return table;
    }

    private Component mapping(ImportPreview preview) {
        RadioButtonGroup<ImportKind> kind = new RadioButtonGroup<>(getTranslation("import.kind"));
        kind.setItems(ImportKind.values());
        kind.setItemLabelGenerator(choice -> getTranslation("import.kind." + choice.code()));
        ImportKind now = ImportKind.of(row.kind());
        kind.setValue(now);
        Map<String, Select<String>> choices = new LinkedHashMap<>();
        Div fields = new Div();
        fields.addClassNames("filter-fields", "open");
        for (String field : now.required()) {
            Select<String> choice = new Select<>();
            choice.setLabel(field);
            choice.setItems(preview.columns().stream()
                    .distinct()
                    .filter(name -> !name.isEmpty())
                    .toList());
            choice.setItemLabelGenerator(name -> name == null ? "" : Words.withoutTricks(name));
            choice.setPlaceholder(getTranslation("import.column.choose"));
            columnOf(field, preview).ifPresent(choice::setValue);
            choices.put(field, choice);
            fields.add(choice);
        }
        Button again = new Button(getTranslation("import.recheck"), click -> {
            imports.recheck(row.id(), kind.getValue(), mapped(choices));
            changed.run();
        });
        Div mapping = new Div(new Paragraph(getTranslation("import.mapping.text")), kind, fields, again);
        mapping.addClassName("form");
        return mapping;
    }

    private static Optional<String> columnOf(String field, ImportPreview preview) {
        int at = preview.fields().indexOf(field);
        return at < 0 ? Optional.empty() : Optional.of(preview.columns().get(at));
    }

    /** What was mapped before stays, and what is chosen here replaces it. */
    private Map<String, String> mapped(Map<String, Select<String>> choices) {
        Map<String, String> mapped = new LinkedHashMap<>(imports.columns(row.id()));
        choices.forEach((field, choice) -> {
            String column = choice.getValue();
            if (column == null || column.equalsIgnoreCase(field)) {
                mapped.remove(field);
            } else {
                mapped.put(field, column);
            }
        });
        return mapped;
    }
}
