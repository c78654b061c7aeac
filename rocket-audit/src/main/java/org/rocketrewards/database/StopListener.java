package org.rocketrewards.database;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;

/**
 * Tells those who work in the background that the application begins to stop: the container takes the data source away
 * before it tells the beans, and each look into the database after that would fill the log. Declared in web.xml, because
 * a listener in an EJB jar is not looked for in an EAR.
 */
public class StopListener implements ServletContextListener {
    @Inject
    Event<ApplicationStopping> news;

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        news.fire(new ApplicationStopping());
    }
}
