package org.rocketrewards.admin;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.contextmenu.SubMenu;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinServletRequest;
import jakarta.servlet.http.Cookie;
import java.security.Principal;
import java.util.EnumMap;
import java.util.Map;
import org.rocketrewards.admin.access.ChangePasswordView;
import org.rocketrewards.admin.access.SignOut;
import org.rocketrewards.admin.parts.Caller;
import org.rocketrewards.admin.people.OwnSessionsView;

/** Theme and account, at the right end of the bar. */
final class AccountMenu extends Composite<MenuBar> {
    private static final long serialVersionUID = 1L;

    private final Map<Theme, MenuItem> themes = new EnumMap<>(Theme.class);

    AccountMenu() {
        MenuBar bar = getContent();
        bar.addThemeVariants(MenuBarVariant.LUMO_TERTIARY_INLINE);
        bar.getElement().setAttribute("aria-label", getTranslation("account.menu"));

        MenuItem theme = bar.addItem(VaadinIcon.ADJUST.create());
        theme.setAriaLabel(getTranslation("theme.choose"));
        bar.setTooltipText(theme, getTranslation("theme.choose"));
        for (Theme choice : Theme.values()) {
            MenuItem item = theme.getSubMenu().addItem(getTranslation(choice.key()), click -> use(choice));
            item.setCheckable(true);
            item.setChecked(choice == Theme.of(cookie()));
            themes.put(choice, item);
        }

        MenuItem account = bar.addItem(VaadinIcon.USER.create());
        String name = callerName();
        Span shown = new Span(name);
        shown.addClassName("account-name");
        account.add(shown);
        account.setAriaLabel(getTranslation("account.of", name));
        SubMenu menu = account.getSubMenu();
        if (Caller.reads()) {
            menu.addItem(
                    getTranslation("account.sessions"),
                    click -> click.getSource().getUI().ifPresent(ui -> ui.navigate(OwnSessionsView.class)));
        }
        menu.addItem(
                getTranslation("account.change_password"),
                click -> click.getSource().getUI().ifPresent(ui -> ui.navigate(ChangePasswordView.class)));
        menu.addItem(
                getTranslation("account.sign_out"),
                click -> click.getSource().getUI().ifPresent(SignOut::of));
    }

    private void use(Theme choice) {
        themes.forEach((theme, item) -> item.setChecked(theme == choice));
        UI.getCurrent().getPage().executeJs("window.rocket.theme($0)", choice.code());
    }

    private static String cookie() {
        if (VaadinRequest.getCurrent() instanceof VaadinServletRequest request && request.getCookies() != null) {
            for (Cookie cookie : request.getCookies()) {
                if (Theme.COOKIE.equals(cookie.getName())) {
                    return cookie.getValue();
                }
            }
        }
        return "";
    }

    private static String callerName() {
        VaadinRequest request = VaadinRequest.getCurrent();
        Principal caller = request == null ? null : request.getUserPrincipal();
        return caller == null ? "" : caller.getName();
    }
}
