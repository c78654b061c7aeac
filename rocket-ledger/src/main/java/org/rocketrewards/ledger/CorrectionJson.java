package org.rocketrewards.ledger;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.model.ProblemType;
import org.rocketrewards.model.RequestBody;
import org.rocketrewards.model.RequestMembers;
import org.rocketrewards.model.RocketException;

/** Reads what a client asks for. A member that is not known is refused: it was meant to do something. */
public final class CorrectionJson {
    /** The most bytes that such a body has. */
    public static final int LARGEST = 16_384;

    private static final List<String> MEMBERS = List.of(
            "kind", "source", "learner", "entry", "event", "points", "keepsAward", "occurredAt", "reason", "reference");
    private static final int LONGEST_NOTE = 1_000;

    private final RequestMembers members;

    private CorrectionJson(String text, List<String> known) {
        this.members = new RequestMembers(RequestBody.object(text), known);
    }

    /**
     * Reads a correction.
     *
     * @throws RocketException {@code malformed_body}, {@code missing_field} or {@code invalid_field} with {@code field}
     */
    public static CorrectionDraft read(String text) {
        CorrectionJson json = new CorrectionJson(text, MEMBERS);
        return new CorrectionDraft(
                json.kind(),
                json.text("source"),
                json.number("learner"),
                json.number("entry"),
                json.number("event"),
                json.number("points"),
                json.members.flag("keepsAward", false),
                json.members.instant("occurredAt"),
                json.required("reason"),
                json.text("reference"));
    }

    /** Reads a note; null when the body is empty or says nothing. */
    public static @Nullable String readNote(String text) {
        String note = text.isBlank() ? null : new CorrectionJson(text, List.of("note")).text("note");
        return note == null ? null : requireWords("note", note);
    }

    /** Reads a reason, such as for leaving a learner out of leaderboards. */
    public static String readReason(String text) {
        return requireWords("reason", new CorrectionJson(text, List.of("reason")).required("reason"));
    }

    private CorrectionKind kind() {
        String code = required("kind");
        return Arrays.stream(CorrectionKind.values())
                .filter(kind -> kind.code().equals(code))
                .findFirst()
                .orElseThrow(() -> invalid(
                        "kind",
                        "is one of "
                                + Arrays.stream(CorrectionKind.values())
                                        .map(CorrectionKind::code)
                                        .collect(Collectors.joining(", "))
                                + "."));
    }

    /** How long it may be depends on what it is for. */
    private @Nullable String text(String name) {
        return members.text(name, LARGEST);
    }

    private String required(String name) {
        String text = text(name);
        if (text == null) {
            throw new RocketException(ProblemType.MISSING_FIELD, name + " is needed.", Map.of("field", name));
        }
        return text;
    }

    private @Nullable Long number(String name) {
        return members.number(name, Long.MIN_VALUE, Long.MAX_VALUE);
    }

    private static String requireWords(String field, String text) {
        if (text.isBlank() || text.length() > LONGEST_NOTE) {
            throw invalid(field, "is a text of 1 to " + LONGEST_NOTE + " characters.");
        }
        return text;
    }

    private static RocketException invalid(String field, String sentence) {
        return new RocketException(ProblemType.INVALID_FIELD, field + ' ' + sentence, Map.of("field", field));
    }
}
