package org.rocketrewards.admin.deliveries;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import org.rocketrewards.admin.parts.Table;
import org.rocketrewards.admin.parts.Words;

/** The fields of an event as they were understood. */
final class FieldsTable extends Composite<Div> {
    private static final long serialVersionUID = 1L;

    FieldsTable(JsonValue fields) {
        Table table = new Table(
                getTranslation("delivery.fields"),
                getTranslation("delivery.field.name"),
                getTranslation("delivery.field.value"));
        if (fields instanceof JsonObject object) {
            object.forEach((name, value) -> table.row(Table.code(name), Table.code(Words.withoutTricks(text(value)))));
        }
        getContent().addClassName("fields");
        getContent().add(table);
    }

    private static String text(JsonValue value) {
        return value instanceof JsonString string ? string.getString() : value.toString();
    }
}
