package org.rocketrewards.admin.audit;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.admin.parts.CalendarTexts;
import org.rocketrewards.admin.parts.Download;
import org.rocketrewards.seal.boundary.Seals;

/** A period to take away: the signed bundle, or its one-page summary. */
final class ExportDialog extends Dialog {
    private static final long serialVersionUID = 1L;
    private static final String SUMMARY = "summary.pdf";

    /** Both days belong to it. */
    private record Period(LocalDate first, LocalDate last) {}

    private final transient Seals seals;
    private final DatePicker first = new DatePicker();
    private final DatePicker last = new DatePicker();
    private final Div downloads;
    /** What the downloads take, which do not run in the page's own turn. */
    private transient volatile Period period;

    ExportDialog(Seals seals, LocalDate today) {
        this.seals = seals;
        LocalDate month = today.withDayOfMonth(1).minusMonths(1);
        this.period = new Period(month, month.plusMonths(1).minusDays(1));
        setHeaderTitle(getTranslation("export.title"));
        setWidth("36rem");
        setMaxWidth("100%");
        first.setLabel(getTranslation("export.first"));
        CalendarTexts.tell(this, first, last);
        last.setLabel(getTranslation("export.last"));
        first.addValueChangeListener(change -> choose());
        last.addValueChangeListener(change -> choose());
        Div presets = new Div(
                preset("export.last_month", period),
                preset("export.this_month", new Period(today.withDayOfMonth(1), today)),
                preset("export.this_year", new Period(today.withDayOfYear(1), today)));
        presets.addClassName("in-line");
        Div days = new Div(first, last);
        days.addClassName("in-line");
        downloads = new Div(
                new Download(
                        getTranslation("export.bundle"),
                        () -> new Download.File(name(".zip"), "application/zip", whole(export()))),
                new Download(
                        getTranslation("export.summary"),
                        () -> new Download.File(name(".pdf"), "application/pdf", summary(export()))));
        downloads.addClassName("stack");
        UnorderedList what = new UnorderedList(
                new ListItem(getTranslation("export.what.tables")),
                new ListItem(getTranslation("export.what.lines")),
                new ListItem(getTranslation("export.what.proof")),
                new ListItem(getTranslation("export.what.summary")));
        Div body = new Div(
                new Paragraph(getTranslation("export.text")),
                presets,
                days,
                new Paragraph(getTranslation("export.what")),
                what,
                downloads,
                new Paragraph(getTranslation("export.verify")));
        body.addClassNames("stack", "act");
        add(body);
        getFooter().add(new Button(getTranslation("error.close"), click -> close()));
        show(period);
    }

    private Button preset(String key, Period wanted) {
        return new Button(getTranslation(key), click -> show(wanted));
    }

    private void show(Period wanted) {
        first.setValue(wanted.first());
        last.setValue(wanted.last());
        choose();
    }

    private void choose() {
        LocalDate from = first.getValue();
        LocalDate to = last.getValue();
        boolean backwards = from != null && to != null && to.isBefore(from);
        last.setInvalid(backwards);
        last.setErrorMessage(backwards ? getTranslation("statement.to.early") : "");
        boolean complete = from != null && to != null && !backwards;
        downloads.setVisible(complete);
        if (from != null && to != null && !backwards) {
            period = new Period(from, to);
        }
    }

    private Path export() {
        Period wanted = period;
        return seals.export(
                wanted.first().atStartOfDay().toInstant(ZoneOffset.UTC),
                wanted.last().plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC));
    }

    private String name(String ending) {
        return "rocket-" + period.first() + "-" + period.last() + ending;
    }

    private static Download.Content whole(Path bundle) {
        return out -> {
            try {
                Files.copy(bundle, out);
            } finally {
                Files.deleteIfExists(bundle);
            }
        };
    }

    private static Download.Content summary(Path bundle) {
        return out -> {
            try (ZipFile zip = new ZipFile(bundle.toFile())) {
                copy(zip, zip.getEntry(SUMMARY), out);
            } finally {
                Files.deleteIfExists(bundle);
            }
        };
    }

    private static void copy(ZipFile zip, @Nullable ZipEntry entry, OutputStream out) throws IOException {
        if (entry == null) {
            throw new UncheckedIOException(new IOException("the bundle has no " + SUMMARY));
        }
        try (InputStream in = zip.getInputStream(entry)) {
            in.transferTo(out);
        }
    }
}
