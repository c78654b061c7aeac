package org.rocketrewards.admin.parts;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.Command;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.audit.CallContext;
import org.rocketrewards.model.Problems;
import org.rocketrewards.model.RocketException;

/** Does what takes longer than somebody should wait for a page, in their name, while the page stays usable. */
@ApplicationScoped
public class Background {
    private static final int LOOKS_EVERY_MILLIS = 700;

    @Resource
    @Nullable
    ManagedExecutorService executor;

    /** Works, then hands the result or the problem to the page, if it is still there. */
    public <T> void run(UI ui, Callable<T> work, Consumer<T> done, Consumer<RocketException> failed) {
        Optional<CallContext> call = CallContext.current();
        ui.setPollInterval(LOOKS_EVERY_MILLIS);
        start(() -> {
            call.ifPresent(CallContext::begin);
            try {
                T result = work.call();
                tell(ui, () -> done.accept(result));
            } catch (Exception e) {
                tell(ui, () -> failed.accept(Problems.of(e)));
            } finally {
                CallContext.end();
            }
        });
    }

    /** Starts it on a thread of the container. */
    protected void start(Runnable work) {
        if (executor != null) {
            executor.execute(work);
        }
    }

    private static void tell(UI ui, Command news) {
        if (ui.isAttached()) {
            ui.access(() -> {
                ui.setPollInterval(-1);
                news.execute();
            });
        }
    }
}
