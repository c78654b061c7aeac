package org.rocketrewards.it.harness;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.rocketrewards.model.testing.TestMailServer;

/** Gives tests the one {@link Rocket} of this JVM; starts it for the first and stops it after the last. */
public final class RunningRocket implements ParameterResolver {
    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(RunningRocket.class);

    /** Started once; the store closes it when all tests are over. */
    private static final class Shared implements AutoCloseable, ExtensionContext.Store.CloseableResource {
        private final TestMailServer mail = TestMailServer.open();
        final RocketProcess process = RocketProcess.fresh("shared")
                .with("ROCKET_ALERTS_INTERVAL_SECONDS", "5")
                .with("ROCKET_ALERTS_MAIL_SERVER", mail.address())
                .with("ROCKET_ALERTS_MAIL_TO", "team@example.org")
                .start();
        final Rocket rocket = new Rocket(process);

        @Override
        public void close() {
            process.close();
            mail.close();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType().equals(Rocket.class);
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(Shared.class, key -> new Shared(), Shared.class)
                .rocket;
    }
}
