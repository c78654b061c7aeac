package org.rocketrewards.admin.parts;

import com.vaadin.flow.server.VaadinServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** How others reach this server. */
public final class PublicAddress {
    private PublicAddress() {}

    /** The address that was set, without a slash at its end; as the browser knows it where nobody set one. */
    public static String of(Optional<String> publicUrl) {
        return publicUrl
                .filter(base -> !base.isBlank())
                .orElseGet(PublicAddress::asAsked)
                .replaceAll("/+$", "");
    }

    private static String asAsked() {
        HttpServletRequest request = VaadinServletRequest.getCurrent().getHttpServletRequest();
        return request.getScheme() + "://" + request.getHeader("Host") + request.getContextPath();
    }
}
