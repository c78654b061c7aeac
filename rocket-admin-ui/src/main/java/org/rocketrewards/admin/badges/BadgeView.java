package org.rocketrewards.admin.badges;

import com.vaadin.cdi.annotation.RouteScoped;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.streams.UploadHandler;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.admin.MainLayout;
import org.rocketrewards.admin.parts.Caller;
import org.rocketrewards.admin.parts.Moment;
import org.rocketrewards.admin.parts.PageHeader;
import org.rocketrewards.admin.parts.Refusals;
import org.rocketrewards.admin.parts.UploadTexts;
import org.rocketrewards.admin.parts.Words;
import org.rocketrewards.badges.RocketBadgeRow;
import org.rocketrewards.badges.boundary.BadgeMappings;
import org.rocketrewards.badges.boundary.BadgeThresholds;
import org.rocketrewards.badges.boundary.Credentials;
import org.rocketrewards.badges.boundary.RocketBadges;
import org.rocketrewards.ingest.boundary.Sources;
import org.rocketrewards.model.ProblemType;
import org.rocketrewards.model.RocketException;
import org.rocketrewards.model.access.Role;

/** One badge: what it says, its picture, what brings it, and who has it. */
@Route(value = BadgesNavigation.PATH + "/:key(" + BadgesNavigation.KEY + ")", layout = MainLayout.class)
@RouteScoped
@RolesAllowed({Role.ADMIN_ROLE, Role.OPERATOR_ROLE, Role.AUDITOR_ROLE})
class BadgeView extends Div implements BeforeEnterObserver, HasDynamicTitle {
    private static final long serialVersionUID = 1L;
    private static final int SHOWN_MILLIS = 3_000;
    private static final int MOST_BYTES = 262_144;

    private final transient RocketBadges badges;
    private final transient Credentials credentials;
    private final transient BadgeMappings mappings;
    private final transient BadgeThresholds thresholds;
    private final transient Sources sources;
    private final Paragraph refusal = new Paragraph();
    private String key = "";
    private String title = "";

    @Inject
    BadgeView(
            RocketBadges badges,
            Credentials credentials,
            BadgeMappings mappings,
            BadgeThresholds thresholds,
            Sources sources) {
        this.badges = badges;
        this.credentials = credentials;
        this.mappings = mappings;
        this.thresholds = thresholds;
        this.sources = sources;
        addClassName("page");
        refusal.addClassName("complaint");
        refusal.getElement().setAttribute("role", "alert");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        key = event.getRouteParameters().get("key").orElseThrow();
        show(null);
    }

    private RocketBadgeRow find() {
        try {
            return badges.get(key);
        } catch (RocketException e) {
            if (e.type() == ProblemType.NOT_FOUND) {
                throw new NotFoundException(Refusals.words(e));
            }
            throw e;
        }
    }

    private void show(@Nullable String complaint) {
        removeAll();
        RocketBadgeRow badge = find();
        title = Words.withoutTricks(badge.name());
        refusal.setText(complaint == null ? "" : complaint);
        refusal.setVisible(complaint != null);
        Div both = new Div(says(badge), picture(badge));
        both.addClassNames("cards", "two");
        List<String> names =
                sources.list().stream().map(source -> source.name()).toList();
        add(
                new PageHeader(title).below(BadgesNavigation.PATH, getTranslation("nav.badges")),
                both,
                new MappingsSection(mappings, key, List.of(key), names, () -> show(null)),
                new ThresholdsSection(thresholds, key, List.of(key), names, () -> show(null)),
                new HoldersSection(credentials, key));
    }

    private Component says(RocketBadgeRow badge) {
        BadgeForm form = new BadgeForm();
        form.show(badge);
        Section section = new Section(new H2(getTranslation("badge.says")), form);
        if (Caller.administers()) {
            Button save = new Button(getTranslation("rule.save"), click -> save(badge, form));
            save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
            form.add(save);
        } else {
            form.readOnly();
        }
        section.addClassName("card");
        return section;
    }

    private void save(RocketBadgeRow badge, BadgeForm form) {
        if (form.complains()) {
            return;
        }
        change(() -> badges.change(key, badge.version(), form.name(), form.description(), form.criteria()));
    }

    private Component picture(RocketBadgeRow badge) {
        Div made = new Div(
                new Span(getTranslation("badge.made_by", Words.withoutTricks(badge.createdBy()))),
                new Moment(badge.createdAt()));
        made.addClassName("card-facts");
        Section section =
                new Section(new H2(getTranslation("badge.picture")), BadgePicture.of(badges, badge), made, refusal);
        if (Caller.administers()) {
            Upload upload = new Upload(UploadHandler.inMemory((metadata, bytes) ->
                    change(() -> badges.setPicture(key, badge.version(), metadata.contentType(), bytes))));
            upload.setMaxFiles(1);
            upload.setMaxFileSize(MOST_BYTES);
            upload.setAcceptedFileTypes("image/png", "image/jpeg", "image/svg+xml", ".png", ".jpg", ".jpeg", ".svg");
            upload.setI18n(
                    UploadTexts.of(this, getTranslation("badge.picture.choose"), getTranslation("rules.import.drop")));
            upload.addFileRejectedListener(refused -> show(refused.getErrorMessage()));
            Paragraph help = new Paragraph(getTranslation("badge.picture.help"));
            help.addClassName("small");
            section.add(upload, help);
            if (badge.pictureType() != null) {
                Button remove = new Button(
                        getTranslation("badge.picture.remove"),
                        click -> change(() -> badges.removePicture(key, badge.version())));
                remove.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
                remove.addClassName("start");
                section.add(remove);
            }
        }
        section.addClassName("card");
        return section;
    }

    /** Makes a change; a refusal is said beside the picture, a state that is no more shows the one that is. */
    private void change(Runnable act) {
        try {
            act.run();
        } catch (RocketException e) {
            boolean outdated = e.type() == ProblemType.PRECONDITION_FAILED;
            show(outdated ? getTranslation("badge.outdated") : Refusals.words(e));
            return;
        }
        show(null);
        Notification.show(getTranslation("settings.saved"), SHOWN_MILLIS, Notification.Position.BOTTOM_START);
    }

    @Override
    public String getPageTitle() {
        return title + " · " + getTranslation("product");
    }
}
