package org.rocketrewards.rules;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the rows of a mapping table into rules: {@code moodleEvent}, {@code rocketEvent}, {@code points}, {@code constraint}. */
final class MappingReader {
    private static final int MOST_ROWS = 2_000;

    private MappingReader() {}

    static void apply(@Nullable DocumentPlace mapping, List<Rule> rules) {
        for (DocumentPlace row : mapping == null ? List.<DocumentPlace>of() : mapping.items(MOST_ROWS)) {
            if (row.requireObject()) {
                row.only("moodleEvent", "rocketEvent", "points", "constraint");
                apply(row, rules, row.required("moodleEvent"), row.required("rocketEvent"));
            }
        }
    }

    private static void apply(
            DocumentPlace row, List<Rule> rules, @Nullable DocumentPlace moodle, @Nullable DocumentPlace rocket) {
        DocumentPlace pointsMember = row.required("points");
        Long points = pointsMember == null ? null : pointsMember.whole(0, Points.MOST);
        DocumentPlace wordsMember = row.member("constraint");
        String words = wordsMember == null ? "None" : wordsMember.text(100);
        String moodleEvent = moodle == null ? null : moodle.text(200);
        String rocketEvent = rocket == null ? null : rocket.text(100);
        if (moodle == null || rocket == null || moodleEvent == null || rocketEvent == null) {
            return;
        }
        EventPattern.Kind kind = EventPattern.kind(moodleEvent);
        if (kind == null || kind == EventPattern.Kind.ROCKET_NAME) {
            moodle.invalid("\"" + moodleEvent + "\" is not a Moodle event");
        } else if (!RuleKey.valid(rocketEvent)) {
            rocket.invalid("\"" + rocketEvent + "\" is not a key, which " + RuleKey.FORM);
        } else if (points != null && words != null) {
            try {
                List<Rule> changed = MappingTable.with(rules, moodleEvent, rocketEvent, points, words);
                List<Rule> copy = new ArrayList<>(changed);
                rules.clear();
                rules.addAll(copy);
            } catch (IllegalArgumentException e) {
                (wordsMember == null ? row : wordsMember).invalid(String.valueOf(e.getMessage()));
            }
        }
    }
}
