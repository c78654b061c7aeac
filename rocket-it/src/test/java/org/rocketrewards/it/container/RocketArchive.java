package org.rocketrewards.it.container;

import java.io.File;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The web archive as it was built. */
final class RocketArchive {
    private RocketArchive() {}

    static WebArchive built() {
        File war = new File(System.getProperty("rocket.reactor", ".."), "rocket-admin-ui/target/rocket.war");
        return ShrinkWrap.createFromZipFile(WebArchive.class, war);
    }
}
