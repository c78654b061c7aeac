package org.rocketrewards.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MainTest {
    private static final int JAVA_8_CLASS_FILE = 52;

    @ParameterizedTest
    @CsvSource({"1.8, 8", "11, 11", "17, 17", "25, 25", "'', 0", "x, 0"})
    void featureIsReadFromTheSpecificationVersion(String version, int feature) {
        assertThat(Main.feature(version)).isEqualTo(feature);
    }

    @Test
    void anOldJavaCanLoadIt() throws IOException {
        try (var in = new DataInputStream(Main.class.getResourceAsStream("Main.class"))) {
            in.skipNBytes(4 + 2);

            assertThat(in.readUnsignedShort()).isEqualTo(JAVA_8_CLASS_FILE);
        }
    }

    @Test
    void itsExitCodeIsTheDocumentedOne() {
        assertThat(Main.WRONG_JAVA).isEqualTo(ExitCode.WRONG_JAVA.number);
    }
}
