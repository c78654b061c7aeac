package org.rocketrewards.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ResponseParserTest {
    private static final String JSON = "{\"status\":\"accepted\",\"event\":17}";
    private static final String PLAIN =
            "HTTP/1.1 200 OK\r\nServer: x\r\nContent-Type: application/json\r\nContent-Length: " + JSON.length()
                    + "\r\n\r\n" + JSON;
    private static final String CHUNKED = "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n"
            + "5;ext=1\r\n{\"sta\r\n1B\r\ntus\":\"accepted\",\"event\":17}\r\n0\r\nTrailer: x\r\n\r\n";

    private final ResponseParser parser = new ResponseParser();

    @Test
    void isCompleteWithItsLastByteAndNotBefore() {
        for (String response : new String[] {PLAIN, CHUNKED}) {
            byte[] whole = padded(response);
            for (int length = 0; length < response.length(); length++) {
                assertThat(parser.parse(whole.clone(), length, false))
                        .as("%d bytes", length)
                        .isEqualTo(ResponseParser.INCOMPLETE);
            }
            assertThat(parser.parse(whole, response.length(), false)).isEqualTo(response.length());
            assertThat(parser.status()).isEqualTo(200);
            assertThat(parser.keepAlive()).isTrue();
            assertThat(parser.body(whole)).isEqualTo(JSON);
        }
    }

    @Test
    void leavesTheNextResponseAlone() {
        byte[] two = padded(PLAIN + CHUNKED);

        assertThat(parser.parse(two, PLAIN.length() + 10, false)).isEqualTo(PLAIN.length());
    }

    @Test
    void tellsTheStatusOfTheAnswer() {
        byte[] data = padded(PLAIN);
        parser.parse(data, PLAIN.length(), false);

        assertThat(parser.answers(data, bytes("accepted"))).isTrue();
        assertThat(parser.answers(data, bytes("accept"))).isFalse();
        assertThat(parser.answers(data, bytes("duplicate"))).isFalse();
        assertThat(parser.answer(data)).isEqualTo("accepted");
    }

    @Test
    void aPageWithoutStatusIsNoAnswer() {
        String page = "HTTP/1.1 200 OK\r\nContent-Length: 12\r\n\r\n<p>hello</p>\"status\":\"accepted\"";
        byte[] data = padded(page);

        assertThat(parser.parse(data, page.length(), false)).isEqualTo(page.indexOf("\"status"));
        assertThat(parser.answers(data, bytes("accepted"))).isFalse();
        assertThat(parser.answer(data)).isEqualTo("-");
    }

    @Test
    void aBodyWithoutLengthEndsWithTheConnection() {
        String response = "HTTP/1.1 503 Busy\r\nConnection: Close\r\n\r\n" + JSON;
        byte[] data = padded(response);

        assertThat(parser.parse(data, response.length(), false)).isEqualTo(ResponseParser.INCOMPLETE);
        assertThat(parser.parse(data, response.length(), true)).isEqualTo(response.length());
        assertThat(parser.status()).isEqualTo(503);
        assertThat(parser.keepAlive()).isFalse();
    }

    @Test
    void noContentHasNoBody() {
        String response = "HTTP/1.1 204 No Content\r\n\r\n";

        assertThat(parser.parse(padded(response), response.length(), false)).isEqualTo(response.length());
    }

    @Test
    void whatIsNotHttpIsRefused() {
        String other = "SSH-2.0-OpenSSH_9.2\r\n\r\n";

        assertThatThrownBy(() -> parser.parse(padded(other), other.length(), false))
                .isInstanceOf(IllegalStateException.class);
    }

    private static byte[] padded(String response) {
        return Arrays.copyOf(bytes(response), 4_096);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
