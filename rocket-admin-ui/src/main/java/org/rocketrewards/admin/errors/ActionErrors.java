package org.rocketrewards.admin.errors;

import com.vaadin.cdi.annotation.VaadinServiceEnabled;
import com.vaadin.cdi.annotation.VaadinServiceScoped;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.server.ErrorHandler;
import jakarta.inject.Inject;
import org.rocketrewards.audit.AuditEntry;
import org.rocketrewards.audit.CallContext;
import org.rocketrewards.audit.boundary.AuditTrail;

/** Tells the person what became of an action that failed; without it the page would just stay as it is. */
@VaadinServiceEnabled
@VaadinServiceScoped
public class ActionErrors implements ErrorHandler {
    private static final long serialVersionUID = 1L;

    @Inject
    transient AuditTrail audit;

    /** A service has its refusals on record already; that somebody may not do something is for us to say. */
    private static boolean toBeNoted(Incident incident) {
        return incident.kind().equals("access") || incident.kind().equals("refused") && !CallContext.refusalNoted();
    }

    @Override
    public void error(ErrorEvent event) {
        Incident incident = Incident.of(event.getThrowable());
        UI ui = UI.getCurrent();
        if (toBeNoted(incident)) {
            String page =
                    ui == null ? "" : ui.getInternals().getActiveViewLocation().getPath();
            audit.recordRefusal(AuditEntry.of("page.act", "page", page)
                    .because(incident.detail().isEmpty() ? incident.kind() : incident.detail()));
        }
        if (ui != null) {
            ui.access(() -> {
                ConfirmDialog dialog = new ConfirmDialog();
                dialog.setHeader(ui.getTranslation("error." + incident.kind() + ".title"));
                dialog.setText(ui.getTranslation("error." + incident.kind() + ".text", incident.detail()));
                dialog.setConfirmText(ui.getTranslation("error.close"));
                dialog.open();
            });
        }
    }
}
