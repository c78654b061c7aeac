package org.rocketrewards.admin.parts;

import com.vaadin.flow.server.VaadinSession;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.ingest.SourceRow;

/** Which source somebody chose last in the bar, as long as they are signed in; none: all. */
public final class ChosenSource {
    private static final String REMEMBERED = ChosenSource.class.getName();

    private ChosenSource() {}

    /** Its name; null: all. */
    public static @Nullable String name() {
        VaadinSession session = VaadinSession.getCurrent();
        return session == null ? null : (String) session.getAttribute(REMEMBERED);
    }

    /** Notes the choice; null: all. */
    public static void remember(@Nullable String source) {
        VaadinSession session = VaadinSession.getCurrent();
        if (session != null) {
            session.setAttribute(REMEMBERED, source);
        }
    }

    /** What a form that needs a source begins with: the one that is chosen, or the first. */
    public static SourceRow orFirst(List<SourceRow> sources) {
        String chosen = name();
        return sources.stream()
                .filter(source -> source.name().equals(chosen))
                .findFirst()
                .orElseGet(() -> sources.get(0));
    }
}
