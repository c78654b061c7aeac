package org.rocketrewards.admin.sources;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import java.util.ArrayList;
import java.util.List;
import org.rocketrewards.admin.parts.Badge;
import org.rocketrewards.admin.parts.Moment;
import org.rocketrewards.admin.parts.Refusals;
import org.rocketrewards.admin.parts.Table;
import org.rocketrewards.ingest.Allowlist;
import org.rocketrewards.ingest.AllowlistPreview;
import org.rocketrewards.ingest.AllowlistRow;
import org.rocketrewards.ingest.boundary.Sources;
import org.rocketrewards.model.RocketException;

/** From where a source may deliver. Every change tells first what it would have refused. */
final class AllowlistSection extends Section {
    private static final long serialVersionUID = 1L;

    private final transient Sources sources;
    private final String source;
    private final boolean operates;
    private final Div list = new Div();

    AllowlistSection(Sources sources, String source, boolean operates) {
        this.sources = sources;
        this.source = source;
        this.operates = operates;
        addClassName("card");
        list.addClassName("stack");
        add(new H2(getTranslation("allowlist.title")), list);
        if (operates) {
            add(addForm());
        }
        add(testForm());
        refresh();
    }

    private void refresh() {
        list.removeAll();
        Allowlist allowlist = sources.allowlist(source);
        if (allowlist.openToAll()) {
            list.add(
                    new Badge(VaadinIcon.GLOBE, getTranslation("allowlist.open"), "quarantined"),
                    new Paragraph(getTranslation("allowlist.open.text")));
            return;
        }
        list.add(new Paragraph(getTranslation("allowlist.text")));
        Table table = new Table(
                getTranslation("allowlist.title"),
                getTranslation("allowlist.network"),
                getTranslation("allowlist.comment"),
                getTranslation("allowlist.added"),
                getTranslation("token.actions"));
        allowlist
                .networks()
                .forEach(network -> table.row(
                        Table.code(network.network()),
                        Table.text(network.comment()),
                        added(network),
                        actions(allowlist, network)));
        list.add(table);
    }

    private Component added(AllowlistRow network) {
        Span by = new Span(getTranslation("token.by", network.createdBy()));
        by.addClassName("small");
        Div added = new Div(new Moment(network.createdAt()), by);
        added.addClassName("stack");
        return added;
    }

    private Component actions(Allowlist before, AllowlistRow network) {
        if (!operates) {
            return new Span("");
        }
        Button remove = new Button(getTranslation("allowlist.remove"), click -> {
            List<String> after = before.networks().stream()
                    .filter(other -> other.id() != network.id())
                    .map(AllowlistRow::network)
                    .toList();
            AllowlistPreview effect = sources.previewAllowlist(source, after);
            AllowlistConfirmation.ask(getTranslation("allowlist.remove.which", network.network()), effect, true, () -> {
                sources.disallow(source, network.id(), effect.locksOut());
                refresh();
            });
        });
        remove.addThemeVariants(ButtonVariant.LUMO_ERROR, ButtonVariant.LUMO_SMALL);
        remove.setAriaLabel(getTranslation("allowlist.remove.which", network.network()));
        return remove;
    }

    private Component addForm() {
        TextField network = new TextField(getTranslation("allowlist.network"));
        network.setPlaceholder("192.0.2.0/24");
        TextField comment = new TextField(getTranslation("allowlist.comment"));
        comment.setPlaceholder(getTranslation("allowlist.comment.placeholder"));
        comment.setMaxLength(200);
        Button add = new Button(getTranslation("allowlist.add"), click -> {
            network.setInvalid(false);
            try {
                add(network, comment);
            } catch (RocketException e) {
                refuse(network, e);
            }
        });
        Div form = new Div(network, comment, add);
        form.addClassName("inline-form");
        return form;
    }

    private void add(TextField network, TextField comment) {
        String wanted = network.getValue().strip();
        List<String> after = new ArrayList<>(sources.allowlist(source).networks().stream()
                .map(AllowlistRow::network)
                .toList());
        after.add(wanted);
        AllowlistPreview effect = sources.previewAllowlist(source, after);
        AllowlistConfirmation.ask(getTranslation("allowlist.add.which", wanted), effect, false, () -> {
            try {
                sources.allow(source, wanted, comment.getValue().strip(), effect.locksOut());
                network.clear();
                comment.clear();
                refresh();
            } catch (RocketException e) {
                refuse(network, e);
            }
        });
    }

    private Component testForm() {
        TextField address = new TextField(getTranslation("allowlist.test"));
        address.setPlaceholder("192.0.2.7");
        Span result = new Span();
        result.getElement().setAttribute("role", "status");
        Button test = new Button(getTranslation("allowlist.test.do"), click -> {
            address.setInvalid(false);
            result.removeAll();
            try {
                result.add(
                        sources.admits(source, address.getValue())
                                ? new Badge(VaadinIcon.CHECK_CIRCLE, getTranslation("allowlist.test.in"), "accepted")
                                : new Badge(VaadinIcon.BAN, getTranslation("allowlist.test.out"), "refused"));
            } catch (RocketException e) {
                refuse(address, e);
            }
        });
        Div form = new Div(address, test, result);
        form.addClassName("inline-form");
        return form;
    }

    private static void refuse(TextField field, RocketException problem) {
        field.setErrorMessage(Refusals.words(problem));
        field.setInvalid(true);
        field.focus();
    }
}
