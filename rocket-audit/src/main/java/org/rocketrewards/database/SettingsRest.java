package org.rocketrewards.database;

import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;

/**
 * Ends the look-out for changed settings when the application begins to stop: the container takes the data source away
 * before it tells the beans, and each look after that would fill the log. Declared in web.xml, because a listener in an
 * EJB jar is not looked for in an EAR.
 */
public class SettingsRest implements ServletContextListener {
    @Inject
    Settings settings;

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        settings.stop();
    }
}
