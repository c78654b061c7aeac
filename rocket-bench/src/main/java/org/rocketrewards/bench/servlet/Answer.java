package org.rocketrewards.bench.servlet;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Reads a delivery and gives an answer of the usual size, both without looking. */
final class Answer {
    private static final byte[] ACCEPTED = """
            {"status":"accepted","event":100000000017,"delivery":100000000017,"points":2,"balance":120,"decisions":[\
            {"rule":"resource.viewed","ruleSet":1,"reason":"awarded","points":2,\
            "key":["contextinstanceid=500000044"],"learner":1000000031}]}""".getBytes(StandardCharsets.UTF_8);

    private Answer() {}

    /** Reads the body to its end, as the webhook must. */
    static byte[] body(HttpServletRequest request) throws IOException {
        return request.getInputStream().readAllBytes();
    }

    static void send(HttpServletResponse response) throws IOException {
        response.setStatus(HttpServletResponse.SC_OK);
        response.setContentType("application/json");
        response.setContentLength(ACCEPTED.length);
        response.getOutputStream().write(ACCEPTED);
    }
}
