package org.rocketrewards.audit.boundary;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a service whose refusals of changes are put on record, also when a page catches them to show them beside a field.
 * A change is what auditors may not call. A test finds every service that changes something and is not marked.
 */
@InterceptorBinding
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface RefusalsOnRecord {
    /** Kind of what is changed: {@code correction}. */
    @Nonbinding
    String value() default "";
}
