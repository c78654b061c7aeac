package org.rocketrewards.ingest.boundary;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.ingest.control.WebhookAnswer;
import org.rocketrewards.ingest.control.WebhookCall;

/**
 * The way to the {@link Reception} that every server has. It holds a thread until the delivery is durable; where the
 * server has a {@link DirectEntrance shorter one}, the first delivery opens that and the others take it. A plain servlet,
 * because it serves three times what a JAX-RS resource does; mapped in web.xml, because a servlet in an EJB jar is not
 * looked for in an EAR.
 */
public class WebhookServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final System.Logger LOG = System.getLogger("org.rocketrewards.ingest");

    @Inject
    transient Reception reception;

    @Inject
    transient DirectEntrance direct;

    private record Call(HttpServletRequest request) implements WebhookCall {
        @Override
        public String method() {
            return request.getMethod();
        }

        @Override
        public @Nullable String header(String name) {
            return request.getHeader(name);
        }

        @Override
        public List<String> headers(String name) {
            return Collections.list(request.getHeaders(name));
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
        public InputStream body() throws IOException {
            return request.getInputStream();
        }
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) {
        Call call = new Call(request);
        Visit visit = reception.begin(call);
        if (!visit.isRefused()) {
            reception.queue(visit, call, Lanes.Waiting.WITH_A_THREAD);
            visit.await();
        }
        WebhookAnswer answer = reception.answer(visit);
        try {
            send(answer, response);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "delivery.sender_gone");
        }
        direct.open(request.getServletContext());
    }

    private static void send(WebhookAnswer answer, HttpServletResponse response) throws IOException {
        response.setStatus(answer.status());
        response.setContentType(answer.mediaType());
        answer.headers().forEach(response::setHeader);
        response.setContentLength(answer.body().length);
        response.getOutputStream().write(answer.body());
    }
}
