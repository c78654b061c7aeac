package org.rocketrewards.admin.imports;

import com.vaadin.cdi.annotation.RouteScoped;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.admin.MainLayout;
import org.rocketrewards.admin.parts.ActDialog;
import org.rocketrewards.admin.parts.Caller;
import org.rocketrewards.admin.parts.Card;
import org.rocketrewards.admin.parts.PageHeader;
import org.rocketrewards.admin.parts.Pulse;
import org.rocketrewards.admin.parts.Refusals;
import org.rocketrewards.admin.parts.Words;
import org.rocketrewards.ingest.imports.ImportRow;
import org.rocketrewards.ingest.imports.ImportRowError;
import org.rocketrewards.ingest.imports.ImportState;
import org.rocketrewards.ingest.imports.boundary.Imports;
import org.rocketrewards.model.RocketException;
import org.rocketrewards.model.access.Role;

/** One import, step by step. It goes on when the page is left, and the page finds it again where it is. */
@Route(value = ImportsNavigation.PATH + "/:id([1-9][0-9]{0,8})", layout = MainLayout.class)
@RouteScoped
@RolesAllowed({Role.ADMIN_ROLE, Role.OPERATOR_ROLE, Role.AUDITOR_ROLE})
class ImportView extends Div implements BeforeEnterObserver, HasDynamicTitle {
    private static final long serialVersionUID = 1L;
    private static final Duration LOOKS_EVERY = Duration.ofSeconds(1);

    private final transient Imports imports;
    private final transient Clock clock;
    private int id;
    private String title = "";
    private String state = "";
    private @Nullable ProgressCard progress;

    @Inject
    ImportView(Imports imports, Clock clock) {
        this.imports = imports;
        this.clock = clock;
        addClassName("page");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        id = event.getRouteParameters().getInteger("id").orElseThrow();
        try {
            show(imports.get(id));
        } catch (RocketException e) {
            throw new NotFoundException();
        }
    }

    @Override
    public String getPageTitle() {
        return title + " · " + getTranslation("product");
    }

    private boolean works() {
        return state.equals(ImportState.CHECKING.code()) || state.equals(ImportState.RUNNING.code());
    }

    private void look() {
        ImportRow row = imports.get(id);
        if (progress != null && row.state().equals(state)) {
            progress.show(row);
        } else {
            show(row);
        }
    }

    private void refresh() {
        show(imports.get(id));
    }

    private void show(ImportRow row) {
        title = Words.withoutTricks(row.fileName());
        state = row.state();
        progress = null;
        removeAll();
        add(
                new PageHeader(title)
                        .below(ImportsNavigation.PATH, getTranslation("nav.imports"))
                        .with(ImportWords.state(this, row)),
                new FileCard(imports, row, this::refresh));
        if (row.problem() instanceof JsonObject problem) {
            add(rejected(problem));
        }
        if (row.state().equals(ImportState.CHECKING.code()) || row.checked() != null) {
            add(check(row));
        }
        List<ImportRowError> errors = works() ? List.of() : imports.errors(id);
        if (!errors.isEmpty()) {
            add(new BadRowsCard(imports, row, errors));
        }
        if (row.checkedAt() != null || row.booked() != null) {
            add(run(row), reconcile(row));
        }
        if (works()) {
            add(new Pulse(LOOKS_EVERY, this::look));
        }
    }

    private Component rejected(JsonObject problem) {
        Card card = new Card(getTranslation("import.rejected"));
        Paragraph detail = new Paragraph((problem.containsKey("line")
                        ? getTranslation(
                                        "import.line",
                                        problem.getJsonNumber("line").longValue())
                                + " "
                        : "")
                + Refusals.words(problem.getString("detail", "")));
        detail.addClassNames("problem", "foreign");
        card.add(detail, new Paragraph(getTranslation("import.rejected.text")));
        return card;
    }

    private Component check(ImportRow row) {
        Card card = new Card(getTranslation("import.step.check"));
        if (row.state().equals(ImportState.CHECKING.code())) {
            ProgressCard bar = new ProgressCard(clock, row);
            progress = bar;
            card.add(new Paragraph(getTranslation("import.checking.text")), bar);
            if (Caller.operates()) {
                card.add(acts(cancel()));
            }
        } else if (row.checked() instanceof JsonObject checked) {
            card.add(new Paragraph(getTranslation("import.checked.text")), new TallyCard(checked));
        }
        return card;
    }

    private Component run(ImportRow row) {
        Card card = new Card(getTranslation("import.step.run"));
        ImportState now = ImportState.of(row.state());
        long rows = ImportWords.count(row.checked(), "accepted");
        card.add(new Paragraph(getTranslation("import.run.text." + now.code(), Words.number(rows))));
        if (now == ImportState.RUNNING || now == ImportState.PAUSED) {
            ProgressCard bar = new ProgressCard(clock, row);
            progress = bar;
            card.add(bar);
        }
        if (Caller.operates()) {
            switch (now) {
                case CHECKED -> card.add(acts(start("import.run", rows), cancel()));
                case RUNNING -> card.add(acts(pause(), cancel()));
                case PAUSED -> card.add(acts(start("import.resume", rows), cancel()));
                default -> {
                    // over
                }
            }
        }
        if (row.booked() instanceof JsonObject booked && now != ImportState.RUNNING) {
            card.add(new TallyCard(booked));
        }
        return card;
    }

    private Component reconcile(ImportRow row) {
        Card card = new Card(getTranslation("import.step.reconcile"));
        card.add(
                new Paragraph(getTranslation("import.reconcile.text")),
                new Anchor("reconciliation?source=" + row.source(), getTranslation("import.reconcile.go")));
        return card;
    }

    private static Div acts(Component... buttons) {
        Div acts = new Div(buttons);
        acts.addClassName("in-line");
        return acts;
    }

    private Button start(String word, long rows) {
        Button start = new Button(
                getTranslation(word, Words.number(rows)),
                click -> new ActDialog(getTranslation("import.run.title"), getTranslation("import.run.do"))
                        .say(getTranslation("import.run.consequence", Words.number(rows)))
                        .ask(reason -> show(imports.run(id))));
        start.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        return start;
    }

    private Button pause() {
        return new Button(getTranslation("import.pause"), click -> show(imports.pause(id)));
    }

    private Button cancel() {
        Button cancel = new Button(
                getTranslation("import.cancel"),
                click -> new ActDialog(getTranslation("import.cancel.title"), getTranslation("import.cancel"))
                        .dangerous()
                        .say(getTranslation("import.cancel.consequence"))
                        .ask(reason -> show(imports.cancel(id))));
        cancel.addThemeVariants(ButtonVariant.LUMO_ERROR);
        return cancel;
    }
}
