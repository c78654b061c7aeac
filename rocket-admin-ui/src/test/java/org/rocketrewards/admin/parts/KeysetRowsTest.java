package org.rocketrewards.admin.parts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.rocketrewards.model.Page;

class KeysetRowsTest {
    private final List<String> read = new ArrayList<>();
    private final AtomicInteger cut = new AtomicInteger();

    @Test
    void readsEachPartOnceAndInOrder() {
        KeysetRows<Long> rows = rows(120, 50);

        assertThat(rows.rows(0, 60)).hasSize(60).startsWith(0L).endsWith(59L);
        assertThat(rows.rows(30, 60)).hasSize(60).startsWith(30L);
        assertThat(rows.rows(90, 60)).hasSize(30).endsWith(119L);
        assertThat(read).containsExactly("null", "50", "100");
        assertThat(cut).hasValue(0);
    }

    @Test
    void knowsWhenThereIsNothing() {
        assertThat(rows(0, 50).none()).isTrue();
        assertThat(rows(1, 50).none()).isFalse();
    }

    @Test
    void endsWhereNobodyScrollsAnyMoreAndSaysSo() {
        KeysetRows<Long> rows = rows(1_000_000, 200);

        assertThat(rows.rows(KeysetRows.MOST - 10, 50)).hasSize(10);
        assertThat(rows.rows(KeysetRows.MOST, 50)).isEmpty();
        assertThat(cut).hasPositiveValue();
    }

    private KeysetRows<Long> rows(long all, int part) {
        return new KeysetRows<>(
                cursor -> {
                    read.add(String.valueOf(cursor));
                    long from = cursor == null ? 0 : Long.parseLong(cursor);
                    long to = Math.min(all, from + part);
                    return new Page<>(
                            LongStream.range(from, to).boxed().toList(), to < all ? String.valueOf(to) : null);
                },
                cut::incrementAndGet);
    }
}
