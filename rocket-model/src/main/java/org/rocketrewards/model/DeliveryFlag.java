package org.rocketrewards.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Remarks on a delivery that do not change its outcome; stored as a bit set. */
public enum DeliveryFlag {
    /** The type names its learner in {@code relateduserid}, the body did not carry that field: {@code userid} was credited. */
    ATTRIBUTED_TO_ACTOR(1),
    /** A duplicate whose body says something else than the first one's. */
    CONTENT_DIFFERS(2),
    /** Another event of the source had the same Moodle id within 31 days: Moodle's database was probably restored. */
    MOODLE_ID_REUSED(4);

    private final int bit;

    DeliveryFlag(int bit) {
        this.bit = bit;
    }

    /** The bit that stands for this flag. */
    public int bit() {
        return bit;
    }

    /** Lower-case name, as answered. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The codes of all flags set in {@code bits}. */
    public static List<String> codes(int bits) {
        List<String> codes = new ArrayList<>();
        for (DeliveryFlag flag : values()) {
            if ((bits & flag.bit) != 0) {
                codes.add(flag.code());
            }
        }
        return codes;
    }
}
