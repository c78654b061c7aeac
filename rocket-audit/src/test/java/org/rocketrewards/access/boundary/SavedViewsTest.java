package org.rocketrewards.access.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.rocketrewards.access.SavedView;
import org.rocketrewards.model.RocketException;
import org.rocketrewards.model.testing.TestDatabase;
import org.rocketrewards.model.testing.TestTransaction;

class SavedViewsTest {
    @RegisterExtension
    static final TestDatabase DB = TestDatabase.shared();

    @Test
    void aViewIsKeptRenamedAndDeleted() {
        as("vera", views -> views.save("audit", " Refused here ", "result=refused"));
        as("vera", views -> views.save("audit", "by anna", "actor=anna&columns=id"));
        assertThat(own("vera", "audit"))
                .extracting(SavedView::name, SavedView::query)
                .containsExactly(tuple("by anna", "actor=anna&columns=id"), tuple("Refused here", "result=refused"));
        int id = own("vera", "audit").get(0).id();

        as("vera", views -> views.rename(id, "By Anna"));
        assertThat(own("vera", "audit").get(0).name()).isEqualTo("By Anna");

        as("vera", views -> views.delete(id));
        assertThat(own("vera", "audit")).extracting(SavedView::name).containsExactly("Refused here");
        assertThat(own("vera", "deliveries")).isEmpty();
    }

    @Test
    void nobodySeesOrChangesAnothersView() {
        as("wolf", views -> views.save("audit", "mine", "actor=wolf"));
        int id = own("wolf", "audit").get(0).id();

        assertThat(own("xenia", "audit")).isEmpty();
        assertThatThrownBy(() -> as("xenia", views -> views.rename(id, "yours")))
                .isInstanceOf(RocketException.class);
        assertThatThrownBy(() -> as("xenia", views -> views.delete(id))).isInstanceOf(RocketException.class);
        as("xenia", views -> views.save("audit", "mine", ""));
        assertThat(own("wolf", "audit")).extracting(SavedView::query).containsExactly("actor=wolf");
    }

    @Test
    void aNameIsThereOnceWhateverItsCase() {
        as("yves", views -> views.save("audit", "Nights", "result=done"));
        as("yves", views -> views.save("audit", "Days", "result=done"));
        int days = own("yves", "audit").get(0).id();

        assertThatThrownBy(() -> as("yves", views -> views.save("audit", "NIGHTS", "result=refused")))
                .hasMessageContaining("of that name already");
        assertThatThrownBy(() -> as("yves", views -> views.rename(days, "nights")))
                .hasMessageContaining("of that name already");
        as("yves", views -> views.save("deliveries", "Nights", ""));
        assertThat(own("yves", "audit")).hasSize(2);
    }

    @Test
    void namesAndConditionsHaveAnEnd() {
        for (String name : List.of(" ", "x".repeat(61), "two\nlines")) {
            assertThatThrownBy(() -> as("zoe", views -> views.save("audit", name, "")))
                    .hasMessageContaining("1 to 60");
        }
        assertThatThrownBy(() -> as("zoe", views -> views.save("audit", "long", "x".repeat(2_001))))
                .hasMessageContaining("too long");
        assertThat(own("zoe", "audit")).isEmpty();
    }

    @Test
    void nobodyKeepsMoreThanTheyFindAgain() {
        for (int i = 0; i < SavedViews.MOST; i++) {
            String name = "view " + i;
            as("udo", views -> views.save("audit", name, ""));
        }

        assertThatThrownBy(() -> as("udo", views -> views.save("audit", "one more", "")))
                .hasMessageContaining("delete one first");
    }

    private static List<SavedView> own(String person, String page) {
        List<SavedView> found = new ArrayList<>();
        as(person, views -> found.addAll(views.own(page)));
        return found;
    }

    private static void as(String person, Consumer<SavedViews> act) {
        try (TestTransaction tx = TestTransaction.begin()) {
            SavedViews views = new SavedViews();
            views.database = tx.dataSource();
            views.caller = Callers.caller(person, "auditor");
            views.clock = Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);
            act.accept(views);
            tx.commit();
        }
    }
}
