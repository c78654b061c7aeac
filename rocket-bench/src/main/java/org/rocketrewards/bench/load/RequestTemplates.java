package org.rocketrewards.bench.load;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The requests, ready to send but for the ids: one byte array per kind with the places where ids go. Header names and
 * their order are Moodle's: Host, User-Agent, what the administrator typed, Content-Length, and no Connection header.
 */
public final class RequestTemplates {
    private static final Pattern MARKER = Pattern.compile("@([ILAOMCT])@");

    private final List<Template> templates = new ArrayList<>();

    /**
     * Prepares the requests of a mix.
     *
     * @param token the source's bearer token; sent as it is
     */
    public RequestTemplates(EventMix mix, String host, String path, String token) {
        for (EventKind kind : mix.kinds()) {
            String body = body(kind);
            int length = measured(body);
            templates.add(template("POST " + path + " HTTP/1.1\r\n"
                    + "Host: " + host + "\r\n"
                    + "User-Agent: GuzzleHttp/7\r\n"
                    + "Content-Type: application/json\r\n"
                    + "Authorization: Bearer " + token + "\r\n"
                    + "Content-Length: " + length + "\r\n\r\n"
                    + body));
        }
    }

    /** The length of the longest request, headers included. */
    public int longest() {
        return templates.stream().mapToInt(t -> t.bytes.length).max().orElse(0);
    }

    /** Writes the request of an event from the start of {@code out} and flips it. */
    public void write(Event event, ByteBuffer out) {
        Template template = templates.get(event.kind.index());
        out.clear().put(template.bytes);
        for (Slot slot : template.slots) {
            putDecimal(out, slot.offset, slot.digits, value(event, slot.marker));
        }
        out.flip();
    }

    /** The body of an event alone, as Moodle would send it. */
    public byte[] body(Event event) {
        ByteBuffer out = ByteBuffer.allocate(longest());
        write(event, out);
        byte[] request = new byte[out.remaining()];
        out.get(request);
        int start = new String(request, StandardCharsets.ISO_8859_1).indexOf("\r\n\r\n") + 4;
        return Arrays.copyOfRange(request, start, request.length);
    }

    private static String body(EventKind kind) {
        String module = "@M@";
        String context = switch (kind.contextLevel()) {
            case 70 -> module;
            case 50 -> "@C@";
            case 30 -> "@L@";
            default -> "0";
        };
        String object = switch (kind.object()) {
            case NONE -> "";
            case USER -> "@L@";
            case MODULE -> module;
            case COMPLETION, FEW, FRESH -> "@O@";
        };
        StringBuilder json = new StringBuilder("{");
        member(json, "id", "@I@");
        member(json, "eventname", kind.eventName().replace("\\", "%5C"));
        member(json, "component", kind.component());
        member(json, "action", kind.action());
        member(json, "target", kind.target());
        member(json, "objecttable", kind.objectTable());
        member(json, "objectid", object);
        member(json, "crud", kind.crud());
        member(json, "edulevel", Integer.toString(kind.eduLevel()));
        member(json, "contextid", kind.contextLevel() == 10 ? "1" : context);
        member(json, "contextlevel", Integer.toString(kind.contextLevel()));
        member(json, "contextinstanceid", context);
        member(json, "userid", kind.learner() == EventKind.Learner.STAFF ? Long.toString(Event.TEACHER) : "@L@");
        member(json, "courseid", kind.inCourse() ? "@C@" : "0");
        member(json, "relateduserid", kind.learner() == EventKind.Learner.ACTOR ? "" : "@L@");
        member(json, "anonymous", "0");
        member(json, "other", "{other}");
        member(json, "timecreated", "@T@");
        member(json, "origin", "web");
        member(json, "ip", "10.20.30.40");
        member(json, "realuserid", "");
        member(json, "wwwroot", "https%3A%2F%2Fmoodle.school.example");
        member(json, "wwwroot_domain", "moodle.school.example");
        if (!kind.other().isEmpty()) {
            json.append(',').append(kind.other());
        }
        if (kind.inCourse()) {
            member(json, "course_id", "@C@");
            member(json, "course_fullname", "Introduction+to+Testing%2C+Class+7B");
            member(json, "course_shortname", "ITT-7B");
            member(json, "course_idnumber", "ITT-2026-7B");
            member(json, "course_category", "7");
            member(json, "course_visible", "1");
            member(json, "category_name", "Science");
            member(json, "category_idnumber", "SCI");
        }
        return json.append('}').toString();
    }

    private static void member(StringBuilder json, String name, String value) {
        if (json.length() > 1) {
            json.append(',');
        }
        json.append('"').append(name).append("\":\"").append(value).append('"');
    }

    private static int measured(String body) {
        int length = body.length();
        Matcher marker = MARKER.matcher(body);
        while (marker.find()) {
            length += digits(marker.group(1).charAt(0)) - marker.group().length();
        }
        return length;
    }

    private static Template template(String text) {
        StringBuilder plain = new StringBuilder();
        List<Slot> slots = new ArrayList<>();
        Matcher marker = MARKER.matcher(text);
        int copied = 0;
        while (marker.find()) {
            plain.append(text, copied, marker.start());
            char name = marker.group(1).charAt(0);
            slots.add(new Slot(plain.length(), digits(name), name));
            plain.append("0".repeat(digits(name)));
            copied = marker.end();
        }
        plain.append(text, copied, text.length());
        return new Template(plain.toString().getBytes(StandardCharsets.US_ASCII), slots.toArray(new Slot[0]));
    }

    private static int digits(char marker) {
        return switch (marker) {
            case 'I' -> Event.ID_DIGITS;
            case 'L' -> Event.USER_DIGITS;
            case 'O' -> Event.OBJECT_DIGITS;
            case 'M', 'C' -> Event.COURSE_DIGITS;
            case 'T' -> 10;
            default -> throw new IllegalArgumentException("no such marker: " + marker);
        };
    }

    private static long value(Event event, char marker) {
        return switch (marker) {
            case 'I' -> event.moodleId;
            case 'L' -> event.learner;
            case 'O' -> event.object;
            case 'M' -> event.module;
            case 'C' -> event.course;
            default -> event.epochSecond;
        };
    }

    private static void putDecimal(ByteBuffer out, int offset, int digits, long value) {
        long rest = value;
        for (int i = offset + digits - 1; i >= offset; i--) {
            out.put(i, (byte) ('0' + rest % 10));
            rest /= 10;
        }
    }

    private record Slot(int offset, int digits, char marker) {}

    @SuppressWarnings("ArrayRecordComponent") // private, never compared
    private record Template(byte[] bytes, Slot[] slots) {}
}
