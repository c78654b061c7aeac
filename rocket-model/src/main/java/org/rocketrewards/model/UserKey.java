package org.rocketrewards.model;

/**
 * The key of a Moodle user in every hot table: {@code source << 40 | Moodle user id}, derived and never looked up.
 *
 * <p>Moodle uses ids ≤ 0 for actors that are no persons (0 nobody, −1 calculated grades); their keys are the negated
 * key of the absolute id, so that every key is unique and still names its source.
 */
public final class UserKey {
    /** User ids and Moodle event ids lie below this bound (exclusive). */
    public static final long ID_LIMIT = 1L << 40;

    private static final int SHIFT = 40;

    private UserKey() {}

    /**
     * Derives the key of a user.
     *
     * @param sourceId 1 to 8,388,607
     * @param moodleUserId between −2<sup>40</sup> and 2<sup>40</sup>, both exclusive
     * @throws IllegalArgumentException outside these ranges
     */
    public static long of(int sourceId, long moodleUserId) {
        if (sourceId < 1 || sourceId > 0x7F_FFFF || moodleUserId <= -ID_LIMIT || moodleUserId >= ID_LIMIT) {
            throw new IllegalArgumentException("no user key for source " + sourceId + ", user " + moodleUserId);
        }
        return moodleUserId >= 0 ? scope(sourceId) | moodleUserId : -(scope(sourceId) | -moodleUserId);
    }

    /** The key that stands for all users of a source: user 0. */
    public static long scope(int sourceId) {
        return (long) sourceId << SHIFT;
    }

    /** The source of a key made by {@link #of}. */
    public static int sourceOf(long key) {
        return (int) (Math.abs(key) >> SHIFT);
    }

    /** The Moodle user id of a key made by {@link #of}. */
    public static long userOf(long key) {
        long id = Math.abs(key) & (ID_LIMIT - 1);
        return key < 0 ? -id : id;
    }
}
