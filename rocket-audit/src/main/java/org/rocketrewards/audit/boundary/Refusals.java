package org.rocketrewards.audit.boundary;

import jakarta.annotation.Priority;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.audit.AuditEntry;
import org.rocketrewards.model.RocketException;
import org.rocketrewards.model.access.Role;

/** Puts on record which changes were refused, and why. */
@RefusalsOnRecord
@Interceptor
@Priority(Interceptor.Priority.APPLICATION)
public class Refusals {
    private static final int OUR_FAULT = 500;
    private static final int LONGEST = 300;

    @Inject
    AuditTrail audit;

    /** The record outlives the transaction, which is rolled back. */
    @AroundInvoke
    Object record(InvocationContext call) throws Exception {
        try {
            return call.proceed();
        } catch (RocketException e) {
            if (e.type().status() < OUR_FAULT && changes(call.getMethod())) {
                audit.recordRefusal(entry(call).because(e.detail()));
            }
            throw e;
        }
    }

    /** Auditors read everything and change nothing, so what they may not call changes something. */
    private static boolean changes(Method method) {
        return Optional.ofNullable(method.getAnnotation(RolesAllowed.class))
                .or(() -> Optional.ofNullable(method.getDeclaringClass().getAnnotation(RolesAllowed.class)))
                .filter(allowed -> !Arrays.asList(allowed.value()).contains(Role.AUDITOR_ROLE))
                .isPresent();
    }

    private static AuditEntry entry(InvocationContext call) {
        Method method = call.getMethod();
        String object =
                method.getDeclaringClass().getAnnotation(RefusalsOnRecord.class).value();
        String verb = method.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
        return AuditEntry.of(object + '.' + verb, object, subject(call.getParameters()));
    }

    /** What it was about, if that has a name or number; the container gives null for a method without parameters. */
    private static String subject(Object @Nullable [] parameters) {
        if (parameters == null
                || parameters.length == 0
                || !(parameters[0] instanceof CharSequence || parameters[0] instanceof Number)) {
            return "";
        }
        String subject = String.valueOf(parameters[0]);
        return subject.length() > LONGEST ? subject.substring(0, LONGEST) + "…" : subject;
    }
}
