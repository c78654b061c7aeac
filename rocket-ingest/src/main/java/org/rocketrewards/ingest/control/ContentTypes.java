package org.rocketrewards.ingest.control;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.model.ProblemType;
import org.rocketrewards.model.RocketException;

/** Which content types a delivery may have. They only have to be plausible: the body tells what it is. */
final class ContentTypes {
    private static final int SHOWN = 60;

    private ContentTypes() {}

    /** Refuses types other than JSON, form and plain text, and character sets other than UTF-8. */
    static void requireSupported(@Nullable String contentType) {
        if (contentType == null || contentType.equals("application/json")) {
            return;
        }
        int semicolon = contentType.indexOf(';');
        String type = (semicolon < 0 ? contentType : contentType.substring(0, semicolon)).strip();
        if (!supported(type.toLowerCase(Locale.ROOT))) {
            throw refusal(
                    "Content type \"" + Shown.of(type, SHOWN) + "\" is not supported: use application/json in the "
                            + "headers of the HTTP request step, or leave the content type out.");
        }
        if (semicolon >= 0) {
            requireUtf8(contentType.substring(semicolon + 1));
        }
    }

    private static boolean supported(String type) {
        return switch (type) {
            case "", "application/json", "application/x-www-form-urlencoded", "text/plain" -> true;
            default -> type.startsWith("application/") && type.endsWith("+json");
        };
    }

    private static void requireUtf8(String parameters) {
        for (int from = 0; from < parameters.length(); ) {
            int semicolon = parameters.indexOf(';', from);
            int end = semicolon < 0 ? parameters.length() : semicolon;
            String parameter = parameters.substring(from, end).strip().toLowerCase(Locale.ROOT);
            if (parameter.startsWith("charset=") && !isUtf8(parameter.substring("charset=".length()))) {
                throw refusal("The body must be UTF-8: write \"application/json\" without another character set in the "
                        + "headers of the HTTP request step.");
            }
            from = end + 1;
        }
    }

    private static boolean isUtf8(String value) {
        String charset = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"")
                ? value.substring(1, value.length() - 1)
                : value;
        return switch (charset) {
            case "utf-8", "utf8", "us-ascii" -> true;
            default -> false;
        };
    }

    private static RocketException refusal(String detail) {
        return new RocketException(ProblemType.UNSUPPORTED_MEDIA_TYPE, detail);
    }
}
