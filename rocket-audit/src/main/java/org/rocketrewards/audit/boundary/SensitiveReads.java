package org.rocketrewards.audit.boundary;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.audit.AuditEntry;

/** Puts on record what auditors read. */
@SensitiveRead
@Interceptor
@Priority(Interceptor.Priority.APPLICATION)
public class SensitiveReads {
    private static final int LONGEST = 300;
    /** The container gives null for a method without parameters. */
    private static final Object[] NONE = {};

    @Inject
    AuditTrail audit;

    /** Reads, and records what was asked for; not what was found. */
    @AroundInvoke
    Object record(InvocationContext call) throws Exception {
        Object answer = call.proceed();
        SensitiveRead mark = call.getMethod().getAnnotation(SensitiveRead.class);
        String asked = asked(Objects.requireNonNullElse(call.getParameters(), NONE));
        audit.recordReading(AuditEntry.of(
                mark.value() + ".read",
                mark.value(),
                asked.length() > LONGEST ? asked.substring(0, LONGEST) + "…" : asked));
        return answer;
    }

    /** What somebody asked for, in a line that an auditor reads: only what was said, and a filter by its members. */
    static String asked(@Nullable Object... parameters) {
        return Arrays.stream(parameters)
                .filter(Objects::nonNull)
                .map(SensitiveReads::words)
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private static String words(Object parameter) {
        if (!(parameter instanceof Record)) {
            return String.valueOf(parameter);
        }
        return Arrays.stream(parameter.getClass().getRecordComponents())
                .map(component -> named(component, parameter))
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", "));
    }

    private static @Nullable String named(RecordComponent component, Object parameter) {
        try {
            Object value = component.getAccessor().invoke(parameter);
            return value == null ? null : component.getName() + "=" + value;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a filter cannot be read: " + parameter.getClass(), e);
        }
    }
}
