package org.rocketrewards.admin.alerts;

/** Ways to the alerts. */
final class AlertsNavigation {
    static final String PATH = "alerts";

    private AlertsNavigation() {}
}
