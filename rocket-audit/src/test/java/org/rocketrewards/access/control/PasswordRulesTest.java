package org.rocketrewards.access.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rocketrewards.access.PasswordFault;

class PasswordRulesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "elevenchars                  | TOO_SHORT",
                "äöüäöüäöüäö                  | TOO_SHORT",
                "admin-admin-admin            | NAMES_PERSON",
                "4dm1n2026!xy                 | NAMES_PERSON",
                "RocketLearning1              | NAMES_PRODUCT",
                "Rocket2026!!                 | NAMES_PRODUCT",
                "R0cketRewards!               | NAMES_PRODUCT",
                "Password2026!                | TOO_COMMON",
                "P@ssw0rdP@ssw0rd             | TOO_COMMON",
                "lochness1987!                | BREACHED",
                "qwertyuiop12                 | TOO_COMMON",
                "123456789012                 | TOO_COMMON",
                "1qaz2wsx3edc                 | TOO_COMMON",
                "Welcome12345!                | TOO_COMMON",
                "iloveyou!!!!                 | TOO_COMMON",
                "klmnopqrstuvw                | TOO_SIMPLE",
                "xoxoxoxoxoxox                | TOO_SIMPLE"
            })
    void whatEverybodyTriesFirstIsRefused(String password, PasswordFault fault) {
        assertThat(PasswordRules.check(password, "admin")).contains(fault);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "correct horse battery staple",
                "my rocket lands on tuesdays",
                "Kf8#tLq2vR!z",
                "gurke-fenster-lampe",
                "пароль-для-ракеты",
                "sunshine on the old harbour"
            })
    void longAndUnusualIsGood(String password) {
        assertThat(PasswordRules.check(password, "admin")).isEmpty();
    }

    @Test
    void tooLongIsRefused() {
        assertThat(PasswordRules.check("ab3x".repeat(51), "admin")).contains(PasswordFault.TOO_LONG);
    }

    @Test
    void whatRocketGeneratesIsGood() {
        for (int i = 0; i < 200; i++) {
            assertThat(PasswordRules.check(Passwords.generate(), "admin")).isEmpty();
        }
    }
}
