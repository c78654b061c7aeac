package org.rocketrewards.rules.boundary;

/**
 * An award that nothing holds any more.
 *
 * @param rule key of the rule that gave it
 * @param eventId the event that it was given for
 */
public record ReleasedAward(String rule, long eventId) {}
