package org.rocketrewards.admin.parts;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Locale;

/** A small line without axes, for the eye only: what it says stands beside it in words. */
public final class Sparkline extends Composite<Span> {
    private static final long serialVersionUID = 1L;
    private static final double HEIGHT = 24;

    /** A line through these values, oldest first. */
    public Sparkline(List<? extends Number> values) {
        getContent().addClassName("sparkline");
        getContent().getElement().setAttribute("aria-hidden", "true");
        getContent().getElement().setProperty("innerHTML", svg(values));
    }

    static String svg(List<? extends Number> values) {
        double most = values.stream().mapToDouble(Number::doubleValue).max().orElse(0);
        StringBuilder points = new StringBuilder();
        for (int i = 0; i < values.size(); i++) {
            double share = most <= 0 ? 0 : Math.max(0, values.get(i).doubleValue()) / most;
            points.append(String.format(Locale.ROOT, "%d,%.2f ", i, HEIGHT - 1 - share * (HEIGHT - 2)));
        }
        return "<svg viewBox=\"0 0 " + Math.max(1, values.size() - 1) + " 24\" preserveAspectRatio=\"none\">"
                + "<polyline points=\"" + points.toString().strip() + "\"/></svg>";
    }
}
