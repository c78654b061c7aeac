package org.rocketrewards.admin.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.rocketrewards.rules.Catalogue;

class CautionsTest {
    @Test
    void everyKindOfEventHasItsWordsInGerman() {
        assertThat(Catalogue.load().types()).hasSizeGreaterThan(60).allSatisfy(type -> {
            assertThat(Cautions.of(type, Locale.GERMANY).language())
                    .as(type.rocketEvent())
                    .isEqualTo("de");
            assertThat(Cautions.of(type, Locale.UK)).isEqualTo(new Cautions.Caution(type.caution(), "en"));
        });
    }

    /** Names of fields and classes say the same in every language. */
    @Test
    void whatTheEnglishNamesTheGermanNamesToo() {
        assertThat(Catalogue.load().types())
                .allSatisfy(type -> assertThat(
                                Cautions.of(type, Locale.GERMAN).text().contains("relateduserid"))
                        .as(type.rocketEvent())
                        .isEqualTo(type.caution().contains("relateduserid")));
    }
}
