package org.rocketrewards.model.ingest;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One registered Moodle site. */
@Entity
@Table(name = "source")
public class Source {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Integer id;

    private String name;
    private String title;
    private String environment;

    @Column(name = "time_zone")
    private String timeZone;

    @Column(name = "strict_attribution")
    private boolean strictAttribution;

    @Column(name = "administrator_ids")
    private String administratorIds;

    @Column(name = "guest_ids")
    private String guestIds;

    @Column(name = "events_per_second")
    private @Nullable Integer eventsPerSecond;

    private boolean enabled;

    @Column(name = "created_at")
    private Instant createdAt;

    @Version
    private int version;

    /** For JPA. */
    protected Source() {}

    /** A new source with the defaults of a fresh Moodle: administrator 2, guest 1, UTC. */
    public Source(String name, String title, Instant now) {
        this.name = name;
        this.title = title;
        this.environment = "";
        this.timeZone = "UTC";
        this.administratorIds = "2";
        this.guestIds = "1";
        this.enabled = true;
        this.createdAt = now;
    }

    /** Changes what an administrator may change. */
    public void configure(
            String newTitle,
            String newEnvironment,
            ZoneId newTimeZone,
            boolean newStrictAttribution,
            Set<Long> newAdministratorIds,
            Set<Long> newGuestIds,
            @Nullable Integer newEventsPerSecond,
            boolean newEnabled) {
        title = newTitle;
        environment = newEnvironment;
        timeZone = newTimeZone.getId();
        strictAttribution = newStrictAttribution;
        administratorIds = join(newAdministratorIds);
        guestIds = join(newGuestIds);
        eventsPerSecond = newEventsPerSecond;
        enabled = newEnabled;
    }

    /** Set once stored. */
    public int id() {
        return Objects.requireNonNull(id, "not stored yet");
    }

    public String name() {
        return name;
    }

    public String title() {
        return title;
    }

    /** A short label such as "Staging"; empty for the real one. */
    public String environment() {
        return environment;
    }

    public ZoneId timeZone() {
        return ZoneId.of(timeZone);
    }

    public boolean strictAttribution() {
        return strictAttribution;
    }

    public Set<Long> administratorIds() {
        return split(administratorIds);
    }

    public Set<Long> guestIds() {
        return split(guestIds);
    }

    /** Deliveries per second above which the source is answered 429; null: no limit. */
    public @Nullable Integer eventsPerSecond() {
        return eventsPerSecond;
    }

    public boolean enabled() {
        return enabled;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public int version() {
        return version;
    }

    private static String join(Set<Long> ids) {
        return new TreeSet<>(ids).stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    private static Set<Long> split(String ids) {
        Set<Long> set = new TreeSet<>();
        for (String id : ids.split(",", -1)) {
            if (!id.isEmpty()) {
                set.add(Long.valueOf(id));
            }
        }
        return set;
    }
}
