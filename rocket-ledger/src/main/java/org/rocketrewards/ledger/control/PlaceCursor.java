package org.rocketrewards.ledger.control;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.ledger.control.LeaderboardReader.Place;
import org.rocketrewards.model.ProblemType;
import org.rocketrewards.model.RocketException;

/** The position in a leaderboard, after a place in it. Opaque to callers. */
public final class PlaceCursor {
    private static final int LONGEST = 80;
    private static final Pattern DECODED = Pattern.compile("places:([1-9][0-9]{0,18}):([1-9][0-9]{0,18})");

    private PlaceCursor() {}

    /** The cursor that continues after a place. */
    public static String of(Place place) {
        byte[] text = ("places:" + place.points() + ':' + place.learnerKey()).getBytes(StandardCharsets.US_ASCII);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text);
    }

    /**
     * The place after which to continue; null from the top.
     *
     * @throws RocketException {@code invalid_parameter} for anything that {@link #of} did not give out
     */
    public static @Nullable Place place(@Nullable String cursor) {
        if (cursor == null) {
            return null;
        }
        try {
            if (cursor.length() <= LONGEST) {
                String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII);
                Matcher parts = DECODED.matcher(text);
                if (parts.matches()) {
                    Place place = new Place(Long.parseLong(parts.group(2)), Long.parseLong(parts.group(1)));
                    if (of(place).equals(cursor)) {
                        return place;
                    }
                }
            }
        } catch (IllegalArgumentException e) {
            // not base64url, or beyond 64 bits: refused below
        }
        throw new RocketException(
                ProblemType.INVALID_PARAMETER,
                "cursor is not one that this list gave out; leave it out to begin at the top.",
                Map.of("field", "cursor"));
    }
}
