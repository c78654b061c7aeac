package org.rocketrewards.it.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.rocketrewards.it.harness.Answer;
import org.rocketrewards.it.harness.Hook;

/** Calls as they go over the wire, character by character, which no client would send. */
final class RawCalls {
    private RawCalls() {}

    /** A delivery. */
    static String post(Hook hook, String headers, String body) {
        return call(
                hook,
                "POST",
                Hook.PATH,
                "Content-Type: application/json\r\nContent-Length: " + body.length() + "\r\n" + headers,
                body);
    }

    /** Any call, after which the server hangs up. */
    static String call(Hook hook, String method, String path, String headers, String body) {
        return method + " " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer " + hook.token() + "\r\n"
                + headers + "Connection: close\r\n\r\n" + body;
    }

    /** A delivery whose end is missing. */
    static String half(Hook hook, long id) {
        String call = post(hook, "", body(id));
        return call.substring(0, call.length() - 100);
    }

    /** An event of a number of its own. */
    static String body(long id) {
        return Hook.json(GuideBody.courseCompleted(id, 31, id).all());
    }

    /** Sends characters as they are. */
    static void write(Socket socket, String text) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(text.getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    /** Sends a call; of one that asks whether to continue, the answer after it was told so. */
    static Answer send(Hook hook, String call) throws IOException {
        Answer answer = hook.http().sendRaw(call.getBytes(StandardCharsets.US_ASCII));
        if (answer.status() != 100) {
            return answer;
        }
        assertThat(call).contains("Expect");
        return new Answer(
                Integer.parseInt(answer.body().substring(9, 12)),
                answer.headers(),
                answer.body().substring(answer.body().indexOf("\r\n\r\n") + 4));
    }

    /** What all answers up to the end of a connection say. */
    static List<String> outcomes(InputStream in) throws IOException {
        return Pattern.compile("\"status\":\"([a-z]+)\"")
                .matcher(new String(in.readAllBytes(), StandardCharsets.ISO_8859_1))
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    /** What comes up to these characters: the server waits some time for what it has not got before it hangs up. */
    static String readTo(String end, Socket socket) throws IOException {
        StringBuilder text = new StringBuilder();
        for (int read = socket.getInputStream().read();
                read >= 0;
                read = socket.getInputStream().read()) {
            text.append((char) read);
            if (text.indexOf(end) >= 0) {
                break;
            }
        }
        return text.toString();
    }
}
