package org.rocketrewards.bench.load;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * The requests, ready to send but for the ids. Header names and their order are Moodle's: Host, User-Agent, what the
 * administrator typed, Content-Length, and no Connection header.
 */
public final class RequestTemplates {
    private final List<Template> requests = new ArrayList<>();
    private final List<Template> bodies = new ArrayList<>();
    private final List<String> storedForms = new ArrayList<>();
    private final List<Template> stored = new ArrayList<>();

    /**
     * Prepares the requests of a mix.
     *
     * @param token the source's bearer token; sent as it is
     */
    public RequestTemplates(EventMix mix, String host, String path, String token) {
        for (EventKind kind : mix.kinds()) {
            Template body = new Template(MoodleBody.text(kind), mix.userDigits());
            bodies.add(body);
            storedForms.add(MoodleBody.storedForm(kind));
            stored.add(new Template(MoodleBody.storedParts(kind), mix.userDigits()));
            requests.add(new Template(
                    "POST " + path + " HTTP/1.1\r\n"
                            + "Host: " + host + "\r\n"
                            + "User-Agent: GuzzleHttp/7\r\n"
                            + "Content-Type: application/json\r\n"
                            + "Authorization: Bearer " + token + "\r\n"
                            + "Content-Length: " + body.length() + "\r\n\r\n"
                            + MoodleBody.text(kind),
                    mix.userDigits()));
        }
    }

    /** The length of the longest request, headers included. */
    public int longest() {
        return requests.stream().mapToInt(Template::length).max().orElse(0);
    }

    /** Writes the request of an event from the start of {@code out} and flips it. */
    public void write(Event event, ByteBuffer out) {
        requests.get(event.kind.index()).write(event, out);
    }

    /** The body of an event alone. */
    public byte[] body(Event event) {
        return bodies.get(event.kind.index()).bytes(event);
    }

    /** The form of the fields that stay with an event of a kind, as the table {@code json_form} has it. */
    public String storedForm(EventKind kind) {
        return storedForms.get(kind.index());
    }

    /** The parts of the fields that stay with an event. */
    public byte[] storedParts(Event event) {
        return stored.get(event.kind.index()).bytes(event);
    }
}
