package org.rocketrewards.admin.parts;

import com.vaadin.flow.component.UI;
import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;

/** The SVG of a {@link Chart}: ten units for each point in time, a hundred units high. */
final class ChartDrawing {
    private static final double HEIGHT = 100;
    private static final int STEP = 10;
    private static final double[] ROUND = {1, 2, 5, 10};

    private final Chart.Shape shape;
    private final List<String> labels;
    private final List<Chart.Series> series;
    private final List<Double> low;
    private final List<Double> high;
    private final double top;

    ChartDrawing(
            Chart.Shape shape, List<String> labels, List<Chart.Series> series, List<Double> low, List<Double> high) {
        this.shape = shape;
        this.labels = labels;
        this.series = series;
        boolean fits = high.size() == labels.size() && low.size() == labels.size();
        this.low = fits ? low : List.of();
        this.high = fits ? high : List.of();
        this.top = roundUp(most());
    }

    /** The highest number on the scale. */
    double top() {
        return top;
    }

    /** A number in the reader's words. */
    static String words(Number number) {
        UI ui = UI.getCurrent();
        NumberFormat format = NumberFormat.getInstance(ui == null ? Locale.ENGLISH : ui.getLocale());
        format.setMaximumFractionDigits(Math.abs(number.doubleValue()) < STEP ? 2 : 0);
        return format.format(number.doubleValue());
    }

    String svg() {
        int width = Math.max(1, labels.size()) * STEP;
        StringBuilder svg = new StringBuilder("<svg viewBox=\"0 0 " + width + " 100\" preserveAspectRatio=\"none\">");
        for (double share : new double[] {0, HEIGHT / 2, HEIGHT}) {
            svg.append(
                    format("<line class=\"rule\" x1=\"0\" x2=\"%d\" y1=\"%.2f\" y2=\"%.2f\"/>", width, share, share));
        }
        band(svg);
        if (shape == Chart.Shape.STACKED) {
            bars(svg);
        } else {
            lines(svg);
        }
        slots(svg);
        return svg.append("</svg>").toString();
    }

    private void band(StringBuilder svg) {
        if (high.isEmpty()) {
            return;
        }
        StringBuilder points = new StringBuilder();
        for (int i = 0; i < high.size(); i++) {
            points.append(format("%d,%.2f ", middle(i), y(high.get(i))));
        }
        for (int i = low.size() - 1; i >= 0; i--) {
            points.append(format("%d,%.2f ", middle(i), y(low.get(i))));
        }
        svg.append("<polygon class=\"look-usual\" points=\"")
                .append(points.toString().strip())
                .append("\"/>");
    }

    private void bars(StringBuilder svg) {
        double[] base = new double[labels.size()];
        for (Chart.Series one : series) {
            for (int i = 0; i < labels.size(); i++) {
                double value = Math.max(0, value(one, i));
                if (value > 0) {
                    svg.append(format(
                            "<rect class=\"look-%s\" x=\"%d\" width=\"8\" y=\"%.2f\" height=\"%.2f\"/>",
                            look(one), i * STEP + 1, y(base[i] + value), value / top * HEIGHT));
                }
                base[i] += value;
            }
        }
    }

    private void lines(StringBuilder svg) {
        for (Chart.Series one : series) {
            StringBuilder points = new StringBuilder();
            for (int i = 0; i < labels.size(); i++) {
                points.append(format("%d,%.2f ", middle(i), y(value(one, i))));
            }
            svg.append("<polyline class=\"look-")
                    .append(look(one))
                    .append("\" points=\"")
                    .append(points.toString().strip())
                    .append("\"/>");
        }
    }

    /** What the pointer finds over a point in time. */
    private void slots(StringBuilder svg) {
        for (int i = 0; i < labels.size(); i++) {
            StringBuilder text = new StringBuilder(labels.get(i));
            for (Chart.Series one : series) {
                text.append('\n').append(one.name()).append(": ").append(words(value(one, i)));
            }
            svg.append(format("<rect class=\"slot\" x=\"%d\" y=\"0\" width=\"10\" height=\"100\"><title>", i * STEP))
                    .append(escape(text.toString()))
                    .append("</title></rect>");
        }
    }

    private double most() {
        double most = high.stream().mapToDouble(Double::doubleValue).max().orElse(0);
        for (int i = 0; i < labels.size(); i++) {
            double sum = 0;
            for (Chart.Series one : series) {
                double value = Math.max(0, value(one, i));
                sum = shape == Chart.Shape.STACKED ? sum + value : Math.max(sum, value);
            }
            most = Math.max(most, sum);
        }
        return most;
    }

    private static double value(Chart.Series one, int i) {
        return i < one.values().size() ? one.values().get(i).doubleValue() : 0;
    }

    private static int middle(int i) {
        return i * STEP + STEP / 2;
    }

    private double y(double value) {
        return HEIGHT - Math.max(0, value) / top * HEIGHT;
    }

    /** Looks end up in the page, so they are made of letters only. */
    private static String look(Chart.Series one) {
        return one.look().replaceAll("[^a-z]", "");
    }

    static double roundUp(double most) {
        if (most <= 0) {
            return 1;
        }
        double power = Math.pow(STEP, Math.floor(Math.log10(most)));
        for (double round : ROUND) {
            if (round * power >= most) {
                return round * power;
            }
        }
        return most;
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
