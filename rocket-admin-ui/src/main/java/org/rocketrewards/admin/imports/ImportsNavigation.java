package org.rocketrewards.admin.imports;

import com.vaadin.flow.component.UI;

/** Ways to the imports. */
final class ImportsNavigation {
    static final String PATH = "imports";
    static final String NEW = PATH + "/new";
    static final String BALANCES = PATH + "/opening-balances";

    private ImportsNavigation() {}

    /** Shows one import. */
    static void show(UI ui, int id) {
        ui.navigate(PATH + "/" + id);
    }
}
