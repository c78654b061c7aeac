package org.rocketrewards.access.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PasswordsTest {
    private static final int FEW = 1_000;

    @Test
    void theRightPasswordMatches() {
        assertThat(Passwords.matches("correct horse battery", Passwords.hash("correct horse battery", FEW)))
                .isTrue();
    }

    @Test
    void anotherPasswordDoesNotMatch() {
        assertThat(Passwords.matches("correct horse batterY", Passwords.hash("correct horse battery", FEW)))
                .isFalse();
    }

    @Test
    void equalPasswordsAreStoredDifferently() {
        assertThat(Passwords.hash("correct horse battery", FEW))
                .isNotEqualTo(Passwords.hash("correct horse battery", FEW));
    }

    @Test
    void aDamagedStoredFormMatchesNothing() {
        assertThat(Passwords.matches("", "")).isFalse();
        assertThat(Passwords.matches("x", "pbkdf2-sha256$many$AAAA$AAAA")).isFalse();
        assertThat(Passwords.matches("x", "md5$1$AAAA$AAAA")).isFalse();
        assertThat(Passwords.matches("x", "pbkdf2-sha256$1000$*$AAAA")).isFalse();
    }

    @Test
    void theStoredFormNamesItsRounds() {
        assertThat(Passwords.hash("correct horse battery")).startsWith("pbkdf2-sha256$600000$");
    }

    @Test
    void generatedPasswordsAreLongAndDiffer() {
        assertThat(Passwords.generate()).hasSize(20).isNotEqualTo(Passwords.generate());
    }
}
