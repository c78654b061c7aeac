package org.rocketrewards.audit.boundary;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;
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
        String asked = Arrays.stream(Objects.requireNonNullElse(call.getParameters(), NONE))
                .filter(Objects::nonNull)
                .map(String::valueOf)
                .collect(Collectors.joining(", "));
        audit.recordReading(AuditEntry.of(
                mark.value() + ".read",
                mark.value(),
                asked.length() > LONGEST ? asked.substring(0, LONGEST) + "…" : asked));
        return answer;
    }
}
