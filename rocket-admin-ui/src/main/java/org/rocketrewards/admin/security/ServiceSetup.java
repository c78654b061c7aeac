package org.rocketrewards.admin.security;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import org.jsoup.nodes.Element;
import org.rocketrewards.admin.Texts;

/** Puts access control and page policy in front of every page; found by Vaadin through the service loader. */
public class ServiceSetup implements VaadinServiceInitListener {
    private static final long serialVersionUID = 1L;

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource().addUIInitListener(init -> init.getUI().addBeforeEnterListener(new RocketAccessControl()));
        event.addIndexHtmlRequestListener(page -> {
            // before anything is painted, so that a dark page does not flash white; and from the root, because what
            // stands before <base> is looked for below the page's own address
            String script = page.getVaadinRequest().getContextPath() + "/rocket.js";
            page.getDocument().head().prependChild(new Element("script").attr("src", script));
            // what screen readers speak and what times are written in
            page.getDocument()
                    .getElementsByTag("html")
                    .attr("lang", Texts.language(page.getVaadinRequest()).getLanguage());
            PagePolicy.apply(page);
        });
    }
}
