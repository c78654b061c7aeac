package org.rocketrewards.ingest.boundary;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
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
import org.rocketrewards.ingest.control.Pending;
import org.rocketrewards.ingest.control.WebhookAnswer;
import org.rocketrewards.ingest.control.WebhookCall;
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
 * Receives what Moodle's Event Trigger plugin delivers, {@code POST /api/public/hook/moodle/event}, by whichever {@link
 * WebhookServlet way} it came in. Answers 200 once the event and all that follows from it is durable, and a problem
 * document otherwise; never a redirect, which Moodle would follow and take for success.
 */
@ApplicationScoped
public class Reception {
    @Inject
    Gate gate;

    @Inject
    RefusalLog refusals;

    @Inject
    RuleSets ruleSets;

    @Inject
    Lanes lanes;

    @Inject
    IntakeMeters meters;

    @Inject
    Clock clock;

    @Inject
    @ConfigProperty(name = "rocket.webhook.deadline.millis", defaultValue = "2000")
    long deadlineMillis;

    @Inject
    @ConfigProperty(name = "rocket.webhook.body.bytes", defaultValue = "262144")
    int bodyLimit;

    @Inject
    @ConfigProperty(name = "rocket.trusted.proxies")
    Optional<String> trustedProxies;

    private final WireParser parser = new WireParser();
    private ClientAddress clientAddress;

    @PostConstruct
    void prepare() {
        clientAddress = new ClientAddress(Networks.parse(trustedProxies.orElse("")));
    }

    /** Lets a call in, before its body is read. Whatever is wrong with it, the visit knows it. */
    public Visit begin(WebhookCall call) {
        Visit visit = new Visit(clock.instant());
        try {
            InetAddress address = clientAddress.of(call.remoteAddress(), call.headers("X-Forwarded-For"));
            visit.from(address, call.header("Content-Type"));
            if (!"POST".equals(call.method())) {
                throw new RocketException(
                        ProblemType.METHOD_NOT_ALLOWED, "Deliver events with POST.", Map.of("allow", List.of("POST")));
            }
            visit.admitted(gate.admit(call.header("Authorization"), address));
        } catch (RocketException e) {
            visit.refused(e);
        } catch (RuntimeException e) {
            visit.refused(Problems.of(e));
        }
        return visit;
    }

    /** Takes a call that was let in as far as the queue of a lane. */
    public void queue(Visit visit, WebhookCall call, Lanes.Waiting waiting) {
        try {
            visit.queued(read(visit, call, waiting));
        } catch (IOException e) {
            visit.refused(incomplete());
        } catch (RocketException e) {
            visit.refused(e);
        } catch (RuntimeException e) {
            visit.refused(Problems.of(e));
        }
    }

    /** The body stopped coming. Usually nobody is left to be told, but a 200 must not leave in any case. */
    static RocketException incomplete() {
        return new RocketException(
                ProblemType.MALFORMED_BODY, "The body did not arrive completely; send the event again.");
    }

    private Pending read(Visit visit, WebhookCall call, Lanes.Waiting waiting) throws IOException {
        Admission admission = Objects.requireNonNull(visit.admission(), "begin() comes first");
        byte[] body = BodyReader.read(call.body(), call.header("Content-Encoding"), call.contentLength(), bodyLimit);
        visit.read(body);
        WireEvent wire = parser.parse(body, visit.contentType(), visit.receivedAt());
        Delivered delivered = new Delivered(
                admission.source().id(),
                admission.tokenId(),
                visit.address(),
                visit.receivedAt(),
                visit.startedNanos(),
                plan(wire, admission.source()),
                wire.contentHash(),
                visit.contentType(),
                body);
        return lanes.submit(delivered, Duration.ofMillis(deadlineMillis).minusNanos(visit.tookNanos()), waiting);
    }

    /** The most bytes that a body may have as it comes over the wire. */
    public int mostBytes() {
        return BodyReader.mostOnTheWire(bodyLimit);
    }

    private Plan plan(WireEvent wire, SourceSettings source) {
        return Planner.plan(
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
    }

    /** What a visit is answered when it is over. To be asked once: it is counted, and a refusal logged. */
    public WebhookAnswer answer(Visit visit) {
        RocketException problem;
        try {
            Receipt receipt = visit.receipt();
            meters.answered(visit.source(), receipt.outcome(), visit.tookMicros());
            return WebhookAnswer.of(receipt);
        } catch (RocketException e) {
            problem = e;
        } catch (RuntimeException e) {
            problem = Problems.of(e);
        }
        note(visit, problem);
        return WebhookAnswer.of(problem);
    }

    private void note(Visit visit, RocketException problem) {
        // a delivery that could not be booked is in the log already, as failed
        boolean failed = problem.type() == ProblemType.BOOKING_FAILED;
        RefusedDelivery refusal = refusal(visit, problem);
        if (!failed) {
            refusals.refused(refusal);
        }
        Integer source = refusal.sourceId();
        meters.answered(
                source == null ? IntakeMeters.STRANGER : source,
                failed ? Outcome.FAILED : Outcome.REFUSED,
                visit.tookMicros());
    }

    private static RefusedDelivery refusal(Visit visit, RocketException problem) {
        Integer source = null;
        Integer token = null;
        Admission admission = visit.admission();
        if (admission != null) {
            source = admission.source().id();
            token = admission.tokenId();
        } else if (problem instanceof GateRefusedException refused) {
            source = refused.sourceId();
            token = refused.tokenId();
        }
        return new RefusedDelivery(
                visit.receivedAt(),
                source,
                token,
                visit.address(),
                problem.type().slug(),
                problem.detail(),
                problem.type().status(),
                visit.tookMicros(),
                visit.contentType(),
                visit.body());
    }
}
