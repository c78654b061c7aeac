package org.rocketrewards.model;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The position in a list that is ordered by a number, newest (highest) first. Opaque to callers: base64url over the
 * name of the list and the number, so that the cursor of one list is not taken for that of another.
 */
public final class Cursor {
    private static final int LONGEST = 64;
    private static final Pattern DECODED = Pattern.compile("([a-z]{1,20}):([1-9][0-9]{0,18})");

    private Cursor() {}

    /** The cursor that continues after the item with this number. */
    public static String after(String list, long number) {
        byte[] position = (list + ':' + number).getBytes(StandardCharsets.US_ASCII);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(position);
    }

    /**
     * The number below which the list continues.
     *
     * @param cursor as given out by {@link #after}; null: from the beginning
     * @return {@link Long#MAX_VALUE} from the beginning
     * @throws RocketException {@code invalid_parameter} for anything that this list did not give out
     */
    public static long before(String list, @Nullable String cursor) {
        if (cursor == null) {
            return Long.MAX_VALUE;
        }
        if (cursor.length() <= LONGEST) {
            try {
                byte[] position = Base64.getUrlDecoder().decode(cursor);
                Matcher parts = DECODED.matcher(new String(position, StandardCharsets.US_ASCII));
                if (parts.matches() && parts.group(1).equals(list)) {
                    long number = Long.parseLong(parts.group(2));
                    // other spellings of the same bytes are not ours
                    if (after(list, number).equals(cursor)) {
                        return number;
                    }
                }
            } catch (IllegalArgumentException e) {
                // not base64url, or beyond 64 bits: refused below
            }
        }
        throw new RocketException(
                ProblemType.INVALID_PARAMETER,
                "cursor is not one that this list gave out; leave it out to begin with the newest.",
                Map.of("field", "cursor"));
    }
}
