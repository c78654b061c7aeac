package org.rocketrewards.admin.imports;

import com.vaadin.cdi.annotation.RouteScoped;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.admin.MainLayout;
import org.rocketrewards.admin.parts.ActDialog;
import org.rocketrewards.admin.parts.Background;
import org.rocketrewards.admin.parts.Card;
import org.rocketrewards.admin.parts.ChosenSource;
import org.rocketrewards.admin.parts.CsvTable;
import org.rocketrewards.admin.parts.Download;
import org.rocketrewards.admin.parts.FileUpload;
import org.rocketrewards.admin.parts.PageHeader;
import org.rocketrewards.admin.parts.Refusals;
import org.rocketrewards.admin.parts.Words;
import org.rocketrewards.ingest.SourceRow;
import org.rocketrewards.ingest.boundary.Sources;
import org.rocketrewards.ingest.imports.boundary.Uploads;
import org.rocketrewards.model.RocketException;
import org.rocketrewards.model.access.Role;

/** Points that learners had before Rocket: a file, what would be booked, the booking. */
@Route(value = ImportsNavigation.BALANCES, layout = MainLayout.class)
@RouteScoped
@RolesAllowed({Role.ADMIN_ROLE, Role.OPERATOR_ROLE})
class OpeningBalancesView extends Div implements HasDynamicTitle {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST_REASON = 1_000;

    private final transient Uploads uploads;
    private final transient Background background;
    private final Select<SourceRow> source = new Select<>();
    private final TextField reason = new TextField();
    private final Div place = new Div();
    private final Div outcome = new Div();
    /** What an upload is for; uploads do not run in the page's own turn. */
    private transient volatile KeptBalances.Aim aim = new KeptBalances.Aim("", "");

    private transient @Nullable KeptBalances told;

    @Inject
    OpeningBalancesView(Uploads uploads, Sources sources, Background background) {
        this.uploads = uploads;
        this.background = background;
        addClassName("page");
        List<SourceRow> sites = sources.list();
        source.setLabel(getTranslation("delivery.source"));
        source.setItems(sites);
        source.setItemLabelGenerator(SourceRow::title);
        if (!sites.isEmpty()) {
            source.setValue(ChosenSource.orFirst(sites));
        }
        source.addValueChangeListener(change -> aim());
        reason.setLabel(getTranslation("act.reason"));
        reason.setHelperText(getTranslation("balances.reason.help"));
        reason.setRequiredIndicatorVisible(true);
        reason.setMaxLength(LONGEST_REASON);
        reason.setValueChangeMode(ValueChangeMode.LAZY);
        reason.addValueChangeListener(change -> aim());
        place.add(new FileUpload<>(this::take, this::show, ".csv", ".tsv", ".txt", ".gz"));
        outcome.addClassName("stack");
        aim();
        Div form = new Div(source, reason, place);
        form.addClassNames("card", "form");
        add(
                new PageHeader(getTranslation("balances.title"))
                        .below(ImportsNavigation.PATH, getTranslation("nav.imports")),
                new Paragraph(getTranslation("balances.text")),
                form,
                outcome);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("balances.title") + " · " + getTranslation("product");
    }

    @Override
    protected void onDetach(DetachEvent event) {
        forget();
    }

    private void aim() {
        SourceRow site = source.getValue();
        boolean complete = site != null && !reason.getValue().isBlank();
        place.setVisible(complete);
        if (site != null) {
            aim = new KeptBalances.Aim(site.name(), reason.getValue().strip());
        }
    }

    private KeptBalances take(String name, InputStream file) throws IOException {
        KeptBalances.Aim wanted = aim;
        String kept = uploads.keep(file);
        try {
            return new KeptBalances(
                    uploads, wanted, kept, uploads.balances(kept, wanted.source(), wanted.reason(), false));
        } catch (IOException | RuntimeException e) {
            uploads.forget(kept);
            throw e;
        }
    }

    private void show(KeptBalances news) {
        forget();
        told = news;
        CsvTable rows = CsvTable.of(news.answer());
        long bookable = rows.count("outcome", "bookable");
        Card card = new Card(getTranslation("balances.found"), download(news));
        card.add(new Paragraph(getTranslation(
                "balances.counts",
                Words.number(bookable),
                Words.number(rows.count("outcome", "duplicate")),
                Words.number(rows.count("outcome", "invalid")))));
        card.add(rows);
        if (bookable > 0) {
            Button book =
                    new Button(getTranslation("balances.book", Words.number(bookable)), click -> ask(news, bookable));
            book.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
            card.add(book);
        }
        outcome.removeAll();
        outcome.add(card);
    }

    private void ask(KeptBalances news, long bookable) {
        new ActDialog(getTranslation("balances.title"), getTranslation("import.run.do"))
                .say(getTranslation("balances.consequence", Words.number(bookable), news.source()))
                .ask(none -> book(news));
    }

    private void book(KeptBalances news) {
        ProgressBar bar = new ProgressBar();
        bar.setIndeterminate(true);
        bar.getElement().setAttribute("aria-label", getTranslation("import.progress"));
        outcome.removeAll();
        outcome.add(new Paragraph(getTranslation("balances.booking")), bar);
        background.run(
                UI.getCurrent(),
                news.booking(),
                answer -> {
                    CsvTable rows = CsvTable.of(answer);
                    Card card = new Card(getTranslation("balances.done"), download(news));
                    card.add(
                            new Paragraph(getTranslation(
                                    "balances.booked",
                                    Words.number(rows.count("outcome", "booked")),
                                    Words.number(rows.count("outcome", "waiting")),
                                    Words.number(rows.count("outcome", "duplicate")),
                                    Words.number(rows.count("outcome", "invalid")))),
                            rows,
                            new Anchor("reconciliation", getTranslation("import.reconcile.go")));
                    outcome.removeAll();
                    outcome.add(card);
                },
                this::refused);
    }

    private void refused(RocketException problem) {
        Paragraph text = new Paragraph(Refusals.words(problem));
        text.addClassName("problem");
        text.getElement().setAttribute("role", "alert");
        outcome.removeAll();
        outcome.add(text);
    }

    private Download download(KeptBalances news) {
        return new Download(
                getTranslation("balances.download"),
                () -> new Download.File(
                        "opening-balances.csv", "text/csv;charset=UTF-8", out -> Files.copy(news.answer(), out)));
    }

    private void forget() {
        KeptBalances before = told;
        told = null;
        if (before != null) {
            before.leave();
        }
    }
}
