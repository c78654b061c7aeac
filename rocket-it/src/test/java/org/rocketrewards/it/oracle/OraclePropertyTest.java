package org.rocketrewards.it.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** The oracle itself must not care about the order of arrival where no cap is involved, or it could not judge. */
class OraclePropertyTest {
    @Property(tries = 200)
    void orderOfArrivalAndResendsDoNotChangeTheBalances(@ForAll Random random) {
        List<Fields> story = new Stories(random, 1).withoutCaps(60);
        Oracle inOrder = new Oracle(Catalogue.load());
        story.forEach(inOrder::deliver);
        List<Fields> shuffled = new ArrayList<>(story);
        shuffled.addAll(story.subList(0, 20));
        Collections.shuffle(shuffled, random);
        Oracle anyOrder = new Oracle(Catalogue.load());

        shuffled.forEach(anyOrder::deliver);

        assertThat(nonZero(anyOrder)).isEqualTo(nonZero(inOrder));
    }

    private static Map<Long, Long> nonZero(Oracle oracle) {
        Map<Long, Long> balances = new TreeMap<>(oracle.balances());
        balances.values().removeIf(balance -> balance == 0);
        return balances;
    }
}
