package org.rocketrewards.admin.imports;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.progressbar.ProgressBar;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.admin.parts.Words;
import org.rocketrewards.ingest.imports.ImportRow;
import org.rocketrewards.ingest.imports.ImportState;

/** How far a dry run or a run is: rows, rate, what remains. */
final class ProgressCard extends Composite<Div> {
    private static final long serialVersionUID = 1L;

    private final transient Clock clock;
    private final ProgressBar bar = new ProgressBar();
    private final Paragraph text = new Paragraph();
    private @Nullable Instant since;
    private long first;

    ProgressCard(Clock clock, ImportRow row) {
        this.clock = clock;
        bar.getElement().setAttribute("aria-label", getTranslation("import.progress"));
        text.getElement().setAttribute("role", "status");
        getContent().add(bar, text);
        getContent().addClassName("progress");
        show(row);
    }

    /** Shows how far it is by now. */
    void show(ImportRow row) {
        boolean checks = row.state().equals(ImportState.CHECKING.code());
        long done = checks ? ImportWords.count(row.checked(), "rows") : row.rowsDone();
        long total = checks ? 0 : ImportWords.count(row.checked(), "rows");
        Instant now = clock.instant();
        if (since == null) {
            since = now;
            first = done;
        }
        bar.setIndeterminate(total == 0);
        if (total > 0) {
            bar.setValue(Math.min(1, (double) done / total));
        }
        double seconds = Duration.between(since, now).toMillis() / 1000.0;
        double rate = seconds < 1 ? 0 : (done - first) / seconds;
        StringBuilder said = new StringBuilder(
                total > 0
                        ? getTranslation("import.rows.of", Words.number(done), Words.number(total))
                        : getTranslation("import.rows.so_far", Words.number(done)));
        if (rate >= 1) {
            said.append(" · ").append(getTranslation("import.rate", Words.number(Math.round(rate))));
            if (total > done) {
                said.append(" · ")
                        .append(getTranslation("import.remaining", ImportWords.about(this, Duration.ofSeconds((long)
                                ((total - done) / rate)))));
            }
        }
        text.setText(said.toString());
    }
}
