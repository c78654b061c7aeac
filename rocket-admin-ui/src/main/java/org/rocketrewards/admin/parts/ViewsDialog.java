package org.rocketrewards.admin.parts;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.function.Consumer;
import org.rocketrewards.access.SavedView;
import org.rocketrewards.access.boundary.SavedViews;

/** The reader's own views of a list, to be renamed or deleted. */
final class ViewsDialog extends Dialog {
    private static final long serialVersionUID = 1L;

    private final transient SavedViews views;
    private final String path;
    private final transient Runnable changed;
    private final Div rows = new Div();

    /** {@code changed} is called whenever the views are others. */
    ViewsDialog(SavedViews views, String path, Runnable changed) {
        this.views = views;
        this.path = path;
        this.changed = changed;
        setHeaderTitle(getTranslation("views.title"));
        setWidth("30rem");
        setMaxWidth("100%");
        rows.addClassName("saved-views");
        add(rows);
        getFooter().add(new Button(getTranslation("dialog.close"), click -> close()));
        show();
    }

    /** Asks for the name of a view. */
    static void askForName(String title, String word, String present, Consumer<String> named) {
        TextField name = new TextField();
        name.setLabel(name.getTranslation("views.name"));
        name.setMaxLength(SavedViews.LONGEST_NAME);
        name.setValue(present);
        name.setRequiredIndicatorVisible(true);
        name.setWidthFull();
        name.setAutofocus(true);
        new ActDialog(title, word)
                .with(name)
                .when(() -> {
                    boolean given = !name.getValue().isBlank();
                    name.setInvalid(!given);
                    name.setErrorMessage(given ? "" : name.getTranslation("views.name.missing"));
                    return given;
                })
                .ask(none -> named.accept(name.getValue()));
    }

    private void show() {
        rows.removeAll();
        List<SavedView> own = views.own(path);
        if (own.isEmpty()) {
            rows.add(new Paragraph(getTranslation("views.none")));
        }
        own.forEach(view -> rows.add(row(view)));
    }

    private Div row(SavedView view) {
        String shown = ViewsMenu.named(view);
        Span name = new Span(shown);
        name.addClassName("saved-view-name");
        Button rename = new Button(
                VaadinIcon.PENCIL.create(),
                click -> askForName(
                        getTranslation("views.rename.title"),
                        getTranslation("views.rename.do"),
                        view.name(),
                        wanted -> {
                            views.rename(view.id(), wanted);
                            refresh();
                        }));
        Button delete = new Button(
                VaadinIcon.TRASH.create(),
                click -> new ActDialog(getTranslation("views.delete.title"), getTranslation("views.delete.do"))
                        .say(getTranslation("views.delete.text", shown))
                        .dangerous()
                        .ask(none -> {
                            views.delete(view.id());
                            refresh();
                        }));
        rename.setAriaLabel(getTranslation("views.rename", shown));
        delete.setAriaLabel(getTranslation("views.delete", shown));
        for (Button button : List.of(rename, delete)) {
            button.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ICON, ButtonVariant.LUMO_SMALL);
        }
        Div row = new Div(name, rename, delete);
        row.addClassName("saved-view");
        return row;
    }

    private void refresh() {
        show();
        changed.run();
    }
}
