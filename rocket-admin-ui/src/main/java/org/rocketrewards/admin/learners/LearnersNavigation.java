package org.rocketrewards.admin.learners;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;

/** Ways to the learners. */
public final class LearnersNavigation {
    static final String PATH = "learners";

    private LearnersNavigation() {}

    /** A link to a learner. */
    public static Anchor to(String source, long learner, String text) {
        return new Anchor(path(source, learner), text);
    }

    static void show(UI ui, String source, long learner) {
        ui.navigate(path(source, learner));
    }

    static String path(String source, long learner) {
        return PATH + "/" + source + "/" + learner;
    }
}
