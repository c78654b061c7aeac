package org.rocketrewards.admin.parts;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Span;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Numbers over time as stacked bars or lines, drawn on the server as SVG, with the same numbers as a table below it.
 * Needs no script, follows the theme, and is as wide as where it stands.
 *
 * <pre>{@code
 * Chart chart = new Chart(words, Chart.Shape.STACKED);
 * chart.show(hours, List.of(
 *         new Chart.Series(words, "accepted", accepted),
 *         new Chart.Series(words, "refused", refused)));
 * add(chart, new Pulse(Duration.ofSeconds(10), () -> chart.show(…)));
 * }</pre>
 *
 * <p>{@link #show} again draws other numbers and leaves the table open or closed as it is. A look is the name of an
 * outcome ({@code accepted}, {@code ignored}, {@code duplicate}, {@code quarantined}, {@code refused}, {@code failed}),
 * or {@code one} to {@code five} where colours mean nothing. {@link #usual} adds a band of what is usual.
 */
@Tag("figure")
public final class Chart extends HtmlContainer {
    private static final long serialVersionUID = 1L;
    private static final int AXIS_TIMES = 5;

    /** How numbers are drawn. */
    public enum Shape {
        STACKED,
        LINES
    }

    /**
     * Numbers of one kind, one for each point in time.
     *
     * @param name in the reader's words
     * @param look how it is coloured
     */
    public record Series(String name, String look, List<? extends Number> values) {
        /** Copies the numbers. */
        public Series {
            values = List.copyOf(values);
        }
    }

    private final String title;
    private final Shape shape;
    private final Div legend = new Div();
    private final Div scale = new Div();
    private final Span plot = new Span();
    private final Div times = new Div();
    private final Div numbers = new Div();
    private transient List<Double> low = List.of();
    private transient List<Double> high = List.of();

    /** A chart without numbers yet. */
    public Chart(String title, Shape shape) {
        this.title = title;
        this.shape = shape;
        addClassName("chart");
        Span caption = new Span(title);
        caption.addClassName("chart-title");
        legend.addClassName("chart-legend");
        HtmlContainer head = new HtmlContainer("figcaption");
        head.add(caption, legend);
        scale.addClassName("chart-scale");
        scale.getElement().setAttribute("aria-hidden", "true");
        plot.addClassName("chart-plot");
        plot.getElement().setAttribute("role", "img");
        times.addClassName("chart-times");
        times.getElement().setAttribute("aria-hidden", "true");
        Div area = new Div(scale, plot, times);
        area.addClassName("chart-area");
        NativeDetails table = new NativeDetails(getTranslation("chart.table"), numbers);
        add(head, area, table);
    }

    /** Sets what is usual at each point in time; shown with the next numbers. */
    public Chart usual(List<? extends Number> lowest, List<? extends Number> highest) {
        low = lowest.stream().map(Number::doubleValue).toList();
        high = highest.stream().map(Number::doubleValue).toList();
        return this;
    }

    /** Draws numbers; each series has one for each point in time. */
    public void show(List<Instant> at, List<Series> series) {
        List<String> labels = at.stream().map(this::label).toList();
        ChartDrawing drawing = new ChartDrawing(shape, labels, series, low, high);
        plot.getElement().setProperty("innerHTML", drawing.svg());
        plot.getElement().setAttribute("aria-label", summary(labels, series));
        showLegend(series);
        scale.removeAll();
        Stream.of(drawing.top(), drawing.top() / 2, 0.0).forEach(tick -> scale.add(new Span(ChartDrawing.words(tick))));
        showTimes(at);
        showNumbers(at, series);
    }

    private void showLegend(List<Series> series) {
        legend.removeAll();
        for (Series one : series) {
            Span swatch = new Span();
            swatch.addClassNames("swatch", "look-" + one.look());
            Span entry = new Span(swatch, new Span(one.name()));
            entry.addClassName("chart-entry");
            legend.add(entry);
        }
        if (!high.isEmpty()) {
            Span swatch = new Span();
            swatch.addClassNames("swatch", "look-usual");
            Span entry = new Span(swatch, new Span(getTranslation("chart.usual")));
            entry.addClassName("chart-entry");
            legend.add(entry);
        }
    }

    private void showTimes(List<Instant> at) {
        times.removeAll();
        int last = at.size() - 1;
        int steps = Math.min(AXIS_TIMES - 1, last);
        for (int i = 0; i <= steps && last >= 0; i++) {
            times.add(Moment.tick(at.get(steps == 0 ? 0 : i * last / steps)));
        }
    }

    private void showNumbers(List<Instant> at, List<Series> series) {
        List<String> headings = new ArrayList<>(List.of(getTranslation("chart.time")));
        series.forEach(one -> headings.add(one.name() + "#"));
        Table table = new Table(title, headings.toArray(String[]::new));
        for (int i = at.size() - 1; i >= 0; i--) {
            int point = i;
            Stream<Span> values = series.stream()
                    .map(one -> new Span(ChartDrawing.words(one.values().get(point))));
            table.row(Stream.concat(Stream.of(Moment.exact(at.get(i))), values).toArray(Component[]::new));
        }
        numbers.removeAll();
        numbers.add(table);
    }

    /** What somebody hears who cannot see it: the title, and the latest number of each series. */
    private String summary(List<String> labels, List<Series> series) {
        if (labels.isEmpty()) {
            return title;
        }
        String latest = series.stream()
                .map(one -> one.name() + " " + ChartDrawing.words(one.values().get(labels.size() - 1)))
                .collect(Collectors.joining(", "));
        return getTranslation("chart.summary", title, labels.get(labels.size() - 1), latest);
    }

    private String label(Instant at) {
        Locale locale = getLocale();
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.SHORT)
                        .withLocale(locale)
                        .withZone(ZoneOffset.UTC)
                        .format(at)
                + " UTC";
    }
}
