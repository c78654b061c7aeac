package org.rocketrewards.admin.deliveries;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/** How far back the list goes. */
enum TimeRange {
    HOUR("1h", Duration.ofHours(1)),
    DAY("24h", Duration.ofHours(24)),
    WEEK("7d", Duration.ofDays(7)),
    MONTH("30d", Duration.ofDays(30)),
    /** Not back from now, but between two instants; the address line has those instead. */
    BETWEEN("between", Duration.ZERO);

    private final String code;
    private final Duration length;

    TimeRange(String code, Duration length) {
        this.code = code;
        this.length = length;
    }

    /** As the address line says it. */
    String code() {
        return code;
    }

    Duration length() {
        return length;
    }

    /** Key of its name. */
    String key() {
        return "range." + code;
    }

    /** Those that count back from now. */
    static Stream<TimeRange> backFromNow() {
        return Arrays.stream(values()).filter(range -> range != BETWEEN);
    }

    /** The range back from now of a code. */
    static Optional<TimeRange> of(String code) {
        return backFromNow().filter(range -> range.code.equals(code)).findFirst();
    }
}
