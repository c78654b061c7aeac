package org.rocketrewards.ledger;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.IsoFields;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.model.ProblemType;
import org.rocketrewards.model.RocketException;

/**
 * The stretch of time that a leaderboard is about.
 *
 * @param code {@code all}, {@code month:2026-11} or {@code week:2026-W47} (ISO 8601), in the source's time zone
 */
public record LeaderboardPeriod(String code) {
    private static final Pattern WEEK = Pattern.compile("week:(\\d{4})-W(\\d{2})");
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("'month:'uuuu-MM", Locale.ROOT);

    /**
     * Reads a period; {@code month} and {@code week} are those of today.
     *
     * @param text null: {@code all}
     * @param today at the source
     * @throws RocketException {@code invalid_parameter}
     */
    public static LeaderboardPeriod of(@Nullable String text, LocalDate today) {
        String code = text == null ? "all" : text;
        if (code.equals("all")) {
            return new LeaderboardPeriod(code);
        }
        if (code.equals("month")) {
            return new LeaderboardPeriod(MONTH.format(today));
        }
        if (code.equals("week")) {
            return new LeaderboardPeriod("week:%04d-W%02d"
                    .formatted(today.get(IsoFields.WEEK_BASED_YEAR), today.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR)));
        }
        if (isMonth(code) || isWeek(code)) {
            return new LeaderboardPeriod(code);
        }
        throw new RocketException(
                ProblemType.INVALID_PARAMETER,
                "period is all, month, week, a month such as month:2026-11 or a week such as week:2026-W47.",
                Map.of("field", "period"));
    }

    private static boolean isMonth(String code) {
        try {
            return MONTH.format(YearMonth.parse(code, MONTH)).equals(code);
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    private static boolean isWeek(String code) {
        Matcher week = WEEK.matcher(code);
        if (!week.matches()) {
            return false;
        }
        try {
            int number = Integer.parseInt(week.group(2));
            LocalDate thursday = LocalDate.of(Integer.parseInt(week.group(1)), 1, 4);
            return number >= 1
                    && number
                            <= IsoFields.WEEK_OF_WEEK_BASED_YEAR
                                    .rangeRefinedBy(thursday)
                                    .getMaximum();
        } catch (DateTimeException e) {
            return false;
        }
    }
}
