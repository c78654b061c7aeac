package org.rocketrewards.badges.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.ejb.SessionContext;
import java.lang.reflect.Proxy;
import java.security.Principal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.rocketrewards.badges.BadgeMappingDraft;
import org.rocketrewards.badges.BadgeMappingRow;
import org.rocketrewards.badges.MappedBadge;
import org.rocketrewards.database.Settings;
import org.rocketrewards.model.ProblemType;
import org.rocketrewards.model.RocketException;
import org.rocketrewards.model.testing.TestDatabase;

class BadgeMappingsTest {
    @RegisterExtension
    static final TestDatabase DB = TestDatabase.shared();

    private static final BadgeMappingDraft GUIDE =
            new BadgeMappingDraft("course_master_badge", 100, "course_completion_expert");

    private final BadgeMappings mappings = new BadgeMappings();
    private final RecordedAudit audit = new RecordedAudit();
    private int bumps;

    @BeforeEach
    void onTheDatabase() {
        DB.execute("INSERT INTO source (name, title, created_at) VALUES ('moodle', 'Moodle', now())");
        Principal ada = () -> "ada";
        mappings.database = DB.application();
        mappings.audit = audit;
        mappings.clock = Clock.fixed(Instant.parse("2026-11-22T18:00:00Z"), ZoneOffset.UTC);
        mappings.session = (SessionContext) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {SessionContext.class}, (self, method, args) -> ada);
        mappings.settings = new Settings() {
            @Override
            public void bump() {
                bumps++;
            }
        };
    }

    private static void refused(ProblemType type, ThrowingCallable call) {
        assertThat(catchThrowableOfType(RocketException.class, call).type()).isEqualTo(type);
    }

    @Test
    void aMappingIsListedAuditedAndMakesItsBadge() {
        BadgeMappingRow added = mappings.add(null, GUIDE);

        assertThat(mappings.list()).containsExactly(added);
        assertThat(added.rule()).isEqualTo("badge_mapping.1");
        assertThat(added.createdBy()).isEqualTo("ada");
        assertThat(added.enabled()).isTrue();
        assertThat(audit.actions()).containsExactly("rocket_badge.create", "badge_mapping.add");
        assertThat(Objects.requireNonNull(audit.last().after()).getInt("awardPoints"))
                .isEqualTo(100);
        assertThat(DB.rows("SELECT name FROM rocket_badge WHERE key = 'course_completion_expert'"))
                .hasSize(1);
        assertThat(bumps).isEqualTo(1);
    }

    @Test
    void aBadgeThatIsThereIsUsed() {
        mappings.add(null, GUIDE);
        mappings.add("moodle", GUIDE);

        assertThat(DB.number("SELECT count(*) FROM rocket_badge")).isEqualTo(1);
        assertThat(mappings.list()).extracting(BadgeMappingRow::source).containsExactly(null, "moodle");
    }

    @Test
    void aSecondMappingOfABadgeIsRefusedUntilTheFirstIsDisabled() {
        mappings.add("moodle", GUIDE);

        refused(ProblemType.CONFLICT, () -> mappings.add("moodle", GUIDE));
        mappings.disable(1);

        assertThat(mappings.add("moodle", GUIDE).enabled()).isTrue();
    }

    @Test
    void disablingIsOnRecordOnceAndKeepsTheMapping() {
        mappings.add(null, GUIDE);

        BadgeMappingRow disabled = mappings.disable(1);
        BadgeMappingRow again = mappings.disable(1);

        assertThat(disabled.enabled()).isFalse();
        assertThat(again).isEqualTo(disabled);
        assertThat(audit.actions())
                .containsExactly("rocket_badge.create", "badge_mapping.add", "badge_mapping.disable");
        assertThat(mappings.mapped())
                .containsExactly(new MappedBadge(
                        "badge_mapping.1", null, "course_master_badge", 100, "course_completion_expert", false));
    }

    @Test
    void whatIsNotThereIsNotFound() {
        refused(ProblemType.NOT_FOUND, () -> mappings.disable(9));
        refused(ProblemType.NOT_FOUND, () -> mappings.add("elsewhere", GUIDE));
    }
}
