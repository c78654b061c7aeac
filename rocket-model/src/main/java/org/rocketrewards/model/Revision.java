package org.rocketrewards.model;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The state that a change is meant for, as an entity tag: nobody overwrites what somebody else has done since.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#name-if-match">RFC 9110, If-Match</a>
 */
public final class Revision {
    private static final Pattern STRONG = Pattern.compile("\"([1-9][0-9]{0,17})\"");

    private Revision() {}

    /**
     * The revision that {@code If-Match} names.
     *
     * @throws RocketException {@code precondition_required} when it is missing, {@code precondition_failed} when it is not
     *     one strong tag that Rocket gave out
     */
    public static long required(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw new RocketException(
                    ProblemType.PRECONDITION_REQUIRED,
                    "Read it first and send its ETag as If-Match, so that nobody's change is overwritten.");
        }
        Matcher tag = STRONG.matcher(ifMatch.strip());
        if (!tag.matches()) {
            throw changed();
        }
        return Long.parseLong(tag.group(1));
    }

    /** What is answered to a change of a state that is no more. */
    public static RocketException changed() {
        return new RocketException(
                ProblemType.PRECONDITION_FAILED,
                "It was changed since you read it. Read it again, see what is different, and repeat your change.");
    }
}
