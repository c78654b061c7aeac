package org.rocketrewards.admin.parts;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.shared.Registration;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Lets a part of a page follow what happens: the browser asks now and then. */
public final class Live {
    private final List<Integer> intervals = new ArrayList<>();

    private Live() {}

    /** Runs {@code refresh} now and then as long as {@code part} is shown. */
    public static void follow(Component part, Duration every, Runnable refresh) {
        part.addAttachListener(attached -> start(part, every, refresh));
    }

    /** Runs {@code refresh} now and then until this is taken back, or {@code part}, which is shown, is not any more. */
    public static Registration start(Component part, Duration every, Runnable refresh) {
        UI ui = part.getUI().orElseThrow();
        Live live = of(ui);
        Integer interval = (int) every.toMillis();
        live.intervals.add(interval);
        live.set(ui);
        Registration polls = ui.addPollListener(poll -> refresh.run());
        Registration end = Registration.once(() -> {
            polls.remove();
            live.intervals.remove(interval);
            live.set(ui);
        });
        part.addDetachListener(detached -> {
            detached.unregisterListener();
            end.remove();
        });
        return end;
    }

    private static Live of(UI ui) {
        Live live = ComponentUtil.getData(ui, Live.class);
        if (live == null) {
            live = new Live();
            ComponentUtil.setData(ui, Live.class, live);
        }
        return live;
    }

    /** As often as the most eager part wants. */
    private void set(UI ui) {
        ui.setPollInterval(intervals.stream().mapToInt(Integer::intValue).min().orElse(-1));
    }
}
