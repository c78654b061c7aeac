package org.rocketrewards.ingest.control;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.ingest.DeliveryRow;
import org.rocketrewards.model.Csv;

/** Deliveries as comma-separated values, one line each, with the names of the interface as headings. */
public final class DeliveriesCsv {
    private final StringBuilder text = new StringBuilder();
    private final Csv csv = new Csv(text);

    /** Begins with the headings. */
    public DeliveriesCsv() {
        line(Stream.of(
                        "id",
                        "receivedAt",
                        "source",
                        "outcome",
                        "reason",
                        "detail",
                        "httpStatus",
                        "event",
                        "eventName",
                        "moodleId",
                        "actor",
                        "learner",
                        "occurredAt",
                        "points",
                        "flags",
                        "tookMicros",
                        "address",
                        "token")
                .toArray());
    }

    /** Adds deliveries. */
    public void add(List<DeliveryRow> rows) {
        for (DeliveryRow row : rows) {
            line(
                    row.id(),
                    row.receivedAt(),
                    row.source(),
                    row.outcome().code(),
                    row.reason(),
                    row.detail(),
                    row.httpStatus(),
                    row.event(),
                    row.eventName(),
                    row.moodleId(),
                    row.actor(),
                    row.learner(),
                    row.occurredAt(),
                    row.points(),
                    String.join(" ", row.flags()),
                    row.tookMicros(),
                    row.address(),
                    row.token());
        }
    }

    /** The file. */
    public byte[] bytes() {
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void line(@Nullable Object... cells) {
        try {
            csv.line(cells);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
