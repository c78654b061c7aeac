package org.rocketrewards.admin.audit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.admin.parts.Table;
import org.rocketrewards.admin.parts.Words;
import org.rocketrewards.audit.AuditRow;

/** What a record changed, field by field. */
final class ChangesTable extends Composite<Div> {
    private static final long serialVersionUID = 1L;

    ChangesTable(AuditRow row) {
        JsonObject before = object(row.before());
        JsonObject after = object(row.after());
        Set<String> fields = new TreeSet<>(before.keySet());
        fields.addAll(after.keySet());
        if (fields.isEmpty()) {
            getContent().add(new Paragraph(getTranslation("audit.no_fields")));
            return;
        }
        Table table = new Table(
                getTranslation("audit.changes"),
                getTranslation("audit.field"),
                getTranslation("audit.before"),
                getTranslation("audit.after"));
        for (String field : fields) {
            JsonValue was = before.get(field);
            JsonValue is = after.get(field);
            boolean differs = row.before() != null && row.after() != null && (was == null || !was.equals(is));
            table.row(Table.code(field), value(was, false), value(is, differs));
        }
        getContent().add(table);
    }

    private static JsonObject object(@Nullable JsonValue value) {
        return value instanceof JsonObject object ? object : JsonValue.EMPTY_JSON_OBJECT;
    }

    private static Component value(@Nullable JsonValue value, boolean differs) {
        if (value == null) {
            return new Span("");
        }
        String text = value instanceof JsonString string ? string.getString() : value.toString();
        Span span = new Span(Words.withoutTricks(text));
        span.addClassName("foreign");
        span.setClassName("differs", differs);
        return span;
    }
}
