package org.rocketrewards.rules;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** About how many steps a regular expression expands to: counts in braces repeat what is before them. */
final class PatternSize {
    private static final Pattern COUNT = Pattern.compile("\\{([0-9]{1,9})(?:,([0-9]{0,9}))?\\}");
    private static final long MOST = 1_000_000_000L;

    private final String expression;
    private final Deque<Long> outside = new ArrayDeque<>();
    private int at;
    private long size;
    private long last;

    private PatternSize(String expression) {
        this.expression = expression;
    }

    /** The size; for what is no expression at all some number. */
    static long of(String expression) {
        PatternSize pattern = new PatternSize(expression);
        while (pattern.at < expression.length()) {
            pattern.step();
        }
        return pattern.size;
    }

    private void step() {
        char c = expression.charAt(at);
        switch (c) {
            case '(' -> {
                outside.push(size);
                size = 0;
                last = 0;
                at++;
            }
            case ')' -> {
                last = Math.min(MOST, size + 1);
                size = Math.min(MOST, (outside.isEmpty() ? 0 : outside.pop()) + last);
                at++;
            }
            case '{' -> repeat();
            case '*', '+', '?', '|' -> {
                size++;
                at++;
            }
            case '[' -> {
                at = endOfClass();
                one();
            }
            default -> {
                at += c == '\\' ? 2 : 1;
                one();
            }
        }
    }

    private void one() {
        last = 1;
        size = Math.min(MOST, size + 1);
    }

    private void repeat() {
        Matcher count = COUNT.matcher(expression).region(at, expression.length());
        if (!count.lookingAt()) {
            at++;
            one();
            return;
        }
        String most = count.group(2) == null || count.group(2).isEmpty() ? count.group(1) : count.group(2);
        long times = Math.max(1, Long.parseLong(most));
        long repeated = Math.min(MOST, last * Math.min(times, MOST / Math.max(1, last) + 1));
        size = Math.min(MOST, size - last + repeated);
        last = repeated;
        at = count.end();
    }

    private int endOfClass() {
        int end = at + 1;
        if (end < expression.length() && expression.charAt(end) == '^') {
            end++;
        }
        if (end < expression.length() && expression.charAt(end) == ']') {
            end++;
        }
        while (end < expression.length() && expression.charAt(end) != ']') {
            end += expression.charAt(end) == '\\' ? 2 : 1;
        }
        return Math.min(expression.length(), end + 1);
    }
}
