package org.rocketrewards.ingest.boundary;

import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.ingest.Admission;
import org.rocketrewards.ingest.GateRefusedException;
import org.rocketrewards.ingest.Receipt;
import org.rocketrewards.ingest.RefusedDelivery;
import org.rocketrewards.ingest.SourceSettings;
import org.rocketrewards.ingest.WireEvent;
import org.rocketrewards.ingest.control.BodyReader;
import org.rocketrewards.ingest.control.ClientAddress;
import org.rocketrewards.ingest.control.Delivered;
import org.rocketrewards.ingest.control.Networks;
import org.rocketrewards.ingest.control.ReceiptJson;
import org.rocketrewards.ingest.control.WireParser;
import org.rocketrewards.ingest.monitoring.control.IntakeMeters;
import org.rocketrewards.model.Outcome;
import org.rocketrewards.model.ProblemType;
import org.rocketrewards.model.Problems;
import org.rocketrewards.model.RocketException;
import org.rocketrewards.rules.LearningEvent;
import org.rocketrewards.rules.SourceTraits;
import org.rocketrewards.rules.boundary.RuleSets;
import org.rocketrewards.rules.evaluation.Plan;
import org.rocketrewards.rules.evaluation.Planner;

/**
 * Where Moodle's Event Trigger plugin delivers: {@code POST /api/public/hook/moodle/event}. Answers 200 once the event
 * and all that follows from it is durable, and a problem document otherwise; never a redirect, which Moodle would
 * follow and take for success. A plain servlet, because it serves three times what a JAX-RS resource does; mapped in
 * web.xml, because a servlet in an EJB jar is not looked for in an EAR.
 */
public class WebhookServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final System.Logger LOG = System.getLogger("org.rocketrewards.ingest");

    @Inject
    transient Gate gate;

    @Inject
    transient RefusalLog refusals;

    @Inject
    transient RuleSets ruleSets;

    @Inject
    transient Lanes lanes;

    @Inject
    transient IntakeMeters meters;

    @Inject
    transient Clock clock;

    @Inject
    @ConfigProperty(name = "rocket.webhook.deadline.millis", defaultValue = "2000")
    long deadlineMillis;

    @Inject
    @ConfigProperty(name = "rocket.webhook.body.bytes", defaultValue = "262144")
    int bodyLimit;

    @Inject
    @ConfigProperty(name = "rocket.trusted.proxies")
    transient Optional<String> trustedProxies;

    private final transient WireParser parser = new WireParser();
    private transient ClientAddress clientAddress;

    @PostConstruct
    void prepare() {
        clientAddress = new ClientAddress(Networks.parse(trustedProxies.orElse("")));
    }

    /** What is known of a request so far, for the delivery log. */
    private static final class Progress {
        private final Instant receivedAt;
        private final long startedNanos = System.nanoTime();
        private InetAddress address = InetAddress.getLoopbackAddress();
        private @Nullable Admission admission;
        private byte @Nullable [] body;
        private boolean booked;

        Progress(Instant receivedAt) {
            this.receivedAt = receivedAt;
        }

        int source() {
            return admission == null
                    ? IntakeMeters.STRANGER
                    : admission.source().id();
        }

        int tookMicros() {
            return (int) Math.min(Integer.MAX_VALUE, (System.nanoTime() - startedNanos) / 1_000);
        }
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) {
        Progress progress = new Progress(clock.instant());
        try {
            serve(request, response, progress);
        } catch (IOException e) {
            if (!progress.booked) {
                incomplete(request, response, progress);
            }
        }
    }

    /** The body stopped coming. Usually nobody is left to be answered, but a 200 must not leave in any case. */
    private void incomplete(HttpServletRequest request, HttpServletResponse response, Progress progress) {
        try {
            refuse(
                    request,
                    response,
                    new RocketException(
                            ProblemType.MALFORMED_BODY, "The body did not arrive completely; send the event again."),
                    progress);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "delivery.sender_gone");
        }
    }

    private void serve(HttpServletRequest request, HttpServletResponse response, Progress progress) throws IOException {
        try {
            progress.address = address(request);
            if (!"POST".equals(request.getMethod())) {
                response.setHeader("Allow", "POST");
                throw new RocketException(
                        ProblemType.METHOD_NOT_ALLOWED, "Deliver events with POST.", Map.of("allow", List.of("POST")));
            }
            Receipt receipt = deliver(request, progress);
            progress.booked = true;
            meters.answered(progress.source(), receipt.outcome(), progress.tookMicros());
            answer(response, receipt);
        } catch (RocketException e) {
            refuse(request, response, e, progress);
        } catch (RuntimeException e) {
            refuse(request, response, Problems.of(e), progress);
        }
    }

    private Receipt deliver(HttpServletRequest request, Progress progress) throws IOException {
        Admission admission = gate.admit(request.getHeader("Authorization"), progress.address);
        progress.admission = admission;
        byte[] body = BodyReader.read(
                request.getInputStream(),
                request.getHeader("Content-Encoding"),
                request.getContentLengthLong(),
                bodyLimit);
        progress.body = body;
        WireEvent wire = parser.parse(body, request.getContentType(), progress.receivedAt);
        SourceSettings source = admission.source();
        Plan plan = Planner.plan(
                new LearningEvent(
                        source.id(),
                        wire.moodleId(),
                        wire.eventName(),
                        wire.userId(),
                        wire.occurredAt(),
                        wire.fields()),
                ruleSets.current(),
                new SourceTraits(
                        source.id(),
                        source.zone(),
                        source.strictAttribution(),
                        source.administratorIds(),
                        source.guestIds()));
        return lanes.book(
                new Delivered(
                        source.id(),
                        admission.tokenId(),
                        progress.address,
                        progress.receivedAt,
                        progress.startedNanos,
                        plan,
                        wire.contentHash(),
                        request.getContentType(),
                        body),
                Duration.ofMillis(deadlineMillis).minusNanos(System.nanoTime() - progress.startedNanos));
    }

    private void answer(HttpServletResponse response, Receipt receipt) throws IOException {
        byte[] answer = ReceiptJson.of(receipt).getBytes(StandardCharsets.UTF_8);
        response.setStatus(HttpServletResponse.SC_OK);
        response.setContentType("application/json");
        response.setHeader("Cache-Control", "no-store");
        response.setContentLength(answer.length);
        response.getOutputStream().write(answer);
    }

    private void refuse(
            HttpServletRequest request, HttpServletResponse response, RocketException problem, Progress progress)
            throws IOException {
        // a delivery that could not be booked is in the log already, as failed
        boolean failed = problem.type() == ProblemType.BOOKING_FAILED;
        RefusedDelivery refusal = refusal(request, problem, progress);
        if (!failed) {
            refusals.refused(refusal);
        }
        Integer source = refusal.sourceId();
        meters.answered(
                source == null ? IntakeMeters.STRANGER : source,
                failed ? Outcome.FAILED : Outcome.REFUSED,
                progress.tookMicros());
        Problems.write(response, problem);
    }

    private static RefusedDelivery refusal(HttpServletRequest request, RocketException problem, Progress progress) {
        Integer source = null;
        Integer token = null;
        if (progress.admission != null) {
            source = progress.admission.source().id();
            token = progress.admission.tokenId();
        } else if (problem instanceof GateRefusedException refused) {
            source = refused.sourceId();
            token = refused.tokenId();
        }
        return new RefusedDelivery(
                progress.receivedAt,
                source,
                token,
                progress.address,
                problem.type().slug(),
                problem.detail(),
                problem.type().status(),
                progress.tookMicros(),
                request.getContentType(),
                progress.body);
    }

    private InetAddress address(HttpServletRequest request) {
        return clientAddress.of(request.getRemoteAddr(), Collections.list(request.getHeaders("X-Forwarded-For")));
    }
}
