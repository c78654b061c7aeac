package org.rocketrewards.ingest.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.function.BiFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rocketrewards.ingest.Allowlist;
import org.rocketrewards.ingest.AllowlistPreview;
import org.rocketrewards.ingest.AllowlistPreview.AddressCount;
import org.rocketrewards.ingest.AllowlistRow;
import org.rocketrewards.model.ProblemType;
import org.rocketrewards.model.RocketException;
import org.rocketrewards.model.UserKey;
import org.rocketrewards.model.ingest.Source;
import org.rocketrewards.model.testing.TestDatabase;
import org.rocketrewards.model.testing.TestTransaction;

class AllowlistRegisterTest {
    @RegisterExtension
    static final TestDatabase DB = TestDatabase.shared();

    private final MovingClock clock = new MovingClock("2026-11-22T12:00:00Z");
    private final RecordedAudit audit = new RecordedAudit();

    @BeforeEach
    void twoSources() {
        Fixtures.source(DB, "moodle");
        Fixtures.source(DB, "other");
    }

    @Test
    void sourceWithoutNetworksIsOpenToAll() {
        assertThat(in(AllowlistRegister::of).openToAll()).isTrue();
    }

    @Test
    void firstNetworkClosesTheSourceToAllOthers() {
        Allowlist list = add(" 192.168.1.0/24 ", " DMZ ");

        assertThat(list.openToAll()).isFalse();
        assertThat(list.networks()).extracting(AllowlistRow::network).containsExactly("192.168.1.0/24");
        assertThat(list.networks().get(0).comment()).isEqualTo("DMZ");
    }

    @Test
    void singleAddressesOfBothKindsCanBeListed() {
        add("203.0.113.7", "");
        add("2001:db8::7", "");

        assertThat(in(AllowlistRegister::of).networks())
                .extracting(AllowlistRow::network)
                .containsExactly("203.0.113.7/32", "2001:db8::7/128");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "moodle.example.org",
                "10.0.0.0/33",
                "10.1.2.3/8",
                "10.0.0",
                "2001:db8::/129",
                "10.0.0.1-10.0.0.9",
                "*"
            })
    void whatIsNoNetworkIsRefused(String network) {
        assertThat(refused((r, s) -> r.add(s, network, "", "me", false)).type()).isEqualTo(ProblemType.INVALID_FIELD);
    }

    @Test
    void mappedAddressIsTheSameAsItsIpv4One() {
        add("::ffff:10.1.0.0/112", "");

        assertThat(in(AllowlistRegister::of).networks())
                .extracting(AllowlistRow::network)
                .containsExactly("10.1.0.0/16");
    }

    @Test
    void networkCanBeListedOnce() {
        add("10.0.0.0/8", "");

        assertThat(refused((r, s) -> r.add(s, "::ffff:10.0.0.0/104", "", "me", false))
                        .type())
                .isEqualTo(ProblemType.CONFLICT);
    }

    @Test
    void removalOfTheLastNetworkSaysThatAllAreLetIn() {
        int first = add("10.0.0.0/8", "").networks().get(0).id();
        add("203.0.113.7", "");

        assertThat(in((r, s) -> r.remove(s, first, false)).openToAll()).isFalse();
        int second = in(AllowlistRegister::of).networks().get(0).id();
        assertThat(in((r, s) -> r.remove(s, second, false)).openToAll()).isTrue();
        assertThat(String.valueOf(audit.last().after())).isEqualTo("{\"networks\":[],\"openToAll\":true}");
    }

    @Test
    void entryOfAnotherSourceIsNotFound() {
        DB.execute("INSERT INTO allowlist_entry (source_id, network, created_at, created_by) "
                + "VALUES (2, '10.0.0.0/8', now(), 'test')");

        assertThat(refused((r, s) -> r.remove(s, 1, false)).type()).isEqualTo(ProblemType.NOT_FOUND);
    }

    @Test
    void changeIsOnRecordWithBothLists() {
        add("10.0.0.0/8", "");

        add("203.0.113.7", "new proxy");

        assertThat(audit.last().action()).isEqualTo("allowlist.add");
        assertThat(audit.last().reason()).isEqualTo("new proxy");
        assertThat(String.valueOf(audit.last().before()))
                .isEqualTo("{\"networks\":[\"10.0.0.0/8\"],\"openToAll\":false}");
        assertThat(String.valueOf(audit.last().after()))
                .isEqualTo("{\"networks\":[\"10.0.0.0/8\",\"203.0.113.7/32\"],\"openToAll\":false}");
    }

    @Test
    void previewCountsWhatWouldHaveBeenRefused() {
        event(1, "2026-11-22T11:00:00Z", "10.0.0.1", 31);
        event(2, "2026-11-22T11:00:01Z", "10.0.0.1", -1);
        event(3, "2026-11-22T11:00:02Z", "203.0.113.7", 31);
        delivery(1, "2026-11-20T11:00:00Z", "203.0.113.7", "duplicate", "duplicate");
        delivery(1, "2026-11-20T11:00:00Z", "2001:db8::1", "refused", "malformed_body");

        AllowlistPreview preview = preview("10.0.0.0/8");

        assertThat(preview)
                .isEqualTo(new AllowlistPreview(
                        false,
                        5,
                        3,
                        List.of(new AddressCount("203.0.113.7", 2), new AddressCount("2001:db8::1", 1)),
                        0));
    }

    @Test
    void previewLeavesOutOtherSourcesOlderDeliveriesAndOtherRefusals() {
        event(1, "2026-11-15T11:59:59Z", "203.0.113.7", 31);
        DB.execute("UPDATE event SET actor_key = ?", UserKey.of(1, 31));
        delivery(2, "2026-11-20T11:00:00Z", "203.0.113.7", "duplicate", "duplicate");
        delivery(1, "2026-11-15T11:59:59Z", "203.0.113.7", "duplicate", "duplicate");
        delivery(1, "2026-11-20T11:00:00Z", "203.0.113.7", "refused", "token_refused");
        delivery(1, "2026-11-20T11:00:00Z", "203.0.113.7", "refused", "rate_limited");

        assertThat(preview("10.0.0.0/8").deliveries()).isZero();
    }

    @Test
    void previewTellsWhoWouldBeLetIn() {
        delivery(1, "2026-11-20T11:00:00Z", "10.0.0.1", "refused", "address_refused");
        delivery(1, "2026-11-20T11:00:00Z", "203.0.113.7", "refused", "address_refused");

        AllowlistPreview preview = preview("10.0.0.0/8");

        assertThat(preview.letIn()).isEqualTo(1);
        assertThat(preview.deliveries()).isZero();
    }

    @Test
    void previewOfAnEmptyListSaysThatItIsOpen() {
        event(1, "2026-11-22T11:00:00Z", "10.0.0.1", 31);

        assertThat(preview()).isEqualTo(new AllowlistPreview(true, 1, 0, List.of(), 0));
    }

    @Test
    void aListThatRefusesEverySenderOfTheWeekNeedsASecondYes() {
        event(1, "2026-11-22T11:00:00Z", "203.0.113.7", 31);

        assertThat(refused((r, s) -> r.add(s, "10.0.0.0/8", "", "me", false)).type())
                .isEqualTo(ProblemType.CONFLICT);
        assertThat(in(AllowlistRegister::of).openToAll()).isTrue();

        assertThat(in((r, s) -> r.add(s, "10.0.0.0/8", "", "me", true)).networks())
                .hasSize(1);
    }

    @Test
    void takingTheLastNetworkOfTheSendersOffNeedsASecondYesToo() {
        int senders = add("203.0.113.0/24", "").networks().get(0).id();
        add("10.0.0.0/8", "");
        event(1, "2026-11-22T11:00:00Z", "203.0.113.7", 31);

        assertThat(refused((r, s) -> r.remove(s, senders, false)).type()).isEqualTo(ProblemType.CONFLICT);
        assertThat(in((r, s) -> r.remove(s, senders, true)).networks()).hasSize(1);
    }

    private Allowlist add(String network, String comment) {
        return in((r, s) -> r.add(s, network, comment, "me", false));
    }

    private AllowlistPreview preview(String... networks) {
        return in((r, s) -> r.preview(s, List.of(networks)));
    }

    private static void event(long moodleId, String at, String address, long actor) {
        DB.execute("SELECT ensure_month('event', ?::timestamptz)", at);
        DB.execute("""
                INSERT INTO event (moodle_id, actor_key, event_type_id, occurred_at, id, received_at, content_hash,
                                   rule_set_version, outcome, address)
                VALUES (?, ?, 1, ?::timestamptz, nextval('delivery_id'), ?::timestamptz, 0, 1, 'accepted', ?::inet)
                """, moodleId, UserKey.of(1, actor), at, at, address);
    }

    private static void delivery(int sourceId, String at, String address, String outcome, String reason) {
        DB.execute("SELECT ensure_month('delivery', ?::timestamptz)", at);
        DB.execute("""
                INSERT INTO delivery (id, received_at, source_id, address, outcome, reason, http_status)
                VALUES (nextval('delivery_id'), ?::timestamptz, ?, ?::inet, ?, ?, 200)
                """, at, sourceId, address, outcome, reason);
    }

    private <T> T in(BiFunction<AllowlistRegister, Source, T> work) {
        try (TestTransaction tx = TestTransaction.begin()) {
            Source source = new SourceRegister(tx.entities(), audit, clock).require("moodle");
            T result = work.apply(new AllowlistRegister(tx.dataSource(), audit, clock), source);
            tx.commit();
            return result;
        }
    }

    private RocketException refused(BiFunction<AllowlistRegister, Source, ?> work) {
        RocketException refused = catchThrowableOfType(RocketException.class, () -> in(work));
        assertThat(refused).isNotNull();
        return refused;
    }
}
