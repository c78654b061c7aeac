package org.rocketrewards.admin.doctor;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.QueryParameters;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.rocketrewards.admin.Fakes;
import org.rocketrewards.admin.Pages;
import org.rocketrewards.ingest.traffic.Ailment;
import org.rocketrewards.ingest.traffic.Diagnosis;
import org.rocketrewards.ingest.traffic.Finding;
import org.rocketrewards.ingest.traffic.boundary.Doctor;

class DoctorViewTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    private List<Finding> findings = List.of();
    private int asked;

    @AfterEach
    void close() {
        Pages.close();
    }

    @Test
    void aSourceWithoutFindingsIsWell() {
        open(Map.of());

        _assertOne(Span.class, spec -> spec.withText("Nothing is lost"));
        assertThat(_find(Paragraph.class)).anyMatch(text -> text.getText().startsWith("Nothing is wrong"));
        assertThat(asked).isEqualTo(7);
    }

    @Test
    void aFindingHasEvidenceConsequenceAndRemedy() {
        findings = List.of(finding(Ailment.LEARNER_NOT_NAMED, "\\core\\event\\course_completed"));
        open(Map.of("source", "moodle", "days", "30"));

        _assertOne(H3.class, spec -> spec.withText("The body does not name the learner"));
        List<String> texts = _find(Span.class).stream().map(Span::getText).toList();
        assertThat(texts)
                .contains("1 thing to mend", "In 12 of the 340 newest that were looked at for it")
                .contains(Ailment.LEARNER_NOT_NAMED.remedy(Locale.ENGLISH))
                .contains("\\core\\event\\course_completed");
        assertThat(asked).isEqualTo(30);
    }

    @Test
    void whatSomebodySentIsShownWithoutItsTricks() {
        findings = List.of(finding(Ailment.JSON_DAMAGE, "<b>\u202ex"));
        open(Map.of());

        assertThat(_find(Span.class)).anyMatch(span -> span.getText().equals("<b>[U+202E]x"));
    }

    private static Finding finding(Ailment ailment, String example) {
        return new Finding(
                ailment.code(),
                ailment.harmful(),
                ailment.title(Locale.ENGLISH),
                12,
                340,
                17L,
                NOW,
                List.of(example),
                ailment.consequence(Locale.ENGLISH),
                ailment.remedy(Locale.ENGLISH));
    }

    private void open(Map<String, String> parameters) {
        Pages.open(
                "auditor",
                Map.of(DoctorView.class, () -> new DoctorView(doctor(), new Fakes.OneSource(), Fakes.catalogue())));
        UI.getCurrent().navigate("doctor", QueryParameters.simple(parameters));
    }

    private Doctor doctor() {
        return new Doctor() {
            @Override
            public Diagnosis examine(String source, int days, Locale reader) {
                asked = days;
                return new Diagnosis(source, NOW.minusSeconds(60), NOW, 340, findings);
            }
        };
    }
}
