package org.rocketrewards.audit.boundary;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a method, or all methods, of a boundary that writes to the database and has no audit record, and says why that is
 * right. A test finds every method that writes and has neither.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface NotAudited {
    /** Why: what else tells who did what, or that nobody did anything. */
    String value();
}
