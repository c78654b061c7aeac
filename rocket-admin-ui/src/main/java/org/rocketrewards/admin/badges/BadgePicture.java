package org.rocketrewards.admin.badges;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import java.io.ByteArrayInputStream;
import org.rocketrewards.badges.Picture;
import org.rocketrewards.badges.RocketBadgeRow;
import org.rocketrewards.badges.boundary.RocketBadges;

/** The picture of a badge, or what stands for it as long as it has none. */
final class BadgePicture {
    private BadgePicture() {}

    /** The picture; it is decoration, its badge's name stands beside it. */
    static Component of(RocketBadges badges, RocketBadgeRow badge) {
        Div frame = new Div();
        frame.addClassName("badge-picture");
        if (badge.pictureType() == null) {
            frame.add(VaadinIcon.MEDAL.create());
            return frame;
        }
        String key = badge.key();
        DownloadHandler file = DownloadHandler.fromInputStream(event -> {
                    Picture picture = badges.picture(key);
                    byte[] bytes = picture.bytes();
                    return new DownloadResponse(
                            new ByteArrayInputStream(bytes), "picture", picture.type(), bytes.length);
                })
                .inline();
        frame.add(new Image(file, ""));
        return frame;
    }
}
