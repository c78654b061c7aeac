package org.rocketrewards.seal.verify;

/**
 * Something that is not as it was sealed, or never can be.
 *
 * @param subject what it is about: {@code entry 17}
 * @param sentence what was found, for a person
 */
public record Finding(Fault fault, String subject, String sentence) {
    @Override
    public String toString() {
        return fault.code() + ": " + subject + ": " + sentence;
    }
}
