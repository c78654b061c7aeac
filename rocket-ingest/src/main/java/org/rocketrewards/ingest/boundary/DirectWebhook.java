package org.rocketrewards.ingest.boundary;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.glassfish.grizzly.http.io.NIOOutputStream;
import org.glassfish.grizzly.http.server.HttpHandler;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.server.Response;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.ingest.control.WebhookAnswer;
import org.rocketrewards.ingest.control.WebhookCall;
import org.rocketrewards.model.Problems;
import org.rocketrewards.model.ProgramHeaders;

/**
 * The way to the {@link Reception} below the servlet container, in Grizzly, which Payara's HTTP is made of: no thread
 * waits for the commit, the lane that made it answers.
 */
final class DirectWebhook extends HttpHandler {
    private static final System.Logger LOG = System.getLogger("org.rocketrewards.ingest");

    private final Reception reception;
    private final String path;
    private final String beginning;
    private final ClassLoader application;

    /**
     * For calls at a path; the server hands over those below it, too.
     *
     * @param root the application's
     * @param path below it, when decoded
     */
    DirectWebhook(Reception reception, String root, String path) {
        this.reception = reception;
        this.path = root + path;
        this.beginning = root + "/api/";
        this.application = DirectWebhook.class.getClassLoader();
    }

    private record Call(Request request) implements WebhookCall {
        @Override
        public String method() {
            return request.getMethod().getMethodString();
        }

        @Override
        public @Nullable String header(String name) {
            return request.getHeader(name);
        }

        @Override
        public List<String> headers(String name) {
            List<String> values = new ArrayList<>();
            request.getHeaders(name).forEach(values::add);
            return values;
        }

        @Override
        public String remoteAddress() {
            return request.getRemoteAddr();
        }

        @Override
        public long contentLength() {
            return request.getContentLengthLong();
        }

        @Override
        public InputStream body() {
            return request.getInputStream();
        }
    }

    @Override
    public void service(Request request, Response response) throws IOException {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(application);
        try {
            if (isHere(request)) {
                receive(request, response);
            } else {
                send(WebhookAnswer.of(Problems.nothingHere()), response);
            }
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** Letters may be escaped; an address that only means the same, such as one with two slashes, is another one. */
    private boolean isHere(Request request) throws IOException {
        String sent = request.getRequestURI();
        return sent.startsWith(beginning) && !sent.contains("//") && path.equals(request.getDecodedRequestURI());
    }

    private void receive(Request request, Response response) throws IOException {
        Visit visit = reception.receive(new Call(request), Lanes.Waiting.WITHOUT);
        if (visit.isOver()) {
            send(reception.answer(visit), response);
        } else {
            response.suspend();
            visit.whenOver(() -> resume(visit, response));
        }
    }

    private void resume(Visit visit, Response response) {
        WebhookAnswer answer = reception.answer(visit);
        try {
            send(answer, response);
            response.resume();
        } catch (IOException | RuntimeException e) {
            // the lane that answers has others to serve, whatever is wrong with this connection
            LOG.log(System.Logger.Level.DEBUG, "delivery.sender_gone");
            response.getRequest().getContext().getConnection().closeSilently();
        }
    }

    private static void send(WebhookAnswer answer, Response response) throws IOException {
        NIOOutputStream out = response.getNIOOutputStream();
        if (!out.canWrite()) {
            throw new IOException("earlier answers have not been taken");
        }
        response.setStatus(answer.status());
        response.setContentType(answer.mediaType());
        ProgramHeaders.ALL.forEach(response::setHeader);
        answer.headers().forEach(response::setHeader);
        response.setContentLengthLong(answer.body().length);
        out.write(answer.body());
    }
}
