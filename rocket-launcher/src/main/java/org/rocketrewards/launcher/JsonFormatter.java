package org.rocketrewards.launcher;

import java.util.logging.Formatter;
import java.util.logging.LogRecord;

/** One JSON object per line, for machines. */
public final class JsonFormatter extends Formatter {
    @Override
    public String format(LogRecord logged) {
        StringBuilder json = new StringBuilder("{");
        member(json, "time", logged.getInstant().toString());
        member(json, "level", logged.getLevel().getName());
        member(json, "logger", String.valueOf(logged.getLoggerName()));
        member(json, "message", formatMessage(logged));
        if (logged.getThrown() != null) {
            member(json, "exception", LogText.stackTrace(logged.getThrown()));
        }
        return json.append("}\n").toString();
    }

    private static void member(StringBuilder json, String name, String value) {
        json.append(json.length() > 1 ? "," : "").append('"').append(name).append("\":\"");
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '"' -> json.append("\\\"");
                case '\\' -> json.append("\\\\");
                case '\n' -> json.append("\\n");
                case '\t' -> json.append("\\t");
                default -> {
                    if (c < ' ' || Character.isSurrogate(c)) {
                        json.append(String.format("\\u%04x", (int) c));
                    } else {
                        json.append(c);
                    }
                }
            }
        }
        json.append('"');
    }
}
