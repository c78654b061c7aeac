package org.rocketrewards.database;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.event.Event;
import jakarta.enterprise.util.TypeLiteral;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.postgresql.ds.PGSimpleDataSource;
import org.rocketrewards.model.testing.TestDatabase;

class SettingsTest {
    @RegisterExtension
    static final TestDatabase DB = TestDatabase.shared();

    private final Settings settings = new Settings();
    private final List<SettingsChanged> told = new ArrayList<>();

    @BeforeEach
    void onTheDatabase() {
        settings.database = DB.application();
        settings.changes = new FakeEvent<>(change -> {});
        settings.news = new FakeEvent<>(told::add);
    }

    @Test
    void firstLookTellsEverybodyToLoad() {
        settings.look();

        assertThat(told).containsExactly(new SettingsChanged(1));
    }

    @Test
    void nothingIsToldWhileNothingChanges() {
        settings.look();
        settings.look();

        assertThat(told).hasSize(1);
    }

    @Test
    void changeOfAnotherNodeIsTold() {
        settings.look();
        DB.execute("UPDATE setting_version SET version = 7");

        settings.look();

        assertThat(told).last().isEqualTo(new SettingsChanged(7));
    }

    @Test
    void ownChangeIsTold() {
        settings.look();

        settings.bump();
        settings.look();

        assertThat(told).last().isEqualTo(new SettingsChanged(2));
    }

    @Test
    void whoeverFailedToLoadIsToldAgain() {
        List<Long> attempts = new ArrayList<>();
        settings.news = new FakeEvent<>(news -> {
            attempts.add(news.version());
            if (attempts.size() == 1) {
                throw new IllegalStateException("database away");
            }
        });

        settings.look();
        settings.look();
        settings.look();

        assertThat(attempts).containsExactly(1L, 1L);
    }

    @Test
    void unreachableDatabaseChangesNothing() {
        settings.look();
        PGSimpleDataSource nowhere = new PGSimpleDataSource();
        nowhere.setUrl("jdbc:postgresql://127.0.0.1:1/rocket");
        settings.database = nowhere;

        settings.look();

        assertThat(told).hasSize(1);
    }

    /** An event with one synchronous observer. */
    private record FakeEvent<T>(Consumer<T> observer) implements Event<T> {
        @Override
        public void fire(T event) {
            observer.accept(event);
        }

        @Override
        public <U extends T> java.util.concurrent.CompletionStage<U> fireAsync(U event) {
            throw new UnsupportedOperationException();
        }

        @Override
        public <U extends T> java.util.concurrent.CompletionStage<U> fireAsync(
                U event, jakarta.enterprise.event.NotificationOptions options) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Event<T> select(Annotation... qualifiers) {
            return this;
        }

        @Override
        public <U extends T> Event<U> select(Class<U> subtype, Annotation... qualifiers) {
            throw new UnsupportedOperationException();
        }

        @Override
        public <U extends T> Event<U> select(TypeLiteral<U> subtype, Annotation... qualifiers) {
            throw new UnsupportedOperationException();
        }
    }
}
