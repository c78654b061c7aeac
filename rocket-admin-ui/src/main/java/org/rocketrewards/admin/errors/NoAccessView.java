package org.rocketrewards.admin.errors;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.AccessDeniedException;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.ParentLayout;
import jakarta.annotation.security.PermitAll;
import jakarta.servlet.http.HttpServletResponse;
import org.rocketrewards.admin.MainLayout;

/** The page is there, but not for this person. */
@PermitAll
@ParentLayout(MainLayout.class)
public class NoAccessView extends Div implements HasErrorParameter<AccessDeniedException>, HasDynamicTitle {
    private static final long serialVersionUID = 1L;

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<AccessDeniedException> parameter) {
        removeAll();
        addClassNames("page", "narrow");
        add(
                new H1(getTranslation("error.no_access.title")),
                new Paragraph(getTranslation("error.no_access.text")),
                new Anchor("", getTranslation("error.home")));
        return HttpServletResponse.SC_FORBIDDEN;
    }

    @Override
    public String getPageTitle() {
        return getTranslation("error.no_access.title") + " · " + getTranslation("product");
    }
}
