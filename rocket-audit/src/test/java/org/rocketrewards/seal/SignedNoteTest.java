package org.rocketrewards.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignedNoteTest {
    /** The example of Go's golang.org/x/mod/sumdb/note, which defined the format. */
    private static final String KEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";

    private static final String TEXT = "If you think cryptography is the answer to your problem,\n"
            + "then you don't know what your problem is.\n";

    private static final String NOTE = TEXT + "\n\u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZIn"
            + "NIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";

    private final SealKey key = SealKey.parse(KEY);

    @Test
    void aNoteThatGoSignedIsVerified() {
        SignedNote note = SignedNote.parse(NOTE);

        assertThat(note.signedBy(List.of(key))).contains(key);
        assertThat(note.text()).isEqualTo(TEXT);
        assertThat(note).hasToString(NOTE);
        assertThat(key).hasToString(KEY);
    }

    @Test
    void theSignerOfGoSignsTheSameHere() {
        SealSigner signer = SealSigner.parse("PRIVATE+KEY+gQoUAtUUbI2E8kQzMPVAgOv5juF9nHT2JS/F1ccoMXM=\n" + KEY + "\n");

        assertThat(SignedNote.sign(TEXT, signer)).hasToString(NOTE);
    }

    @Test
    void aChangedTextIsNotSigned() {
        assertThat(SignedNote.parse(NOTE.replace("answer", "Answer")).signedBy(List.of(key)))
                .isEmpty();
    }

    @Test
    void anotherKeyOfTheSameNameDidNotSign() {
        SealSigner other = SealSigner.generate("example.org/");
        SealSigner third = SealSigner.generate("example.org/");
        SignedNote note = SignedNote.sign("a\n1\nb\n", other);

        assertThat(note.signedBy(List.of(third.key()))).isEmpty();
        assertThat(note.signedBy(List.of(third.key(), other.key()))).contains(other.key());
    }

    @Test
    void aKeyIsReadAsItWasWritten() {
        SealSigner made = SealSigner.generate("example.org/rocket/");

        SealSigner read = SealSigner.parse(made.text());

        assertThat(read.key()).isEqualTo(made.key());
        assertThat(read.key().name()).matches("example\\.org/rocket/[0-9a-f]{8}");
        assertThat(made).hasToString(made.key().toString());
    }

    @Test
    void halvesOfTwoKeysAreRefused() {
        String[] one = SealSigner.generate("a/").text().split("\n");
        String[] two = SealSigner.generate("a/").text().split("\n");

        assertThatThrownBy(() -> SealSigner.parse(one[0] + "\n" + two[1])).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "PeterNeumann+c74f20a3+AhpC2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "Peter Neumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
            })
    void garbledKeysAreRefused(String text) {
        assertThatThrownBy(() -> SealKey.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a\n", "a\n\n", "a\n\nb\n", "a\n\n\u2014 b !!\n", "a\n\n\u2014 b AAAA\n"})
    void garbledNotesAreRefused(String note) {
        assertThatThrownBy(() -> SignedNote.parse(note)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aCheckpointIsReadAsItWasWritten() {
        Checkpoint head = new Checkpoint("example.com/behind-the-sofa", 20852163, Merkle.leaf(new byte[] {1}));

        assertThat(Checkpoint.parse(head.text()).sameAs(head)).isTrue();
        assertThat(Checkpoint.parse(head.text() + "extension\n").origin()).isEqualTo("example.com/behind-the-sofa");
    }

    @Test
    void aFileHoldsSeveralNotes() {
        assertThat(SignedNote.parseAll(NOTE + "\n" + NOTE + NOTE))
                .hasSize(3)
                .allMatch(note -> note.toString().equals(NOTE));
        assertThat(SignedNote.parseAll("")).isEmpty();
    }
}
