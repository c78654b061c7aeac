package org.rocketrewards.admin.reconciliation;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.progressbar.ProgressBar;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.admin.parts.Background;
import org.rocketrewards.admin.parts.Badge;
import org.rocketrewards.admin.parts.Card;
import org.rocketrewards.admin.parts.CsvTable;
import org.rocketrewards.admin.parts.Download;
import org.rocketrewards.admin.parts.FileUpload;
import org.rocketrewards.admin.parts.Refusals;
import org.rocketrewards.admin.parts.Words;
import org.rocketrewards.ingest.reconciliation.Comparison;
import org.rocketrewards.ingest.reconciliation.boundary.Reconciliation;
import org.rocketrewards.model.RocketException;

/** One comparison of a source: what differs, with what to do. */
final class ComparisonCard extends Composite<Div> {
    private static final long serialVersionUID = 1L;

    private final transient Reconciliation reconciliation;
    private final transient Background background;
    private final Comparison comparison;
    private final String source;
    private final Card card;
    private transient @Nullable Path answer;

    ComparisonCard(Reconciliation reconciliation, Background background, Comparison comparison, String source) {
        this.reconciliation = reconciliation;
        this.background = background;
        this.comparison = comparison;
        this.source = source;
        this.card = new Card(getTranslation(key()));
        getContent().add(card);
        begin();
    }

    @Override
    protected void onDetach(DetachEvent event) {
        forget();
    }

    private String key() {
        return "comparison." + comparison.code().replace('-', '_');
    }

    private void begin() {
        card.clear();
        card.add(new Paragraph(getTranslation(key() + ".text")), start());
    }

    private Component start() {
        if (comparison.needsFile()) {
            return new FileUpload<>((name, file) -> compare(file), this::show, ".csv", ".tsv", ".txt", ".gz");
        }
        return new Button(getTranslation("comparison.run"), VaadinIcon.PLAY.create(), click -> {
            card.clear();
            ProgressBar bar = new ProgressBar();
            bar.setIndeterminate(true);
            bar.getElement().setAttribute("aria-label", getTranslation("import.progress"));
            card.add(new Paragraph(getTranslation("reconciliation.running")), bar);
            background.run(UI.getCurrent(), () -> compare(null), this::show, this::refused);
        });
    }

    /** Not in the page's turn: it may take a while. */
    private Path compare(@Nullable InputStream given) throws IOException {
        int id = reconciliation.begin(comparison, source);
        Path file = Files.createTempFile("rocket-comparison", ".csv");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            reconciliation.compare(comparison, id, given).write(out);
            return file;
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    private void show(Path file) {
        forget();
        answer = file;
        CsvTable table = CsvTable.of(file);
        card.clear();
        boolean statement = comparison == Comparison.COMPLETENESS;
        if (table.rows() == 0) {
            card.add(new Badge(VaadinIcon.CHECK_CIRCLE, getTranslation("comparison.agrees"), "accepted"));
        } else if (!statement) {
            card.add(new Badge(
                    VaadinIcon.EXCLAMATION_CIRCLE,
                    getTranslation("comparison.differs", Words.number(table.rows())),
                    "quarantined"));
        }
        Div acts = new Div(
                new Download(
                        getTranslation("comparison.csv"),
                        () -> new Download.File(
                                comparison.code() + ".csv", "text/csv;charset=UTF-8", out -> Files.copy(file, out))),
                new Button(getTranslation("comparison.again"), click -> begin()));
        acts.addClassName("in-line");
        card.add(table, acts);
    }

    private void refused(RocketException problem) {
        begin();
        Paragraph text = new Paragraph(Refusals.words(problem));
        text.addClassName("problem");
        text.getElement().setAttribute("role", "alert");
        card.add(text);
    }

    private void forget() {
        Path before = answer;
        answer = null;
        if (before != null) {
            try {
                Files.deleteIfExists(before);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
