package org.rocketrewards.admin.people;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rocketrewards.admin.parts.Words;

/** What a browser says it is, in a few words. */
final class Browsers {
    /** The order matters: most of them also claim to be one of those further down. */
    private static final List<Pattern> NAMES = List.of(
            Pattern.compile("(Edg)e?(?:A|iOS)?/(\\d+)"),
            Pattern.compile("(OPR)/(\\d+)"),
            Pattern.compile("(Firefox)/(\\d+)"),
            Pattern.compile("(Chrome)/(\\d+)"),
            Pattern.compile("(?:Version)/(\\d+).*(Safari)"));

    private static final Pattern SYSTEM = Pattern.compile("(Windows|Android|iPhone|iPad|Macintosh|CrOS|Linux)");
    private static final int LONGEST = 40;

    private Browsers() {}

    static String name(String userAgent) {
        String system = find(SYSTEM, userAgent, 1).replace("Macintosh", "macOS").replace("CrOS", "ChromeOS");
        for (Pattern pattern : NAMES) {
            Matcher found = pattern.matcher(userAgent);
            if (found.find()) {
                String browser = found.group(1).matches("\\d+")
                        ? found.group(2) + " " + found.group(1)
                        : found.group(1).replace("Edg", "Edge").replace("OPR", "Opera") + " " + found.group(2);
                return system.isEmpty() ? browser : browser + " · " + system;
            }
        }
        String plain = Words.withoutTricks(userAgent);
        return plain.length() > LONGEST ? plain.substring(0, LONGEST) + "…" : plain;
    }

    private static String find(Pattern pattern, String text, int group) {
        Matcher found = pattern.matcher(text);
        return found.find() ? found.group(group) : "";
    }
}
