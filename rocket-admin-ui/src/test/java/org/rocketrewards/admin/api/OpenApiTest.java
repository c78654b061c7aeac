package org.rocketrewards.admin.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.rocketrewards.access.ApiKeyRow;
import org.rocketrewards.access.InvitationRow;
import org.rocketrewards.access.PersonRow;
import org.rocketrewards.access.SessionRow;
import org.rocketrewards.access.boundary.ApiKeysResource;
import org.rocketrewards.access.boundary.InvitationsResource;
import org.rocketrewards.audit.AuditRow;
import org.rocketrewards.badges.BadgeMappingRow;
import org.rocketrewards.badges.BadgeThresholdRow;
import org.rocketrewards.badges.CredentialRow;
import org.rocketrewards.badges.RocketBadgeRow;
import org.rocketrewards.badges.boundary.BadgeHoldersResource;
import org.rocketrewards.configuration.SettingRow;
import org.rocketrewards.ingest.AllowlistPreview;
import org.rocketrewards.ingest.AllowlistRow;
import org.rocketrewards.ingest.DeliveryDetail;
import org.rocketrewards.ingest.DeliveryRow;
import org.rocketrewards.ingest.EventDetail;
import org.rocketrewards.ingest.EventExplanation;
import org.rocketrewards.ingest.LearnerExplanation;
import org.rocketrewards.ingest.RawBody;
import org.rocketrewards.ingest.Replayed;
import org.rocketrewards.ingest.RerateRow;
import org.rocketrewards.ingest.SimulatedLearner;
import org.rocketrewards.ingest.SimulationRow;
import org.rocketrewards.ingest.TokenTraffic;
import org.rocketrewards.ingest.TokenUse;
import org.rocketrewards.ingest.alerts.AlertRow;
import org.rocketrewards.ingest.alerts.ChannelRow;
import org.rocketrewards.ingest.alerts.ChannelTest;
import org.rocketrewards.ingest.boundary.AllowlistResource;
import org.rocketrewards.ingest.boundary.SourcesResource;
import org.rocketrewards.ingest.boundary.TokensResource;
import org.rocketrewards.ingest.imports.ImportRow;
import org.rocketrewards.ingest.imports.ImportRowError;
import org.rocketrewards.ingest.retention.DueMonth;
import org.rocketrewards.ingest.retention.LegalHoldRow;
import org.rocketrewards.ingest.retention.RetiredMonth;
import org.rocketrewards.ingest.traffic.Diagnosis;
import org.rocketrewards.ingest.traffic.Finding;
import org.rocketrewards.ingest.traffic.Overview;
import org.rocketrewards.ingest.traffic.SetupState;
import org.rocketrewards.ledger.AccountView;
import org.rocketrewards.ledger.BalanceView;
import org.rocketrewards.ledger.CorrectionDraft;
import org.rocketrewards.ledger.CorrectionKind;
import org.rocketrewards.ledger.CorrectionRow;
import org.rocketrewards.ledger.CorrectionState;
import org.rocketrewards.ledger.EntryKind;
import org.rocketrewards.ledger.EntryRow;
import org.rocketrewards.ledger.EntryTime;
import org.rocketrewards.ledger.ExclusionRow;
import org.rocketrewards.ledger.Leaderboard;
import org.rocketrewards.ledger.LeaderboardRow;
import org.rocketrewards.ledger.Reconciliation;
import org.rocketrewards.ledger.Statement;
import org.rocketrewards.ledger.StatementLine;
import org.rocketrewards.model.DeliveryFlag;
import org.rocketrewards.model.Outcome;
import org.rocketrewards.model.Page;
import org.rocketrewards.rules.LearnerField;
import org.rocketrewards.rules.Reason;
import org.rocketrewards.rules.RuleFault;
import org.rocketrewards.rules.RuleSetDiff;
import org.rocketrewards.rules.RuleSetDraft;
import org.rocketrewards.rules.RuleSetVersion;
import org.rocketrewards.rules.boundary.EventTypesResource;
import org.rocketrewards.rules.boundary.RuleSetDraftResource;
import org.rocketrewards.rules.boundary.RuleSetsResource;
import org.rocketrewards.seal.ConsistencyProof;
import org.rocketrewards.seal.InclusionProof;
import org.rocketrewards.seal.SealHead;

/** The description of the interface says what the code does. */
class OpenApiTest {
    private static final String WEBHOOK = "post /api/public/hook/moodle/event";

    private final Map<String, Object> document = ApiDocument.read();

    @Test
    void itDescribesExactlyTheAddressesThatThereAre() {
        Set<String> described = new TreeSet<>();
        ApiDocument.at(document, "paths")
                .forEach((path, item) -> ((Map<?, ?>) item).keySet().forEach(method -> {
                    described.add(method + " " + path);
                }));

        Set<String> existing = new TreeSet<>(ApiOperations.all());
        existing.add(WEBHOOK);
        assertThat(described).isEqualTo(existing);
    }

    @Test
    void theIndexListsThemToo() {
        Set<String> listed = new TreeSet<>();
        IndexResource.resources().forEach(template -> listed.add(template.replaceAll("\\{\\?.*", "")));

        Set<String> existing = new TreeSet<>();
        ApiOperations.all().forEach(operation -> existing.add(operation.substring(operation.indexOf(' ') + 1)));
        existing.remove("/api/v1");
        assertThat(listed).isEqualTo(existing);
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        List<String> references = new ArrayList<>();
        collect(document, references);

        assertThat(references).isNotEmpty().allSatisfy(reference -> {
            Object found = document;
            for (String step : reference.substring(2).split("/")) {
                found = ((Map<?, ?>) Objects.requireNonNull(found, reference)).get(step);
            }
            assertThat(found).as(reference).isNotNull();
        });
    }

    /** An unquoted comma inside of braces begins another, empty member. */
    @Test
    void noCommaCutsADescriptionShort() {
        assertThat(emptyMembers(ApiDocument.at(document, "components"))).isEmpty();
    }

    private static List<String> emptyMembers(Map<?, ?> node) {
        List<String> empty = new ArrayList<>();
        node.forEach((name, value) -> {
            if (value == null) {
                empty.add(String.valueOf(name));
            } else if (value instanceof Map<?, ?> child) {
                empty.addAll(emptyMembers(child));
            }
        });
        return empty;
    }

    @ParameterizedTest
    @MethodSource
    void everySchemaHasTheMembersOfItsRecord(String schema, Class<?> record) {
        assertThat(ApiDocument.at(document, "components", "schemas", schema, "properties")
                        .keySet())
                .containsExactlyElementsOf(Arrays.stream(record.getRecordComponents())
                        .map(RecordComponent::getName)
                        .toList());
    }

    static Stream<Arguments> everySchemaHasTheMembersOfItsRecord() {
        return Stream.of(
                Arguments.of("Account", AccountView.class),
                Arguments.of("Entry", EntryRow.class),
                Arguments.of("EntryPage", Page.class),
                Arguments.of("Person", PersonRow.class),
                Arguments.of("PersonPage", Page.class),
                Arguments.of("Invitation", InvitationRow.class),
                Arguments.of("InvitationPage", Page.class),
                Arguments.of("MadeInvitation", InvitationsResource.Made.class),
                Arguments.of("ApiKey", ApiKeyRow.class),
                Arguments.of("ApiKeyPage", Page.class),
                Arguments.of("MadeApiKey", ApiKeysResource.Made.class),
                Arguments.of("PersonSession", SessionRow.class),
                Arguments.of("SessionPage", Page.class),
                Arguments.of("Setting", SettingRow.class),
                Arguments.of("SettingPage", Page.class),
                Arguments.of("AuditRecord", AuditRow.class),
                Arguments.of("AuditPage", Page.class),
                Arguments.of("SealHead", SealHead.class),
                Arguments.of("InclusionProof", InclusionProof.class),
                Arguments.of("ConsistencyProof", ConsistencyProof.class),
                Arguments.of("BadgeMapping", BadgeMappingRow.class),
                Arguments.of("BadgeMappingPage", Page.class),
                Arguments.of("Balance", BalanceView.class),
                Arguments.of("Statement", Statement.class),
                Arguments.of("StatementLine", StatementLine.class),
                Arguments.of("Reconciliation", Reconciliation.class),
                Arguments.of("Totals", Reconciliation.Totals.class),
                Arguments.of("BooksCheck", Reconciliation.Check.class),
                Arguments.of("Leaderboard", Leaderboard.class),
                Arguments.of("Place", LeaderboardRow.class),
                Arguments.of("Exclusion", ExclusionRow.class),
                Arguments.of("CorrectionRequest", CorrectionDraft.class),
                Arguments.of("Correction", CorrectionRow.class),
                Arguments.of("CorrectionPage", Page.class),
                Arguments.of("Credential", CredentialRow.class),
                Arguments.of("CredentialPage", Page.class),
                Arguments.of("Delivery", DeliveryRow.class),
                Arguments.of("DeliveryDetail", DeliveryDetail.class),
                Arguments.of("DeliveryPage", Page.class),
                Arguments.of("RawBody", RawBody.class),
                Arguments.of("Event", EventDetail.class),
                Arguments.of("EventType", EventTypesResource.Item.class),
                Arguments.of("RuleSetVersion", RuleSetVersion.class),
                Arguments.of("RuleSetVersionPage", Page.class),
                Arguments.of("RuleSet", RuleSetsResource.Item.class),
                Arguments.of("RuleSetDraft", RuleSetDraft.class),
                Arguments.of("RuleSetDiff", RuleSetDiff.class),
                Arguments.of("RuleFault", RuleFault.class),
                Arguments.of("RuleValidation", RuleSetDraftResource.Validation.class),
                Arguments.of("BadgeThreshold", BadgeThresholdRow.class),
                Arguments.of("BadgeThresholdPage", Page.class),
                Arguments.of("RocketBadge", RocketBadgeRow.class),
                Arguments.of("RocketBadgePage", Page.class),
                Arguments.of("Explanation", EventExplanation.class),
                Arguments.of("LearnerExplanation", LearnerExplanation.class),
                Arguments.of("Rerating", RerateRow.class),
                Arguments.of("ReratingPage", Page.class),
                Arguments.of("Simulation", SimulationRow.class),
                Arguments.of("SimulationPage", Page.class),
                Arguments.of("SimulatedLearner", SimulatedLearner.class),
                Arguments.of("SimulatedLearnerPage", Page.class),
                Arguments.of("Source", SourcesResource.Item.class),
                Arguments.of("Token", TokensResource.Item.class),
                Arguments.of("TokenUse", TokenUse.class),
                Arguments.of("TokenPage", Page.class),
                Arguments.of("MadeToken", TokensResource.Made.class),
                Arguments.of("TokenTraffic", TokenTraffic.class),
                Arguments.of("Allowlist", AllowlistResource.Networks.class),
                Arguments.of("AllowedNetwork", AllowlistRow.class),
                Arguments.of("AllowlistPreview", AllowlistResource.Preview.class),
                Arguments.of("AddressCount", AllowlistPreview.AddressCount.class),
                Arguments.of("Admission", AllowlistResource.Admission.class),
                Arguments.of("BadgeHolder", BadgeHoldersResource.Holder.class),
                Arguments.of("BadgeHolderPage", Page.class),
                Arguments.of("Overview", Overview.class),
                Arguments.of("OverviewHour", Overview.Hour.class),
                Arguments.of("OverviewSource", Overview.SourceState.class),
                Arguments.of("OverviewTodo", Overview.Todo.class),
                Arguments.of("Alert", AlertRow.class),
                Arguments.of("AlertPage", Page.class),
                Arguments.of("AlertChannel", ChannelRow.class),
                Arguments.of("AlertChannelPage", Page.class),
                Arguments.of("AlertChannelTest", ChannelTest.class),
                Arguments.of("AlertChannelTestPage", Page.class),
                Arguments.of("Diagnosis", Diagnosis.class),
                Arguments.of("Finding", Finding.class),
                Arguments.of("SetupState", SetupState.class),
                Arguments.of("SetupRefusal", SetupState.Refusal.class),
                Arguments.of("Replay", Replayed.class),
                Arguments.of("ReplayPage", Page.class),
                Arguments.of("RetiredMonth", RetiredMonth.class),
                Arguments.of("RetiredMonthPage", Page.class),
                Arguments.of("DueMonth", DueMonth.class),
                Arguments.of("DueMonthPage", Page.class),
                Arguments.of("LegalHold", LegalHoldRow.class),
                Arguments.of("LegalHoldPage", Page.class),
                Arguments.of("Import", ImportRow.class),
                Arguments.of("ImportPage", Page.class),
                Arguments.of("ImportError", ImportRowError.class),
                Arguments.of("ImportErrorPage", Page.class),
                Arguments.of("Index", IndexResource.Index.class));
    }

    @Test
    void everyCodeIsListed() {
        assertThat(codes("Outcome")).isEqualTo(lowerCase(Outcome.values()));
        assertThat(codes("Flag")).isEqualTo(lowerCase(DeliveryFlag.values()));
        assertThat(codes("Entry", "properties", "kind")).isEqualTo(lowerCase(EntryKind.values()));
        assertThat(codes("CorrectionKind")).isEqualTo(lowerCase(CorrectionKind.values()));
        assertThat(codes("Correction", "properties", "state")).isEqualTo(lowerCase(CorrectionState.values()));
        assertThat(codes("Statement", "properties", "by")).isEqualTo(lowerCase(EntryTime.values()));
        assertThat(codes("Decision", "properties", "reason")).isEqualTo(lowerCase(Reason.values()));
        assertThat(codes("EventType", "properties", "learner"))
                .isEqualTo(new TreeSet<>(Arrays.stream(LearnerField.values())
                        .map(LearnerField::code)
                        .toList()));
    }

    private Set<String> codes(String... schema) {
        String[] path = Stream.concat(Stream.of("components", "schemas"), Arrays.stream(schema))
                .toArray(String[]::new);
        Set<String> codes = new TreeSet<>();
        ((List<?>) Objects.requireNonNull(ApiDocument.at(document, path).get("enum")))
                .forEach(code -> codes.add((String) code));
        return codes;
    }

    private static Set<String> lowerCase(Enum<?>[] constants) {
        Set<String> codes = new TreeSet<>();
        for (Enum<?> constant : constants) {
            codes.add(constant.name().toLowerCase(Locale.ROOT));
        }
        return codes;
    }

    private static void collect(Object node, List<String> references) {
        if (node instanceof Map<?, ?> map) {
            map.forEach((name, value) -> {
                if ("$ref".equals(name)) {
                    references.add((String) value);
                } else {
                    collect(value, references);
                }
            });
        } else if (node instanceof List<?> list) {
            list.forEach(item -> collect(item, references));
        }
    }
}
