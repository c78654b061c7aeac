package org.rocketrewards.audit.boundary;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a method of a boundary that hands out what is not everybody's business. Who calls it as an auditor is put on
 * record, in the same transaction: an auditor's reading leaves a trace, or nothing is read.
 */
@InterceptorBinding
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface SensitiveRead {
    /** Kind of what is read: {@code delivery}. */
    @Nonbinding
    String value() default "";
}
