package org.rocketrewards.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {
    @Property
    void whatIsGivenOutIsUnderstood(@ForAll @LongRange(min = 1) long id) {
        assertThat(Cursor.before("deliveries", Cursor.after("deliveries", id))).isEqualTo(id);
    }

    @Property
    void anythingElseIsRefusedAsAParameter(@ForAll String cursor) {
        assertRefused(cursor);
    }

    @Test
    void noCursorIsTheBeginning() {
        assertThat(Cursor.before("deliveries", null)).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void theCursorOfAnotherListIsRefused() {
        assertRefused(Cursor.after("entries", 17));
    }

    @ParameterizedTest
    @ValueSource(strings = {"deliveries:0", "deliveries:-1", "deliveries:017", "deliveries:9223372036854775808", ":1"})
    void numbersThatNoListGivesOutAreRefused(String position) {
        assertRefused(Base64.getUrlEncoder().withoutPadding().encodeToString(position.getBytes()));
    }

    @Test
    void anotherSpellingOfTheSameCursorIsRefused() {
        assertRefused(Cursor.after("deliveries", 17) + "=");
    }

    @Test
    void aPageThatIsNotTheLastNamesItsLastItem() {
        Page<Long> page = Page.of(List.of(9L, 8L, 7L), 2, "deliveries", id -> id);

        assertThat(page.items()).containsExactly(9L, 8L);
        assertThat(Cursor.before("deliveries", page.next())).isEqualTo(8);
    }

    @Test
    void aPageThatIsExactlyFullIsTheLast() {
        assertThat(Page.of(List.of(9L, 8L), 2, "deliveries", id -> id).next()).isNull();
    }

    private static void assertRefused(String cursor) {
        assertThatThrownBy(() -> Cursor.before("deliveries", cursor))
                .asInstanceOf(InstanceOfAssertFactories.type(RocketException.class))
                .satisfies(refusal -> {
                    assertThat(refusal.type()).isEqualTo(ProblemType.INVALID_PARAMETER);
                    assertThat(refusal.members()).containsEntry("field", "cursor");
                });
    }
}
