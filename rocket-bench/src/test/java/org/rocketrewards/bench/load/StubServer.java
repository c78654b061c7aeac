package org.rocketrewards.bench.load;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** An HTTP server for tests that records every body and every connection and answers what it is told to. */
final class StubServer implements AutoCloseable {
    static final String ACCEPTED = json(200, "{\"status\":\"accepted\"}");

    final Queue<String> bodies = new ConcurrentLinkedQueue<>();
    final AtomicInteger connections = new AtomicInteger();

    private final ServerSocket listener;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Function<String, String> answer;

    /** @param answer body to raw response; an empty response closes the connection */
    StubServer(Function<String, String> answer) throws IOException {
        this.answer = answer;
        this.listener = new ServerSocket(0, 512, InetAddress.getLoopbackAddress());
        threads.execute(this::accept);
    }

    static String json(int status, String body) {
        return "HTTP/1.1 " + status + " X\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
    }

    InetSocketAddress address() {
        return new InetSocketAddress(listener.getInetAddress(), listener.getLocalPort());
    }

    @Override
    public void close() throws IOException {
        listener.close();
        threads.shutdownNow();
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = listener.accept();
                connections.incrementAndGet();
                threads.execute(() -> serve(socket));
            }
        } catch (IOException e) {
            // closed
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            OutputStream out = socket.getOutputStream();
            while (true) {
                String body = request(in);
                bodies.add(body);
                String response = answer.apply(body);
                if (response.isEmpty()) {
                    return;
                }
                out.write(response.getBytes(StandardCharsets.US_ASCII));
                out.flush();
            }
        } catch (IOException e) {
            // the client has gone
        }
    }

    private static String request(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int b = in.read();
            if (b < 0) {
                throw new IOException("end");
            }
            head.append((char) b);
        }
        String lengthHeader = head.toString().toLowerCase(Locale.ROOT).split("content-length: ")[1];
        int length = Integer.parseInt(lengthHeader.substring(0, lengthHeader.indexOf('\r')));
        return new String(in.readNBytes(length), StandardCharsets.US_ASCII);
    }
}
