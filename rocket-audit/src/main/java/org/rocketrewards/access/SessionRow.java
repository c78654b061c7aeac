package org.rocketrewards.access;

import java.time.Instant;

/**
 * An open session of a person.
 *
 * @param id to end it by; not what the browser shows to get in
 * @param activeAt when the person last did something, to the minute
 * @param browser what the browser says it is
 */
public record SessionRow(
        String id, String person, Instant openedAt, Instant activeAt, String address, String browser) {}
