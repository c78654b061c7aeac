package org.rocketrewards.ingest.control;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells from the text of a body, which may be cut short or no JSON at all, whether it is about a learner and a kind of
 * event.
 */
final class RefusedBody implements Predicate<String> {
    private static final Pattern EVENT_NAME = Pattern.compile(
            "\"?eventname\"?\\s*[:=]\\s*\"?(\\\\{1,2}[A-Za-z0-9_]+\\\\{1,2}event\\\\{1,2}[A-Za-z0-9_]+)");
    private static final int LONGEST = 65_536;

    private final Pattern user;
    private final Predicate<String> meant;

    RefusedBody(long learner, Predicate<String> meant) {
        this.user = Pattern.compile("\"?(?:relateduserid|userid)\"?\\s*[:=]\\s*\"?" + learner + "(?![0-9])");
        this.meant = meant;
    }

    @Override
    public boolean test(String body) {
        String text = decoded(body.substring(0, Math.min(body.length(), LONGEST)));
        Matcher name = EVENT_NAME.matcher(text);
        return name.find()
                && meant.test(name.group(1).replace("\\\\", "\\"))
                && user.matcher(text).find();
    }

    private static String decoded(String text) {
        try {
            return text.indexOf('%') < 0 ? text : URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text; // then that is what is wrong with it
        }
    }
}
