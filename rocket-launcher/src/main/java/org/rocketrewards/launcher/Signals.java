package org.rocketrewards.launcher;

import java.lang.reflect.Proxy;
import java.util.function.Consumer;

/**
 * The signals that ask a program to stop. Taking them over lets the process end with 0 after an orderly stop, where the
 * JVM itself would end with 143 and stop everything at the same time.
 *
 * <p>The JDK has {@code sun.misc.Signal} for this and nothing else. It is looked up by name, because the compiler
 * cannot be kept from warning about it.
 */
final class Signals {
    private Signals() {}

    /** @param stop called with the signal's name, on a thread of its own */
    static void onStop(Consumer<String> stop) {
        for (String name : new String[] {"TERM", "INT"}) {
            try {
                handle(name, () -> stop.accept(name));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("This JVM has no signals to handle", e);
            }
        }
    }

    private static void handle(String name, Runnable action) throws ReflectiveOperationException {
        Class<?> signal = Class.forName("sun.misc.Signal");
        Class<?> handler = Class.forName("sun.misc.SignalHandler");
        Object taker = Proxy.newProxyInstance(
                handler.getClassLoader(), new Class<?>[] {handler}, (proxy, method, arguments) -> {
                    action.run();
                    return null;
                });
        signal.getMethod("handle", signal, handler)
                .invoke(null, signal.getConstructor(String.class).newInstance(name), taker);
    }
}
