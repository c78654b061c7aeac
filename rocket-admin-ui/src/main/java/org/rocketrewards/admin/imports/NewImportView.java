package org.rocketrewards.admin.imports;

import com.vaadin.cdi.annotation.RouteScoped;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.radiobutton.RadioGroupVariant;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.rocketrewards.admin.MainLayout;
import org.rocketrewards.admin.parts.ChosenSource;
import org.rocketrewards.admin.parts.Empty;
import org.rocketrewards.admin.parts.FileUpload;
import org.rocketrewards.admin.parts.PageHeader;
import org.rocketrewards.ingest.SourceRow;
import org.rocketrewards.ingest.boundary.Sources;
import org.rocketrewards.ingest.imports.ImportKind;
import org.rocketrewards.ingest.imports.ImportRow;
import org.rocketrewards.ingest.imports.boundary.Uploads;
import org.rocketrewards.model.access.Role;

/** Takes a file; its dry run begins at once, and everything else is on the page of the import. */
@Route(value = ImportsNavigation.NEW, layout = MainLayout.class)
@RouteScoped
@RolesAllowed({Role.ADMIN_ROLE, Role.OPERATOR_ROLE})
class NewImportView extends Div implements HasDynamicTitle {
    private static final long serialVersionUID = 1L;

    private record Target(String source, ImportKind kind) {}

    private final transient Uploads uploads;
    private final Select<SourceRow> source = new Select<>();
    private final RadioButtonGroup<ImportKind> kind = new RadioButtonGroup<>();
    /** What an upload is for; uploads do not run in the page's own turn. */
    private transient volatile Target target = new Target("", ImportKind.EVENTS);

    @Inject
    NewImportView(Uploads uploads, Sources sources) {
        this.uploads = uploads;
        addClassName("page");
        add(new PageHeader(getTranslation("imports.add")).below(ImportsNavigation.PATH, getTranslation("nav.imports")));
        List<SourceRow> sites = sources.list();
        if (sites.isEmpty()) {
            add(new Empty(
                    VaadinIcon.PLUG,
                    getTranslation("sources.none.title"),
                    getTranslation("sources.none.text"),
                    new Anchor("sources", getTranslation("deliveries.none.next"))));
            return;
        }
        source.setLabel(getTranslation("delivery.source"));
        source.setItems(sites);
        source.setItemLabelGenerator(SourceRow::title);
        source.setValue(ChosenSource.orFirst(sites));
        source.addValueChangeListener(change -> aim());
        kind.setLabel(getTranslation("import.kind"));
        kind.setItems(ImportKind.values());
        kind.setItemLabelGenerator(choice -> getTranslation("import.kind." + choice.code()));
        kind.setValue(ImportKind.EVENTS);
        kind.addThemeVariants(RadioGroupVariant.LUMO_VERTICAL);
        kind.addValueChangeListener(change -> aim());
        aim();
        FileUpload<ImportRow> upload = new FileUpload<>(
                this::take,
                taken -> ImportsNavigation.show(UI.getCurrent(), taken.id()),
                ".csv",
                ".tsv",
                ".txt",
                ".gz");
        Div form = new Div(source, kind, new Paragraph(getTranslation("imports.file.help")), upload);
        form.addClassNames("card", "form");
        add(new Paragraph(getTranslation("imports.add.text")), form);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("imports.add") + " · " + getTranslation("product");
    }

    private void aim() {
        if (source.getValue() != null && kind.getValue() != null) {
            target = new Target(source.getValue().name(), kind.getValue());
        }
    }

    private ImportRow take(String name, InputStream file) throws IOException {
        Target aim = target;
        return uploads.add(aim.source(), aim.kind(), name, file, Map.of(), false);
    }
}
