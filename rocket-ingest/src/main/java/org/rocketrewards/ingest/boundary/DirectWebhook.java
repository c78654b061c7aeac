package org.rocketrewards.ingest.boundary;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.glassfish.grizzly.ReadHandler;
import org.glassfish.grizzly.http.io.NIOInputStream;
import org.glassfish.grizzly.http.io.NIOOutputStream;
import org.glassfish.grizzly.http.server.HttpHandler;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.server.Response;
import org.glassfish.grizzly.http.server.TimeoutHandler;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.ingest.control.WebhookAnswer;
import org.rocketrewards.ingest.control.WebhookCall;
import org.rocketrewards.model.Problems;
import org.rocketrewards.model.ProgramHeaders;
import org.rocketrewards.model.RocketException;

/**
 * The way to the {@link Reception} below the servlet container, in Grizzly, which Payara's HTTP is made of: no thread
 * waits for the commit, the lane that made it answers.
 */
final class DirectWebhook extends HttpHandler {
    private static final System.Logger LOG = System.getLogger("org.rocketrewards.ingest");

    /** How long a body may take. */
    private static final long PATIENCE_SECONDS = 30;

    /** An eighth of the memory, as for those that wait to be booked. */
    private static final long MOST_SLOW_BYTES = Runtime.getRuntime().maxMemory() / 8;

    private final AtomicLong slowBytes = new AtomicLong();
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

    private record Call(Request request, InputStream body) implements WebhookCall {
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
    }

    @Override
    public void service(Request request, Response response) {
        inApplication(() -> {
            try {
                if (isHere(request)) {
                    receive(request, response);
                } else {
                    send(WebhookAnswer.of(Problems.nothingHere()), response);
                }
            } catch (IOException e) {
                hangUp(response);
            }
        });
    }

    /** Rather than let the server answer 200 with nothing in it. */
    private static void hangUp(Response response) {
        LOG.log(System.Logger.Level.DEBUG, "delivery.sender_gone");
        response.getRequest().getContext().getConnection().closeSilently();
    }

    /** With the classes of the application at hand, as a servlet has them. */
    private void inApplication(Runnable work) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(application);
        try {
            work.run();
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
        Call call = new Call(request, request.getInputStream());
        Visit visit = reception.begin(call);
        if (visit.isRefused()) {
            send(reception.answer(visit), response);
        } else if (isThere(request)) {
            reception.queue(visit, call, Lanes.Waiting.WITHOUT);
            if (visit.isRefused()) {
                send(reception.answer(visit), response);
            } else {
                response.suspend();
                visit.whenOver(() -> resume(visit, response));
            }
        } else {
            new SlowBody(visit, request).await();
        }
    }

    /** Whether reading the body holds nobody up: nearly always it comes in one piece with the headers. */
    private boolean isThere(Request request) {
        NIOInputStream in = request.getNIOInputStream();
        long length = request.getContentLengthLong();
        return in.isFinished() || length >= 0 && (in.readyData() >= length || length > reception.mostBytes());
    }

    /** Takes a body as it comes, and holds no thread meanwhile. */
    private final class SlowBody implements ReadHandler, TimeoutHandler {
        private final Visit visit;
        private final Request request;
        private final NIOInputStream in;
        private final ByteArrayOutputStream body = new ByteArrayOutputStream();
        private final AtomicBoolean ended = new AtomicBoolean();

        SlowBody(Visit visit, Request request) {
            this.visit = visit;
            this.request = request;
            this.in = request.getNIOInputStream();
        }

        void await() {
            request.getResponse().suspend(PATIENCE_SECONDS, TimeUnit.SECONDS, null, this);
            in.notifyAvailable(this);
        }

        @Override
        public void onDataAvailable() throws IOException {
            take();
            if (slowBytes.get() > MOST_SLOW_BYTES) {
                refuse(Lanes.tooMany());
            } else if (body.size() > reception.mostBytes()) {
                queue();
            } else {
                in.notifyAvailable(this);
            }
        }

        @Override
        public void onAllDataRead() throws IOException {
            take();
            queue();
        }

        @Override
        public void onError(Throwable broken) {
            refuse(Reception.incomplete());
        }

        @Override
        public boolean onTimeout(Response response) {
            refuse(Reception.incomplete());
            // the answer is under way
            return false;
        }

        private void take() throws IOException {
            byte[] piece = in.readNBytes(in.readyData());
            body.write(piece, 0, piece.length);
            slowBytes.addAndGet(piece.length);
        }

        private void queue() {
            end(() -> reception.queue(
                    visit, new Call(request, new ByteArrayInputStream(body.toByteArray())), Lanes.Waiting.WITHOUT));
        }

        private void refuse(RocketException problem) {
            end(() -> visit.refused(problem));
        }

        private void end(Runnable how) {
            if (ended.compareAndSet(false, true)) {
                slowBytes.addAndGet(-body.size());
                inApplication(() -> {
                    how.run();
                    visit.whenOver(() -> resume(visit, request.getResponse()));
                });
            }
        }
    }

    private void resume(Visit visit, Response response) {
        try {
            send(reception.answer(visit), response);
            response.resume();
        } catch (IOException | RuntimeException e) {
            // the lane that answers has others to serve, whatever is wrong with this connection
            hangUp(response);
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
