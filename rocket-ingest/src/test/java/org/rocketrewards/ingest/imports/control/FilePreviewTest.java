package org.rocketrewards.ingest.imports.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocketrewards.ingest.imports.ImportKind;
import org.rocketrewards.ingest.imports.ImportPreview;

class FilePreviewTest {
    private static final String ROW = "1;\\core\\event\\course_completed;31;7;1795348800;\n";

    @TempDir
    Path directory;

    @Test
    void columnsAreRecognisedAndWhatIsMissingIsNamed() throws IOException {
        ImportPreview preview = preview("number;EventName;userid;courseid;when;rocket_reason\n" + ROW, Map.of());

        assertThat(preview.separator()).isEqualTo(';');
        assertThat(preview.columns()).startsWith("number", "EventName");
        assertThat(preview.fields()).containsExactly("number", "eventname", "userid", "courseid", "when", "");
        assertThat(preview.missing()).containsExactly("id", "timecreated");
        assertThat(preview.rows().get(0)).startsWith("1").endsWith((String) null);
    }

    @Test
    void aMappingSaysWhichColumnHoldsAField() throws IOException {
        ImportPreview preview = preview(
                "number;eventname;userid;courseid;when;x\n" + ROW, Map.of("id", "Number", "timecreated", "when"));

        assertThat(preview.missing()).isEmpty();
        assertThat(preview.fields()).startsWith("id").contains("timecreated");
    }

    @Test
    void tenRowsAreEnough() throws IOException {
        assertThat(preview("id;eventname;userid;courseid;timecreated;x\n" + ROW.repeat(500), Map.of())
                        .rows())
                .hasSize(10);
    }

    @Test
    void whatIsNoTextHasNoPreview() {
        assertThatThrownBy(() -> preview("", Map.of())).isInstanceOf(UnusableFileException.class);
    }

    private ImportPreview preview(String text, Map<String, String> columns) throws IOException {
        Path file = Files.writeString(directory.resolve("file.csv"), text);
        return FilePreview.of(file, 1 << 20, ImportKind.EVENTS, columns);
    }
}
