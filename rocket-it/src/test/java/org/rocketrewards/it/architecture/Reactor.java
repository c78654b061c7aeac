package org.rocketrewards.it.architecture;

import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.LocationProvider;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Where the reactor's modules have their compiled main classes. */
final class Reactor implements LocationProvider {
    private static final List<String> MODULES = List.of(
            "rocket-model",
            "rocket-audit",
            "rocket-ledger",
            "rocket-rules",
            "rocket-badges",
            "rocket-ingest",
            "rocket-admin-ui",
            "rocket-launcher",
            "rocket-bench");

    @Override
    public Set<Location> get(Class<?> testClass) {
        return MODULES.stream()
                .map(module -> Path.of("..", module, "target", "classes"))
                .filter(Files::isDirectory)
                .map(Location::of)
                .collect(Collectors.toSet());
    }
}
