package org.rocketrewards.admin.doctor;

import com.vaadin.cdi.annotation.RouteScoped;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.admin.MainLayout;
import org.rocketrewards.admin.parts.Empty;
import org.rocketrewards.admin.parts.EventTitles;
import org.rocketrewards.admin.parts.OfSources;
import org.rocketrewards.admin.parts.PageHeader;
import org.rocketrewards.ingest.SourceRow;
import org.rocketrewards.ingest.boundary.Sources;
import org.rocketrewards.ingest.traffic.boundary.Doctor;
import org.rocketrewards.model.access.Role;
import org.rocketrewards.rules.boundary.RuleSets;

/** What the stored traffic says about each Moodle, in words, with evidence and what to change. */
@Route(value = "doctor", layout = MainLayout.class)
@RouteScoped
@RolesAllowed({Role.ADMIN_ROLE, Role.OPERATOR_ROLE, Role.AUDITOR_ROLE})
class DoctorView extends Div implements BeforeEnterObserver, HasDynamicTitle, OfSources {
    private static final long serialVersionUID = 1L;
    private static final List<Integer> DAYS = List.of(1, 7, 30);
    private static final int WEEK = 7;

    private final transient Doctor doctor;
    private final transient Sources sources;
    private final transient EventTitles titles;

    @Inject
    DoctorView(Doctor doctor, Sources sources, RuleSets rules) {
        this.doctor = doctor;
        this.sources = sources;
        this.titles = new EventTitles(rules.catalogue());
        addClassNames("page", "doctor");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        QueryParameters asked = event.getLocation().getQueryParameters();
        String only = asked.getSingleParameter(SOURCE).orElse(null);
        int days = asked.getSingleParameter("days")
                .filter(text -> text.matches("1|7|30"))
                .map(Integer::valueOf)
                .orElse(WEEK);
        List<SourceRow> all = sources.list();
        removeAll();
        add(new PageHeader(getTranslation("doctor.title")).below("deliveries", getTranslation("nav.deliveries")));
        add(new Paragraph(getTranslation("doctor.intro")), choice(only, days));
        List<SourceRow> shown = all.stream()
                .filter(source -> only == null || source.name().equals(only))
                .toList();
        if (shown.isEmpty()) {
            add(new Empty(VaadinIcon.PLUG, getTranslation("sources.none.title"), getTranslation("sources.none.text")));
        }
        shown.forEach(
                source -> add(new DiagnosisCard(source, doctor.examine(source.name(), days, getLocale()), titles)));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("doctor.title") + " · " + getTranslation("product");
    }

    private Div choice(@Nullable String only, int days) {
        Select<Integer> range = new Select<>();
        range.addClassName("wider");
        range.setLabel(getTranslation("filter.time"));
        range.setItems(DAYS);
        range.setItemLabelGenerator(length -> getTranslation("doctor.days", length));
        range.setValue(days);
        range.addValueChangeListener(change -> show(only, change.getValue()));
        Div choice = new Div(range);
        choice.addClassName("filter-fields");
        choice.addClassName("open");
        return choice;
    }

    private static void show(@Nullable String source, int days) {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (source != null) {
            parameters.put(SOURCE, source);
        }
        parameters.put("days", String.valueOf(days));
        UI.getCurrent().navigate(DoctorNavigation.PATH, QueryParameters.simple(parameters));
    }
}
