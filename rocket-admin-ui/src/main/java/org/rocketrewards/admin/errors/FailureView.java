package org.rocketrewards.admin.errors;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.ParentLayout;
import jakarta.annotation.security.PermitAll;
import jakarta.servlet.http.HttpServletResponse;
import org.rocketrewards.admin.MainLayout;

/** A page that could not be shown: what happened, that nothing was changed, and the incident id. */
@PermitAll
@ParentLayout(MainLayout.class)
public class FailureView extends Div implements HasErrorParameter<Exception>, HasDynamicTitle {
    private static final long serialVersionUID = 1L;

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Exception> parameter) {
        Incident incident = Incident.of(parameter.getException());
        removeAll();
        addClassNames("page", "narrow");
        add(
                new H1(getTranslation("error." + incident.kind() + ".title")),
                new Paragraph(getTranslation("error." + incident.kind() + ".text", incident.detail())),
                new Anchor("", getTranslation("error.home")));
        return "access".equals(incident.kind())
                ? HttpServletResponse.SC_FORBIDDEN
                : HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
    }

    @Override
    public String getPageTitle() {
        return getTranslation("error.failed.title") + " · " + getTranslation("product");
    }
}
