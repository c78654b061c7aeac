package org.rocketrewards.admin.frame;

import com.vaadin.flow.component.Component;
import java.util.List;

/** Finds things by what people have in their hands: a number, a name, the beginning of a token. */
@FunctionalInterface
public interface Finder {
    /** What fits, the likeliest first; in the words of whoever reads. */
    List<Hit> find(Component reader, String text);
}
