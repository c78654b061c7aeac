package org.rocketrewards.rules.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.ejb.SessionContext;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.lang.reflect.Proxy;
import java.security.Principal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rocketrewards.database.Settings;
import org.rocketrewards.model.ProblemType;
import org.rocketrewards.model.RocketException;
import org.rocketrewards.model.testing.TestDatabase;
import org.rocketrewards.rules.Rule;
import org.rocketrewards.rules.RuleFault;
import org.rocketrewards.rules.RuleSetDiff;
import org.rocketrewards.rules.RuleSetDraft;
import org.rocketrewards.rules.RuleSetVersion;

/** From a draft to a published version and back, against a real database as the application's role. */
class RuleSetLifecycleTest {
    @RegisterExtension
    static final TestDatabase DB = TestDatabase.shared();

    private static final Instant NOW = Instant.parse("2026-11-22T18:00:00Z");
    private static final String FORUM = "forum.posted";

    private final RuleSetVersions versions = new RuleSetVersions();
    private final RuleSetDrafts drafts = new RuleSetDrafts();
    private final RuleSetPublisher publisher = new RuleSetPublisher();
    private final RecordedAudit audit = new RecordedAudit();
    private List<RuleFault> faults = List.of();
    private int bumps;

    @BeforeEach
    void onTheDatabase() {
        Proposals proposals = new Proposals() {
            @Override
            public List<RuleFault> faults(List<Rule> rules) {
                return faults;
            }
        };
        Settings settings = new Settings() {
            @Override
            public void bump() {
                bumps++;
            }
        };
        Principal ada = () -> "ada";
        SessionContext session = (SessionContext) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {SessionContext.class}, (self, method, args) -> ada);
        versions.database = DB.application();
        versions.audit = audit;
        versions.session = session;
        versions.settings = settings;
        versions.proposals = proposals;
        drafts.database = DB.application();
        drafts.audit = audit;
        drafts.session = session;
        drafts.settings = settings;
        drafts.proposals = proposals;
        drafts.versions = versions;
        publisher.database = DB.application();
        publisher.audit = audit;
        at(NOW);
        publisher.timeline(List.of());
    }

    private void at(Instant now) {
        Clock clock = Clock.fixed(now, ZoneOffset.UTC);
        versions.clock = clock;
        drafts.clock = clock;
        publisher.clock = clock;
    }

    private static JsonObject points(long points) {
        return Json.createObjectBuilder().add("points", points).build();
    }

    private static RocketException refused(ProblemType type, ThrowingCallable call) {
        RocketException refusal = catchThrowableOfType(RocketException.class, call);
        assertThat(refusal.type()).isEqualTo(type);
        return refusal;
    }

    private long forumPoints(String version) {
        return Objects.requireNonNull(versions.rules(version).rule(FORUM))
                .points()
                .most();
    }

    private RuleSetVersion publishForum(long points) {
        RuleSetDraft draft = drafts.patchRule(drafts.create(null).revision(), FORUM, points(points));
        return drafts.publish(draft.revision(), "forum pays " + points, null, null);
    }

    @Test
    void aDraftIsChangedAndPublished() {
        RuleSetDraft draft = drafts.create(null);
        RuleSetDraft changed = drafts.patchRule(draft.revision(), FORUM, points(8));

        Instant then = NOW.plusSeconds(1);
        at(then);
        RuleSetVersion published = drafts.publish(changed.revision(), "Forum is worth more", null, null);

        assertThat(published)
                .isEqualTo(new RuleSetVersion(2, "in_force", "Forum is worth more", then, "ada", then, null, null, 81));
        assertThat(forumPoints("2")).isEqualTo(8);
        assertThat(forumPoints("1")).isEqualTo(5);
        assertThat(versions.get(1).state()).isEqualTo("past");
        assertThat(versions.get(1).effectiveUntil()).isEqualTo(then);
        refused(ProblemType.NOT_FOUND, drafts::get);
        assertThat(bumps).isEqualTo(1);
        assertThat(audit.actions())
                .containsExactly(
                        "rule_set.publish", "rule_set_draft.create", "rule_set_draft.put_rule", "rule_set.publish");
        assertThat(audit.last().reason()).isEqualTo("Forum is worth more");
        assertThat(audit.last().before()).hasToString("{\"rules\":{\"forum.posted\":{\"points\":5}}}");
        assertThat(publisher.timeline(List.of()).at(publisher.clock).version()).isEqualTo(2);
    }

    @Test
    void theSecondOfTwoAdministratorsIsRefusedAndOverwritesNothing() {
        long read = drafts.create(null).revision();
        RuleSetDraft first = drafts.patchRule(read, FORUM, points(8));

        refused(ProblemType.PRECONDITION_FAILED, () -> drafts.patchRule(read, FORUM, points(9)));
        refused(ProblemType.PRECONDITION_FAILED, () -> drafts.replace(read, document(first)));
        refused(ProblemType.PRECONDITION_FAILED, () -> drafts.removeRule(read, FORUM));
        refused(ProblemType.PRECONDITION_FAILED, () -> drafts.delete(read));
        refused(ProblemType.PRECONDITION_FAILED, () -> drafts.publish(read, "mine", null, null));

        assertThat(drafts.get()).isEqualTo(first);
        assertThat(versions.list(null, 10).items()).hasSize(1);
    }

    @Test
    void theRevisionOfADraftThatIsGoneIsNeverUsedAgain() {
        long first = drafts.create(null).revision();
        drafts.delete(first);

        RuleSetDraft second = drafts.create(null);

        assertThat(second.revision()).isGreaterThan(first);
        refused(ProblemType.PRECONDITION_FAILED, () -> drafts.delete(first));
        refused(ProblemType.CONFLICT, () -> drafts.create(null));
    }

    @Test
    void badRulesChangeNothing() {
        RuleSetDraft draft = drafts.create(null);

        refused(ProblemType.INVALID_FIELD, () -> drafts.patchRule(draft.revision(), FORUM, points(-1)));
        refused(ProblemType.INVALID_FIELD, () -> drafts.replace(draft.revision(), JsonValue.EMPTY_JSON_OBJECT));
        refused(ProblemType.NOT_FOUND, () -> drafts.patchRule(draft.revision(), "nothing.here", points(1)));
        faults = List.of(new RuleFault("rules[0].badge", FORUM, "There is no such badge."));
        RocketException refusal =
                refused(ProblemType.INVALID_FIELD, () -> drafts.publish(draft.revision(), "x", null, null));

        assertThat(refusal.members()).containsEntry("field", "rules[0].badge").containsKey("errors");
        assertThat(versions.list(null, 10).items()).hasSize(1);
    }

    @Test
    void aScheduledVersionTakesOverAtItsMoment() {
        Instant later = NOW.plus(Duration.ofHours(1));
        RuleSetDraft draft = drafts.patchRule(drafts.create(null).revision(), FORUM, points(8));

        RuleSetVersion scheduled = drafts.publish(draft.revision(), "from tomorrow", later, null);
        Timeline timeline = publisher.timeline(List.of());

        assertThat(scheduled.state()).isEqualTo("scheduled");
        assertThat(versions.get(1).state()).isEqualTo("in_force");
        assertThat(timeline.at(Clock.fixed(later.minusNanos(1), ZoneOffset.UTC)).version())
                .isEqualTo(1);
        assertThat(timeline.at(Clock.fixed(later, ZoneOffset.UTC)).version()).isEqualTo(2);
        at(later);
        assertThat(versions.get(2).state()).isEqualTo("in_force");
    }

    @Test
    void aVersionPublishedForTheSameMomentOvertakesTheOther() {
        Instant later = NOW.plus(Duration.ofHours(1));
        drafts.publish(drafts.create(null).revision(), "first thought", later, null);

        versions.rollBack(1, "second thought", later);

        assertThat(versions.get(2).state()).isEqualTo("overtaken");
        assertThat(versions.get(3).state()).isEqualTo("scheduled");
        assertThat(versions.get(3).restores()).isEqualTo(1);
    }

    @Test
    void goingBackPublishesTheOldRulesAgain() {
        publishForum(8);

        RuleSetVersion back = versions.rollBack(1, "paid too much", null);

        assertThat(back.version()).isEqualTo(3);
        assertThat(back.restores()).isEqualTo(1);
        assertThat(versions.diff("1", "3").isEmpty()).isTrue();
        assertThat(audit.last().action()).isEqualTo("rule_set.roll_back");
    }

    @Test
    void aDraftDoesNotSilentlyUndoWhatWasPublishedSince() {
        publishForum(8);
        RuleSetDraft draft = drafts.create(null);
        versions.rollBack(1, "paid too much", null);

        refused(ProblemType.CONFLICT, () -> drafts.publish(draft.revision(), "mine", null, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-22T17:59:59Z", "2028-01-01T00:00:00Z"})
    void aMomentInThePastOrTooFarAheadIsRefused(String moment) {
        RuleSetDraft draft = drafts.create(null);

        refused(
                ProblemType.INVALID_FIELD,
                () -> drafts.publish(draft.revision(), "when?", Instant.parse(moment), null));
    }

    @Test
    void aDifferenceIsShownRuleByRule() {
        RuleSetDraft draft = drafts.patchRule(drafts.create(null).revision(), FORUM, points(8));
        JsonObject forum = drafts.get().rules().getValuesAs(JsonObject.class).stream()
                .filter(rule -> rule.getString("key").equals(FORUM))
                .findFirst()
                .orElseThrow();
        JsonObject renamed = Json.createObjectBuilder(forum).remove("key").build();
        drafts.putRule(draft.revision(), "forum.extra", renamed);

        RuleSetDiff diff = versions.diff("1", "draft");

        assertThat(diff.added()).extracting(rule -> rule.getString("key")).containsExactly("forum.extra");
        assertThat(diff.removed()).isEmpty();
        assertThat(diff.changed())
                .containsExactly(new RuleSetDiff.ChangedRule(
                        FORUM,
                        List.of(new RuleSetDiff.ChangedMember("points", Json.createValue(5L), Json.createValue(8L)))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE rule_set SET document = '{\"rules\":[]}'",
                "UPDATE rule_set SET effective_from = now()",
                "DELETE FROM rule_set",
                "TRUNCATE rule_set CASCADE",
                "INSERT INTO rule_set (version, document, note, published_at, published_by, effective_from)"
                        + " SELECT 1, document, note, published_at, published_by, effective_from FROM rule_set"
                        + " ON CONFLICT (version) DO UPDATE SET note = 'other'",
                "INSERT INTO rule_set (version, document, note, published_at, published_by, effective_from)"
                        + " SELECT 2, document, note, published_at, published_by, '2001-01-01' FROM rule_set",
            })
    void aPublishedVersionCannotBeChangedByTheApplication(String sql) {
        assertThatThrownBy(() -> {
                    try (Connection connection = DB.application().getConnection();
                            Statement statement = connection.createStatement()) {
                        statement.execute(sql);
                    }
                })
                .isInstanceOf(SQLException.class);
        assertThat(forumPoints("1")).isEqualTo(5);
    }

    private static JsonObject document(RuleSetDraft draft) {
        return Json.createObjectBuilder().add("rules", draft.rules()).build();
    }
}
